"""Runs a study: what it asks for is trained, what was trained before is taken as it is."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from app.files import file_digest, read_json, write_json
from app.inference.resolve import resolve_weights
from app.messages import error_text
from app.paths import runs_folder, study_results_folder
from app.studies.crew import Crew
from app.studies.own import options_of
from app.studies.results import Results, gather
from app.studies.study import Arm, Study
from app.studies.trial import Trial
from app.training.config import TrainConfig
from app.training.queue import turn
from app.training.run_folder import RunFolder
from app.training.trouble import file_trouble, file_troubles
from models.errors import CodedError
from models.weights import read_info

_RESULTS = "results.json"


@dataclass(frozen=True)
class Plan:
    """How large a study is: everything that does not say what it compares.

    `pictures`: how many of the training pictures are used, `whole`: how many there are; `longest`:
    no training has more epochs (None: as the study says). `seeds`: how many (None: as it says).
    """

    data: str
    fingerprint: str
    classes: tuple[str, ...]
    whole: int
    validation: int
    pictures: int
    device: str = "cpu"
    longest: int | None = None
    seeds: int | None = None

    def arms_of(self, study: Study) -> tuple[Arm, ...]:
        """Those of its first stage that can be trained with these pictures: a teacher that knows
        other classes says nothing about them. Raises CodedError where a teacher is not there."""
        teachers = [arm.settings(study.base).get("teacher") for arm in study.arms]
        return tuple(
            arm
            for arm, teacher in zip(study.arms, teachers, strict=True)
            if teacher is None or read_info(resolve_weights(teacher)).classes == self.classes
        )

    def config(self, study: Study, arm: Arm, seed: int) -> TrainConfig:
        """The settings of one training. Raises CodedError for a value out of range, and for a
        teacher that is not there."""
        settings = arm.settings(study.base)
        if self.longest is not None:
            settings["epochs"] = min(settings["epochs"], self.longest)
        pictures = min(self.pictures, settings.get("limit") or self.pictures)
        settings["limit"] = pictures if pictures < self.whole else None
        if settings.get("teacher") is not None:  # another file is another training
            settings["teacher_digest"] = _digest_of(resolve_weights(settings["teacher"]))
        config = TrainConfig(
            **settings,
            seed=seed,
            device=self.device,
            data=self.data,
            fingerprint=self.fingerprint,
            classes=self.classes,
        )
        return config.checked()

    def length(self, config: TrainConfig) -> int:
        """How many pictures a training looks at."""
        return config.epochs * (config.limit or self.whole)

    def seeds_of(self, study: Study, arm: Arm) -> Sequence[int]:
        """With which seeds an arm is trained."""
        wanted = study.seeds_of(arm)
        return wanted if self.seeds is None or arm.seeds is not None else range(self.seeds)

    def trials(self, study: Study, arms: Sequence[Arm]) -> list[tuple[Arm, int, Trial]]:
        """One seed of everything, then the next: the whole picture comes early and gets surer."""
        wanted = [(seed, arm) for arm in arms for seed in self.seeds_of(study, arm)]
        wanted.sort(key=lambda pair: pair[0])  # stable: arms in their order
        return [
            (arm, seed, Trial(self.config(study, arm, seed), study.alone)) for seed, arm in wanted
        ]

    def later(self, study: Study) -> int:
        """How many trainings the second stage will have: its first seed is that of the first."""
        seeds = len(study.seeds) if self.seeds is None else self.seeds
        return study.then_arms * (seeds - 1)


@dataclass(frozen=True)
class Standing:
    """How far a study is. Seconds; None where it is not known yet."""

    study: str
    done: int
    trials: int
    seconds: float
    seconds_left: float | None


def _digest_of(path: Path) -> str:
    """Of the file as it is; raises CodedError "file-trouble"."""
    with file_troubles(path):
        about = path.stat()
        return _digest(path, about.st_mtime_ns, about.st_size)


@cache
def _digest(path: Path, changed: int, size: int) -> str:
    """Megabytes are read once, not for every arm and seed."""
    return file_digest(path)


def study_folder(name: str) -> RunFolder:
    """Where a study keeps its state and results: a run's folder in all that watching needs."""
    return RunFolder(study_results_folder() / name)


def read_results(folder: Path) -> Results | None:
    """What a study has found so far; None where there is nothing that can be read."""
    values = read_json(folder / _RESULTS)
    try:
        return None if values is None else Results.from_json(values)
    except ValueError:
        return None


def run_study(
    study: Study,
    plan: Plan,
    crew: Crew,
    told: Callable[[Standing], None] = lambda standing: None,
    over: Callable[[], bool] = lambda: False,
    waits_in: RunFolder | None = None,
) -> Results | None:
    """All trials of a study, those of its second stage too; None where it was stopped before.

    What is found is in the study's folder after every trial, and running it again goes on there.
    `waits_in`: its folder, for one that waits until no training started from the window is under
    way. Raises CodedError, with the same sentence in the folder's state.
    """
    folder = waits_in or study_folder(study.name)
    decided = (folder.config() or {}).get("precision")
    config = {**config_of(study, plan), "precision": decided}
    with folder.held(config), failures(folder), _turn(folder, waits_in is not None) as asked:
        if asked:
            folder.write_state("stopped")
            return None
        study = in_one_precision(study, plan, decided)
        folder.write_config(config_of(study, plan))
        folder.write_state("running")
        work = _Work(study, plan, folder, told, over)
        try:
            arms = plan.arms_of(study)
            finished = work.stage(crew, arms, plan.later(study))
            if finished and study.then is not None:
                finished = work.stage(crew, arms + study.then(work.results()))
        except KeyboardInterrupt:
            finished = False
        folder.write_state("done" if finished else "stopped")
        return work.results() if finished else None


