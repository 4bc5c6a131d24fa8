"""A run from its first moment to its last state: what `main.py train` does in its process."""

import signal
import threading
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import torch

from app.messages import error_text
from app.training.augment import generator
from app.training.calibration import examined
from app.training.config import TrainConfig, commit, versions
from app.training.dataset import DataSet, split
from app.training.devices import resolve
from app.training.distillation import Teacher, make_teacher, take_teacher, teacher_file
from app.training.loop import PARTS_OF_STATE, Trainer
from app.training.run_folder import RunFolder
from app.training.session import PARTS_OF_POSITION, Progress, Session
from app.training.settings import PRETRAINED
from app.training.sources import Source, find_data, load_split
from app.training.transfer import take_start
from app.training.trouble import file_trouble
from models.errors import CodedError
from models.layers import count_multiply_adds, count_parameters
from models.registry import MODELS
from models.weights import WeightsInfo, load_weights, read_info, save_weights

Finish = Callable[[Trainer, DataSet, DataSet, RunFolder, Callable[[], bool]], None]
PARTS = {*PARTS_OF_STATE, *PARTS_OF_POSITION}  # of every checkpoint


@dataclass(frozen=True)
class Listener:
    """Whom a run tells what happens, besides its folder."""

    started: Callable[[TrainConfig, int], None] = lambda config, images: None
    progress: Callable[[Progress], None] = lambda progress: None
    epoch: Callable[[dict[str, Any]], None] = lambda line: None
    fetched: Callable[[int, int | None, float], None] = lambda done, total, speed: None
    prepared: Callable[[], None] = lambda: None  # before anything that would be lost


def run_training(
    config: TrainConfig,
    run: RunFolder,
    listener: Listener | None = None,
    over: Callable[[], bool] = lambda: False,
    *,
    read: Callable[[Source, str], DataSet] = load_split,
    finish: Finish | None = None,
) -> str:
    """Trains in `run` from its checkpoint, or from the start where it has none.

    Returns the state the run is left in: done, paused or stopped (asked to, or its time is
    `over`). A failure is written to the run's state and raised again as CodedError with a sentence
    for people. `read` reads a part of the data set (whoever trains often keeps it); `finish` makes
    something of what was trained, by default a publishable file.
    """
    with run.held(config.to_json()), failures(run), _interrupts() as interrupted:
        state = _train(
            config,
            run,
            listener or Listener(),
            lambda: interrupted() or over(),
            partial(load_data, read=read),
            finish or publishable,
        )
        run.write_state(state)
        return state


@contextmanager
def failures(run: RunFolder) -> Iterator[None]:
    """Writes any failure to the run's state, in words; raises CodedError with the same words."""
    try:
        yield
    except CodedError as error:
        _record(run, error)
        raise
    except BrokenPipeError:
        raise  # nobody reads what is printed any more: the caller's matter, the run can go on
    except OSError as error:
        raise _record(run, file_trouble(error, run.path)) from error
    except Exception as error:
        if _lacks_memory(error):
            raise _record(run, CodedError("out-of-memory")) from error
        run.log(traceback.format_exc())
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise _record(run, CodedError("run-crashed", reason=reason)) from error


def _lacks_memory(error: Exception) -> bool:
    """On the processor torch reports it as a plain RuntimeError."""
    known = ("not enough memory", "can't allocate memory", "out of memory")
    return isinstance(error, MemoryError | torch.OutOfMemoryError) or (
        isinstance(error, RuntimeError) and any(words in str(error) for words in known)
    )


def _record(run: RunFolder, error: CodedError) -> CodedError:
    with suppress(OSError):  # a full disk may not even take the reason
        run.write_state("failed", error.code, error_text(error))
    return error


