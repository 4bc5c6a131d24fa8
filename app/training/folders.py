"""Class folders: train/<class>/* and test/<class>/* (torchvision's ImageFolder layout)."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

from app.training.decoded import SIDE, Decoded
from models.errors import CodedError
from models.registry import CLASSES

# No EPS: Pillow would start Ghostscript for it.
FORMATS = ("PNG", "WEBP", "JPEG", "BMP", "GIF", "TIFF")
_ORIENTATION = 0x0112  # the EXIF tag
_NOT_PICTURES = {"thumbs.db", "desktop.ini"}  # left behind by file managers


def class_names(folder: Path) -> tuple[str, ...]:
    """The class folders of `folder`: in the order of CIFAR-10 where they are its ten, else sorted.

    Raises CodedError "data-no-folder" or "data-few-classes".
    """
    try:
        with os.scandir(folder) as entries:
            found = {e.name for e in entries if e.is_dir() and not e.name.startswith(".")}
    except OSError as error:
        raise CodedError("data-no-folder", path=str(folder)) from error
    if len(found) < 2:
        raise CodedError("data-few-classes", path=str(folder), count=len(found))
    return CLASSES if found == set(CLASSES) else tuple(sorted(found))


def picture_files(folder: Path) -> list[str]:
    """Names of the files of one class folder, sorted; hidden ones and leftovers are not named."""
    with os.scandir(folder) as entries:
        return sorted(
            e.name
            for e in entries
            if e.is_file() and not e.name.startswith(".") and e.name.lower() not in _NOT_PICTURES
        )


def read_class_folder(
    folder: str | os.PathLike[str],
    classes: Sequence[str] | None = None,
    threads: int | None = None,
) -> Decoded:
    """Read <folder>/<class>/*, by class and then by name, with several threads.

    `classes` fixes the meaning of the labels (a test folder uses those of its train folder).
    Unreadable files are named in the answer. Raises CodedError "data-no-folder",
    "data-few-classes", "data-classes-differ", "data-class-empty".
    """
    folder = Path(folder)
    found = class_names(folder)
    if classes is not None and set(found) != set(classes):
        raise CodedError("data-classes-differ", path=str(folder), names=_difference(found, classes))
    order = tuple(classes or found)
    files = [(name, file) for name in order for file in picture_files(folder / name)]
    images = np.zeros((len(files), SIDE, SIDE, 3), np.uint8)

    def read(position: int) -> bool:
        name, file = files[position]
        pixels = read_pixels(folder / name / file)
        if pixels is not None:
            images[position] = pixels
        return pixels is not None

    workers = threads or min(8, (os.cpu_count() or 1) + 2)
    with ThreadPoolExecutor(workers, thread_name_prefix="decode") as pool:
        good = np.array(list(pool.map(read, range(len(files)))), bool)
    return _gather(folder, order, files, images, good)


def read_pixels(path: Path) -> np.ndarray | None:
    """32×32×3 uint8 of one picture file, None where it cannot be read."""
    try:
        with Image.open(path, formats=FORMATS) as image:
            if _is_plain(image):
                return np.asarray(image)
        return _prepare(path)
    except (OSError, ValueError, SyntaxError, EOFError, CodedError, Image.DecompressionBombError):
        return None  # what Pillow raises for damaged files


def _is_plain(image: Image.Image) -> bool:
    """Whether the pixels can be taken as they are: RGB, 32×32, upright."""
    if image.size != (SIDE, SIDE) or image.mode != "RGB" or "transparency" in image.info:
        return False
    if not image.info.get("exif") and image.format != "TIFF":
        return True
    return image.getexif().get(_ORIENTATION, 1) == 1


def _prepare(path: Path) -> np.ndarray:
    """The same reading and resizing as for a prediction."""
    from app.inference.images import read_image

    image = read_image(path)
    if image.size == (SIDE, SIDE):
        return np.asarray(image)
    # needs OpenCV, which a data set of 32×32 pictures does without
    from app.inference.preprocess import preprocess

    return preprocess(image, SIDE, "area")


def _gather(
    folder: Path,
    classes: tuple[str, ...],
    files: list[tuple[str, str]],
    images: np.ndarray,
    good: np.ndarray,
) -> Decoded:
    """Drop what could not be read; every class must have kept something."""
    position = {name: index for index, name in enumerate(classes)}
    labels = np.array([position[name] for name, _ in files], np.int64)
    counts = np.bincount(labels[good], minlength=len(classes))
    if not counts.all():
        empty = classes[int(counts.argmin())]
        raise CodedError("data-class-empty", path=str(folder / empty), name=empty)
    names = [f"{name}/{file}" for name, file in files]
    return Decoded(
        images=images if good.all() else images[good],
        labels=labels[good],
        classes=classes,
        names=tuple(n for n, fine in zip(names, good, strict=True) if fine),
        unreadable=tuple(n for n, fine in zip(names, good, strict=True) if not fine),
    )


def _difference(found: Sequence[str], expected: Sequence[str]) -> str:
    return ", ".join(sorted(set(found) ^ set(expected)))
