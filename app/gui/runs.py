"""The window's side of the watching thread."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

if TYPE_CHECKING:
    from app.gui.run_view import RunView
    from app.gui.worker_thread import WorkerThread


class Runs(QObject):
    """Which run matters now: the newest that is active, else the newest that has ended."""

    changed = pyqtSignal(object)  # RunView or None
    all_changed = pyqtSignal(object)  # tuple[RunView, ...], newest first
    failed = pyqtSignal(object)  # RunView of a run that is not the one that matters
    stopping = pyqtSignal(str)  # name of a run that is asked to end
    ended = pyqtSignal(object)  # RunView of one that was at work a moment ago and is done or failed
    _stop_wanted = pyqtSignal(object)  # Path
    _look_wanted = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: RunView | None = None
        self.active: tuple[RunView, ...] = ()  # those that are at work or wait for it
        self.all: tuple[RunView, ...] = ()  # newest first
        # when each that failed did, which a new name does not change; None before the first look
        self._failures: set[float | str] | None = None
        self._thread: WorkerThread | None = None

    def start(self) -> None:
        """Starts looking."""
        from app.gui.runs_watcher import RunsWatcher  # the window is painted without
        from app.gui.worker_thread import WorkerThread

        watcher = RunsWatcher()
        self._thread = WorkerThread(watcher, "runs")
        self._thread.started.connect(watcher.start)
        watcher.changed.connect(self._on_changed)
        self._stop_wanted.connect(watcher.stop_run)
        self._look_wanted.connect(watcher.look)
        self._thread.start()

    def stop(self, milliseconds: int = 1800) -> bool:
        """Stops looking; the runs go on."""
        return self._thread is None or self._thread.stop(milliseconds)

    def look(self) -> None:
        """Looks now: something was done to a run."""
        self._look_wanted.emit()

    def stop_current(self) -> None:
        """Asks the run that matters to end; its folder will tell when it has."""
        if self.current is not None and self.current.active:
            self._stop_wanted.emit(self.current.path)
            self.stopping.emit(self.current.name)

    @pyqtSlot(object)
    def _on_changed(self, runs: "Sequence[RunView]") -> None:
        self.all = tuple(runs)
        self.all_changed.emit(self.all)
        active = [run for run in runs if run.active]
        were_active = {run.path for run in self.active}
        self.active = tuple(active)
        # what runs comes before what waits for it
        running = [run for run in active if run.state == "running"]
        self.current = next(iter([*running, *active, *runs]), None)
        self.changed.emit(self.current)
        for run in runs:
            if run.state in ("done", "failed") and run.path in were_active:
                self.ended.emit(run)
        failures = {run.updated or run.name: run for run in runs if run.state == "failed"}
        told = failures.keys() if self._failures is None else self._failures
        for failure in failures.keys() - told:
            if failures[failure] != self.current:
                self.failed.emit(failures[failure])
        self._failures = set(failures)
