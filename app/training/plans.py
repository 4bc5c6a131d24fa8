"""Several trainings that belong together: all published networks, once more or at full width."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.training.config import OF_THE_MACHINE, TrainConfig
from app.training.recipes import FULL
from app.training.run_folder import RunFolder
from models.errors import CodedError
from models.registry import MODELS, PUBLISHED
from models.weights import published_path, read_info

PLANS = ("published", "full")
_REHEARSED_STEPS = 4


@dataclass(frozen=True)
class Job:
    """One network: trained once for each seed, the best of them published."""

    model: str
    settings: dict[str, Any]  # of TrainConfig
    seeds: tuple[int, ...] = (0,)

    def configs(self, **given: Any) -> list[TrainConfig]:
        """A training a seed. Raises CodedError for a setting out of range."""
        values = {"model": self.model, **self.settings, **given}
        return [TrainConfig.from_json(values | {"seed": seed}) for seed in self.seeds]


def make_plan(name: str) -> list[Job]:
    """The jobs of a plan, teachers before their students.

    "published": the settings of the published files, as those say them; "full": the networks as
    wide as in their papers, for a graphics card. Raises WeightsError.
    """
    jobs = [_published(key) if name == "published" else _full(key) for key in PUBLISHED]
    return sorted(jobs, key=lambda job: job.settings.get("teacher") is not None)


def _published(key: str) -> Job:
    training = read_info(published_path(key)).training
    settings = {n: v for n, v in training.items() if n not in (*OF_THE_MACHINE, "model", "seed")}
    return Job(key, settings, (training["seed"],))


def _full(key: str) -> Job:
    settings = dict(FULL[key])
    return Job(key, settings, tuple(range(settings.pop("seeds", 1))))


def rehearsed(job: Job) -> Job:
    """The same with one seed and a few steps: whether everything is in its place."""
    batch = job.configs()[0].batch_size
    few = {"epochs": 1, "limit": _REHEARSED_STEPS * batch, "views": 0}
    return Job(job.model, job.settings | few, job.seeds[:1])


def with_teacher_from(config: TrainConfig, folder: Path) -> TrainConfig:
    """A teacher that this plan has trained, rather than the published one of that name."""
    trained = folder / f"{config.teacher}.safetensors"
    if config.teacher in MODELS and trained.is_file():
        return replace(config, teacher=str(trained.absolute()))
    return config


def run_folder(job: Job, seed: int, folder: Path) -> RunFolder:
    """Where a job's training lies: `resnet18`, or with several seeds `lenet5-3`."""
    return RunFolder(folder / (job.model if len(job.seeds) == 1 else f"{job.model}-{seed}"))


def best_run(runs: Sequence[RunFolder]) -> RunFolder:
    """The finished run with the best accuracy on the validation pictures (of equal ones the
    first). Raises CodedError("run-unfinished") where one is not done."""
    for run in runs:
        if run.state().state != "done":
            raise CodedError("run-unfinished", run=str(run.path))
    return max(runs, key=validation_accuracy)


def validation_accuracy(run: RunFolder) -> float:
    """0…1, of the weights as they would be published. Raises WeightsError."""
    return float(read_info(run.weights).results["validation"]["accuracy"])


def mean_and_deviation(values: Sequence[float]) -> tuple[float, float]:
    """The mean, and the standard deviation of a sample (0 of a single value)."""
    return statistics.fmean(values), statistics.stdev(values) if len(values) > 1 else 0.0
