"""`preprocess` is antialiased, leaves 32×32 alone and Qt's environment too."""

import os
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from app.inference.preprocess import preprocess, preprocess_views
from models.weights import VIEWS


def test_pictures_of_that_size_stay_as_they_are():
    pixels = np.random.default_rng(0).integers(0, 256, (32, 32, 3), np.uint8)
    result = preprocess(Image.fromarray(pixels), 32, "area")
    assert result.dtype == np.uint8
    assert (result == pixels).all()


def test_shrinking_takes_the_mean_of_the_area():
    pixels = np.random.default_rng(0).integers(0, 256, (320, 128, 3), np.uint8)
    means = pixels.reshape(32, 10, 32, 4, 3).mean((1, 3))
    result = preprocess(Image.fromarray(pixels), 32, "area")
    assert np.abs(result - means).max() <= 0.5 + 1e-6


@pytest.mark.parametrize("shape", [(320, 8), (8, 320)])
def test_one_side_shrinks_antialiased_while_the_other_grows(shape):
    """A fine chequerboard averages to grey; without antialiasing it would stay black and white."""
    board = np.indices(shape).sum(0) % 2 * 255
    result = preprocess(Image.fromarray(board.astype(np.uint8)), 32, "area")
    assert result.shape == (32, 32, 3)
    assert np.abs(result.astype(int) - 127.5).max() <= 1


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (40000, 2), (7, 31), (33, 31)])
def test_any_shape_keeps_its_colour(size):
    result = preprocess(Image.new("RGB", size, (200, 100, 50)), 32, "area")
    assert (result == (200, 100, 50)).all()


def test_growing_is_smooth():
    ramp = np.linspace(0, 255, 8).astype(np.uint8)[None].repeat(8, 0)
    grown = preprocess(Image.fromarray(ramp), 32, "area")[16, :, 0].astype(int)
    assert np.diff(grown).min() >= 0
    assert np.diff(grown).max() < 20


def test_an_unknown_way_is_refused():
    with pytest.raises(ValueError, match="nearest"):
        preprocess(Image.new("RGB", (32, 32)), 32, "nearest")


@pytest.mark.parametrize("before", [None, "/mine"])
def test_the_environment_of_qt_is_left_alone(before):
    names = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    if before is not None:
        environment |= dict.fromkeys(names, before)
    code = (
        "import os, sys; from PIL import Image;"
        "from app.inference.preprocess import preprocess;"
        "print('cv2' in sys.modules);"
        "preprocess(Image.new('RGB', (9, 9)), 32, 'area');"
        f"print([os.environ.get(name) for name in {names!r}],"
        "'cv2' in sys.modules, 'torch' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False", f"{[before, before]} True False"]


def test_views_of_a_photograph():
    """All of it, the square in its middle, and its inner four fifths; each once."""
    chance = np.random.default_rng(0)
    pixels = chance.integers(0, 256, (100, 200, 3), np.uint8)
    views = preprocess_views(Image.fromarray(pixels), 32, "area", VIEWS)
    assert views.shape == (3, 32, 32, 3)
    for view, part in zip(views, (pixels, pixels[:, 50:150], pixels[10:90, 20:180]), strict=True):
        expected = preprocess(Image.fromarray(np.ascontiguousarray(part)), 32, "area")
        assert np.array_equal(view, expected)
    square = Image.fromarray(pixels[:, :100])
    assert len(preprocess_views(square, 32, "area", VIEWS)) == 2
    assert len(preprocess_views(square, 32, "area", ("middle",))) == 1


def test_a_picture_of_the_networks_size_has_one_view():
    pixels = np.random.default_rng(0).integers(0, 256, (32, 32, 3), np.uint8)
    views = preprocess_views(Image.fromarray(pixels), 32, "area", VIEWS)
    assert np.array_equal(views, pixels[None])


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 500), (3, 2), (33, 32)])
def test_views_of_tiny_and_narrow_pictures(size):
    views = preprocess_views(Image.new("RGB", size, (200, 100, 50)), 32, "area", VIEWS)
    assert views.shape[1:] == (32, 32, 3)
    assert (views == (200, 100, 50)).all()


def test_unknown_views():
    with pytest.raises(ValueError, match="sideways"):
        preprocess_views(Image.new("RGB", (9, 9)), 32, "area", ("sideways",))
