"""Lets pictures be dropped anywhere on a widget."""

from PyQt5.QtCore import QEvent, QObject, Qt, pyqtSignal
from PyQt5.QtGui import QDropEvent
from PyQt5.QtWidgets import QWidget

from app.gui.incoming import folders_from, pictures_from


class DropFilter(QObject):
    """Watches a widget; says which pictures, or which folder, were dropped on it."""

    dropped = pyqtSignal(list)  # of Picture
    folder_dropped = pyqtSignal(str)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Accepts what holds a picture or a file."""
        if not isinstance(event, QDropEvent):  # drag-enter and drag-move are drop events too
            return False
        mime = event.mimeData()
        if mime is None or not (mime.hasUrls() or mime.hasImage() or mime.hasText()):
            return False
        if not event.possibleActions() & Qt.DropAction.CopyAction:
            return False
        # never a move, which some file managers would complete by deleting the file
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            folders = folders_from(mime)
            if folders:
                self.folder_dropped.emit(folders[0])
            else:
                self.dropped.emit(pictures_from(mime))
        return True
