"""How many pictures a study can afford: never fewer seeds, never fewer values."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import torch
from filelock import FileLock

from app.files import read_json, write_json
from app.paths import studies_folder
from app.studies.crew import Crew
from app.studies.runner import Plan
from app.studies.study import Arm, Study
from app.training.config import TrainConfig
from app.training.estimate import speed
from app.training.trouble import file_troubles
from models.errors import CodedError

_FEWEST = 1000  # pictures; with fewer nothing can be told
_ROUND = 500
_SHARE_OF_EVALUATION = 0.35  # a picture that is only looked at costs a third of one learned from
_OVERHEAD = 1.5  # seconds a training takes besides its pictures
_FRESH = 6.0  # the same, where each has a process of its own
_CROWDED = 0.85  # of its speed a process keeps that has others beside it
_UNITS = {"s": 1, "m": 60, "h": 3600}
_MADE, _LOCK = "budgets.json", ".budgets.lock"


def seconds_of(budget: str) -> float:
    """Of "90m", "2h", "1h30m", "45s". Raises CodedError("study-bad-budget")."""
    parts = re.findall(r"(\d+(?:\.\d+)?)([hms])", budget.strip().lower())
    if not parts or "".join(number + unit for number, unit in parts) != budget.strip().lower():
        raise CodedError("study-bad-budget", budget=budget)
    seconds = sum(float(number) * _UNITS[unit] for number, unit in parts)
    if seconds <= 0:
        raise CodedError("study-bad-budget", budget=budget)
    return seconds


class Costs:
    """What trainings cost here, measured for a second or two for each kind of them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._threads = torch.get_num_threads()  # as torch chooses: measuring changes it
        self._speeds: dict[str, float] = {}

    def seconds(self, study: Study, crew: Crew, pictures: int) -> float:
        """For all of a study, as long as nothing of it is there yet."""
        plan = replace(self.plan, pictures=pictures)
        arms = plan.arms_of(study)
        each = [plan.config(study, arm, seed) for arm in arms for seed in plan.seeds_of(study, arm)]
        each += [plan.config(study, Arm("", study.title), 0)] * plan.later(study)
        overhead = _FRESH if crew.fresh else _OVERHEAD
        total = sum(overhead + self._work(config, crew) for config in each)
        total += self._teaching(each, crew)
        return total / (crew.workers * (_CROWDED if crew.workers > 1 else 1))

    def _work(self, config: TrainConfig, crew: Crew) -> float:
        looked_at = (config.limit or self.plan.whole) + _SHARE_OF_EVALUATION * self.plan.validation
        return config.epochs * looked_at / self._speed(replace(config, teacher=None), crew)

    def _teaching(self, configs: Iterable[TrainConfig], crew: Crew) -> float:
        """What teachers need for their answers: one to each fixed view of a picture, kept for all
        trainings with that seed, which draws the pictures; one a picture and epoch without."""
        longest: dict[object, float] = {}
        for place, config in enumerate(configs):
            if config.teacher is None:
                continue
            views = min(config.views or config.epochs, config.epochs)
            alone = self._speed(replace(config, teacher=None), crew)
            taught = self._speed(replace(config, views=0), crew)
            look = max(0.0, 1 / taught - 1 / alone)  # seconds
            key = (config.teacher, config.seed, config.views) if config.views else place
            needed = views * (config.limit or self.plan.whole) * look
            longest[key] = max(needed, longest.get(key, 0.0))
        return sum(longest.values())

    def _speed(self, config: TrainConfig, crew: Crew) -> float:
        threads = crew.threads or self._threads
        kind = [config.model, config.arguments, config.batch_size, threads, config.teacher]
        name = json.dumps(kind, sort_keys=True)
        if name not in self._speeds:
            self._speeds[name] = speed(replace(config, threads=threads))
        return self._speeds[name]


def affordable(studies: Iterable[tuple[Study, Crew]], plan: Plan, budget: str) -> int:
    """With how many training pictures all of them end within the budget.

    Decided once: when the same is asked for again, to go on with what was stopped, it is the same
    number. Raises CodedError "study-bad-budget", "study-small-budget" where even the fewest
    pictures take longer, "disk-full" or "file-trouble" where the number cannot be kept.
    """
    wanted = list(studies)
    seconds = seconds_of(budget)
    names = " ".join(f"{study.name}×{crew.workers}" for study, crew in wanted)
    arms = [[arm.settings(s.base) for arm in plan.arms_of(s)] for s, _ in wanted]
    what = hashlib.sha256(json.dumps(arms, sort_keys=True).encode()).hexdigest()[:12]
    key = f"{names} {what} {seconds:g} {plan.fingerprint} {plan.longest} {plan.seeds} {plan.device}"
    path = studies_folder() / _MADE
    pictures = _decided(path, key)
    if pictures is None:
        pictures = _decide(path, key, _most(wanted, plan, seconds, budget))
    return min(pictures, plan.whole)


def _decided(path: Path, key: str) -> int | None:
    pictures = (read_json(path) or {}).get(key)
    return pictures if isinstance(pictures, int) else None


def _decide(path: Path, key: str, pictures: int) -> int:
    """Keeps the number, unless another process has decided it meanwhile: then it is that one.

    Raises CodedError "disk-full" or "file-trouble".
    """
    with file_troubles(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(_LOCK)):
            decided = _decided(path, key)
            if decided is None:
                write_json(path, {**(read_json(path) or {}), key: pictures})
            return pictures if decided is None else decided


def _most(wanted: list[tuple[Study, Crew]], plan: Plan, seconds: float, budget: str) -> int:
    costs = Costs(plan)

    def needed(pictures: int) -> float:
        return sum(costs.seconds(study, crew, pictures) for study, crew in wanted)

    low, high = min(_FEWEST, plan.whole), plan.whole
    if needed(high) <= seconds:
        return high
    if needed(low) > seconds:
        minutes = round(needed(low) / 60) + 1
        raise CodedError("study-small-budget", budget=budget, minutes=minutes)
    while high - low > _ROUND:
        middle = (low + high) // 2
        low, high = (middle, high) if needed(middle) <= seconds else (low, middle)
    return low // _ROUND * _ROUND or low
