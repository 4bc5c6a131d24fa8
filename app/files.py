"""Whole files: a reader sees the old one or the new one, never a half."""

import json
import os
import time
from pathlib import Path
from typing import Any

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
    """Writes beside, syncs, moves. `durable=False` spares the sync for what is soon replaced."""
    content = data.encode("utf-8") if isinstance(data, str) else data
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


def write_json(path: Path, value: object, *, durable: bool = True) -> None:
    """One JSON value, readable by people."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    write_whole(path, text, durable=durable)


def read_json(path: Path) -> dict[str, Any] | None:
    """The object in the file, or None where there is none that can be read."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def read_json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one a line; an incomplete last line is left out."""
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError):
        return []
    lines: list[dict[str, Any]] = []
    for line in text.splitlines():
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            lines.append(value)
    return lines
