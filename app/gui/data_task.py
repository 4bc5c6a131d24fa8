"""The window's side of the thread that gets the data set."""

import threading
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

if TYPE_CHECKING:
    from app.gui.data_worker import DataWorker
    from app.gui.worker_thread import WorkerThread


class DataTask(QObject):
    """One download or import at a time; every signal but `looked` is about the newest.

    A cancelled job is over at once for who asked: it ends in its thread as soon as the server or
    the disk lets it, without another word, and what is asked next waits for that.
    """

    looked = pyqtSignal(object)  # DataPlace
    progressed = pyqtSignal(object, object, float)  # bytes, of bytes (or None), bytes a second
    finished = pyqtSignal()
    failed = pyqtSignal(object)  # the exception

    _look_wanted = pyqtSignal()
    _work_wanted = pyqtSignal(object)  # DataJob

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = False
        self._number = 0
        self._cancel = threading.Event()
        self._worker: DataWorker | None = None
        self._thread: WorkerThread | None = None

    def look(self) -> None:
        """Asks where the data set is and whether there is room for one."""
        self._start()
        self._look_wanted.emit()

    def download(self) -> None:
        """Fetches CIFAR-10; goes on where an earlier download ended."""
        self._work()

    def bring(self, path: str, replace: bool = False) -> None:
        """Copies a data set from elsewhere on this computer."""
        self._work(path, replace)

    def cancel(self) -> None:
        """Ends the job under way; no signal follows but `looked` once it has ended."""
        if self.busy:
            self._leave()
            self._look_wanted.emit()

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends the thread; False if it did not end in time. What is asked later starts another."""
        self._leave()
        thread, self._thread = self._thread, None
        if thread is None or self._worker is None:
            return True
        self._look_wanted.disconnect(self._worker.look)
        self._work_wanted.disconnect(self._worker.work)
        self._worker.looked.disconnect(self.looked)
        self._worker = None
        return thread.stop(milliseconds)

    def _leave(self) -> None:
        self._cancel.set()
        self._number += 1
        self.busy = False

    def _work(self, path: str = "", replace: bool = False) -> None:
        from app.gui.data_worker import DataJob

        self._leave()
        self._start()
        self._cancel, self.busy = threading.Event(), True
        self._work_wanted.emit(DataJob(self._number, self._cancel, path, replace))

    def _start(self) -> None:
        if self._thread is not None:
            return
        from app.gui.data_worker import DataWorker  # the window starts without
        from app.gui.worker_thread import WorkerThread

        self._worker = worker = DataWorker()
        self._thread = WorkerThread(worker, "data")
        self._look_wanted.connect(worker.look)
        self._work_wanted.connect(worker.work)
        worker.looked.connect(self.looked)
        worker.progressed.connect(self._on_progressed)
        worker.finished.connect(self._on_finished)
        worker.failed.connect(self._on_failed)
        self._thread.start()

    @pyqtSlot(int, object, object, float)
    def _on_progressed(self, number: int, done: int, total: int | None, speed: float) -> None:
        if number == self._number:
            self.progressed.emit(done, total, speed)

    @pyqtSlot(int)
    def _on_finished(self, number: int) -> None:
        if number == self._number:
            self.busy = False
            self.finished.emit()

    @pyqtSlot(int, object)
    def _on_failed(self, number: int, error: Exception) -> None:
        if number == self._number:
            self.busy = False
            self.failed.emit(error)
