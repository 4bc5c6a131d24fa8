"""`main.py train-all`: trains all published networks, in pieces if need be, and publishes them."""

import argparse
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.values import within
from app.messages import error_text, text
from app.training.plans import PLANS
from app.training.settings import Setting
from models.errors import CodedError
from models.registry import PUBLISHED

if TYPE_CHECKING:
    from app.training.config import TrainConfig
    from app.training.plans import Job
    from app.training.run_folder import RunFolder

STOPPED = 130
_MINUTES = Setting("minutes", float, 0)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its options."""
    parser = subparsers.add_parser(
        "train-all", help=text("help-train-all"), description=text("help-train-all")
    )
    parser.add_argument("models", metavar="KEY", nargs="*", help=text("help-train-all-models"))
    parser.add_argument("--plan", choices=PLANS, default="published", help=text("help-plan"))
    parser.add_argument("--to", metavar="DIR", help=text("help-train-all-to"))
    parser.add_argument("--minutes", metavar="X", type=within(_MINUTES), help=text("help-minutes"))
    parser.add_argument("--rehearse", action="store_true", help=text("help-rehearse"))
    parser.add_argument("--data", metavar="DIR", help=text("help-data-place"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit status: 0 all published, 1 one failed, 2 wrong usage, 130 stopped or out of time."""
    unknown = [key for key in arguments.models if key not in PUBLISHED]
    if unknown:
        error = CodedError("unknown-network", key=unknown[0], known=", ".join(PUBLISHED))
        print(error_text(error), file=sys.stderr)
        return 2
    from app.commands.fetching import fetch_if_missing
    from app.training.plans import make_plan, rehearsed

    fetch_if_missing(arguments.data)
    jobs = make_plan(arguments.plan)
    if arguments.models:
        jobs = [job for job in jobs if job.model in arguments.models]
    if arguments.rehearse:
        jobs = [rehearsed(job) for job in jobs]
    folder, over = _folder(arguments), _deadline(arguments.minutes)
    failed: set[str] = set()
    for job in jobs:
        try:
            if job.settings.get("teacher") in failed:
                raise CodedError("teacher-failed", teacher=job.settings["teacher"])
            if not _work(job, folder, arguments.data, over):
                print(text("train-all-later"), flush=True)
                return STOPPED
        except (CodedError, OSError) as error:  # the others can still be trained
            _complain(job.model, error_text(error))
            failed.add(job.model)
    return 1 if failed else 0


def _complain(model: str, sentence: str) -> None:
    print(f"{model}: {sentence}", file=sys.stderr, flush=True)


def _folder(arguments: argparse.Namespace) -> Path:
    """Of its own for a rehearsal, which begins anew each time."""
    from app.paths import checkout, expanded

    usual = checkout() / "build" / f"train-all-{arguments.plan}"
    folder = expanded(arguments.to) if arguments.to else usual
    if arguments.rehearse:
        folder /= "rehearsal"
        shutil.rmtree(folder, ignore_errors=True)
    return folder


def _deadline(minutes: float | None) -> Callable[[], bool]:
    end = time.monotonic() + 60 * minutes if minutes is not None else float("inf")
    return lambda: time.monotonic() >= end


def _work(job: "Job", folder: Path, data: str | None, over: Callable[[], bool]) -> bool:
    """Trains what is left of a job and publishes it; False where it was stopped before the end."""
    from app.paths import real_path
    from app.training.plans import (
        best_run,
        mean_and_deviation,
        run_folder,
        validation_accuracy,
        with_teacher_from,
    )
    from app.training.publishing import publish

    teacher = job.settings.get("teacher")
    if teacher and not (folder / "weights" / f"{teacher}.safetensors").exists():
        print(text("train-all-teacher", model=job.model, teacher=teacher), flush=True)
    given = {"data": real_path(data)} if data else {}
    runs = [run_folder(job, seed, folder / "runs") for seed in job.seeds]
    for config, one in zip(job.configs(**given), runs, strict=True):
        if one.state().state != "done" and not _train(
            with_teacher_from(config, folder / "weights"), one, over
        ):
            return False
    published = folder / "weights" / f"{job.model}.safetensors"
    if published.exists():
        print(text("train-all-there", model=job.model, folder=published.parent), flush=True)
        return True
    if over():  # measuring takes a minute too
        return False
    if len(runs) > 1:
        mean, deviation = mean_and_deviation([validation_accuracy(one) for one in runs])
        print(
            text(
                "train-all-seeds",
                model=job.model,
                count=len(runs),
                mean=f"{100 * mean:.2f}",
                deviation=f"{100 * deviation:.2f}",
            ),
            flush=True,
        )
    info = publish(best_run(runs), published.parent, data)
    accuracy = f"{100 * info.results['test']['accuracy']:.2f}"
    print(text("published", model=info.key, accuracy=accuracy, folder=published.parent), flush=True)
    return True


def _train(config: "TrainConfig", one: "RunFolder", over: Callable[[], bool]) -> bool:
    """Trains in the run's folder, from its checkpoint if it has one; False when stopped."""
    from app.commands.train_progress import make_listener
    from app.training.config import TrainConfig
    from app.training.engine import run_training

    if over():
        return False
    if one.resumable:
        begun = TrainConfig.from_json(one.config() or {})
        config = replace(begun, data=config.data or begun.data)
    with make_listener(one) as listener:
        return run_training(config, one, listener, over) == "done"
