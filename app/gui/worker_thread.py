"""A long-lived thread for one worker object, stopped in bounded time."""

from PyQt5.QtCore import QMetaObject, QObject, Qt, QThread

STACK = 8 * 2**20  # bytes: torch wants more than the 512 KiB that some systems give a thread

# a thread that would not stop is kept here: destroying a running QThread aborts the program
_left_running: list[QThread] = []


class WorkerThread(QThread):
    """Runs an event loop for `worker`, which is deleted in its own thread at the end."""

    def __init__(self, worker: QObject, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setStackSize(STACK)
        self.worker = worker  # without this Python would collect it
        worker.moveToThread(self)
        self.finished.connect(worker.deleteLater)

    def finish(self, milliseconds: int) -> bool:
        """As `stop`, once the worker has done all that it was asked for until now."""
        direct = Qt.ConnectionType.DirectConnection  # our own thread waits below
        self.worker.destroyed.connect(self.quit, direct)  # type: ignore[call-arg]
        QMetaObject.invokeMethod(self.worker, "deleteLater", Qt.ConnectionType.QueuedConnection)
        return self.wait(milliseconds) or self.stop(0)

    def stop(self, milliseconds: int) -> bool:
        """Asks the event loop to end and waits; False if the thread was still busy then."""
        self.quit()
        if not self.isRunning() or self.wait(milliseconds):
            return True
        _left_running.append(self)
        return False


def wait_for_all(milliseconds: int) -> bool:
    """Waits for the threads that did not stop in time; False if one still runs."""
    ended = [thread.wait(milliseconds) for thread in _left_running]  # each of them is waited for
    return all(ended)


def left_running() -> bool:
    """Whether some thread did not stop: the process must then leave without tearing Qt down."""
    return any(thread.isRunning() for thread in _left_running)
