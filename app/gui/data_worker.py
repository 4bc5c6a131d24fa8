"""Looks for the data set, downloads it or brings it in, in a thread of its own."""

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

from models.errors import CodedError

if TYPE_CHECKING:
    from app.training.sources import Source


class DataPlace(NamedTuple):
    """Where the data set lies or will lie, and whether there is room for it."""

    folder: str  # the user's data folder
    source: "Source | None"  # what was found
    problem: CodedError | None  # with a place that the user has named
    free: int | None  # bytes on the disk; None where it does not say
    needed: int  # bytes that the download has still to write, with what the disk keeps free
    arrived: int  # bytes of it that are there already
    named: bool = False  # the user has named another place, which goes before the folder

    @property
    def enough(self) -> bool:
        """Whether the download has room; a disk that says nothing is given the chance."""
        return self.free is None or self.needed <= self.free


class DataJob(NamedTuple):
    """A download, or an import where there is a path."""

    number: int
    cancel: threading.Event
    path: str = ""
    replace: bool = False


class DataWorker(QObject):
    """Does one job after the other; a job that was cancelled before it began is left out."""

    looked = pyqtSignal(object)  # DataPlace
    progressed = pyqtSignal(int, object, object, float)  # number, bytes, of bytes, bytes a second
    finished = pyqtSignal(int)
    failed = pyqtSignal(int, object)  # number, the exception

    @pyqtSlot()
    def look(self) -> None:
        """Where things are now."""
        try:
            self.looked.emit(_place())
        except Exception as error:  # noqa: BLE001 - every error is shown
            sys.excepthook(*sys.exc_info())  # logged and shown; the thread lives on
            self.looked.emit(_unknown(error))  # nobody waits for an answer that never comes

    @pyqtSlot(object)
    def work(self, job: DataJob) -> None:
        """Downloads or imports; `finished` or `failed` follows."""
        if job.cancel.is_set():
            return
        try:
            self._work(job)
            self.finished.emit(job.number)
        except CodedError as error:
            self.failed.emit(job.number, error)
        except Exception as error:  # noqa: BLE001 - every error is shown
            sys.excepthook(*sys.exc_info())
            self.failed.emit(job.number, error)

    def _work(self, job: DataJob) -> None:
        # numpy comes with them: not to be imported by the window's thread
        from app.training.download import download
        from app.training.importing import import_data

        def report(done: int, total: int | None, speed: float) -> None:
            self.progressed.emit(job.number, done, total, speed)

        if job.path:
            path = Path(job.path)
            import_data(path, replace=job.replace, progress=report, cancel=job.cancel)
        else:
            download(progress=report, cancel=job.cancel)


def _unknown(error: Exception) -> DataPlace:
    """What is known where looking itself has failed."""
    from app import paths
    from app.training import download, space

    folder, reason = str(paths.data_folder()), str(error) or type(error).__name__
    problem = CodedError("data-not-readable", path=folder, reason=reason)
    return DataPlace(folder, None, problem, None, download.SIZE + space.SPARE, 0)


def _place() -> DataPlace:
    from app import paths
    from app.training import download, space
    from app.training.sources import VARIABLE, find_data

    folder, source, problem, free = paths.data_folder(), None, None, None
    missing = download.SIZE
    try:
        source = find_data()
    except CodedError as error:
        problem = None if error.code == "data-missing" else error
    try:
        free = space.free_bytes(folder)
        missing = download.missing_bytes(folder)
    except OSError:  # then the download itself will say what is wrong
        pass
    needed = missing + space.SPARE
    named, arrived = bool(os.environ.get(VARIABLE)), download.SIZE - missing
    return DataPlace(str(folder), source, problem, free, needed, arrived, named)
