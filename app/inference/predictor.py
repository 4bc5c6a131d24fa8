"""Pixels become probabilities: the one engine of the window, the command line and evaluation."""

import logging
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from PIL import Image
from torch import nn

from app.inference.outputs import outputs
from app.inference.preprocess import preprocess_views
from app.inference.resolve import resolve_weights
from models.errors import CodedError
from models.weights import WeightsInfo, load_weights, read_info

log = logging.getLogger(__name__)

_KEPT_NETWORKS = 8  # the five published ones and a few of the user's
_Result = TypeVar("_Result")
_Found = tuple[list[float], float | None]  # probabilities, familiarity
_FileState = tuple[str, int, int]  # path, time of change in ns, bytes


class DeviceError(CodedError):
    """A device that this machine does not have. Code: device-missing."""


def choose_device(name: str = "auto") -> torch.device:
    """The device of that name; "auto" is CUDA, else MPS, else the CPU. Raises DeviceError."""
    there: dict[str, Callable[[], bool]] = {
        "cuda": torch.cuda.is_available,
        "mps": torch.backends.mps.is_available,
        "cpu": lambda: True,
    }
    if name == "auto":
        return torch.device(next(kind for kind, available in there.items() if available()))
    if name not in there or not there[name]():
        raise DeviceError("device-missing", device=name)
    return torch.device(name)


@dataclass(frozen=True)
class Prediction:
    """A network's answer to one picture. Fractions are 0…1; `probabilities` in the classes' order.

    `familiarity` is higher the more the picture looks like those the network has learnt from;
    `unknown` says that it lies below the threshold: probably none of the classes. Both are None
    where the weights file has no measure of it. `class_name` is the best guess in any case.
    `milliseconds` is preprocessing and network (its share of the batch), without reading the file.
    """

    model: str
    class_name: str
    probability: float
    probabilities: dict[str, float]
    milliseconds: float
    device: str
    unknown: bool | None = None
    familiarity: float | None = None


@dataclass(frozen=True)
class Prepared:
    """A picture as a network takes it: V×S×S×3 uint8 (V views), and the milliseconds that took."""

    pixels: np.ndarray
    milliseconds: float


def way(info: WeightsInfo) -> tuple[int, str, tuple[str, ...]]:
    """How a network wants its pictures; networks with the same can share a `Prepared`."""
    return (info.input_size, info.resizing, info.views)


def prepare(image: Image.Image, info: WeightsInfo) -> Prepared:
    """Preprocess as the weights file says. Large pictures need not be kept afterwards."""
    start = time.perf_counter()
    pixels = preprocess_views(image, *way(info))
    return Prepared(pixels, (time.perf_counter() - start) * 1000)


class Predictor:
    """Keeps networks loaded and answers with them; safe to call from several threads."""

    def __init__(self, device: str = "auto") -> None:
        self.device = choose_device(device)
        self._lock = threading.Lock()
        self._networks: OrderedDict[_FileState, tuple[nn.Module, WeightsInfo]] = OrderedDict()

    def predict(self, image: Image.Image, model: str) -> Prediction:
        """The answer of `model` (a key, a weights file or a run) to an RGB picture.

        Raises ResolveError or WeightsError.
        """
        return self.predict_all([image], model)[0]

    def predict_all(self, images: Iterable[Image.Image], model: str) -> list[Prediction]:
        """Answers to several pictures in one batch; see `predict`."""
        info = read_info(resolve_weights(model))
        return self.answer([prepare(image, info) for image in images], model)

    def answer(self, pictures: Sequence[Prepared], model: str) -> list[Prediction]:
        """Answers to pictures that were prepared for `model` (or for one prepared alike)."""
        if not pictures:
            return []
        views = [torch.from_numpy(picture.pixels) for picture in pictures]
        with self._lock:
            path = resolve_weights(model)
            info, found, seconds = self._or_on_cpu(lambda: self._run(path, views))
            device = self.device.type
        share = seconds * 1000 / len(pictures)
        return [
            _prediction(model, info, one, picture.milliseconds + share, device)
            for picture, one in zip(pictures, found, strict=True)
        ]

    def load(self, model: str) -> WeightsInfo:
        """Load a network ahead of its first picture; what its file says.

        Raises ResolveError or WeightsError.
        """
        with self._lock:
            return self._or_on_cpu(lambda: self._network(resolve_weights(model))[1])

    def _run(
        self, path: Path, pictures: Sequence[torch.Tensor]
    ) -> tuple[WeightsInfo, list[_Found], float]:
        """What the file says, what the network says of pictures V×S×S×3, and the seconds that took
        (loading aside)."""
        network, info = self._network(path)
        start = time.perf_counter()
        said = outputs(network, info, torch.cat(tuple(pictures)), self.device)
        each = said.of_pictures(info, [len(picture) for picture in pictures])
        found: list[_Found] = [(answer.tolist(), familiar) for answer, familiar in each]
        return info, found, time.perf_counter() - start

    def _or_on_cpu(self, work: Callable[[], _Result]) -> _Result:
        """Do it again on the CPU, and stay there, where the accelerator fails."""
        try:
            return work()
        except RuntimeError as error:  # out of memory, or a driver that fails
            if self.device.type == "cpu":
                raise
            log.warning("%s failed, the CPU goes on: %s", self.device, error)
            self._networks.clear()
            self.device = torch.device("cpu")
            return work()

    def _network(self, path: Path) -> tuple[nn.Module, WeightsInfo]:
        """From memory while its file stays as it was; the least recently used one gives way."""
        try:
            status = os.stat(path)
        except OSError:
            return load_weights(path)  # says what is wrong with it
        state = (str(path), status.st_mtime_ns, status.st_size)
        if state not in self._networks:
            loaded = load_weights(path, str(self.device))
            for old in [known for known in self._networks if known[0] == state[0]]:
                del self._networks[old]
            self._networks[state] = loaded
            if len(self._networks) > _KEPT_NETWORKS:
                self._networks.popitem(last=False)
        self._networks.move_to_end(state)
        return self._networks[state]


def _prediction(
    model: str, info: WeightsInfo, found: _Found, milliseconds: float, device: str
) -> Prediction:
    answer, familiarity = found
    by_class = dict(zip(info.classes, answer, strict=True))
    best = max(by_class, key=by_class.__getitem__)
    unknown = None
    if familiarity is not None and info.threshold is not None:
        unknown = familiarity < info.threshold
    return Prediction(
        model, best, by_class[best], by_class, milliseconds, device, unknown, familiarity
    )
