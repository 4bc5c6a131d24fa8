"""Reads pictures and asks networks, in a thread of its own."""

import logging
import sys
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QImage

from app.gui import pillow_memory
from app.gui.pixels import to_pillow, to_qimage
from app.gui.requests import Picture, Request
from app.messages import error_text
from models.errors import CodedError

if TYPE_CHECKING:
    from PIL.Image import Image

    from app.inference.predictor import Predictor, Prepared
    from models.weights import WeightsInfo

_KEPT = 2**24  # pixels: a larger picture is let go once it is prepared, 4 bytes for each of them

_log = logging.getLogger(__name__)


class PredictionWorker(QObject):
    """Answers the newest request; those that a newer one has overtaken are left out."""

    picture_read = pyqtSignal(int, QImage)  # picture's number, a copy of it for the screen
    picture_failed = pyqtSignal(int, str)  # picture's number, sentence
    loading = pyqtSignal(int)  # request's number: torch comes first, that takes seconds
    predicted = pyqtSignal(int, object)  # request's number, Prediction
    prediction_failed = pyqtSignal(int, str)  # request's number, sentence

    def __init__(self) -> None:
        super().__init__()
        self._newest = 0
        self._predictor: Predictor | None = None
        self._look = _Look(0)

    def announce(self, number: int) -> None:
        """Called from any thread: requests older than `number` need no answer any more."""
        self._newest = max(self._newest, number)

    @pyqtSlot(object)
    def answer(self, request: Request) -> None:
        """Reads and shows the request's picture if it is new, then asks its network."""
        if self._overtaken(request):
            return
        try:
            with pillow_memory.in_steps():
                self._answer(request)
        except CodedError as error:
            self.prediction_failed.emit(request.number, error_text(error))
        except Exception as error:  # noqa: BLE001 - every error is shown
            sys.excepthook(*sys.exc_info())  # logged and shown; the thread lives on
            sentence = f"{type(error).__name__}: {error}"
            if not self._look.shown:  # the view waits for it
                self.picture_failed.emit(request.picture_number, sentence)
            self.prediction_failed.emit(request.number, sentence)

    @pyqtSlot()
    def warm_up(self) -> None:
        """Loads torch ahead of the first picture."""
        try:
            self._load()
        except ImportError:
            _log.warning("torch cannot be imported", exc_info=True)  # the first request tells it

    def _answer(self, request: Request) -> None:
        if not self._read(request) or self._overtaken(request):
            return
        self._show()
        if request.network is None:
            return
        if self._predictor is None:
            self.loading.emit(request.number)
        predictor = self._load()
        if self._overtaken(request):
            return
        prepared = self._prepare(request.picture, request.network)
        if self._overtaken(request):
            return
        (prediction,) = predictor.answer([prepared], request.network)
        if not self._overtaken(request):
            self.predicted.emit(request.number, prediction)

    def _read(self, request: Request) -> bool:
        """Whether there is a picture to ask about. It is read once, however often it is asked."""
        number = request.picture_number
        if number != self._look.number:
            self._look = look = _Look(number)
            pillow_memory.give_back()  # that of the last picture, before this one wants some
            try:
                look.image = _image_of(request.picture)
            except CodedError as error:
                self.picture_failed.emit(number, error_text(error))
            look.readable = look.image is not None
            pillow_memory.give_back()
        return self._look.readable

    def _show(self) -> None:
        """Once a picture, and not while it is read: another one may have been wanted meanwhile."""
        look = self._look
        if not look.shown and look.image is not None:
            self.picture_read.emit(look.number, to_qimage(look.image))
            look.shown = True

    def _prepare(self, picture: Picture, network: str) -> "Prepared":
        from app.inference.resolve import resolve_weights
        from models.weights import read_info

        look, info = self._look, read_info(resolve_weights(network))
        return look.prepared(picture, info)

    def _load(self) -> "Predictor":
        if self._predictor is None:
            from app.gui.torch_loader import load_torch

            load_torch()
            import torch

            from app.inference.predictor import Predictor

            # one picture keeps one core busy; with more, each layer waits for the slowest of them,
            # which beside a training takes several times as long. Nothing else here computes.
            torch.set_num_threads(1)
            self._predictor = Predictor()
        return self._predictor

    def _overtaken(self, request: Request) -> bool:
        return request.number < self._newest


class _Look:
    """The picture being looked at, as far as it has got."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.image: Image | None = None
        self.readable = self.shown = False
        self._prepared: dict[tuple[int, str, tuple[str, ...]], Prepared] = {}

    def prepared(self, picture: Picture, info: "WeightsInfo") -> "Prepared":
        """As a network wants it, prepared once for all that want the same."""
        from app.inference.predictor import prepare, way  # torch is there by now

        wanted = way(info)
        if wanted not in self._prepared:
            image = self.image or _image_of(picture)  # read again: seldom, networks want the same
            self._prepared[wanted] = prepare(image, info)
            self.image = image if image.width * image.height <= _KEPT else None
        return self._prepared[wanted]


def _image_of(picture: Picture) -> "Image":
    from app.inference.images import LARGEST, ImageReadError, read_image  # Pillow, after the start

    source = picture.source
    if not isinstance(source, QImage):
        return read_image(source)
    pixels, limit = source.width() * source.height(), LARGEST // 1_000_000
    if pixels > LARGEST:
        size = f"{pixels / 1e6:.0f}"
        raise ImageReadError("image-too-large", path=picture.title, megapixels=size, limit=limit)
    return to_pillow(source)
