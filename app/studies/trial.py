"""A trial: one training of a study, found again by its settings wherever it was made.

Two studies that ask for the same training share it, and a study that is run again trains only what
is missing.
"""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.files import read_json, write_json
from app.paths import studies_folder
from app.training.config import TrainConfig
from app.training.run_folder import RunFolder
from app.training.settings import usual_arguments
from models.errors import CodedError

if TYPE_CHECKING:
    from app.training.dataset import DataSet
    from app.training.sources import Source

# of what a training's result means: raised when older ones are no longer comparable
_GENERATION = 1
# what a result does not depend on, or only by rounding
_ELSEWHERE = ("threads", "data", "commit", "versions", "teacher_precision")
# settings that came later, and what they were before there was a choice: older results stay known
_LATER = {"scale": 0.0}
_RESULT = "trial.json"
STOPPED = ("stopped", "paused")


@dataclass(frozen=True)
class Trial:
    """A training with these settings; its folder is named by them.

    One that is to be trained `alone`, because its seconds and its memory count, is another than
    the same training beside others.
    """

    config: TrainConfig
    alone: bool = False

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of everything that decides the result."""
        values = {
            name: value
            for name, value in self.config.to_json().items()
            if name not in _ELSEWHERE and not (name in _LATER and value == _LATER[name])
        }
        arguments = usual_arguments(self.config.model) | self.config.arguments
        values |= {"arguments": arguments, "generation": _GENERATION, "alone": self.alone}
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()

    @property
    def folder(self) -> Path:
        """Where it is trained and what it found is kept."""
        return studies_folder() / "trials" / f"{self.config.model}-{self.digest[:20]}"

    def result(self) -> dict[str, Any] | None:
        """What the finished training found; None where it is not finished."""
        return read_json(self.folder / _RESULT)

    def forget(self) -> None:
        """Has it trained again."""
        (self.folder / _RESULT).unlink(missing_ok=True)


def train_trial(trial: Trial, threads: int, over: Callable[[], bool] = lambda: False) -> str:
    """Trains it, or goes on with it: "done", "stopped", or "busy" where another process does.

    A training that diverges is done: that is what its settings lead to. Raises CodedError.
    """
    if trial.result() is not None:
        return "done"
    run = RunFolder(trial.folder)
    try:
        with run.held(trial.config.to_json()):
            if trial.result() is None:
                return _train(trial, run, threads, over)
            run.write_state("done")  # another process was quicker
            return "done"
    except CodedError as error:
        if error.code == "run-busy":
            return "busy"
        raise


def _train(trial: Trial, run: RunFolder, threads: int, over: Callable[[], bool]) -> str:
    from app.studies.usage import watched
    from app.training.engine import failures, run_training

    measures: dict[str, Any] = {}
    finish = _Finish(measures)
    config = replace(begun(trial.config, run), threads=threads)
    with watched(measures):
        try:
            state = run_training(config, run, over=over, read=kept_pictures, finish=finish)
        except CodedError as error:
            if error.code != "diverged":
                raise
            state = "diverged"
    if state in STOPPED:
        return "stopped"
    with failures(run):
        _write_result(run, state == "diverged", measures)
    return "done"


def begun(config: TrainConfig, run: RunFolder) -> TrainConfig:
    """The settings; those it began with, resolved, where it goes on."""
    if run.resumable:
        with suppress(CodedError):  # damaged: from the start
            return replace(TrainConfig.from_json(run.config() or {}), data=config.data)
        for path in (run.checkpoint, run.previous_checkpoint):
            path.unlink(missing_ok=True)
    return config


def _write_result(run: RunFolder, diverged: bool, measures: dict[str, Any]) -> None:
    from app.training.distillation import COPY

    config = run.config() or {}
    result = {
        "diverged": diverged,
        "classes": len(config.get("classes", ())),
        "commit": config.get("commit"),
        "versions": config.get("versions"),
        "device": config.get("device"),
        "threads": config.get("threads"),
        "metrics": run.metrics(),
        "measures": measures,
    }
    write_json(run.path / _RESULT, result)
    # hundreds of them would fill a disk
    for path in (run.checkpoint, run.previous_checkpoint, run.path / COPY):
        path.unlink(missing_ok=True)


class _Finish:
    """Instead of a weights file: what the study wants to know of the trained network."""

    def __init__(self, measures: dict[str, Any]) -> None:
        self.measures = measures

    def __call__(
        self,
        trainer: Any,
        train_set: "DataSet",
        validation_set: "DataSet",
        run: RunFolder,
        asked: Callable[[], bool],
    ) -> None:
        from app.studies.layers import dead_units, spread_at_start

        images = validation_set.images
        self.measures["dead"] = dead_units(trainer, images)
        self.measures["spread"] = spread_at_start(trainer, images)


@cache
def _kept(source: "Source", part: str) -> "DataSet":
    from app.training.sources import load_split

    return load_split(source, part)


def kept_pictures(source: "Source", part: str) -> "DataSet":
    """As `load_split`, but read once for all trials of a process."""
    return _kept(source, part)
