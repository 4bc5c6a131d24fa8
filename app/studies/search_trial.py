"""One trial of a search: a training in a run folder, cut short where it is not worth going on."""

import os
import platform
import shutil
import time
import zlib
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from optuna.exceptions import TrialPruned, UpdateFinishedTrialError
from optuna.trial import Trial

from app.files import read_json, write_json
from app.studies.search import Search, known_pictures, make_sampler, remember_pictures
from app.studies.search_slots import NOTE, PLACE, STOPPED, SURPLUS, may_run, slots_of
from app.studies.search_space import suggest, with_parameters
from app.studies.search_storage import TROUBLE
from app.studies.trial import begun, kept_pictures
from app.training.config import OF_THE_MACHINE, TrainConfig
from app.training.run_folder import RunFolder
from models.errors import CodedError

if TYPE_CHECKING:
    from optuna.study import Study

    from app.training.session import Progress

# what its settings lead to, rather than a reason to end the search
_OF_THE_SETTINGS = ("diverged", "out-of-memory")
_MACHINE = "machine.json"  # what was found out about this computer
_BUSY = 30.0  # seconds that another process gets to leave the folder, once its trial was taken over
_AGAIN = 0.5

Told = Callable[[], None]  # called about twice a second while a training runs


class SurplusError(Exception):
    """Enough trials are under way: this one is not carried out."""


class StoppedError(Exception):
    """Somebody stopped it; it waits to be taken up again."""


class TakenError(Exception):
    """Another process thought this one dead, and goes on with the trial."""


def trial_folder(search: Search, slot: int) -> Path:
    """Where the trial of that number is trained, on this computer."""
    return search.folder / f"trial-{slot:04}"


class Objective:
    """What Optuna calls: validation accuracy (0…1, last epoch) of the settings that it chooses."""

    def __init__(
        self, study: "Study", search: Search, stop: Callable[[], bool], told: Told, threads: int
    ) -> None:
        """`stop`: somebody wants to leave; `threads`: 0 for the usual number."""
        self.study, self.search, self.stop, self.told = study, search, stop, told
        self.threads = threads
        self.run: RunFolder | None = None  # of the trial under way or just over
        self.mistake: ValueError | None = None  # of ours, not Optuna's about the trial's state
        self._held = ExitStack()
        self._pruned = self._taken = self._leaving = False

    def __call__(self, trial: Trial) -> float:
        """Raises TrialPruned, SurplusError, StoppedError, TakenError and CodedError."""
        trials = self.study.get_trials(deepcopy=False)
        if not may_run(trials, trial.number, self.search.trials):
            trial.set_user_attr(SURPLUS, True)
            raise SurplusError
        slot = next(s.number for s in slots_of(trials) if s.current.number == trial.number)
        try:
            return self._train(trial, slot)
        except UpdateFinishedTrialError as error:
            raise TakenError from error
        except (CodedError, StoppedError, KeyboardInterrupt):
            with suppress(*TROUBLE, UpdateFinishedTrialError):
                trial.set_user_attr(STOPPED, True)
            raise
        except ValueError as error:
            self.mistake = error
            raise

    def release(self) -> None:
        """Gives the folder back: not before the database knows how the trial ended, for a trial
        under way in a folder that nobody holds is one whose process died."""
        self._held.close()
        self.run = None

    def _train(self, trial: Trial, slot: int) -> float:
        # chance by the trial's number: workers do not try the same, and a search can be repeated
        chance = zlib.crc32(f"{self.search.seed or 0} {trial.number}".encode())
        self.study.sampler = make_sampler(self.search.sampler, chance)
        base = replace(self.search.config(), threads=self.threads)
        base = replace(base, precision=_precision(self.search, base))
        base = replace(base, fingerprint=known_pictures(self.study))
        config = with_parameters(base, suggest(trial, self.search.model))
        self.run = RunFolder(trial_folder(self.search, slot))
        self._hold(self.run, config)
        place = {"host": platform.node(), "folder": str(self.run.path), "process": os.getpid()}
        trial.set_user_attr(PLACE, place)
        try:
            state = self._run(config, self.run, trial)
        except CodedError as error:
            if error.code not in _OF_THE_SETTINGS:
                raise
            self._report(trial, len(self.run.metrics()) + 1, 0.0)
            trial.set_user_attr(NOTE, error.code)
            raise TrialPruned from error
        if state == "done":
            return float(self.run.metrics()[-1]["validation_accuracy"])
        if self._taken:
            raise TakenError
        if self._pruned and self._leaving and not self.stop():
            raise TrialPruned
        raise StoppedError

    def _hold(self, run: RunFolder, config: TrainConfig) -> None:
        """Has the folder to itself, and empty where it is of a trial with other settings."""
        deadline = time.monotonic() + _BUSY
        while True:
            try:
                self._held.enter_context(run.held(config.to_json()))
                break
            except CodedError as error:
                if error.code != "run-busy" or time.monotonic() > deadline:
                    raise
            time.sleep(_AGAIN)
        if _chosen(run.config() or {}) != _chosen(config.to_json()):
            _empty(run)
            self._held.enter_context(run.held(config.to_json()))

    def _run(self, config: TrainConfig, run: RunFolder, trial: Trial) -> str:
        from app.training.engine import Listener, run_training

        def started(config: TrainConfig, images: int) -> None:
            remember_pictures(self.study, config)
            for line in run.metrics():  # of an earlier try
                self._report(trial, line["epoch"], line["validation_accuracy"])

        def finished(line: dict[str, Any]) -> None:
            self._report(trial, line["epoch"], line["validation_accuracy"])
            if line["epoch"] < self.search.length:
                with suppress(*TROUBLE):  # a database that is away for a moment: the next epoch
                    self._pruned = trial.should_prune()

        def progress(progress: "Progress") -> None:
            self.told()

        listener = Listener(started=started, progress=progress, epoch=finished)
        config = replace(begun(config, run), device=config.device, threads=config.threads)
        return run_training(
            config, run, listener, self._over, read=kept_pictures, finish=_nothing_more
        )

    def _report(self, trial: Trial, epoch: int, accuracy: float) -> None:
        try:
            trial.report(accuracy, epoch)
        except UpdateFinishedTrialError:
            self._taken = True
        except TROUBLE:
            return  # it helps to prune; what counts is told at the end

    def _over(self) -> bool:
        self._leaving = self._pruned or self._taken or self.stop()
        return self._leaving


def _precision(search: Search, config: TrainConfig) -> str:
    """The same for all trials on a computer, also those of a later day."""
    known = (read_json(search.folder / _MACHINE) or {}).get("precision")
    if known in ("float32", "bfloat16"):
        return str(known)
    from app.training.devices import resolve

    chosen = resolve(config).precision
    with suppress(OSError):
        write_json(search.folder / _MACHINE, {"precision": chosen})
    return chosen


def _chosen(config: dict[str, Any]) -> dict[str, Any]:
    """What two configurations must have in common to be of one trial."""
    return {name: value for name, value in config.items() if name not in OF_THE_MACHINE}


def _empty(run: RunFolder) -> None:
    """All but the lock, which we hold."""
    for path in run.path.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != "lock":
            path.unlink()


def forget_checkpoints(run: RunFolder) -> None:
    """Of a trial that is over: hundreds of them would fill a disk."""
    for path in (run.checkpoint, run.previous_checkpoint):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _nothing_more(*trained: object) -> None:
    """Instead of a weights file: a trial is there for its accuracy."""
