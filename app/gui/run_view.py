"""A training run as the window shows it: read from its folder, without Qt."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from models.registry import MODELS

if TYPE_CHECKING:
    from app.training.run_folder import RunFolder, RunState

ACTIVE = ("queued", "running")
_UNSETTLED = (*ACTIVE, "interrupted")  # these follow from the lock, too, which no file tells of
_FILES = (
    *("state.json", "config.json", "progress.json", "metrics.jsonl", "control.json"),
    *("model.safetensors", "test.json", "checkpoint.pt", "checkpoint.previous.pt"),
)
_PATIENCE = 2.0  # seconds between two looks at the lock of a run that only waits

_T = TypeVar("_T")
Mark = tuple[int, int, int] | None  # changes with the file; None: it is not there


class MainSettings(NamedTuple):
    """What a training is known by; None where its config.json does not say."""

    epochs: int | None = None
    batch_size: int | None = None
    learning_rate: float | None = None
    optimizer: str | None = None


_UNKNOWN = MainSettings()


@dataclass(frozen=True)
class RunView:
    """What is known of a run at one moment. Fractions are 0…1, times seconds since 1970."""

    name: str
    path: Path
    title: str  # of its network
    state: str
    message: str = ""  # of a failure, a sentence
    fraction: float = 0.0  # done
    epoch: int = 0  # counted from 1
    epochs: int = 0
    images_per_second: float | None = None
    seconds_left: float | None = None
    accuracy: float | None = None  # on the validation pictures: the result's, or the last epoch's
    code: str = ""  # of a failure
    step: int = 0  # within the epoch
    steps: int = 0
    epochs_done: int = 0  # lines of the curves
    test_accuracy: float | None = None
    started: float | None = None  # for the last time
    updated: float | None = None  # when it came into this state
    device: str = ""
    precision: str = ""
    settings: MainSettings = _UNKNOWN
    resumable: bool = False  # there is a checkpoint
    asked: str = ""  # "pause" or "stop", while its process has not yet answered
    key: str = ""  # of its network

    @property
    def active(self) -> bool:
        """Whether a process is at work on it, or will be."""
        return self.state in ACTIVE


class RunLook:
    """Looks at one run again and again; each of its files is read anew only when it changed."""

    def __init__(self, run: "RunFolder") -> None:
        self._run, self.path = run, run.path
        self._paths = {name: os.path.join(run.path, name) for name in _FILES}
        self._marks: dict[str, Mark] = {}
        self._values: dict[str, tuple[Mark, Any]] = {}
        self._view: RunView | None = None
        self._probed = 0.0

    def view(self) -> RunView:
        """The run as it is now, what is not there yet at its default; the same object where
        nothing has changed."""
        before = self._marks
        self._marks = {name: mark_of(path) for name, path in self._paths.items()}
        if self._view is not None and before == self._marks:
            if self._view.state not in _UNSETTLED or self._waits():
                return self._view
            state = self._probe()
            if state.state == self._view.state:
                return self._view
        else:
            moved = before.get("progress.json") != self._marks["progress.json"]
            state = self._state(alive=self._view is not None and moved)
        self._view = self._read(state)
        return self._view

    def _waits(self) -> bool:
        """A lock that is held takes a moment to look at, and many may wait."""
        assert self._view is not None
        return self._view.state == "queued" and time.monotonic() - self._probed < _PATIENCE

    def _state(self, *, alive: bool) -> "RunState":
        mark, state = self._values.get("state.json", (None, None))
        if mark != self._marks["state.json"] or state is None:
            return self._probe()
        known: RunState = state
        settled = known.state not in _UNSETTLED
        # whoever has just told its progress holds the lock
        return known if settled or (known.state == "running" and alive) else self._probe()

    def _probe(self) -> "RunState":
        self._probed = time.monotonic()
        state = self._run.state()
        self._values["state.json"] = self._marks["state.json"], state
        return state

    def _value(self, name: str, read: Callable[[], _T]) -> _T:
        mark = self._marks[name]
        if name not in self._values or self._values[name][0] != mark:
            self._values[name] = mark, read()
        value: _T = self._values[name][1]
        return value

    def _read(self, state: "RunState") -> RunView:
        run, active = self._run, state.state in ACTIVE
        config = self._value("config.json", run.config) or {}
        # before the settings are written the folder's name tells the network
        key = str(config.get("model") or run.name.partition("-")[0])
        progress = self._value("progress.json", run.progress) or {}
        done, last = self._value("metrics.jsonl", self._epochs)
        results = self._value("model.safetensors", self._results) if not active else {}
        measured = self._value("test.json", run.test) or results.get("test")
        validation, test = _accuracy(results.get("validation")), _accuracy(measured)
        return RunView(
            name=run.name,
            path=run.path,
            title=MODELS[key].title if key in MODELS else run.name,
            state=state.state,
            message=state.message or "",
            fraction=_fraction(progress),
            epoch=int(_number(progress.get("epoch"))),
            epochs=int(_number(progress.get("epochs"))),
            images_per_second=number_or_none(progress.get("images_per_second")),
            seconds_left=number_or_none(progress.get("seconds_left")),
            accuracy=last if validation is None else validation,
            code=state.code or "",
            step=int(_number(progress.get("step"))),
            steps=int(_number(progress.get("steps"))),
            epochs_done=done,
            test_accuracy=test,
            started=_moment(self._marks["config.json"]),
            updated=number_or_none(state.updated),
            device=str(config.get("device") or ""),
            precision=str(config.get("precision") or ""),
            settings=_main_settings(config),
            resumable=self._there("checkpoint.pt") or self._there("checkpoint.previous.pt"),
            asked=(self._value("control.json", run.requested) or "") if active else "",
            key=key,
        )

    def _there(self, name: str) -> bool:
        return self._marks[name] is not None

    def _epochs(self) -> tuple[int, float | None]:
        """How many are finished, and the validation accuracy of the last one."""
        metrics = self._run.metrics()
        last = number_or_none(metrics[-1].get("validation_accuracy")) if metrics else None
        return len(metrics), last

    def _results(self) -> dict[str, Any]:
        return results_of(self._run)


def results_of(run: "RunFolder") -> dict[str, Any]:
    """What the finished network says of itself: "validation", "test"; empty where there is none."""
    from models.errors import CodedError
    from models.weights import read_info

    try:
        results = read_info(run.weights).results
    except CodedError:
        return {}
    measured = run.test()
    return results if measured is None else {**results, "test": measured}


def mark_of(path: str | os.PathLike[str]) -> Mark:
    """What tells that a file was replaced or written to, without reading it."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _moment(mark: Mark) -> float | None:
    return None if mark is None else mark[0] / 1e9


