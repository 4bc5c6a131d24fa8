"""Reads the runs that are looked at closely, in a thread: their curves, settings, result, log."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite, nan
from pathlib import Path
from typing import Any

from PyQt5.QtCore import QObject, QTimer, pyqtSignal, pyqtSlot

from app.gui.run_view import Mark, mark_of, number_or_none, results_of

METRICS = ("train_loss", "validation_loss", "train_accuracy", "validation_accuracy")
_EVERY = 500  # milliseconds
_LOG = 200_000  # bytes of the end of a log
_LINE = 2000  # characters: a longer line would hold the window up


@dataclass(frozen=True)
class RunData:
    """What is read of one run: a value an epoch, NaN where there is none. Fractions are 0…1."""

    path: Path
    epochs: tuple[float, ...] = ()
    values: dict[str, tuple[float, ...]] = field(default_factory=dict)  # for each of METRICS
    config: dict[str, Any] | None = None
    results: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The run's."""
        return self.path.name


class RunReader(QObject):
    """Reads a file only when it has changed, and tells only what is new."""

    ready = pyqtSignal()  # what draws curves is imported
    read = pyqtSignal(object)  # tuple[RunData, ...], those that are wanted
    log_read = pyqtSignal(object, str)  # Path of the run, the end of its log

    def __init__(self) -> None:
        super().__init__()
        self._timer: QTimer | None = None
        self._shown: Path | None = None
        self._wanted: tuple[Path, ...] = ()
        self._data: dict[Path, tuple[tuple[Mark, ...], RunData]] = {}
        self._told: tuple[RunData, ...] | None = None
        self._log: tuple[Path, Mark] | None = None
        self._failing = False

    @pyqtSlot()
    def start(self) -> None:
        """Begins to look; called in the thread that will look."""
        # half a second: here the window goes on meanwhile, in its own thread it would stand still
        import pyqtgraph

        # nothing is drawn with OpenGL; and when the program ends, Qt tidies up by itself
        pyqtgraph.setConfigOptions(antialias=True, useOpenGL=False, exitCleanup=False)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self.ready.emit()
        self.watch(self._shown, self._wanted)

    @pyqtSlot(object, object)
    def watch(self, shown: Path | None, wanted: tuple[Path, ...]) -> None:
        """From now on these runs are read, and the log of the one that is shown; none: rests."""
        if shown != self._shown:
            self._log = None
        self._shown, self._wanted = shown, wanted
        self._data = {path: self._data[path] for path in wanted if path in self._data}
        if self._timer is None:
            return
        if wanted:
            self.look()
            self._timer.start(_EVERY)
        else:
            self._timer.stop()

    @pyqtSlot()
    def look(self) -> None:
        """Looks once."""
        try:
            data = tuple(self._look_at(path) for path in self._wanted)
            if data != self._told:
                self._told = data
                self.read.emit(data)
            if self._shown is not None:
                self._look_at_log(self._shown)
        except OSError:  # gone while it was read: the next look is soon
            return
        except Exception:  # noqa: BLE001 - every error is shown
            if not self._failing:  # told once, not twice a second
                sys.excepthook(*sys.exc_info())
            self._failing = True

    def _look_at(self, path: Path) -> RunData:
        names = ("metrics.jsonl", "config.json", "model.safetensors", "test.json")
        marks = tuple(mark_of(path / name) for name in names)
        if path not in self._data or self._data[path][0] != marks:
            self._data[path] = marks, read_run(path)
        return self._data[path][1]

    def _look_at_log(self, path: Path) -> None:
        seen = path, mark_of(path / "log.txt")
        if seen != self._log:
            self._log = seen
            self.log_read.emit(path, read_log(path / "log.txt"))


def read_run(path: Path) -> RunData:
    """Everything about a run that is not in its RunView; what cannot be read is left out."""
    from app.training.run_folder import RunFolder

    run = RunFolder(path)
    return replace(data_of(path, run.metrics()), config=run.config(), results=results_of(run))


def data_of(path: Path, metrics: Sequence[Mapping[str, Any]]) -> RunData:
    """The curves that are in these lines of metrics."""
    lines = [line for line in metrics if isfinite(_number(line.get("epoch")))]
    epochs = tuple(_number(line["epoch"]) for line in lines)
    values = {name: tuple(_number(line.get(name)) for line in lines) for name in METRICS}
    return RunData(path, epochs, values)


def read_log(path: Path) -> str:
    """The end of what a process printed; of a line that was written over, its last state."""
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            stream.seek(max(0, size - _LOG))
            data = stream.read(_LOG)
    except OSError:
        return ""
    if size > _LOG:
        data = data.partition(b"\n")[2] or data  # a whole line is the first, if there is one
    lines = data.decode("utf-8", errors="replace").replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip("\r").rpartition("\r")[2][:_LINE] for line in lines)


def _number(value: object) -> float:
    number = number_or_none(value)
    return nan if number is None else number
