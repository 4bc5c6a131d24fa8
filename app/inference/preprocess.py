"""A picture becomes the square of pixels that a network was trained on."""

import os
from collections.abc import Callable, Sequence
from functools import cache
from types import ModuleType

import numpy as np
from PIL import Image

_STRIP = 2**20  # pixels
_QT_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


@cache
def _cv2() -> ModuleType:
    """cv2 without its side effect: it points Qt to plugins of its own, with which PyQt5 aborts.

    Imported when the first picture comes: evaluation runs where there is no cv2.
    """
    before = {name: os.environ.get(name) for name in _QT_VARIABLES}
    import cv2

    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    module: ModuleType = cv2
    return module


def _area(pixels: np.ndarray, size: int) -> np.ndarray:
    """Squash to size×size: the mean over the area where a side shrinks, linear where it grows.

    cv2's INTER_AREA is antialiased only if both sides shrink, hence a step for each.
    """
    cv2 = _cv2()
    height, width = pixels.shape[:2]
    smaller = (min(width, size), min(height, size))
    if smaller != (width, height):
        pixels = cv2.resize(pixels, smaller, interpolation=cv2.INTER_AREA)
    if smaller != (size, size):
        pixels = cv2.resize(pixels, (size, size), interpolation=cv2.INTER_LINEAR)
    return pixels


RESIZINGS: dict[str, Callable[[np.ndarray, int], np.ndarray]] = {"area": _area}


_Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels


def _whole(width: int, height: int) -> _Box:
    return (0, 0, width, height)


def _middle(width: int, height: int) -> _Box:
    """The square in the middle: nothing is squashed."""
    side = min(width, height)
    left, top = (width - side) / 2, (height - side) / 2
    return (left, top, left + side, top + side)


def _closer(width: int, height: int) -> _Box:
    """Four fifths of both sides: people leave more room around a thing than CIFAR-10 does."""
    return (0.1 * width, 0.1 * height, 0.9 * width, 0.9 * height)


VIEWS: dict[str, Callable[[int, int], _Box]] = {
    "whole": _whole,
    "middle": _middle,
    "closer": _closer,
}


def preprocess_views(
    image: Image.Image, size: int, resizing: str, views: Sequence[str]
) -> np.ndarray:
    """V×size×size×3 uint8: the RGB picture in the views that a weights file names.

    A picture of that size already has one view, and so has each view that shows the same as
    another. Raises ValueError for a method or a view that is not known.
    """
    if image.size == (size, size):
        return preprocess(image, size, resizing)[None]
    unknown = [name for name in views if name not in VIEWS]
    if unknown or resizing not in RESIZINGS:
        raise ValueError(f"unknown way to look at a picture: {resizing!r}, {unknown}")
    pixels = _pixels(image if image.mode == "RGB" else image.convert("RGB"))
    boxes = [_rounded(VIEWS[name](image.width, image.height)) for name in views]
    parts = [pixels[top:bottom, left:right] for left, top, right, bottom in dict.fromkeys(boxes)]
    return np.stack([RESIZINGS[resizing](part, size) for part in parts])


def _rounded(box: _Box) -> tuple[int, int, int, int]:
    """To whole pixels, one at least."""
    left, top, right, bottom = (round(edge) for edge in box)
    return (left, top, max(right, left + 1), max(bottom, top + 1))


def preprocess(image: Image.Image, size: int, resizing: str) -> np.ndarray:
    """The RGB picture as size×size×3 uint8, by the method a weights file names.

    A picture of that size already comes back pixel for pixel. Raises ValueError for a method
    that is not in RESIZINGS.
    """
    if resizing not in RESIZINGS:
        raise ValueError(f"unknown resizing {resizing!r}; known: {', '.join(RESIZINGS)}")
    pixels = _pixels(image if image.mode == "RGB" else image.convert("RGB"))
    return np.ascontiguousarray(RESIZINGS[resizing](pixels, size))


def _pixels(image: Image.Image) -> np.ndarray:
    """height×width×3 uint8, strip by strip: at once Pillow would write a large picture three times
    and keep the interpreter's lock, and with it the window, for as long as the last time takes."""
    pixels = np.empty((image.height, image.width, 3), np.uint8)
    rows = max(1, _STRIP // image.width)
    for top in range(0, image.height, rows):
        bottom = min(image.height, top + rows)
        pixels[top:bottom] = np.asarray(image.crop((0, top, image.width, bottom)))
    return pixels
