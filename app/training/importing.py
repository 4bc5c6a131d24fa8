"""Brings a data set that lies elsewhere on this computer into the user's data folder."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from app import paths
from app.training import archive, folders, sources
from app.training.sources import PARTS, Source
from models.errors import CodedError

_KNOWN = (*PARTS, archive.FOLDER, archive.NAME)


def import_data(path: Path, link: bool = False, replace: bool = False) -> Source:
    """Copy (or link) what lies at `path` and return where it lies now.

    The user's folder changes only once the copy is complete. Raises CodedError "data-not-found",
    "data-not-recognised", "data-present" without `replace`, "data-import" for a failed copy, and
    what a look into the source finds.
    """
    source = _look(path)
    folder = paths.data_folder()
    if _inside(source.path, folder):
        return source
    if sources.recognise(folder) is not None and not replace:
        raise CodedError("data-present", path=str(folder))
    staging = folder / f".importing-{os.getpid()}"
    try:
        staging.mkdir(parents=True)
        for origin, name in _entries(source):
            _bring(origin, staging / name, link)
        _swap(staging, folder)
    except (OSError, shutil.Error) as error:
        raise CodedError("data-import", path=str(path), reason=str(error)) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return sources.recognise(folder) or source


def _look(path: Path) -> Source:
    """Recognise the source and look into it, before anything is copied."""
    if not path.exists():
        raise CodedError("data-not-found", path=str(path))
    source = sources.recognise(path)
    if source is None:
        raise CodedError("data-not-recognised", path=str(path))
    if source.kind == "folders":
        for part in PARTS:
            if (source.path / part).is_dir():
                folders.class_names(source.path / part)
    elif source.kind == "batches":
        archive.read_batches(source.path, "test")
    else:
        archive.read_archive(source.path, "test")
    return source


def _entries(source: Source) -> list[tuple[Path, str]]:
    if source.kind == "folders":
        return [(source.path / p, p) for p in PARTS if (source.path / p).is_dir()]
    return [(source.path, archive.FOLDER if source.kind == "batches" else archive.NAME)]


def _bring(origin: Path, target: Path, link: bool) -> None:
    if link:
        target.symlink_to(origin.resolve(), target_is_directory=origin.is_dir())
    elif origin.is_dir():
        shutil.copytree(origin, target)
    else:
        shutil.copy2(origin, target)


def _swap(staging: Path, folder: Path) -> None:
    """Move the new entries in; the old ones are deleted only after that, else put back."""
    old = staging / "old"
    old.mkdir()
    new = [entry.name for entry in staging.iterdir() if entry != old]
    try:
        _move(_KNOWN, folder, old)
        _move(new, staging, folder)
    except BaseException:
        _move(new, folder, staging)
        _move(_KNOWN, old, folder)
        raise


def _move(names: Iterable[str], origin: Path, target: Path) -> None:
    """Those of the names that are there and not yet on the other side."""
    for name in names:
        if os.path.lexists(origin / name) and not os.path.lexists(target / name):
            os.replace(origin / name, target / name)


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
