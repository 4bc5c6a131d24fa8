"""The user's own networks beside the window: keeps, saves and takes them out, in a thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

from app.gui.chores import Chores, ChoreWorker
from app.messages import error_text
from models.errors import CodedError

if TYPE_CHECKING:
    from app.inference.collection import OwnNetwork


class OwnNetworks(Chores):
    """Every signal comes in the window's thread; what goes wrong is told in one sentence."""

    changed = pyqtSignal(object)  # tuple[OwnNetwork, ...]
    kept = pyqtSignal(object)  # OwnNetwork: there now, to be used
    saved = pyqtSignal(str)  # path of the copy
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("networks", parent)

    def keep(self, source: Path, name: str = "") -> None:
        """Copies a weights file among them."""
        self.do(lambda worker: worker.keep(source, name))

    def save(self, network: Path, target: Path) -> None:
        """Writes a copy of a network elsewhere."""
        self.do(lambda worker: worker.save(network, target))

    def take_out(self, network: Path) -> None:
        """Removes one of them."""
        self.do(lambda worker: worker.take_out(network))

    def make_worker(self) -> "_Worker":
        """Copies and deletes."""
        worker = _Worker()
        worker.changed.connect(self.changed)
        worker.kept.connect(self.kept)
        worker.saved.connect(self.saved)
        worker.failed.connect(self.failed)
        return worker


class _Worker(ChoreWorker):
    changed = pyqtSignal(object)
    kept = pyqtSignal(object)
    saved = pyqtSignal(str)
    failed = pyqtSignal(str)

    @pyqtSlot(object)
    def work(self, what: Callable[[Any], None]) -> None:
        """Whatever goes wrong is told in a sentence."""
        try:
            what(self)
        except CodedError as error:
            self.failed.emit(error_text(error))

    def keep(self, source: Path, name: str) -> None:
        from app.inference.collection import keep_network

        network = keep_network(source, name)
        self._tell()
        self.kept.emit(network)

    def save(self, network: Path, target: Path) -> None:
        from app.inference.collection import save_copy

        save_copy(network, target)
        self._tell()  # it may lie among them
        self.saved.emit(str(target))

    def take_out(self, network: Path) -> None:
        from app.inference.collection import take_out

        take_out(network)
        self._tell()

    def _tell(self) -> None:
        from app.inference.collection import own_networks

        networks: tuple[OwnNetwork, ...] = own_networks()
        self.changed.emit(networks)
