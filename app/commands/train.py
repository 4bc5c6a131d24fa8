"""`main.py train KEY`: trains a network, or goes on with a training that was interrupted."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.messages import text
from models.errors import CodedError
from models.registry import MODELS, spec

if TYPE_CHECKING:
    from app.training.config import TrainConfig
    from app.training.run_folder import RunFolder

STATUS = {"done": 0, "paused": 130, "stopped": 130}

# option, type, the sentence that explains it
_SETTINGS: tuple[tuple[str, type[int] | type[float] | type[str]], ...] = (
    ("epochs", int),
    ("batch-size", int),
    ("optimizer", str),
    ("lr", float),
    ("momentum", float),
    ("schedule", str),
    ("warmup", float),
    ("weight-decay", float),
    ("label-smoothing", float),
    ("ema-decay", float),
    ("flip", str),
    ("translate", int),
    ("cutout", int),
    ("views", int),
    ("teacher", str),
    ("teacher-share", float),
    ("teacher-temperature", float),
    ("split", str),
    ("limit", int),
    ("seed", int),
    ("device", str),
    ("precision", str),
    ("threads", int),
)
_METAVARS = {int: "N", float: "X", str: "KEY|FILE|RUN"}
_OPTIONS = {"learning_rate": "lr", "arguments": "width"}  # where option and setting differ
_WRONG_USAGE = (
    "bad-setting",
    "model-run-unfinished",
    "model-unknown",
    "no-width",
    "run-exists",
    "run-missing",
    "run-not-named",
    "setting-differs",
    "unknown-network",
)
_CHOICES = {
    "optimizer": ("sgd", "adamw"),
    "schedule": ("one-cycle", "linear", "constant"),
    "flip": ("alternating", "random", "none"),
    "split": ("published", "study"),
    "device": ("auto", "cpu", "cuda", "mps"),
    "precision": ("auto", "float32", "bfloat16"),
}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Options whose value is not given keep the network's usual one."""
    parser = subparsers.add_parser("train", help=text("help-train"), description=text("help-train"))
    parser.add_argument("model", metavar="KEY", choices=tuple(MODELS), help=", ".join(MODELS))
    parser.add_argument("--data", metavar="DIR", help=text("help-data-place"))
    parser.add_argument("--run", metavar="DIR", help=text("help-run"), dest="run_folder")
    parser.add_argument("--resume", action="store_true", help=text("help-resume"))
    parser.add_argument("--estimate", action="store_true", help=text("help-estimate"))
    parser.add_argument("--json", action="store_true", help=text("help-train-json"))
    parser.add_argument("--width", type=float, help=text("help-width"))
    for name, kind in _SETTINGS:
        parser.add_argument(
            f"--{name}",
            type=kind,
            choices=_CHOICES.get(name),
            metavar=None if name in _CHOICES else _METAVARS[kind],
            help=text("predict-help-device" if name == "device" else f"help-{name}"),
        )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit status: 0 done, 1 failed, 2 wrong usage, 130 stopped."""
    try:
        config, folder = _prepare(arguments)
    except CodedError as error:
        from app.messages import error_text

        print(error_text(error), file=sys.stderr)
        return 2 if error.code in _WRONG_USAGE else 1
    from app.commands.fetching import fetch_if_missing

    fetch_if_missing(config.data)
    if arguments.estimate:
        from app.training.estimate import estimate

        return _show_estimate(estimate(config), arguments.json)
    with folder.held(config.to_json()):  # before torch is loaded: who watches sees it at once
        from app.commands.train_progress import make_listener
        from app.training.engine import run_training

        with make_listener(folder, as_json=arguments.json) as listener:
            state = run_training(config, folder, listener)
    return STATUS[state]


def _changes(arguments: argparse.Namespace) -> dict[str, Any]:
    """The settings that were given, by their names in TrainConfig."""
    names = {name: name.replace("-", "_") for name, _ in _SETTINGS}
    given = {names[name]: getattr(arguments, names[name]) for name in names}
    changes = {name: value for name, value in given.items() if value is not None}
    if "lr" in changes:
        changes["learning_rate"] = changes.pop("lr")
    if "teacher" in changes:
        changes["teacher"] = _teacher(changes["teacher"])
    if arguments.data is not None:
        changes["data"] = str(Path(arguments.data).expanduser().resolve())
    return changes


def _teacher(name: str) -> str:
    """A key stays a key; a file or a run becomes the full path of its weights."""
    from app.inference.resolve import resolve_weights

    path = resolve_weights(name)
    return name if name in MODELS else str(path.absolute())


def _prepare(arguments: argparse.Namespace) -> "tuple[TrainConfig, RunFolder]":
    from app.training.recipes import RECIPES, recipe
    from app.training.run_folder import RunFolder

    changes = _changes(arguments)
    network = dict(RECIPES.get(arguments.model, {}).get("arguments", {}))
    if arguments.width is not None:
        width = arguments.width
        whole = spec(arguments.model).width is int and width.is_integer()
        network["width"] = int(width) if whole else width
        changes["arguments"] = network
    if arguments.resume:
        return _resumed(arguments, {"model": arguments.model, **changes})
    config = recipe(arguments.model, **changes)
    if arguments.estimate:
        return config, RunFolder("")
    if arguments.run_folder is None:
        return config, _new_folder(arguments.model)
    folder = RunFolder(arguments.run_folder)
    if folder.has_begun():
        raise CodedError("run-exists", run=arguments.run_folder)
    return config, folder


def _resumed(
    arguments: argparse.Namespace, changes: dict[str, Any]
) -> "tuple[TrainConfig, RunFolder]":
    from app.training.config import TrainConfig
    from app.training.run_folder import RunFolder

    if arguments.run_folder is None:
        raise CodedError("run-not-named")
    folder = RunFolder(arguments.run_folder)
    values = folder.config()
    if values is None:
        damaged = (folder.path / "config.json").exists()
        code = "run-config-damaged" if damaged else "run-missing"
        raise CodedError(code, run=arguments.run_folder)
    config = TrainConfig.from_json(values)
    _refuse_differences(config, changes)
    return config, folder


def _new_folder(key: str) -> "RunFolder":
    from app.paths import runs_folder
    from app.training.run_folder import new_run_folder

    try:
        return new_run_folder(key)
    except OSError as error:
        place = error.filename or runs_folder()
        raise CodedError("run-not-writable", run=place, reason=error.strerror) from error


def _refuse_differences(config: "TrainConfig", changes: dict[str, Any]) -> None:
    """Equal options may be repeated when resuming; others would make another training of it."""
    for name, new in changes.items():
        old = getattr(config, name)
        resolved_since = new == "auto" or (name == "threads" and new == 0)
        if new != old and not resolved_since and not (name == "data" and _holds(new, old)):
            option = _OPTIONS.get(name, name.replace("_", "-"))
            raise CodedError("setting-differs", name=f"--{option}", old=old, new=new)


def _holds(folder: str, found: str | None) -> bool:
    """Whether `found` is what the data folder stands for: an archive in it, say."""
    from app.training.sources import find_data

    return str(find_data(folder).path.resolve()) == found


def _show_estimate(estimate: dict[str, Any], as_json: bool) -> int:
    from app.commands.terminal import json_line

    if as_json:
        print(json_line(estimate))
    else:
        from app.commands.train_progress import duration

        print(
            text(
                "estimate",
                model=estimate["model"],
                epochs=estimate["epochs"],
                time=duration(estimate["seconds"]),
                speed=f"{estimate['images_per_second']:,.0f}",
                device=estimate["device"],
                precision=estimate["precision"],
            )
        )
    return 0
