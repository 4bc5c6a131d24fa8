"""Draws the pictures of ten classes that a small network can learn in seconds."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from models.registry import CLASSES

SIZE = 32
COLOURS = np.array(
    [
        [90, 150, 230], [220, 50, 40], [240, 200, 60], [150, 100, 60], [110, 160, 70],
        [190, 140, 90], [50, 190, 60], [130, 70, 40], [40, 70, 170], [240, 130, 30],
    ]
)  # fmt: skip


def draw_picture(label: int, generator: np.random.Generator) -> npt.NDArray[np.uint8]:
    """A 32×32×3 picture of class `label`: one shape in the class's colour, on a grey of any
    brightness, somewhere, with noise. Neighbouring classes have different shapes."""
    middle = generator.uniform(12, 20, size=2)
    radius = generator.uniform(7, 11)
    y, x = np.mgrid[:SIZE, :SIZE]
    across, down = np.abs(x - middle[0]) / radius, np.abs(y - middle[1]) / radius
    inside = [
        across**2 + down**2 < 1,  # disc
        np.maximum(across, down) < 0.9,  # square
        across + down < 1.2,  # diamond
        np.minimum(across, down) < 0.3,  # cross
        (across < 1.2) & (down < 0.5),  # bar
    ][label % 5]
    background = generator.uniform(40, 215)
    picture = np.where(inside[..., None], COLOURS[label], background)
    picture = picture + generator.normal(0, 12, size=picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8)


def draw_data_set(folder: Path, train: int, test: int) -> Path:
    """Class folders `train` and `test` with so many drawings a class, always the same ones."""
    for part, count in (("train", train), ("test", test)):
        for label, name in enumerate(CLASSES):
            place = folder / part / name
            place.mkdir(parents=True)
            for number in range(count):
                generator = np.random.default_rng([part == "test", label, number])
                picture = Image.fromarray(draw_picture(label, generator))
                picture.save(place / f"{number:03d}.png")
    return folder
