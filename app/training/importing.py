"""Brings a data set that lies elsewhere on this computer into the user's data folder."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app import paths
from app.training import archive, download, folders, sources, space
from app.training.progress import Cancel, Meter, Progress, asker
from app.training.sources import PARTS, Source
from models.errors import CodedError

_KNOWN = (*PARTS, archive.FOLDER, archive.NAME)
_STAGING = ".importing-"
_CHUNK = 1 << 20
_BLOCK = 4096  # bytes: what a disk takes for the smallest file


def import_data(
    path: Path,
    link: bool = False,
    replace: bool = False,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Source:
    """Copy (or link) what lies at `path` and return where it lies now.

    The user's folder changes only once the copy is complete; a cancelled one leaves nothing behind.
    Raises CodedError "data-not-found", "data-not-recognised", "data-present" without `replace`,
    "data-import-no-space", "data-import-busy", "data-import-cancelled", "data-import" for a failed
    copy, and what a look into the source finds.
    """
    source = _recognise(path)
    folder = paths.data_folder()
    if _inside(source.path, folder):
        return source
    if sources.recognise(folder) is not None and not replace:
        raise CodedError("data-present", path=str(folder))
    asked = asker(cancel)
    try:
        _look_into(source)
        with _staging(folder) as staging:
            copier = _Copier(_size(source), folder, progress, asked)
            for origin, name in _entries(source):
                copier.bring(origin, staging / name, link)
            _leave_if(asked)
            _swap(staging, folder)
    except (OSError, shutil.Error) as error:
        raise CodedError("data-import", path=str(path), reason=str(error)) from error
    return sources.recognise(folder) or source


def _recognise(path: Path) -> Source:
    source = sources.recognise_named(path)
    if source is None and path.name in PARTS:  # its train folder was chosen: one step too deep
        source = sources.recognise(path.parent)
    if source is None:
        raise CodedError("data-not-recognised", path=str(path))
    return source


def _look_into(source: Source) -> None:
    """Raises CodedError where the source cannot be used, before anything is copied."""
    if source.kind == "archive" and download.md5_of(source.path) == download.MD5:
        return  # the very one: no need to decode it
    for part in PARTS:
        if source.kind == "archive":  # both parts: a download that was cut off often has one
            archive.read_archive(source.path, part)
        elif source.kind == "batches":
            archive.read_batches(source.path, part)
        elif (source.path / part).is_dir():
            folders.class_names(source.path / part)


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A place beside the final one, gone afterwards, as are those of programs that were killed."""
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    try:
        held = FileLock(folder.with_name(f"{folder.name}.lock")).acquire(timeout=0)
    except Timeout as error:
        raise CodedError("data-import-busy") from error
    staging = folder / f"{_STAGING}{os.getpid()}"
    with held:
        for left in folder.glob(f"{_STAGING}*"):
            shutil.rmtree(left, ignore_errors=True)
        try:
            staging.mkdir()
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _entries(source: Source) -> list[tuple[Path, str]]:
    if source.kind == "folders":
        return [(source.path / p, p) for p in PARTS if (source.path / p).is_dir()]
    return [(source.path, archive.FOLDER if source.kind == "batches" else archive.NAME)]


def _size(source: Source) -> int:
    """Bytes that a copy takes on the disk."""
    found = 0
    for origin, _ in _entries(source):
        for folder, _, names in os.walk(origin):
            found += sum(_on_disk(os.path.join(folder, name)) for name in names)
        found += _on_disk(origin) if origin.is_file() else 0
    return found


def _on_disk(path: str | Path) -> int:
    return -(-os.stat(path).st_size // _BLOCK) * _BLOCK


class _Copier:
    """Copies files, reports how far it is and ends when asked."""

    def __init__(
        self, total: int, folder: Path, progress: Progress | None, asked: Callable[[], bool]
    ) -> None:
        self._folder, self._asked, self._total = folder, asked, total
        self._meter = Meter(progress)

    def bring(self, origin: Path, target: Path, link: bool) -> None:
        """One entry of the source, a file or a folder."""
        if link:
            target.symlink_to(origin.resolve(), target_is_directory=origin.is_dir())
            return
        self._check_space()
        self._meter.begin(self._meter.done, self._total)
        if origin.is_dir():
            shutil.copytree(origin, target, copy_function=self._copy)
        else:
            self._copy(str(origin), str(target))
        self._meter.finish()

    def _check_space(self) -> None:
        free, needed = space.free_bytes(self._folder), self._total - self._meter.done
        if not space.has_room(free, needed):
            numbers = space.megabytes(free, needed)
            raise CodedError("data-import-no-space", path=str(self._folder), **numbers)

    def _copy(self, origin: str, target: str) -> str:
        """The content alone: what a disc or a share allows on its files is of no use here."""
        before = self._meter.done
        try:
            with open(origin, "rb") as reading, open(target, "wb") as writing:
                while chunk := reading.read(_CHUNK):
                    _leave_if(self._asked)
                    writing.write(chunk)
                    self._meter.advance(self._meter.done + len(chunk))
        except OSError as error:  # copytree would go on with the next file, on a full disk too
            raise CodedError("data-import", path=origin, reason=str(error)) from error
        self._meter.advance(before + _on_disk(origin))
        return target


def _leave_if(asked: Callable[[], bool]) -> None:
    if asked():
        raise CodedError("data-import-cancelled")


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
