"""What is pasted or dropped, as pictures: files, an image, or the text of a path."""

import os

from PyQt5.QtCore import QByteArray, QMimeData, QUrl
from PyQt5.QtGui import QImage

from app.gui.requests import Picture

_LONGEST_PATH = 4096  # characters; a longer text is no path


def pictures_from(mime: QMimeData) -> list[Picture]:
    """The pictures in a clipboard or a drop, in their order; empty where there is none."""
    paths = [local_path(url) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return [Picture(path) for path in paths]
    if mime.hasImage():
        image = QImage(mime.imageData())
        if not image.isNull():
            return [Picture(image)]
    return [Picture(path) for path in _paths_in(mime.text())]


def local_path(url: QUrl) -> str:
    """The file's path as Python names it, also where its bytes are no UTF-8."""
    if os.name == "nt":
        return url.toLocalFile()
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return os.fsdecode(bytes(QByteArray.fromPercentEncoding(encoded.encode("ascii"))))


def _paths_in(text: str) -> list[str]:
    lines = [line.strip().strip("\"'") for line in text.splitlines()[:_LONGEST_PATH]]
    lines = [line for line in lines if line and len(line) <= _LONGEST_PATH]
    if len(lines) == 1:  # also a path that leads nowhere: the view then says so
        return [os.path.expanduser(_without_scheme(lines[0]))]
    named = (os.path.expanduser(_without_scheme(line)) for line in lines)
    return [path for path in named if os.path.exists(path)]


def _without_scheme(line: str) -> str:
    return local_path(QUrl(line)) if line.startswith("file:") else line
