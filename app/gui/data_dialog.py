"""Fetches CIFAR-10 or brings in a data set that lies elsewhere on this computer."""

import time

from PyQt5.QtCore import QEvent, Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QPalette, QResizeEvent
from PyQt5.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.gui import data_wording as wording
from app.gui.button_box import ButtonBox
from app.gui.data_state import DataState
from app.gui.data_task import DataTask
from app.gui.data_worker import DataPlace
from app.gui.incoming import local_path

_WIDTH = 540  # logical pixels
_STEPS = 1000  # of the bar
_READABLE = 0.4  # seconds that a figure stays
_SILENCE = 3000  # milliseconds without a byte, until that is said
_BUTTONS = ("dataImport", "dataAgain", "dataDownload", "dataCancel", "dataClose")


class DataDialog(QDialog):
    """Explains, looks for room, works in the background, and can be closed meanwhile."""

    data_ready = pyqtSignal()  # a data set is there now
    status_changed = pyqtSignal(str)  # what to show while the dialog is closed; empty: nothing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataDialog")
        self.task = DataTask(self)
        self._state = DataState()
        self._figures: tuple[int, int | None, float] | None = None  # as the task gave them
        self._said_at = 0.0
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SILENCE)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        names = ("dataIntro", "dataPlace", "dataMessage", "dataLine", "dataHint")
        labels = [self._label(name) for name in names]
        self._intro, self._where, self._message, self._line, self._hint = labels
        for label in (self._where, self._hint):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._hint.setTextFormat(Qt.TextFormat.RichText)
        self._hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._hint.setOpenExternalLinks(True)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("dataProgress")
        self._bar.setTextVisible(False)  # the line below says more
        box = ButtonBox(self)
        self._buttons = {name: self._button(name, box) for name in _BUTTONS}
        menu = QMenu(self._buttons["dataImport"])
        archive, folder = menu.addAction(""), menu.addAction("")
        assert archive is not None
        assert folder is not None
        self._archive, self._folder = archive, folder
        self._buttons["dataImport"].setMenu(menu)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.setContentsMargins(20, 20, 20, 16)
        for widget in (self._intro, self._where, self._message, self._bar, self._line, self._hint):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(box)
        self.setMinimumWidth(_WIDTH)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, name: str, box: QDialogButtonBox) -> QPushButton:
        roles = QDialogButtonBox.ButtonRole
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        box.addButton(button, roles.RejectRole if name == "dataClose" else roles.ActionRole)
        return button

    def _connect(self) -> None:
        self.task.looked.connect(self._on_looked)
        self.task.progressed.connect(self._on_progressed)
        self.task.finished.connect(self._on_finished)
        self.task.failed.connect(self._on_failed)
        self._silence.timeout.connect(self._on_silence)
        self._buttons["dataDownload"].clicked.connect(lambda: self._begin(""))
        self._buttons["dataAgain"].clicked.connect(self._on_again)
        self._buttons["dataCancel"].clicked.connect(self._on_cancel)
        self._buttons["dataClose"].clicked.connect(self.reject)
        self._archive.triggered.connect(self._on_archive)
        self._folder.triggered.connect(self._on_folder)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setWindowTitle(self.tr("The CIFAR-10 data set"))
        self._intro.setText(
            self.tr(
                "CIFAR-10 is a collection of 60,000 small photographs in ten classes, from "
                "airplanes to trucks. The networks learn from 50,000 of them; the other 10,000 "
                "show how good they have become. The download has 170 MB."
            )
        )
        self._bar.setAccessibleName(self.tr("Progress"))
        self._archive.setText(self.tr("The archive cifar-10-python.tar.gz…"))
        self._folder.setText(self.tr("A folder with train and test…"))
        self._show()

    def ask(self) -> None:
        """Opens the dialog; what is under way goes on."""
        if not self.task.busy:
            self._look()
        self.open()

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends what is under way, when the program ends; False if it did not end in time."""
        self._silence.stop()
        return self.task.stop(milliseconds)

    def changeEvent(self, event: QEvent | None) -> None:
        """A link keeps the colour of the palette that it was written under."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.PaletteChange:
            self._hint.clear()
            self._show()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Narrower means more lines."""
        super().resizeEvent(event)
        self._make_room()

    def _look(self) -> None:
        self._change(step="looking", error=None)
        self.task.look()

    def _begin(self, path: str, replace: bool = False) -> None:
        self._figures, self._said_at = None, 0.0
        self._change(step="working", error=None, bringing=path)
        if path:
            self.task.bring(path, replace)
        else:
            self.task.download()

    def _on_looked(self, place: DataPlace) -> None:
        before = self._state.place
        arrived = place.source is not None and (before is None or before.source is None)
        if (
            arrived and self._state.step == "stopped"
        ):  # the import was quicker than the one who stopped it
            self._change(step="done", place=place)
            self.data_ready.emit()
        elif self._state.step == "looking":
            self._change(step="offer", place=place)
        else:
            self._change(place=place)

    def _on_progressed(self, done: int, total: int | None, rate: float) -> None:
        self._figures = done, total, rate
        self._silence.start()
        now, whole = time.monotonic(), total is not None and done >= total
        if now - self._said_at >= _READABLE or whole:
            self._said_at = now
            self._show_progress(wording.progress(done, total, rate))

    def _on_silence(self) -> None:
        if self._state.working and self._figures is not None:
            done, total, _ = self._figures
            if total is None or done < total:
                self._show_progress(wording.waiting(done, total))

    def _on_finished(self) -> None:
        self._change(step="done")
        self.task.look()
        self.data_ready.emit()

    def _on_failed(self, error: Exception) -> None:
        self._change(step="failed", error=error)
        self.task.look()

    def _on_cancel(self) -> None:
        if self._state.asks_to_replace:
            self._change(step="offer", error=None)
        else:
            self.task.cancel()
            self._change(step="stopped")

    def _on_again(self) -> None:
        if self._state.step == "failed" and self._state.bringing:
            self._begin(self._state.bringing, replace=self._state.asks_to_replace)
        else:
            self._look()

    def _on_archive(self) -> None:
        dialog = QFileDialog(self, self.tr("Import the archive"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Archives") + " (*.tar.gz *.tgz *.tar)")
        self._choose(dialog)

    def _on_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Import a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._choose(dialog)

    def _choose(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._begin(local_path(dialog.selectedUrls()[0])))
        dialog.open()

    def _change(self, **what: object) -> None:
        self._state = self._state._replace(**what)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        state = self._state
        place = wording.whereabouts(state.place) if state.place is not None else "…"
        self._where.setText(wording.breakable(place))
        self._message.setText(wording.breakable(state.sentence()))
        role = QPalette.ColorRole.BrightText if state.wrong else QPalette.ColorRole.WindowText
        self._message.setForegroundRole(role)
        self._hint.setText(state.advice())
        for label in (self._message, self._hint):
            label.setVisible(bool(label.text()))
        for widget in (self._bar, self._line):
            widget.setVisible(state.working)
        if state.working:
            figures = self._figures
            self._show_progress(wording.progress(*figures) if figures else state.first_words())
        else:
            self._silence.stop()
            self.status_changed.emit(state.sentence() if state.step == "failed" else "")
        self._show_buttons()
        self._make_room()

    def _show_progress(self, sentence: str) -> None:
        self._line.setText(sentence)
        self.status_changed.emit(f"CIFAR-10: {sentence}")
        done, total = self._figures[:2] if self._figures else (0, None)
        self._bar.setRange(0, _STEPS if total else 0)  # 0 to 0: something moves, nobody knows
        if total:
            self._bar.setValue(_STEPS * done // total)

    def _show_buttons(self) -> None:
        offers = self._state.offers()
        had_focus = self.focusWidget()
        for name, button in self._buttons.items():
            button.setVisible(name in offers)
            button.setText(offers.get(name, ""))
        download, close = self._buttons["dataDownload"], self._buttons["dataClose"]
        looking = self._state.step == "looking"
        download.setEnabled(not looking and not self._state.full)
        # Return does the likeliest, and never what throws something away
        likely = [b for b in (download, close) if b.objectName() in offers and b.isEnabled()]
        default = next(iter(likely), self._buttons["dataCancel"])
        default.setDefault(True)
        if had_focus is None or had_focus.isHidden() or had_focus is close:
            default.setFocus()

    def _make_room(self) -> None:
        """A layout makes no room of its own for lines that are wrapped later."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setMinimumHeight(layout.totalHeightForWidth(max(self.width(), _WIDTH)))
