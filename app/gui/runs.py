"""The window's side of the watching thread."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

if TYPE_CHECKING:
    from app.gui.run_view import RunView
    from app.gui.runs_watcher import RunsWatcher
    from app.gui.worker_thread import WorkerThread


class Runs(QObject):
    """Which run matters now: the newest that is active, else the newest that has ended."""

    changed = pyqtSignal(object)  # RunView or None
    failed = pyqtSignal(object)  # RunView of a run that is not the one that matters
    stopping = pyqtSignal(str)  # name of a run that is asked to end
    _stop_wanted = pyqtSignal(object)  # Path

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: RunView | None = None
        self._failures: set[str] | None = None  # names; None before the first look
        self._watcher: RunsWatcher | None = None
        self._thread: WorkerThread | None = None

    def start(self) -> None:
        """Starts looking."""
        from app.gui.runs_watcher import RunsWatcher  # the window is painted without
        from app.gui.worker_thread import WorkerThread

        self._watcher = watcher = RunsWatcher()
        self._thread = WorkerThread(watcher, "runs")
        self._thread.started.connect(watcher.start)
        watcher.changed.connect(self._on_changed)
        self._stop_wanted.connect(watcher.stop_run)
        self._thread.start()

    def stop(self, milliseconds: int = 1800) -> bool:
        """Stops looking; the runs go on."""
        return self._thread is None or self._thread.stop(milliseconds)

    def stop_current(self) -> None:
        """Asks the run that matters to end; its folder will tell when it has."""
        if self.current is not None and self.current.active:
            self._stop_wanted.emit(self.current.path)
            self.stopping.emit(self.current.name)

    @pyqtSlot(object)
    def _on_changed(self, runs: "Sequence[RunView]") -> None:
        active = [run for run in runs if run.active]
        # what runs comes before what waits for it
        running = [run for run in active if run.state == "running"]
        self.current = next(iter([*running, *active, *runs]), None)
        self.changed.emit(self.current)
        failures = {run.name: run for run in runs if run.state == "failed"}
        told = failures.keys() if self._failures is None else self._failures
        for name in failures.keys() - told:
            if failures[name] != self.current:
                self.failed.emit(failures[name])
        self._failures = set(failures)
