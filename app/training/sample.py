"""Some test pictures of a data set, drawn by chance, as many of each class."""

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.inference.images import SUFFIXES
from app.training import folders
from app.training.sources import Source, read_split
from models.errors import CodedError


@dataclass(frozen=True)
class Drawn:
    """One picture: a file, or the pixels (32×32×3 uint8) where the data set has no files."""

    label: str  # the true class
    name: str  # of the file, in the archive too
    path: Path | None = None
    pixels: np.ndarray | None = None


def draw_test_pictures(
    source: Source, per_class: int, seed: int, part: str = "test"
) -> list[Drawn]:
    """`per_class` pictures of each class, fewer where a class has no more; the same for a seed.

    They come in rounds, each with one picture of every class in an order of its own. Class folders
    are only listed; of an archive the test part is decoded, or read from the cache. Raises
    CodedError "data-…".
    """
    chance = random.Random(seed)
    try:
        of_class = _from_folders if source.kind == "folders" else _from_pixels
        chosen = of_class(source, part, per_class, chance)
    except OSError as error:
        place, reason = error.filename or source.path, error.strerror or str(error)
        raise CodedError("data-not-readable", path=str(place), reason=reason) from error
    rounds = []
    for number in range(per_class):
        one_each = [pictures[number] for pictures in chosen if number < len(pictures)]
        rounds += chance.sample(one_each, len(one_each))
    if not rounds:  # class folders, and nothing in them
        raise CodedError("data-no-folder", path=str(source.path / part))
    return rounds


def count_classes(source: Source, part: str) -> dict[str, int]:
    """How many pictures of each class there are, in the order of the classes; raises as
    `draw_test_pictures`."""
    try:
        if source.kind == "folders":
            folder = source.path / part
            names = folders.class_names(folder)
            return {name: len(_pictures(folder / name)) for name in names}
        decoded = read_split(source, part)
    except OSError as error:
        place, reason = error.filename or source.path, error.strerror or str(error)
        raise CodedError("data-not-readable", path=str(place), reason=reason) from error
    counts = np.bincount(decoded.labels, minlength=len(decoded.classes)).tolist()
    return dict(zip(decoded.classes, counts, strict=True))


def _pictures(folder: Path) -> list[str]:
    """A list of the files may lie among them; pictures without a suffix are pictures, too."""
    files = folders.picture_files(folder)
    return [file for file in files if file.lower().endswith(SUFFIXES)] or files


def _from_folders(
    source: Source, part: str, per_class: int, chance: random.Random
) -> list[list[Drawn]]:
    chosen = []
    for name in folders.class_names(source.path / part):
        folder = source.path / part / name
        files = _pictures(folder)
        drawn = chance.sample(files, min(per_class, len(files)))
        chosen.append([Drawn(name, file, path=folder / file) for file in drawn])
    return chosen


def _from_pixels(
    source: Source, part: str, per_class: int, chance: random.Random
) -> list[list[Drawn]]:
    decoded = read_split(source, part)
    chosen = []
    for label, name in enumerate(decoded.classes):
        places = np.flatnonzero(decoded.labels == label).tolist()
        drawn = chance.sample(places, min(per_class, len(places)))
        chosen.append(
            [  # copied: a view would keep all the pictures in memory
                Drawn(name, decoded.names[n].rpartition("/")[2], pixels=decoded.images[n].copy())
                for n in drawn
            ]
        )
    return chosen