def config_of(study: Study, plan: Plan) -> dict[str, Any]:
    """What the study's folder says of it: from that it can be started again."""
    return {
        "study": study.name,
        "pictures": plan.pictures,
        "whole": plan.whole,
        "seeds": plan.seeds,
        "longest": plan.longest,
        "data": plan.data,
        "precision": study.base["precision"],
        "own": study.own,
    }


def in_one_precision(study: Study, plan: Plan, decided: str | None) -> Study:
    """Where the machine is to choose: one precision for all values, as was `decided` on an earlier
    day, else the faster one for the study's base. Each value by itself might get another, and the
    study would compare precisions."""
    if study.base["precision"] != "auto":
        return study
    if decided not in ("float32", "bfloat16"):
        from app.training.devices import resolve

        decided = resolve(plan.config(study, Arm("", study.title), 0)).precision
    return replace(study, base={**study.base, "precision": decided})


def _turn(folder: RunFolder, waits: bool) -> AbstractContextManager[str | None]:
    return turn(folder, runs_folder()) if waits else nullcontext()


class _Work:
    """What is done of one study, and how long the rest may take."""

    def __init__(
        self,
        study: Study,
        plan: Plan,
        folder: RunFolder,
        told: Callable[[Standing], None],
        over: Callable[[], bool],
    ) -> None:
        self.study, self.plan, self.folder = study, plan, folder
        self._told, self._over = told, over
        self._began = time.monotonic()
        self._trained = self._to_come = 0  # pictures that trainings look at, here and still
        self._count = self._done = 0
        self._found: dict[tuple[str, int], tuple[Arm, int, dict[str, Any]]] = {}

    def stage(self, crew: Crew, arms: Sequence[Arm], later: int = 0) -> bool:
        """Trains what is missing of some arms, False where it was stopped; `later`: trainings of
        the base's length that will come after them."""
        wanted = self.plan.trials(self.study, arms)
        askers: dict[str, list[tuple[Arm, int]]] = {}  # two arms may want the same training
        missing: dict[str, Trial] = {}
        for arm, seed, trial in wanted:
            result = trial.result()
            if result is None:
                askers.setdefault(trial.digest, []).append((arm, seed))
                missing[trial.digest] = trial
            else:
                self._found[arm.key, seed] = (arm, seed, result)
        self._count = len(wanted) + later
        self._done = len(wanted) - sum(map(len, askers.values()))
        usual = self.plan.config(self.study, Arm("", self.study.title), 0)
        self._to_come = later * self.plan.length(usual)
        self._to_come += sum(self.plan.length(trial.config) for trial in missing.values())

        def finished(trial: Trial) -> None:
            result = trial.result()
            if result is None:  # somebody took it away
                raise CodedError("study-trial-lost", path=str(trial.folder))
            for arm, seed in askers[trial.digest]:
                self._found[arm.key, seed] = (arm, seed, result)
                self._done += 1
            self._trained += self.plan.length(trial.config)
            self._to_come -= self.plan.length(trial.config)
            self._write()
            self._tell()

        self._write()
        self._tell()
        return crew.train(list(missing.values()), finished, self._asked)

    def results(self) -> Results:
        """Of what is finished."""
        about: dict[str, Any] = {
            "pictures": self.plan.pictures,
            "whole": self.plan.whole,
            "validation": self.plan.validation,
            "classes": list(self.plan.classes),
            "longest": self.plan.longest,
            "seeds": len(self.study.seeds) if self.plan.seeds is None else self.plan.seeds,
        }
        if self.study.own is not None:
            about["command"] = " ".join(options_of(self.study.own))
        return gather(self.study, list(self._found.values()), about)

    def _asked(self) -> bool:
        self._tell()
        return self._over() or self.folder.requested() is not None

    def _write(self) -> None:
        write_json(self.folder.path / _RESULTS, self.results().to_json())

    def _tell(self) -> None:
        seconds = time.monotonic() - self._began
        left = self._to_come * seconds / self._trained if self._trained else None
        self.folder.write_progress(
            {"done": self._done, "trials": self._count, "seconds": seconds, "seconds_left": left}
        )
        self._told(Standing(self.study.name, self._done, self._count, seconds, left))


@contextmanager
def failures(folder: RunFolder) -> Iterator[None]:
    """Writes why it failed to the study's state."""
    try:
        yield
    except CodedError as error:
        _record(folder, error)
        raise
    except OSError as error:
        trouble = file_trouble(error, folder.path)
        _record(folder, trouble)
        raise trouble from error


def _record(folder: RunFolder, error: CodedError) -> None:
    with suppress(OSError):  # a full disk may not even take the reason
        folder.write_state("failed", error.code, error_text(error))


def plan_for(data: str | None, pictures: int | None = None, **more: Any) -> Plan:
    """The plan for a data set; `pictures` of its training pictures (None: all).

    Raises CodedError of the codes "data-…".
    """
    from app.training.dataset import split
    from app.training.sources import find_data, load_split

    source = find_data(data)
    everything = load_split(source, "train")
    train_set, validation_set = split(everything, "study")
    whole = len(train_set)
    plan = Plan(
        data=str(source.path.resolve()),
        fingerprint=everything.fingerprint,
        classes=everything.classes,
        whole=whole,
        validation=len(validation_set),
        pictures=min(pictures or whole, whole),
    )
    return replace(plan, **more)
