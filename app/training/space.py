"""How much room a disk has."""

import shutil
from pathlib import Path

SPARE = 50_000_000  # bytes that the disk keeps free


def free_bytes(folder: Path) -> int:
    """Free on the disk where `folder` lies or will lie. Raises OSError."""
    place = folder.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    return shutil.disk_usage(place).free


def has_room(free: int, needed: int) -> bool:
    """Whether so many bytes can be written and some are left."""
    return needed + SPARE <= free


def megabytes(free: int, needed: int) -> dict[str, int]:
    """The two numbers for a sentence: what is needed counts the spare, so that they add up."""
    return {"free": free // 1_000_000, "needed": -(-(needed + SPARE) // 1_000_000)}
