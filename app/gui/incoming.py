"""What is pasted or dropped, as pictures: files, an image, or the text of a path."""

import os

from PyQt5.QtCore import QByteArray, QMimeData, QUrl
from PyQt5.QtGui import QImage

from app.gui.picture_names import is_picture_name
from app.gui.requests import Picture

_LONGEST_PATH = 4096  # characters; a longer text is no path


def pictures_from(mime: QMimeData) -> list[Picture]:
    """The pictures in a clipboard or a drop, in their order; empty where there is none.

    Folders are left out: `folders_from` gives them.
    """
    paths = _files(mime)
    if not paths and mime.hasImage():
        image = QImage(mime.imageData())
        if not image.isNull():
            return [Picture(image)]
    return [Picture(path) for path in paths or _paths_in(mime) if not _is_folder(path)]


def folders_from(mime: QMimeData) -> list[str]:
    """The folders in a clipboard or a drop, for a `FolderScanner`; nothing in them is read."""
    paths = _files(mime)
    if not paths and mime.hasImage():
        return []
    return [path for path in paths or _paths_in(mime) if _is_folder(path)]


def local_path(url: QUrl) -> str:
    """The file's path as Python names it, also where its bytes are no UTF-8."""
    if os.name == "nt":
        return url.toLocalFile()
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return os.fsdecode(bytes(QByteArray.fromPercentEncoding(encoded.encode("ascii"))))


def _files(mime: QMimeData) -> list[str]:
    return [local_path(url) for url in mime.urls() if url.isLocalFile()]


def _is_folder(path: str) -> bool:
    # the disk is asked about few: thousands of pictures may have been dropped together
    return not is_picture_name(path) and os.path.isdir(path)


def _paths_in(mime: QMimeData) -> list[str]:
    lines = [line.strip().strip("\"'") for line in mime.text().splitlines()[:_LONGEST_PATH]]
    lines = [line for line in lines if line and len(line) <= _LONGEST_PATH]
    named = [os.path.expanduser(_without_scheme(line)) for line in lines]
    paths = [path for path in named if os.path.isabs(path)]  # others are just words
    if len(lines) == 1:  # also a path that leads nowhere: the view then says so
        return paths
    return [path for path in paths if os.path.exists(path)]


def _without_scheme(line: str) -> str:
    return local_path(QUrl(line)) if line.startswith("file:") else line
