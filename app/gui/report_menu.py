"""What can be done with a picture in a list or a table: look closely, copy, save."""

from collections.abc import Callable
from pathlib import Path

from PyQt5.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QContextMenuEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PyQt5.QtWidgets import QAbstractItemView, QFileDialog, QMenu

from app.gui.incoming import local_path
from app.gui.report_deeds import ReportDeeds
from app.gui.requests import Picture

_BAD_IN_NAMES = '/\\:*?"<>|'
_Keys = QKeySequence.StandardKey


class PictureMenu(QObject):
    """Return or a double click opens, the right button and the menu key offer the rest."""

    open_wanted = pyqtSignal(object)  # Picture

    def __init__(
        self,
        view: QAbstractItemView,
        picture_at: Callable[[QModelIndex], Picture | None],
        deeds: ReportDeeds,
    ) -> None:
        super().__init__(view)
        self._view, self._picture_at, self._deeds = view, picture_at, deeds
        self._copying = False
        view.activated.connect(self.open)
        viewport = view.viewport()
        assert viewport is not None
        for widget in (view, viewport):
            widget.installEventFilter(self)
        deeds.read.connect(self._on_read)

    def open(self, index: QModelIndex) -> None:
        """In the main window."""
        picture = self._picture_at(index)
        if picture is not None:
            self.open_wanted.emit(picture)

    def copy(self, index: QModelIndex) -> None:
        """To the clipboard, at its own size."""
        picture = self._picture_at(index)
        if picture is not None:
            self._copying = True
            self._deeds.read_picture(picture)

    def save(self, index: QModelIndex) -> None:
        """Asks for a place."""
        picture = self._picture_at(index)
        if picture is None:
            return
        dialog = QFileDialog(self._view, self.tr("Save the picture"))
        dialog.setObjectName("savePicture")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.setNameFilter("PNG (*.png)")
        dialog.selectFile(f"{file_name(Path(picture.title).stem)}.png")
        dialog.accepted.connect(
            lambda: self._deeds.save_picture(picture, Path(local_path(dialog.selectedUrls()[0])))
        )
        dialog.open()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Ctrl+C, and the menu where the mouse or the keyboard is."""
        if isinstance(event, QContextMenuEvent):
            index = self._view.indexAt(event.pos())
            if event.reason() == QContextMenuEvent.Reason.Keyboard or not index.isValid():
                index = self._view.currentIndex()
            self._show(index, event.globalPos())
            return True
        pressed = event is not None and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.matches(_Keys.Copy):
            self.copy(self._view.currentIndex())
            return True
        return False

    def _show(self, index: QModelIndex, place: QPoint) -> None:
        if self._picture_at(index) is None:
            return
        self._view.setCurrentIndex(index)
        menu = QMenu(self._view)
        menu.setObjectName("pictureMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = (
            (self.tr("&Open in the main window"), self.open),
            (self.tr("&Copy"), self.copy),
            (self.tr("&Save as PNG…"), self.save),
        )
        for text, slot in entries:
            action = menu.addAction(text)
            assert action is not None
            action.triggered.connect(lambda _, slot=slot: slot(index))
        menu.popup(place)

    def _on_read(self, image: QImage) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._copying and clipboard is not None:
            clipboard.setImage(image)
        self._copying = False


def file_name(title: str) -> str:
    """A title as part of a file's name on every system."""
    return "".join("_" if letter in _BAD_IN_NAMES else letter for letter in title).strip(" .")
