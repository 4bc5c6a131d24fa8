"""Pillow's images as Qt's and back."""

import numpy as np
import pytest
from PIL import Image
from PyQt5.QtGui import QColor, QImage

from app.gui.pixels import to_pillow, to_qimage


@pytest.mark.parametrize("width", [1, 3, 5, 64])  # rows are padded to four bytes in Qt
def test_there_and_back(width: int) -> None:
    pixels = np.random.default_rng(width).integers(0, 256, (7, width, 3), dtype=np.uint8)
    there = to_qimage(Image.fromarray(pixels))
    assert (there.width(), there.height()) == (width, 7)
    assert np.array_equal(np.asarray(to_pillow(there)), pixels)


def test_large_pictures_are_shown_smaller() -> None:
    shown = to_qimage(Image.new("RGB", (3000, 10), "red"), longest_edge=300)
    assert (shown.width(), shown.height()) == (300, 1)
    assert shown.pixelColor(150, 0) == QColor("red")


def test_transparency_is_white() -> None:
    image = QImage(2, 1, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    image.setPixelColor(1, 0, QColor(0, 0, 0, 255))
    assert np.asarray(to_pillow(image)).tolist() == [[[255, 255, 255], [0, 0, 0]]]


def test_fine_screens_shrink_nothing() -> None:
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    image.setDevicePixelRatio(2.0)
    pasted = to_pillow(image)
    assert pasted.size == (8, 6)
    assert pasted.getpixel((7, 5)) == (0, 0, 255)
    assert image.devicePixelRatio() == 2.0
