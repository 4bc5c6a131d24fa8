"""A picture becomes a small image."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QColor, QImage

from app.gui import thumbnail_reader
from app.gui.thumbnail_reader import read_thumbnail

EDGE = 60


def size(image: QImage) -> tuple[int, int]:
    return image.width(), image.height()


def colour(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    value = QColor(image.pixel(x, y))
    return value.red(), value.green(), value.blue()


def near(image: QImage, x: int, y: int, wanted: tuple[int, int, int]) -> bool:
    return np.allclose(colour(image, x, y), wanted, atol=8)


@pytest.fixture
def halves() -> Image.Image:
    """Red on the left, blue on the right, twice as wide as high."""
    picture = Image.new("RGB", (400, 200), (200, 0, 0))
    picture.paste((0, 0, 200), (200, 0, 400, 200))
    return picture


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "bmp", "gif", "tif"])
def test_all_formats(halves: Image.Image, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"图.{suffix}"
    halves.save(path)
    image = read_thumbnail(str(path), EDGE)
    assert size(image) == (60, 30)
    assert near(image, 5, 15, (200, 0, 0))
    assert near(image, 55, 15, (0, 0, 200))


@pytest.mark.parametrize("suffix", ["jpg", "webp", "png", "tif"])
@pytest.mark.parametrize("by_qt", [False, True])
def test_upright(
    halves: Image.Image, tmp_path: Path, suffix: str, by_qt: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Turned a quarter clockwise; a large WebP, too, which Qt reads."""
    monkeypatch.setattr(thumbnail_reader, "_MOST_OF_WEBP", 0 if by_qt else 1_000_000)
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / f"a.{suffix}"
    halves.save(path, exif=exif)
    image = read_thumbnail(str(path), EDGE)
    assert size(image) == (30, 60)
    assert near(image, 15, 5, (200, 0, 0))
    assert near(image, 15, 55, (0, 0, 200))


@pytest.mark.parametrize("suffix", ["png", "webp"])
@pytest.mark.parametrize("by_qt", [False, True])
def test_transparent_is_over_white(
    tmp_path: Path, suffix: str, by_qt: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnail_reader, "_MOST_OF_WEBP", 0 if by_qt else 1_000_000)
    path = tmp_path / f"a.{suffix}"
    Image.new("RGBA", (80, 80), (0, 0, 0, 0)).save(path)
    assert colour(read_thumbnail(str(path), EDGE), 30, 30) == (255, 255, 255)


def test_odd_modes(tmp_path: Path) -> None:
    grey = np.linspace(0, 65535, 100 * 50).reshape(50, 100).astype(np.uint16)
    Image.fromarray(grey).save(tmp_path / "deep.png")
    Image.new("CMYK", (100, 50), (0, 255, 255, 0)).save(tmp_path / "print.jpg")
    Image.new("P", (100, 50)).save(tmp_path / "few.png", transparency=0)
    deep = read_thumbnail(str(tmp_path / "deep.png"), EDGE)
    assert near(deep, 30, 15, (128, 128, 128))
    assert near(read_thumbnail(str(tmp_path / "print.jpg"), EDGE), 30, 15, (254, 0, 0))
    assert colour(read_thumbnail(str(tmp_path / "few.png"), EDGE), 30, 15) == (255, 255, 255)


def test_small_ones_are_enlarged_and_thin_ones_stay(tmp_path: Path) -> None:
    Image.new("RGB", (32, 32)).save(tmp_path / "small.png")
    Image.new("RGB", (2000, 3)).save(tmp_path / "thin.png")
    assert size(read_thumbnail(str(tmp_path / "small.png"), EDGE)) == (60, 60)
    assert size(read_thumbnail(str(tmp_path / "thin.png"), EDGE)) == (60, 1)


def test_pasted_image() -> None:
    for side in (20, 1000):
        pasted = QImage(2 * side, side, QImage.Format.Format_ARGB32)
        pasted.fill(Qt.GlobalColor.transparent)
        image = read_thumbnail(pasted, EDGE)
        assert size(image) == (60, 30)
        assert colour(image, 30, 15) == (255, 255, 255)
    assert read_thumbnail(QImage(), EDGE).isNull()


def test_no_picture(tmp_path: Path, halves: Image.Image) -> None:
    halves.save(tmp_path / "whole.jpg")
    (tmp_path / "cut.jpg").write_bytes((tmp_path / "whole.jpg").read_bytes()[:700])
    (tmp_path / "words.png").write_text("words")
    (tmp_path / "folder.png").mkdir()
    os.mkfifo(tmp_path / "pipe.png")
    for name in ("cut.jpg", "words.png", "folder.png", "pipe.png", "gone.png", "a\0b.png"):
        assert read_thumbnail(f"{tmp_path}/{name}", EDGE).isNull(), name


def test_name_that_is_no_utf8(tmp_path: Path, halves: Image.Image) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.webp")
    with open(path, "wb") as stream:
        halves.save(stream, "WEBP")
    assert size(read_thumbnail(path, EDGE)) == (60, 30)


def test_what_would_take_long_is_left_out(
    tmp_path: Path, halves: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    halves.save(tmp_path / "a.png")
    halves.save(tmp_path / "whole.jpg")
    halves.save(tmp_path / "bit by bit.jpg", progressive=True)
    monkeypatch.setattr(thumbnail_reader, "_MOST", 400 * 200 - 1)
    assert read_thumbnail(str(tmp_path / "a.png"), EDGE).isNull()
    assert read_thumbnail(str(tmp_path / "bit by bit.jpg"), EDGE).isNull()
    assert size(read_thumbnail(str(tmp_path / "whole.jpg"), EDGE)) == (60, 30)
