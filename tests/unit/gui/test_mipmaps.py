"""The halves of a picture."""

import numpy as np
import pytest
from PIL import Image
from PyQt5.QtGui import QImage

from app.gui.mipmaps import Mipmaps
from app.gui.pixels import to_pillow, to_qimage


def finished(image: QImage) -> Mipmaps:
    maps = Mipmaps(image)
    while not maps.finished:
        maps.work()
    return maps


def test_halves_are_means() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (1200, 1600, 3), dtype=np.uint8)
    picture = Image.fromarray(pixels)
    maps = finished(to_qimage(picture))
    half = np.asarray(to_pillow(maps.best(700)), np.int16)
    assert np.abs(half - np.asarray(picture.reduce(2), np.int16)).max() <= 3  # Qt rounds down


@pytest.mark.parametrize("size", [(3001, 2001), (4096, 37), (37, 4096)])
def test_halves_of_odd_sizes_have_no_seams(size: tuple[int, int]) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    maps = finished(image)
    half = np.asarray(to_pillow(maps.best(1)))
    assert half.size < size[0] * size[1]
    assert (half == (0x33, 0x66, 0x99)).all()


def test_best_is_the_smallest_with_enough_pixels() -> None:
    maps = finished(QImage(4000, 3000, QImage.Format.Format_RGB32))
    widths = [maps.best(pixels).width() for pixels in (9000, 4000, 2001, 2000, 700, 10)]
    assert widths == [4000, 4000, 4000, 2000, 1000, 500]


def test_until_there_are_halves_the_picture_itself_is_best() -> None:
    maps = Mipmaps(QImage(4000, 3000, QImage.Format.Format_RGB32))
    maps.work()  # a slice is not all of a half
    assert maps.best(100).width() == 4000
    assert not maps.finished


def test_small_pictures_and_none_need_no_halves() -> None:
    assert Mipmaps(QImage()).finished
    assert Mipmaps(QImage(500, 400, QImage.Format.Format_RGB32)).finished
