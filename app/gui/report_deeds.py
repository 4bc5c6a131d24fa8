"""What is done with pictures and reports that are looked at: copied, saved, read from the disk."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QImage

from app.gui.chores import Chores, ChoreWorker
from app.gui.requests import Picture
from app.messages import error_text
from models.errors import CodedError


class ReportDeeds(Chores):
    """The window's side; what goes wrong is told in one sentence."""

    read = pyqtSignal(QImage)  # the picture that was wanted, at its own size
    written = pyqtSignal(str)  # path of a file or folder
    failed = pyqtSignal(str)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(name, parent)

    def read_picture(self, picture: Picture) -> None:
        """Reads it from its file, if it lies in one."""
        self.do(lambda worker: worker.read_picture(picture))

    def save_picture(self, picture: Picture, path: Path) -> None:
        """Writes it as a PNG file."""
        self.do(lambda worker: worker.save_picture(picture, path))

    def write(self, path: Path, content: Callable[[], bytes]) -> None:
        """Writes a file, whole or not at all; `content` is called in the thread."""
        self.do(lambda worker: worker.write(path, content))

    def copy_folder(self, folder: Path, target: Path) -> None:
        """Copies a folder with all that is in it; a number is added to a name that is taken."""
        self.do(lambda worker: worker.copy_folder(folder, target))

    def make_worker(self) -> "DeedsWorker":
        """The worker with its signals connected."""
        return self.connected(DeedsWorker())

    def connected(self, worker: "DeedsWorker") -> "DeedsWorker":
        """The signals that all kinds of workers have."""
        worker.read.connect(self.read)
        worker.written.connect(self.written)
        worker.failed.connect(self.failed)
        return worker


class DeedsWorker(ChoreWorker):
    """Lives in the thread."""

    read = pyqtSignal(QImage)
    written = pyqtSignal(str)
    failed = pyqtSignal(str)

    @pyqtSlot(object)
    def work(self, what: Callable[[Any], None]) -> None:
        """Whatever goes wrong is told in a sentence; the thread lives on."""
        try:
            what(self)
        except Exception as error:  # noqa: BLE001 - every error is shown
            self.failed.emit(in_words(error))

    def read_picture(self, picture: Picture) -> None:
        """Told by `read`."""
        self.read.emit(_image_of(picture))

    def save_picture(self, picture: Picture, path: Path) -> None:
        """At its own size, every pixel as it is."""
        from app.gui.curve_export import png

        self.write(path, lambda: png(_image_of(picture)))

    def write(self, path: Path, content: Callable[[], bytes]) -> None:
        """Told by `written`."""
        from app.files import write_whole

        write_whole(path, content())
        self.written.emit(str(path))

    def copy_folder(self, folder: Path, target: Path) -> None:
        """Told by `written`."""
        place, number = target, 1
        while place.exists():
            number += 1
            place = target.with_name(f"{target.name}-{number}")
        try:
            shutil.copytree(folder, place)
        except OSError:  # shutil.Error is one, without a number
            shutil.rmtree(place, ignore_errors=True)
            raise
        self.written.emit(str(place))


def in_words(error: Exception) -> str:
    """A sentence about it; one that nobody has thought of is logged as well."""
    if isinstance(error, (CodedError, OSError)):
        return error_text(error)
    sys.excepthook(type(error), error, error.__traceback__)
    return f"{type(error).__name__}: {error}"


def _image_of(picture: Picture) -> QImage:
    if isinstance(picture.source, QImage):
        return picture.source
    from app.gui.pixels import to_qimage
    from app.inference.images import read_image

    return to_qimage(read_image(picture.source))
