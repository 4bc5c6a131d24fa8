"""Random CIFAR-10 test pictures with their true class, from the user's data set."""

import random
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

from app.messages import error_text
from models.errors import CodedError

if TYPE_CHECKING:
    from app.gui.test_picture_worker import TestPictureWorker
    from app.gui.worker_thread import WorkerThread

_SEEDS = 2**31


class TestPictures(QObject):
    """Draws ten pictures a class; one of the three signals follows, about the newest draw."""

    __test__ = False  # no test, whatever the name says to pytest

    ready = pyqtSignal(list)  # of Picture; each ten in a row show every class once
    missing = pyqtSignal(str)  # there is no data set yet: a sentence, to be shown with an offer
    failed = pyqtSignal(str)  # a sentence

    _wanted = pyqtSignal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seed = 0  # of the draw asked for last
        self._number = 0
        self._worker: TestPictureWorker | None = None
        self._thread: WorkerThread | None = None

    def draw(self, seed: int | None = None) -> None:
        """Asks for pictures: the same ones for the same seed, others each time without."""
        self._start()
        assert self._worker is not None
        self.seed = random.randrange(_SEEDS) if seed is None else seed
        self._number += 1
        self._worker.announce(self._number)
        self._wanted.emit(self._number, self.seed)

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends the thread; False if it did not end in time. A later draw starts another."""
        thread, worker = self._thread, self._worker
        self._thread = self._worker = None
        if thread is None or worker is None:
            return True
        self._number += 1  # nothing is heard of what was asked before
        worker.announce(self._number)
        return thread.stop(milliseconds)

    def _start(self) -> None:
        if self._thread is not None:
            return
        from app.gui.test_picture_worker import TestPictureWorker  # the window starts without
        from app.gui.worker_thread import WorkerThread

        self._worker = worker = TestPictureWorker()
        self._thread = WorkerThread(worker, "test-pictures")
        self._wanted.connect(worker.draw)
        worker.drawn.connect(self._on_drawn)
        worker.failed.connect(self._on_failed)
        self._thread.start()

    @pyqtSlot(int, list)
    def _on_drawn(self, number: int, pictures: list[object]) -> None:
        if number == self._number:
            self.ready.emit(pictures)

    @pyqtSlot(int, object)
    def _on_failed(self, number: int, error: Exception) -> None:
        if number != self._number:
            return
        if not isinstance(error, CodedError):
            self.failed.emit(f"{type(error).__name__}: {error}")
        elif error.code == "data-missing":
            self.missing.emit(
                self.tr("The test pictures of CIFAR-10 are not on this computer yet.")
            )
        else:
            self.failed.emit(error_text(error))
