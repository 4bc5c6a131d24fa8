"""Draws test pictures from the user's data set, in a thread of its own."""

import sys
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

from app.gui.pixels import to_qimage
from app.gui.requests import Picture
from models.errors import CodedError

if TYPE_CHECKING:
    from app.training.sample import Drawn

PER_CLASS = 10


class TestPictureWorker(QObject):
    """Answers the newest request; those that a newer one has overtaken are left out."""

    __test__ = False  # no test, whatever the name says to pytest

    drawn = pyqtSignal(int, list)  # request's number, Pictures
    failed = pyqtSignal(int, object)  # request's number, the exception

    def __init__(self) -> None:
        super().__init__()
        self._newest = 0

    def announce(self, number: int) -> None:
        """Called from any thread: requests older than `number` need no answer any more."""
        self._newest = number

    @pyqtSlot(int, object)
    def draw(self, number: int, seed: int) -> None:
        """Finds the data set and draws."""
        if number < self._newest:
            return
        try:
            # numpy and Pillow: not to be imported by the window's thread
            from app.training.sample import draw_test_pictures
            from app.training.sources import find_data

            chosen = draw_test_pictures(find_data(), PER_CLASS, seed)
            self.drawn.emit(number, [_picture(one) for one in chosen])
        except CodedError as error:
            self.failed.emit(number, error)
        except Exception as error:  # noqa: BLE001 - every error is shown
            sys.excepthook(*sys.exc_info())  # logged and shown; the thread lives on
            self.failed.emit(number, error)


def _picture(drawn: "Drawn") -> Picture:
    if drawn.path is not None:
        return Picture(str(drawn.path), drawn.label)
    from PIL import Image

    assert drawn.pixels is not None
    return Picture(to_qimage(Image.fromarray(drawn.pixels)), drawn.label, drawn.name)
