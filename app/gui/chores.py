"""Work on the disk that the window asks for, one piece after the other, in a thread of its own."""

from collections.abc import Callable
from typing import Any

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

from app.gui.worker_thread import WorkerThread


class ChoreWorker(QObject):
    """Lives in the thread."""

    @pyqtSlot(object)
    def work(self, what: Callable[[Any], None]) -> None:
        """Calls `what` with this worker."""
        what(self)


class Chores(QObject):
    """The window's side; the thread starts with the first piece of work."""

    _wanted = pyqtSignal(object)  # Callable[[ChoreWorker], None]

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._thread: WorkerThread | None = None
        self._over = False

    def make_worker(self) -> ChoreWorker:
        """The one that does it, its signals connected to those of this object."""
        raise NotImplementedError

    def do(self, work: Callable[[Any], None]) -> None:
        """Has the worker do it, after all that was asked for before; nothing once it was stopped:
        what a last result leads to must not start a thread that nobody ends."""
        if self._over:
            return
        if self._thread is None:
            worker = self.make_worker()
            self._thread = WorkerThread(worker, self._name)
            self._wanted.connect(worker.work)
            self._thread.start()
        self._wanted.emit(work)

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends the thread once what was asked for is done, for good; False if that takes too
        long."""
        self._over = True
        thread, self._thread = self._thread, None
        return thread is None or thread.finish(milliseconds)
