"""Measures what weights learnt before are worth: `python -m docs.transfer --data DIR`.

A small network learns five classes of CIFAR-10. The other five are then learnt from few pictures,
in four ways: by the last layer alone, in stages, by everything from the start, and from chance.
Each training is a run of its own in build/transfer: the same command goes on where it was stopped.
At the end docs/transfer.json is written, and from it the pages (docs/transfer_pages.py).
"""

import argparse
import json
import math
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch

from app.messages import error_text
from app.paths import checkout
from app.training.config import TrainConfig, commit, versions
from app.training.dataset import DataSet, split
from app.training.engine import Listener, run_training
from app.training.recipes import recipe
from app.training.run_folder import RunFolder
from app.training.sources import Source, find_data, load_split
from docs.transfer_pages import RESULTS, WAYS, write_pages
from models.errors import CodedError
from models.files import write_whole
from models.registry import CLASSES
from models.weights import read_info

MODEL, ARGUMENTS = "cnn2", {"convolutions": 3}
LEARNT, NEW = CLASSES[:5], CLASSES[5:]
STOPPED = 130
_BATCH = 64  # half of the recipe's: five hundred pictures shall be a few steps
_BODY_RATE = 0.2


@dataclass(frozen=True)
class Plan:
    """How much is trained. The lengths were set before anything was measured."""

    base_epochs: int = 10
    epochs: tuple[tuple[int, int], ...] = ((100, 40), (500, 15), (2500, 6))  # by pictures a class
    seeds: tuple[int, ...] = (0, 1, 2)
    base_limit: int | None = None


REHEARSAL = Plan(1, ((8, 2), (16, 1)), (0, 1), 80)


@dataclass(frozen=True)
class Trial:
    """One training of the five new classes."""

    shots: int  # pictures a class, on average
    way: str
    seed: int
    epochs: int

    @property
    def name(self) -> str:
        """Of its run."""
        return f"{self.shots}-{self.way}-{self.seed}"


def trials(plan: Plan) -> Iterator[Trial]:
    """All of them, seed by seed."""
    for seed in plan.seeds:
        for shots, epochs in plan.epochs:
            for way in WAYS:
                yield Trial(shots, way, seed, epochs)


def base_config(plan: Plan, data: str | None) -> TrainConfig:
    """The training of the first five classes."""
    return _config(data, epochs=plan.base_epochs, limit=plan.base_limit)


def trial_config(trial: Trial, base: Path, data: str | None) -> TrainConfig:
    """Its settings: the ways differ in what is begun with and in what learns when."""
    stages: dict[str, dict[str, Any]] = {
        "frozen": {"frozen_epochs": trial.epochs},
        "staged": {"frozen_epochs": math.ceil(trial.epochs / 3), "body_rate": _BODY_RATE},
        "everything": {},
        "scratch": {"start": None},
    }
    how = {"start": str(base.absolute()), **stages[trial.way]}
    limit = trial.shots * len(NEW)
    return _config(data, epochs=trial.epochs, limit=limit, seed=trial.seed, **how)


def _config(data: str | None, **changes: Any) -> TrainConfig:
    usual = recipe(MODEL, batch_size=_BATCH, split="study", arguments=ARGUMENTS)
    return replace(usual, data=data, **changes).checked()


def only(classes: tuple[str, ...]) -> Callable[[Source, str], DataSet]:
    """Reads the pictures of these classes alone, and keeps them for the next training."""
    kept: dict[str, DataSet] = {}

    def read(source: Source, part: str) -> DataSet:
        if part not in kept:
            kept[part] = of_classes(load_split(source, part), classes)
        return kept[part]

    return read


def of_classes(dataset: DataSet, classes: tuple[str, ...]) -> DataSet:
    """The pictures of some classes, which are numbered anew in the order given."""
    numbers = [dataset.classes.index(name) for name in classes]
    anew = torch.full((len(dataset.classes),), -1)
    anew[numbers] = torch.arange(len(numbers))
    chosen = dataset.take(torch.nonzero(anew[dataset.labels] >= 0).flatten())
    fingerprint = sha256(f"{dataset.fingerprint} {' '.join(classes)}".encode()).hexdigest()
    return replace(
        chosen, labels=anew[chosen.labels], classes=tuple(classes), fingerprint=fingerprint
    )


