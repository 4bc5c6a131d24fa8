"""JSON in whole files, and how a file is known again."""

import hashlib
import json
from pathlib import Path
from typing import Any

from models.files import replace, write_whole

__all__ = ["file_digest", "read_json", "read_json_lines", "replace", "write_json", "write_whole"]

# what reading JSON of any content raises (RecursionError: brackets without end)
_MALFORMED = (ValueError, RecursionError)


def file_digest(path: Path) -> str:
    """SHA-256 (hex) of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_json(path: Path, value: object, *, durable: bool = True) -> None:
    """One JSON value, readable by people."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    write_whole(path, text, durable=durable)


def read_json(path: Path) -> dict[str, Any] | None:
    """The object in the file, or None where there is none that can be read."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, *_MALFORMED):
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
        except _MALFORMED:
            continue
        if isinstance(value, dict):
            lines.append(value)
    return lines
