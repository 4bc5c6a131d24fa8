"""Which files are pictures, and their order, judged by their names alone: no disk is touched."""

import re

# as app.inference.images has them (a test compares): that file brings Pillow and numpy with it
SUFFIXES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff")
_NUMBER = re.compile("[0-9]+")


def is_picture_name(path: str) -> bool:
    """Whether a file of this name is taken for a picture."""
    return path.lower().endswith(SUFFIXES)


def natural_key(path: str) -> str:
    """Sorts as people count: 2 before 10, capitals beside small letters, a folder's together.

    Plain text, as it is compared quickly: all threads wait while one of them sorts.
    """
    folded = path.casefold().replace("/", "\0").replace("\\", "\0")
    return f"{_NUMBER.sub(_counted, folded)}\0{path}"  # the path decides between "a1" and "A01"


def _counted(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return f"{len(digits):03d}{digits}"  # a longer number is a greater one
