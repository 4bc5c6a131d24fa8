"""Which pictures there are to look at, and which of them is looked at."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal

from app.gui.picture_list import PictureList
from app.gui.requests import Picture

if TYPE_CHECKING:
    from app.gui.folder_scanner import FolderScanner
    from app.gui.test_pictures import TestPictures

OPENED, BUNDLED, TEST = "opened", "bundled", "test"  # where the pictures come from


class Browsing(QObject):
    """Keeps a list of pictures for each source and the place in it; reads no disk itself."""

    opened = pyqtSignal(str)  # path of the first of the pictures that somebody opened
    looked_at = pyqtSignal(object)  # Picture
    # an object, as Qt would copy a list element by element
    listed = pyqtSignal(str, object, int)  # source, its pictures, the place in them
    moved = pyqtSignal(int)  # place in the list
    emptied = pyqtSignal(str, str)  # source, why it has no pictures: a sentence
    said = pyqtSignal(str)  # a sentence that needs no answer

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pictures = PictureList()
        self.source = OPENED
        self._all: list[Picture] = []
        self._kept: dict[str, tuple[list[Picture], int]] = {}  # of the sources left
        self._folder = ""  # that is being read, for its pictures
        self._started = False
        self._later = ""  # source that was asked for before the start
        self._drawing = False  # test pictures are on their way, and nothing else was asked for
        self._missed = ""  # the source that was asked for last and has no pictures
        self._scanner: FolderScanner | None = None
        self._test_pictures: TestPictures | None = None

    def start(self) -> None:
        """Starts the threads that read folders; what was opened before is told again."""
        from app.gui.folder_scanner import FolderScanner  # the window is painted without

        self._started = True
        self._scanner = FolderScanner(self)
        self._scanner.found.connect(self._on_found)
        if self._later:
            self.show_source(self._later)
        elif self._folder:
            self._scanner.scan(self._folder)
        else:
            self._scan_around()

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends the threads; False if one was still busy then."""
        threads = [thread for thread in (self._scanner, self._test_pictures) if thread is not None]
        stopped = [thread.stop(milliseconds) for thread in threads]
        return all(stopped)

    def open(self, pictures: Sequence[Picture]) -> None:
        """Looks at the first of these; one file alone brings its folder along."""
        self._folder = ""
        self._replace(OPENED, list(pictures), 0)
        self._scan_around()

    def open_folder(self, folder: str) -> None:
        """Looks at the pictures of a folder once it has been read."""
        self._folder, self._missed = folder, ""
        if self._scanner is not None:
            self._scanner.scan(folder)

    def show_source(self, source: str) -> None:
        """Goes on where this source was left, or begins with it."""
        if not self._started:
            self._later = source
            return
        self._folder = ""  # whoever goes elsewhere meanwhile is not fetched back
        if source == self.source and len(self.pictures):
            self._missed, self._drawing = "", False
            self.tell()  # the shelf may show another source's sentence
            return
        pictures, index = self._kept.get(source, ([], 0))
        if pictures:
            self._replace(source, pictures, index)
        elif source == BUNDLED:
            from app.gui.bundled import bundled_pictures

            bundled = bundled_pictures()
            if bundled:  # somebody may have deleted them
                self._replace(BUNDLED, bundled, 0)
        elif source == TEST:
            self.shuffle()
        else:
            self._miss(source, self.tr("Open or drop pictures of your own: they appear here."))

    def shuffle(self) -> None:
        """Draws other test pictures."""
        if self._test_pictures is None:
            from app.gui.test_pictures import TestPictures  # seldom wanted

            self._test_pictures = TestPictures(self)
            self._test_pictures.ready.connect(self._on_test_pictures)
            self._test_pictures.missing.connect(lambda why: self._miss(TEST, why))
            self._test_pictures.failed.connect(lambda why: self._miss(TEST, why))
        self._drawing = True
        self._test_pictures.draw()

    def retry(self) -> None:
        """There may be pictures now where there were none, or the language is another."""
        if self._missed:
            self.show_source(self._missed)

    def step(self, step: int) -> None:
        """Looks at the picture so many places further, if there is one."""
        self.go(self.pictures.index + step)

    def go(self, index: int) -> None:
        """Looks at the picture at this place, if there is one."""
        if index != self.pictures.index and self.pictures.go(index):
            self._look()

    def _miss(self, source: str, why: str) -> None:
        if source == TEST and not self._drawing:
            return
        self._missed, self._drawing = source, False
        self.emptied.emit(source, why)

    def _replace(self, source: str, pictures: list[Picture], index: int) -> None:
        self._missed, self._drawing = "", False
        self._kept[self.source] = (self._all, self.pictures.index)
        self.source, self._all = source, pictures
        self.pictures.replace(pictures, index)
        self.tell()
        picture = self.pictures.current
        if source == OPENED and picture is not None and isinstance(picture.source, str):
            self.opened.emit(picture.source)
        self._look()

    def tell(self) -> None:
        """Says again which pictures there are."""
        self.listed.emit(self.source, self._all, self.pictures.index)

    def _look(self) -> None:
        self.moved.emit(self.pictures.index)
        self.looked_at.emit(self.pictures.current)

    def _scan_around(self) -> None:
        """A file that was opened alone: its neighbours are a key away."""
        picture = self.pictures.current
        if self._scanner is None or self.source != OPENED or len(self.pictures) != 1:
            return
        if picture is not None and isinstance(picture.source, str):
            self._scanner.scan(picture.source)

    def _on_found(self, asked: str, paths: list[str]) -> None:
        if asked == self._folder:
            self._folder = ""
            if paths:
                self._replace(OPENED, [Picture(path) for path in paths], 0)
            else:
                self.said.emit(self.tr("There are no pictures in this folder."))
            return
        picture = self.pictures.current
        if self.source != OPENED or len(self.pictures) != 1 or picture is None:
            return
        if picture.source == asked and asked in paths and len(paths) > 1:
            self._all = [Picture(path) for path in paths]
            self.pictures.replace(self._all, paths.index(asked))
            self.tell()
            self.moved.emit(self.pictures.index)

    def _on_test_pictures(self, pictures: list[Picture]) -> None:
        if self._drawing:
            self._replace(TEST, pictures, 0)
        else:  # the person has gone elsewhere meanwhile
            self._kept[TEST] = (pictures, 0)
