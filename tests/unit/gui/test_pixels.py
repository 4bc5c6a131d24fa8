"""Pillow's images as Qt's and back."""

import numpy as np
import pytest
from PIL import Image
from PyQt5.QtCore import QSize
from PyQt5.QtGui import QColor, QImage

from app.gui.pixels import full_size, to_pillow, to_qimage


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
    assert full_size(shown) == QSize(3000, 10)


def test_copies_are_means_of_pixels() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (1300, 1700, 3), dtype=np.uint8)
    picture = Image.fromarray(pixels)
    shown = to_qimage(picture, longest_edge=900)
    assert np.array_equal(np.asarray(to_pillow(shown)), np.asarray(picture.reduce(2)))


def test_large_pictures_go_there_and_back_in_strips() -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (1201, 2001, 3), dtype=np.uint8)
    there = to_qimage(Image.fromarray(pixels))
    assert full_size(there) == there.size() == QSize(2001, 1201)
    assert there.format() == QImage.Format.Format_RGB32  # painted without a conversion
    assert np.array_equal(np.asarray(to_pillow(there)), pixels)


def test_images_of_others_are_as_large_as_they_are() -> None:
    assert full_size(QImage(7, 5, QImage.Format.Format_RGB32)) == QSize(7, 5)
    assert full_size(QImage()).isEmpty()


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
