"""File ▸ Open: several pictures at once."""

from PyQt5.QtCore import QCoreApplication, Qt, pyqtSignal
from PyQt5.QtWidgets import QFileDialog, QWidget

from app.gui.incoming import local_path
from app.gui.requests import Picture

_PATTERNS = "*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff"


class OpenDialog(QFileDialog):
    """Does not wait: `opened` says what was chosen."""

    opened = pyqtSignal(list)  # of Picture

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(parent, translate("OpenDialog", "Open pictures"), folder)
        self.setObjectName("openDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFileMode(QFileDialog.FileMode.ExistingFiles)
        pictures = translate("OpenDialog", "Pictures")
        everything = translate("OpenDialog", "All files")
        # file systems tell capitals apart, cameras write .JPG
        patterns = f"{_PATTERNS} {_PATTERNS.upper()}"
        self.setNameFilters([f"{pictures} ({patterns})", f"{everything} (*)"])
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        self.opened.emit([Picture(local_path(url)) for url in self.selectedUrls()])
