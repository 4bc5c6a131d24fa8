"""File ▸ Open: several pictures at once, or a folder of them."""

import os

from PyQt5.QtCore import QCoreApplication, QStandardPaths, Qt, pyqtSignal
from PyQt5.QtWidgets import QFileDialog, QWidget

from app.gui.incoming import local_path
from app.gui.picture_names import SUFFIXES
from app.gui.requests import Picture


class OpenDialog(QFileDialog):
    """Does not wait: `opened` says what was chosen."""

    opened = pyqtSignal(list)  # of Picture

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(parent, translate("OpenDialog", "Open pictures"), _begin_in(folder))
        self.setObjectName("openDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFileMode(QFileDialog.FileMode.ExistingFiles)
        pictures = translate("OpenDialog", "Pictures")
        everything = translate("OpenDialog", "All files")
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        # file systems tell capitals apart, cameras write .JPG
        patterns = f"{patterns} {patterns.upper()}"
        self.setNameFilters([f"{pictures} ({patterns})", f"{everything} (*)"])
        # Qt's own dialog would list the endless patterns behind the word
        self.setOption(QFileDialog.Option.HideNameFilterDetails)
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        self.opened.emit([Picture(local_path(url)) for url in self.selectedUrls()])


class OpenFolderDialog(QFileDialog):
    """Does not wait: `opened` says which folder was chosen."""

    opened = pyqtSignal(str)  # path

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title = translate("OpenDialog", "Open a folder of pictures")
        super().__init__(parent, title, _begin_in(folder))
        self.setObjectName("openFolderDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        for url in self.selectedUrls()[:1]:
            self.opened.emit(local_path(url))


def _begin_in(folder: str) -> str:
    """The folder used last; where there is none (any more), where people keep their pictures."""
    places = QStandardPaths.StandardLocation
    theirs = (places.PicturesLocation, places.HomeLocation)
    known = [folder, *(QStandardPaths.writableLocation(place) for place in theirs)]
    return next((each for each in known if os.path.isdir(each)), folder)
