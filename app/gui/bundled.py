"""The pictures that come with the program."""

from pathlib import Path

from app.gui.requests import Picture
from app.paths import checkout


def bundled_pictures() -> list[Picture]:
    """All of them with their classes: one of each class, then the second of each, and so on."""
    found = sorted(_folder().glob("*/*.*"), key=lambda path: (path.name.split(".")[0], path))
    return [Picture(str(path), label=path.parent.name) for path in found]


def _folder() -> Path:
    return checkout() / "assets" / "test_images"
