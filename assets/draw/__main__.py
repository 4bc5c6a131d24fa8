"""Draws the test pictures: python -m assets.draw [--out DIR] [--only CLASS[/N]]."""

import argparse
import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from .scene import Shot

CLASSES = ("airplane", "automobile", "bird", "cat", "deer",
           "dog", "frog", "horse", "ship", "truck")  # fmt: skip
ORIENTATION = 0x0112  # tag of EXIF
SIDEWAYS = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}


def save(image: Image.Image, shot: "Shot", path: Path) -> None:
    """Writes the picture in the shot's format; a turned one lies on its side with the tag."""
    if shot.suffix == "png":
        image.save(path, optimize=True)
    elif shot.suffix == "webp":
        image.save(path, quality=88, method=6)
    elif shot.orientation != 1:
        exif = Image.Exif()
        exif[ORIENTATION] = shot.orientation
        image.transpose(SIDEWAYS[shot.orientation]).save(path, quality=88, exif=exif)
    else:
        image.save(path, quality=88, optimize=True)


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    parser = argparse.ArgumentParser(prog="python -m assets.draw", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "test_images")
    parser.add_argument("--only", help="a class, or one picture of it such as cat/2")
    arguments = parser.parse_args()
    only, _, number = (arguments.only or "").partition("/")
    if only and only not in CLASSES:
        parser.error(f"unknown class: {only}")
    from .scene import render

    for row, name in enumerate(CLASSES):
        if only and name != only:
            continue
        shots = importlib.import_module(f".{name}", __package__).SHOTS
        folder = arguments.out / name
        folder.mkdir(parents=True, exist_ok=True)
        for index, shot in enumerate(shots, start=1):
            if not number or index == int(number):
                image = render(shot, seed=100 * row + index)
                save(image, shot, folder / f"{index}.{shot.suffix}")


if __name__ == "__main__":
    main()
