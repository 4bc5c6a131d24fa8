"""Where the pictures come from: --data, CIFAR_LAB_DATA, the user's data folder. No torch here."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.training import archive, cache, folders
from app.training.decoded import Decoded
from models.errors import CodedError

if TYPE_CHECKING:
    from app.training.dataset import DataSet

VARIABLE = "CIFAR_LAB_DATA"
PARTS = ("train", "test")
_OFFICIAL = {"train": 50_000, "test": 10_000}  # pictures in the official archive


@dataclass(frozen=True)
class Source:
    """A place with pictures. kind: "folders" (train/<class>/*), "batches" (the unpacked official
    folder) or "archive" (a .tar.gz of it)."""

    kind: str
    path: Path


def find_data(data: str | os.PathLike[str] | None = None) -> Source:
    """`data` (the option --data), else CIFAR_LAB_DATA, else the user's data folder.

    Raises CodedError "data-not-found" or "data-not-recognised" for a place that was named,
    "data-missing" where none was and the user's folder is empty, "data-not-readable" for a place
    that must not be looked into.
    """
    named = data or os.environ.get(VARIABLE)
    if named:
        path = paths.expanded(named)
        source = recognise_named(path)
        if source is None:
            raise CodedError("data-not-recognised", path=str(path))
        return source
    source = recognise(paths.data_folder())
    if source is None:
        raise CodedError("data-missing", path=str(paths.data_folder()))
    return source


def recognise_named(path: Path) -> Source | None:
    """As `recognise`; raises CodedError "data-not-found" as well."""
    with _readable(path):
        if not path.exists():
            raise CodedError("data-not-found", path=str(path))
    return recognise(path)


def recognise(path: Path) -> Source | None:
    """What kind of data set lies at `path`, None if none does.

    Raises CodedError "data-not-readable".
    """
    with _readable(path):
        return _recognise(path)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Within, what the disk refuses becomes CodedError "data-not-readable"."""
    try:
        yield
    except OSError as error:
        place, reason = error.filename or path, error.strerror or str(error)
        raise CodedError("data-not-readable", path=str(place), reason=reason) from error


def _recognise(path: Path) -> Source | None:
    if path.is_file():
        return Source("archive", path) if archive.is_archive_name(path.name) else None
    if any((path / part).is_dir() for part in PARTS):
        return Source("folders", path)
    for folder in (path, path / archive.FOLDER):
        if (folder / "data_batch_1").is_file():
            return Source("batches", folder)
    if (path / archive.NAME).is_file():
        return Source("archive", path / archive.NAME)
    return None


def load_split(source: Source, part: str) -> "DataSet":
    """The "train" or "test" pictures as tensors, from the cache where that is current.

    Raises CodedError of the codes "data-…".
    """
    from app.training.dataset import from_decoded

    return from_decoded(read_split(source, part))


def read_split(source: Source, part: str) -> Decoded:
    """As load_split, as numpy arrays and without torch."""
    if part not in PARTS:
        raise ValueError(f"part is one of {PARTS}, not {part!r}")
    with _readable(source.path):
        stamp = stamp_of(source, part)
        kept = cache.load(source.path, part, stamp)
        if kept is not None:
            return kept
        decoded = _decode(source, part)
    cache.store(source.path, part, stamp, decoded)
    return decoded


def count_pictures(source: Source, part: str) -> int:
    """How many files there are to read, without reading them.

    Raises CodedError as `read_split`, also "data-class-empty".
    """
    if source.kind != "folders":
        return _OFFICIAL[part]
    folder = source.path / part
    with _readable(folder):
        counts = {n: len(folders.picture_files(folder / n)) for n in folders.class_names(folder)}
    empty = next((name for name, count in counts.items() if not count), None)
    if empty is not None:
        raise CodedError("data-class-empty", path=str(folder / empty), name=empty)
    return sum(counts.values())


def _decode(source: Source, part: str) -> Decoded:
    if source.kind == "archive":
        return archive.read_archive(source.path, part)
    if source.kind == "batches":
        return archive.read_batches(source.path, part)
    train = source.path / "train"
    # the labels of the test pictures mean what those of the training pictures mean
    classes = folders.class_names(train) if part == "test" and train.is_dir() else None
    return folders.read_class_folder(source.path / part, classes)


def stamp_of(source: Source, part: str) -> list[object]:
    """What changes when the source does, cheap even for 50,000 files.

    Raises CodedError "data-no-folder".
    """
    if source.kind == "archive":
        state = source.path.stat()
        return [source.kind, state.st_size, state.st_mtime_ns]
    if source.kind == "batches":
        return [source.kind, *_folder_stamp(source.path)]
    folder = source.path / part
    names: list[str] = []
    for each in dict.fromkeys((part, "train")):  # a class more in train changes the labels of test
        if (source.path / each).is_dir():
            names += folders.class_names(source.path / each)
    if not folder.is_dir():
        raise CodedError("data-no-folder", path=str(folder))
    stamps = [_folder_stamp(folder / name) for name in folders.class_names(folder)]
    return [source.kind, names, stamps]


def _folder_stamp(folder: Path) -> list[int]:
    """Number of files, sum of sizes, newest change of a file, change of the folder itself."""
    count = size = newest = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                state = entry.stat()
            except OSError:  # a link to nothing is no picture
                continue
            count += 1
            size += state.st_size
            newest = max(newest, state.st_mtime_ns)
    return [count, size, newest, folder.stat().st_mtime_ns]