def measure(
    folder: Path, plan: Plan, data: str | None, over: Callable[[], bool] = lambda: False
) -> dict[str, Any] | None:
    """Trains what is not trained yet; all figures, or None where it was stopped before the end."""
    base = RunFolder(folder / "base")
    if not _done(base, base_config(plan, data), over, read=only(LEARNT)):
        return None
    read = only(NEW)
    accuracies = []
    for trial in trials(plan):
        run = RunFolder(folder / trial.name)
        config = trial_config(trial, base.weights, data)
        # its figures are those of its last epoch: no file is to be made of it
        if not _done(run, config, over, read=read, finish=lambda *_: None):
            return None
        accuracies.append(_told(trial, run))
    _, held_out = split(read(find_data(data), "train"), "study")
    return _report(plan, base, accuracies, folder) | {"images": len(held_out)}


def _done(run: RunFolder, config: TrainConfig, over: Callable[[], bool], **how: Any) -> bool:
    if run.state().state == "done":
        return True
    values = run.config()
    if values is not None and run.checkpoint.exists():
        config = TrainConfig.from_json(values)
    print(f"{run.name}: {config.epochs} epochs", flush=True)
    return run_training(config, run, Listener(), over, **how) == "done"


def _told(trial: Trial, run: RunFolder) -> dict[str, Any]:
    accuracy = run.metrics()[-1]["validation_accuracy"]
    print(f"{trial.name}: {100 * accuracy:.1f} %", flush=True)
    return {"shots": trial.shots, "way": trial.way, "seed": trial.seed, "accuracy": accuracy}


def _report(
    plan: Plan, base: RunFolder, accuracies: list[dict[str, Any]], folder: Path
) -> dict[str, Any]:
    info, config = read_info(base.weights), base.config() or {}
    runs = [RunFolder(path.parent) for path in folder.glob("*/metrics.jsonl")]
    seconds = sum(line["seconds"] for run in runs for line in run.metrics())
    return {
        "network": {"key": MODEL, "arguments": ARGUMENTS, "parameters": info.parameters},
        "learnt": LEARNT,
        "new": NEW,
        "base": {
            "epochs": plan.base_epochs,
            "accuracy": base.metrics()[-1]["validation_accuracy"],
        },
        "epochs": dict(plan.epochs),
        "seeds": plan.seeds,
        "settings": {name: config[name] for name in ("optimizer", "learning_rate", "batch_size")},
        "body_rate": _BODY_RATE,
        "accuracies": accuracies,
        "seconds": round(seconds),
        "precision": config["precision"],
        "threads": config["threads"],
        "versions": versions(),
        "commit": commit(),
    }


def _deadline(minutes: float | None) -> Callable[[], bool]:
    end = time.monotonic() + 60 * minutes if minutes is not None else math.inf
    return lambda: time.monotonic() >= end


def main() -> int:
    """Exit status 0 all measured, 1 failed, 130 stopped: the same command goes on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", metavar="DIR", help="CIFAR-10")
    parser.add_argument("--minutes", metavar="X", type=float, help="stop after that long")
    parser.add_argument("--rehearse", action="store_true", help="a few steps of everything, anew")
    parser.add_argument("--pages", action="store_true", help="only write the pages anew")
    parser.add_argument("--check", action="store_true", help="only compare the pages")
    arguments = parser.parse_args()
    if arguments.pages or arguments.check:
        return write_pages(check=arguments.check)
    folder = checkout() / "build" / ("transfer-rehearsal" if arguments.rehearse else "transfer")
    if arguments.rehearse:
        shutil.rmtree(folder, ignore_errors=True)
    plan = REHEARSAL if arguments.rehearse else Plan()
    try:
        found = measure(folder, plan, arguments.data, _deadline(arguments.minutes))
    except CodedError as error:
        print(error_text(error), file=sys.stderr)
        return 1
    if found is None:
        print("Stopped. The same command goes on from here.")
        return STOPPED
    path = folder / "transfer.json" if arguments.rehearse else RESULTS
    write_whole(path, json.dumps(found, indent=1) + "\n")
    return 0 if arguments.rehearse else write_pages(check=False)


if __name__ == "__main__":
    sys.exit(main())
