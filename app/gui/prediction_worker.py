"""Reads pictures and asks networks, in a thread of its own."""

import logging
import sys
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QImage

from app.gui.pixels import to_pillow, to_qimage
from app.gui.requests import Picture, Request
from app.messages import error_text
from models.errors import CodedError

if TYPE_CHECKING:
    from PIL.Image import Image

    from app.inference.predictor import Predictor

_log = logging.getLogger(__name__)


class PredictionWorker(QObject):
    """Answers the newest request; those that a newer one has overtaken are left out."""

    picture_read = pyqtSignal(int, QImage)  # picture's number, a copy of it
    picture_failed = pyqtSignal(int, str)  # picture's number, sentence
    loading = pyqtSignal(int)  # request's number: torch comes first, that takes seconds
    predicted = pyqtSignal(int, object)  # request's number, Prediction
    prediction_failed = pyqtSignal(int, str)  # request's number, sentence

    def __init__(self) -> None:
        super().__init__()
        self._newest = 0
        self._predictor: Predictor | None = None
        self._picture_number = 0  # of the picture kept in _image
        self._image: Image | None = None

    def announce(self, number: int) -> None:
        """Called from any thread: requests older than `number` need no answer any more."""
        self._newest = max(self._newest, number)

    @pyqtSlot(object)
    def answer(self, request: Request) -> None:
        """Reads the request's picture if it is new, then asks its network."""
        if self._overtaken(request):
            return
        try:
            self._answer(request)
        except CodedError as error:
            self.prediction_failed.emit(request.number, error_text(error))
        except Exception as error:  # noqa: BLE001 - every error is shown
            sys.excepthook(*sys.exc_info())  # logged and shown; the thread lives on
            self.prediction_failed.emit(request.number, f"{type(error).__name__}: {error}")

    @pyqtSlot()
    def warm_up(self) -> None:
        """Loads torch ahead of the first picture."""
        try:
            self._load()
        except ImportError:
            _log.warning("torch cannot be imported", exc_info=True)  # the first request tells it

    def _answer(self, request: Request) -> None:
        image = self._read(request)
        if image is None or request.network is None or self._overtaken(request):
            return
        if self._predictor is None:
            self.loading.emit(request.number)
        predictor = self._load()
        if self._overtaken(request):
            return
        prediction = predictor.predict(image, request.network)
        if not self._overtaken(request):
            self.predicted.emit(request.number, prediction)

    def _read(self, request: Request) -> "Image | None":
        number = request.picture_number
        if number != self._picture_number:
            self._picture_number, self._image = number, None
            try:
                self._image = _image_of(request.picture)
            except CodedError as error:
                self.picture_failed.emit(number, error_text(error))
            else:
                self.picture_read.emit(number, to_qimage(self._image))
        return self._image

    def _load(self) -> "Predictor":
        if self._predictor is None:
            from app.gui.torch_loader import load_torch

            load_torch()
            from app.inference.predictor import Predictor

            self._predictor = Predictor()
        return self._predictor

    def _overtaken(self, request: Request) -> bool:
        return request.number < self._newest


def _image_of(picture: Picture) -> "Image":
    if isinstance(picture.source, QImage):
        return to_pillow(picture.source)
    from app.inference.images import read_image  # Pillow, after the window is on the screen

    return read_image(picture.source)
