"""Draws pictures of every class from the training or the test part of a data set, in a thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtGui import QImage

from app.gui.report_deeds import DeedsWorker, ReportDeeds, in_words
from app.gui.requests import Picture
from models.errors import CodedError

if TYPE_CHECKING:
    from app.training.sample import Drawn

PER_CLASS = 10


class ClassRow(NamedTuple):
    """One class: how many pictures it has, and some of them with their small images."""

    name: str
    total: int
    pictures: tuple[Picture, ...] = ()
    images: tuple[QImage, ...] = ()


class DataPageFiles(ReportDeeds):
    """Every signal comes in the window's thread, with the number of the draw."""

    counted = pyqtSignal(int, object)  # tuple[ClassRow, ...], without pictures yet
    drawn = pyqtSignal(int, int, object)  # place of a class, its ClassRow
    missing = pyqtSignal(int, object)  # CodedError, or any other error in words

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("data-page", parent)
        self.newest = 0

    def draw(self, part: str, seed: int, edge: int) -> int:
        """Draws pictures of "train" or "test", small images of this edge; its number."""
        self.newest = number = self.newest + 1
        self.do(lambda worker: worker.draw(lambda: self.newest == number, number, part, seed, edge))
        return number

    def make_worker(self) -> "_Worker":
        """The worker with its signals connected."""
        worker = _Worker()
        self.connected(worker)
        worker.counted.connect(self.counted)
        worker.drawn.connect(self.drawn)
        worker.missing.connect(self.missing)
        return worker


class _Worker(DeedsWorker):
    counted = pyqtSignal(int, object)
    drawn = pyqtSignal(int, int, object)
    missing = pyqtSignal(int, object)

    def draw(
        self, wanted: Callable[[], bool], number: int, part: str, seed: int, edge: int
    ) -> None:
        """Class by class; ends early where another draw is wanted meanwhile."""
        try:
            if wanted():
                self._draw(wanted, number, part, seed, edge)
        except CodedError as error:
            self.missing.emit(number, error)
        except Exception as error:  # noqa: BLE001 - every error is shown
            self.missing.emit(number, in_words(error))

    def _draw(
        self, wanted: Callable[[], bool], number: int, part: str, seed: int, edge: int
    ) -> None:
        from app.training.sample import count_classes, draw_test_pictures
        from app.training.sources import find_data

        source = find_data()
        counts = count_classes(source, part)
        drawn = draw_test_pictures(source, PER_CLASS, seed, part)
        self.counted.emit(number, tuple(ClassRow(*each) for each in counts.items()))
        for place, (name, count) in enumerate(counts.items()):
            those = [each for each in drawn if each.label == name]
            pictures = tuple(_picture(each) for each in those)
            images = tuple(_image(picture, edge) for picture in pictures if wanted())
            if not wanted():
                return
            self.drawn.emit(number, place, ClassRow(name, count, pictures, images))


def _picture(drawn: "Drawn") -> Picture:
    if drawn.path is not None:
        return Picture(str(drawn.path), drawn.label)
    from PIL import Image

    from app.gui.pixels import to_qimage

    assert drawn.pixels is not None
    return Picture(to_qimage(Image.fromarray(drawn.pixels)), drawn.label, drawn.name)


def _image(picture: Picture, edge: int) -> QImage:
    from app.gui.thumbnail_reader import read_thumbnail

    return read_thumbnail(picture.source, edge)