def _main_settings(config: dict[str, Any]) -> MainSettings:
    epochs, batch = (number_or_none(config.get(name)) for name in ("epochs", "batch_size"))
    optimizer = config.get("optimizer")
    return MainSettings(
        None if epochs is None else int(epochs),
        None if batch is None else int(batch),
        number_or_none(config.get("learning_rate")),
        optimizer if isinstance(optimizer, str) else None,
    )


def _accuracy(figures: object) -> float | None:
    return number_or_none(figures.get("accuracy")) if isinstance(figures, dict) else None


def _fraction(progress: dict[str, object]) -> float:
    """How much of all steps is done; `step` counts within the epoch, `epoch` from 1."""
    numbers = {name: _number(progress.get(name)) for name in ("epoch", "epochs", "step", "steps")}
    if not numbers["epochs"] or not numbers["steps"]:
        return 0.0
    done = max(0.0, numbers["epoch"] - 1) + numbers["step"] / numbers["steps"]
    return min(1.0, done / numbers["epochs"])


def _number(value: object) -> float:
    return number_or_none(value) or 0.0


def number_or_none(value: object) -> float | None:
    """A number of a file that anybody may have written; infinities and the like are none."""
    try:
        return float(value) if isinstance(value, int | float) and isfinite(value) else None
    except OverflowError:  # an integer of hundreds of digits
        return None
