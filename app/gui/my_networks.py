"""My networks: the menu of the user's own, and the dialogs that bring, save and take out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, Qt, pyqtSignal
from PyQt5.QtWidgets import QActionGroup, QFileDialog, QMainWindow, QMenu

from app.gui.incoming import local_path
from app.gui.own_networks import OwnNetworks
from app.gui.question import Question, ask
from app.inference.collection import own_networks
from app.inference.resolve import resolve_weights
from app.paths import NETWORK_SUFFIX
from models.errors import CodedError

if TYPE_CHECKING:
    from app.gui.actions import Actions
    from app.gui.model_picker import ModelPicker
    from app.gui.settings import Settings
    from app.inference.collection import OwnNetwork

_FILES = f"*{NETWORK_SUFFIX}"


class MyNetworks(QObject):
    """Between the picker, the actions and the thread that copies files."""

    said = pyqtSignal(str)  # a sentence for the status bar

    def __init__(
        self, window: QMainWindow, picker: "ModelPicker", actions: "Actions", settings: "Settings"
    ) -> None:
        super().__init__(window)
        self._window, self._picker, self._settings = window, picker, settings
        self._actions = [
            actions[name]
            for name in ("actionOpenNetwork", "actionSaveNetwork", "actionRemoveNetwork")
        ]
        self._networks: tuple[OwnNetwork, ...] = ()
        self._files = OwnNetworks(self)
        self.menu = QMenu(window)
        self.menu.setObjectName("menuOwn")
        self.menu.setToolTipsVisible(True)
        self._group = QActionGroup(self.menu)
        picker.add_own(self.menu)
        picker.chosen.connect(self._on_chosen)
        self._files.changed.connect(self._show)
        self._files.kept.connect(self._on_kept)
        self._files.saved.connect(
            lambda path: self.said.emit(self.tr("Saved as {path}.").format(path=path))
        )
        self._files.failed.connect(self.said)
        for action, slot in zip(self._actions, (self.open, self.save, self.remove), strict=True):
            action.triggered.connect(lambda _=False, slot=slot: slot())
        self._show(own_networks())

    def stop(self, milliseconds: int = 1800) -> bool:
        """The window goes; what is being copied is finished first."""
        return self._files.stop(milliseconds)

    def keep(self, source: Path, name: str = "") -> None:
        """A file, or what a run has made, becomes one of them and is chosen."""
        self._files.keep(source, name)

    def open(self) -> None:
        """Asks for a file."""
        dialog = self._dialog(self.tr("Open a network"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.accepted.connect(lambda: self.keep(Path(local_path(dialog.selectedUrls()[0]))))
        dialog.open()

    def save(self) -> None:
        """Asks where the chosen network is to be written."""
        key = self._picker.current()
        if key is None:
            return
        try:
            network = resolve_weights(key)
        except CodedError as error:  # its file has gone meanwhile
            from app.messages import error_text

            self.said.emit(error_text(error))
            return
        dialog = self._dialog(self.tr("Save the network"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(NETWORK_SUFFIX.removeprefix("."))
        dialog.selectFile(network.name)
        dialog.accepted.connect(
            lambda: self._files.save(network, Path(local_path(dialog.selectedUrls()[0])))
        )
        dialog.open()

    def remove(self) -> None:
        """Asks before the chosen network is taken out; the published ones stay."""
        network = self._chosen()
        if network is None:
            return
        texts = Question(
            self.tr("Take out a network"),
            self.tr("Take “{name}” out of your networks?").format(name=network.name),
            self.tr("Its file is deleted. The training that made it, if it is still there, stays."),
            self.tr("Take out"),
        )
        ask(self._window, "removeNetworkBox", texts, lambda: self._files.take_out(network.path))

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._show(self._networks)

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setObjectName("networkDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(f"{self.tr('Networks')} ({_FILES})")
        return dialog

    def _chosen(self) -> "OwnNetwork | None":
        chosen = self._picker.current()
        return next((each for each in self._networks if str(each.path) == chosen), None)

    def _show(self, networks: "Sequence[OwnNetwork]") -> None:
        self._networks = tuple(networks)
        self._picker.show_own(self._networks, self._settings.own_network)
        self.menu.clear()
        for network in self._networks:
            self._add(network)
        self.menu.addSeparator()
        self.menu.addActions(self._actions)
        self._mark()

    def _add(self, network: "OwnNetwork") -> None:
        action = self.menu.addAction(network.name.replace("&", "&&"))
        assert action is not None
        action.setCheckable(True)
        action.setData(str(network.path))
        if network.error is not None:
            from app.messages import error_text

            action.setEnabled(False)
            action.setToolTip(error_text(network.error))
        else:
            action.setToolTip(network.title)
        action.triggered.connect(lambda: self._picker.choose(str(network.path)))
        self._group.addAction(action)

    def _on_kept(self, network: "OwnNetwork") -> None:
        self._picker.choose(str(network.path))
        sentence = self.tr("“{name}” is one of your networks now, and chosen.")
        self.said.emit(sentence.format(name=network.name))

    def _on_chosen(self, key: str) -> None:
        if self._chosen() is not None:
            self._settings.own_network = key
        self._mark()

    def _mark(self) -> None:
        chosen = self._picker.current()
        for action in self._group.actions():
            action.setChecked(action.data() == chosen)
        _, save, remove = self._actions
        save.setEnabled(chosen is not None)
        remove.setEnabled(self._chosen() is not None)
