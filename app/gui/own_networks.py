"""The user's own networks beside the window: keeps, saves and takes them out, in a thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

from app.gui.worker_thread import WorkerThread
from app.messages import error_text
from models.errors import CodedError

if TYPE_CHECKING:
    from app.inference.collection import OwnNetwork


class OwnNetworks(QObject):
    """Every signal comes in the window's thread; what goes wrong is told in one sentence."""

    changed = pyqtSignal(object)  # tuple[OwnNetwork, ...]
    kept = pyqtSignal(object)  # OwnNetwork: there now, to be used
    saved = pyqtSignal(str)  # path of the copy
    failed = pyqtSignal(str)
    _wanted = pyqtSignal(object)  # Callable[[], None], run in the thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: WorkerThread | None = None
        self._worker: _Worker | None = None

    def keep(self, source: Path, name: str = "") -> None:
        """Copies a weights file among them."""
        self._do(lambda worker: worker.keep(source, name))

    def save(self, network: Path, target: Path) -> None:
        """Writes a copy of a network elsewhere."""
        self._do(lambda worker: worker.save(network, target))

    def take_out(self, network: Path) -> None:
        """Removes one of them."""
        self._do(lambda worker: worker.take_out(network))

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends the thread once what was asked for is done; False if that takes too long."""
        thread, self._thread, self._worker = self._thread, None, None
        return thread is None or thread.finish(milliseconds)

    def _do(self, work: "Callable[[_Worker], None]") -> None:
        if self._worker is None:
            self._worker = worker = _Worker()
            self._thread = WorkerThread(worker, "networks")
            self._wanted.connect(worker.work)
            worker.changed.connect(self.changed)
            worker.kept.connect(self.kept)
            worker.saved.connect(self.saved)
            worker.failed.connect(self.failed)
            self._thread.start()
        self._wanted.emit(work)


class _Worker(QObject):
    """Lives in the thread."""

    changed = pyqtSignal(object)
    kept = pyqtSignal(object)
    saved = pyqtSignal(str)
    failed = pyqtSignal(str)

    @pyqtSlot(object)
    def work(self, what: "Callable[[_Worker], None]") -> None:
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
