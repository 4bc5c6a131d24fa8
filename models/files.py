"""Whole files: a reader sees the old one or the new one, never a half."""

import os
import time
from pathlib import Path

_REPLACE_PATIENCE = 2.0  # seconds: Windows refuses to replace a file while somebody reads it


def replace(source: Path, target: Path) -> None:
    """os.replace, tried again for two seconds where a reader is in the way."""
    deadline = time.monotonic() + _REPLACE_PATIENCE
    while True:
        try:
            os.replace(source, target)
            return
        except PermissionError:
            if os.name != "nt" or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def write_whole(path: Path, data: bytes | memoryview | str, *, durable: bool = True) -> None:
    """Writes beside, syncs, moves. `durable=False` spares the sync for what is soon replaced.

    A byte of a file name that is no UTF-8 is written as ``\\udcXX``: JSON reads it back as that.
    """
    content = data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as stream:
            stream.write(content)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