@contextmanager
def _interrupts() -> Iterator[Callable[[], bool]]:
    """Ctrl-C and a polite kill become a question that the loop asks; a second one interrupts."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return

    def note(number: int, frame: object) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    previous = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked.is_set
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def load_data(
    config: TrainConfig, read: Callable[[Source, str], DataSet] = load_split
) -> tuple[DataSet, DataSet, TrainConfig]:
    """Training set, validation set, and the settings with what they say of the data."""
    source = find_data(config.data)
    whole = read(source, "train")
    if config.fingerprint not in (None, whole.fingerprint):
        raise CodedError("data-changed", path=str(source.path))
    train_set, validation_set = split(whole, config.split)
    if config.limit is not None:
        order = torch.randperm(len(train_set.labels), generator=generator(config.seed, -2))
        train_set = train_set.take(order[: config.limit])
    place = str(source.path.resolve())
    told = replace(config, data=place, fingerprint=whole.fingerprint, classes=whole.classes)
    return train_set, validation_set, told


def _train(
    config: TrainConfig,
    run: RunFolder,
    listener: Listener,
    interrupted: Callable[[], bool],
    load: Callable[[TrainConfig], tuple[DataSet, DataSet, TrainConfig]],
    finish: Finish,
) -> str:
    checkpoint = _read_checkpoint(run)
    train_set, validation_set, config = load(config)
    if checkpoint is None:
        try:
            config = take_start(config, listener.fetched, _asked(run, interrupted))
        except CodedError as error:
            if error.code != "download-cancelled":
                raise
            return "paused" if run.requested() == "pause" else "stopped"
    config = resolve(config)
    if checkpoint is None:
        config = replace(config, commit=commit(), versions=versions())
        if config.teacher is not None:
            config = take_teacher(config, run)
    run.write_config(config.to_json())  # when going on, too: the data may have moved
    trainer = Trainer(config, train_set, _teacher(config, run, train_set), checkpoint is None)
    session = Session(
        config, run, trainer.steps, trainer.state, listener.progress, listener.epoch, interrupted
    )
    if checkpoint is not None:
        trainer.restore(checkpoint)
        session.restore(checkpoint)
    listener.prepared()
    listener.started(config, len(train_set.labels))
    state = trainer.train(train_set, validation_set, session)
    if state == "done":
        session.save()
        try:
            finish(trainer, train_set, validation_set, run, session.asked)
        except _LeaveError:
            return session.leave()  # going on measures it again
        run.forget_previous_checkpoint()
    return state


def _asked(run: RunFolder, interrupted: Callable[[], bool]) -> Callable[[], bool]:
    """Whether somebody wants a run without a session to leave."""
    return lambda: interrupted() or run.requested() is not None


class _LeaveError(Exception):
    """Somebody wants the process to pause or stop."""


def _teacher(config: TrainConfig, run: RunFolder, train_set: DataSet) -> Teacher | None:
    if config.teacher is None:
        return None
    return make_teacher(config, teacher_file(config, run), train_set.fingerprint)


def _read_checkpoint(run: RunFolder) -> dict[str, Any] | None:
    """The newest checkpoint that is whole; None where there is none at all.

    Raises CodedError("checkpoint-damaged") where there are some and none of them is whole.
    """
    there = [path for path in (run.checkpoint, run.previous_checkpoint) if path.exists()]
    for path in there:
        values = _whole_checkpoint(path)
        if values is not None:
            return values
        run.log(f"{path.name} is damaged\n")
        path.unlink(missing_ok=True)  # else it would take the place of a whole one
    if there:
        raise CodedError("checkpoint-damaged")
    return None


def _whole_checkpoint(path: Path) -> dict[str, Any] | None:
    """Its values, or None. torch reads a zip archive, but does not check its sums itself."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.testzip() is not None:
                return None
        values = torch.load(path, map_location="cpu", weights_only=True)
    except Exception:  # noqa: BLE001  torch raises many kinds for a damaged file
        return None
    whole = isinstance(values, dict) and values.get("format") == 1 and values.keys() >= PARTS
    return values if whole else None


def publishable(
    trainer: Trainer,
    train_set: DataSet,
    validation_set: DataSet,
    run: RunFolder,
    asked: Callable[[], bool] = lambda: False,
) -> None:
    """Writes model.safetensors; what it says of its confidence is fitted, and its figures are
    measured, after the rounding to float16.

    Where it is `asked` to leave meanwhile, there is no file yet.
    """

    def look() -> None:
        if asked():
            run.weights.unlink(missing_ok=True)
            raise _LeaveError

    config, network = trainer.config, trainer.result()
    info = WeightsInfo(
        key=config.model,
        arguments={"classes": len(config.classes), **config.arguments},
        classes=config.classes,
        mean=trainer.mean,
        std=trainer.std,
        parameters=count_parameters(network),
        multiply_adds=count_multiply_adds(network),
        training=_without_places(config, run),
        commit=config.commit,
    )
    save_weights(run.weights, network, info)
    rounded, info = load_weights(run.weights, config.device)
    info = examined(rounded, info, train_set, validation_set, config.device, look)
    try:
        save_weights(run.weights, rounded, info)
    except ValueError as error:  # a figure is no number: something was too large for float16
        run.weights.unlink(missing_ok=True)
        raise CodedError("diverged") from error


def _without_places(config: TrainConfig, run: RunFolder) -> dict[str, Any]:
    """The settings without folders of this machine: weights files travel."""
    values = config.to_json()
    if config.start not in (None, *MODELS):
        values["start"] = Path(str(config.start)).name
    if config.pretrained not in PRETRAINED:
        values["pretrained"] = Path(config.pretrained).name
    if config.teacher not in (None, *MODELS):
        # the network's key: `train-all` has another teacher of it; the digest tells which it was
        values["teacher"] = read_info(teacher_file(config, run)).key
    return {name: value for name, value in values.items() if name != "data"}
