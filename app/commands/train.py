"""`main.py train KEY`: trains a network, or goes on with a training that was interrupted."""

import argparse
import os
import sys
from contextlib import ExitStack, nullcontext
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from app.commands.background import step_back
from app.messages import text
from app.paths import expanded, real_path
from app.training.queue import leaving_at_once, turn
from app.training.settings import ARGUMENTS, PRETRAINED, SETTINGS, Setting, usual_arguments
from models.errors import CodedError
from models.registry import MODELS, owners, spec

if TYPE_CHECKING:
    from app.training.config import TrainConfig
    from app.training.run_folder import RunFolder

STATUS = {"done": 0, "paused": 130, "stopped": 130}

_METAVARS = {int: "N", float: "X", str: "KEY|FILE|RUN"}
_WRONG_USAGE = (
    "bad-setting",
    "model-run-unfinished",
    "model-unknown",
    "model-unpublished",
    "no-argument",
    "no-width",
    "pretrained-missing",
    "run-exists",
    "run-missing",
    "run-not-named",
    "setting-differs",
    "start-differs",
    "unknown-network",
)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Options whose value is not given keep the network's usual one."""
    parser = subparsers.add_parser("train", help=text("help-train"), description=text("help-train"))
    parser.add_argument("model", metavar="KEY", choices=tuple(MODELS), help=", ".join(MODELS))
    parser.add_argument("--data", metavar="DIR", help=text("help-data-place"))
    parser.add_argument("--run", metavar="DIR", help=text("help-run"), dest="run_folder")
    parser.add_argument("--resume", action="store_true", help=text("help-resume"))
    parser.add_argument("--estimate", action="store_true", help=text("help-estimate"))
    parser.add_argument("--queue", action="store_true", help=text("help-queue"))
    parser.add_argument("--background", action="store_true", help=text("help-background"))
    parser.add_argument("--tensorboard", action="store_true", help=text("help-tensorboard"))
    parser.add_argument("--json", action="store_true", help=text("help-train-json"))
    parser.add_argument("--width", metavar="X", type=float, help=text("help-width"))
    for setting in (*SETTINGS, *ARGUMENTS):
        _add_option(parser, setting)
    parser.set_defaults(run=run)


def _add_option(parser: argparse.ArgumentParser, setting: Setting) -> None:
    option, said = f"--{setting.option}", text(f"help-{setting.option}")
    if setting in ARGUMENTS:
        said += f" ({', '.join(owners(setting.name))})"
    if setting.kind is bool:
        action = argparse.BooleanOptionalAction
        parser.add_argument(option, dest=setting.name, action=action, help=said)
        return
    parser.add_argument(
        option,
        dest=setting.name,
        type=setting.kind,
        choices=setting.choices or None,
        metavar=None if setting.choices else _metavar(setting),
        help=said,
    )


def _metavar(setting: Setting) -> str:
    return (
        "|".join((*PRETRAINED, "FILE")) if setting.name == "pretrained" else _METAVARS[setting.kind]
    )


def run(arguments: argparse.Namespace) -> int:
    """Exit status: 0 done, 1 failed, 2 wrong usage, 130 stopped."""
    try:
        if arguments.tensorboard and find_spec("tensorboard") is None:
            raise CodedError("tensorboard-missing")
        config, folder = _prepare(arguments)
    except CodedError as error:
        from app.messages import error_text

        print(error_text(error), file=sys.stderr)
        return 2 if error.code in _WRONG_USAGE else 1
    from app.commands.fetching import fetch_if_missing

    fetch_if_missing(config.data)
    if arguments.background:
        step_back()
    if arguments.estimate:
        from app.training.estimate import estimate

        if arguments.background:
            config = _with_a_thread_to_spare(config)
        return _show_estimate(estimate(config), arguments.json)
    waits = arguments.queue
    # before torch is loaded: who watches sees it at once
    with (
        folder.held(config.to_json(), "queued" if waits else "running"),
        turn(folder) if waits else nullcontext() as asked,
    ):
        if asked:
            state = "paused" if asked == "pause" else "stopped"
            folder.write_state(state)
        else:
            state = _train(config, folder, arguments)
    return STATUS[state]


def _train(config: "TrainConfig", folder: "RunFolder", arguments: argparse.Namespace) -> str:
    folder.write_state("running")
    with ExitStack() as open_:
        prepared = open_.enter_context(leaving_at_once(folder)) if arguments.background else None
        from app.commands.train_progress import make_listener
        from app.training.engine import run_training

        if arguments.background:
            config = _with_a_thread_to_spare(config)
        listener = open_.enter_context(make_listener(folder, as_json=arguments.json))
        if arguments.tensorboard:
            from app.training.events import with_events

            listener = open_.enter_context(with_events(listener, folder))
        if prepared is not None:
            listener = replace(listener, prepared=prepared)
        return run_training(config, folder, listener)


def _with_a_thread_to_spare(config: "TrainConfig") -> "TrainConfig":
    """One thread fewer than usual, where that leaves at least two."""
    import torch

    usual = torch.get_num_threads()
    return config if config.threads or usual <= 2 else replace(config, threads=usual - 1)


def _changes(arguments: argparse.Namespace) -> dict[str, Any]:
    """The settings that were given, by their names in TrainConfig."""
    given = {each.name: getattr(arguments, each.name) for each in SETTINGS if not each.of_network}
    changes = {name: value for name, value in given.items() if value is not None}
    for name in ("teacher", "start"):
        if name in changes:
            changes[name] = _weights(changes[name])
    if changes.get("pretrained", "none") not in PRETRAINED:
        changes["pretrained"] = _existing(changes["pretrained"])
    if arguments.data is not None:
        changes["data"] = real_path(arguments.data)
    return changes


def _weights(name: str) -> str:
    """A key stays a key; a file or a run becomes the full path of its weights."""
    from app.inference.resolve import resolve_weights

    path = resolve_weights(name)
    return name if name in MODELS else str(path.absolute())


def _existing(name: str) -> str:
    path = expanded(name).absolute()
    if not os.path.isfile(path):
        raise CodedError("pretrained-missing", path=name)
    return str(path)


def _network_changes(arguments: argparse.Namespace) -> dict[str, Any]:
    """The settings of the network itself that were given."""
    names = ["width", *(each.name for each in (*SETTINGS, *ARGUMENTS) if each.of_network)]
    given = {name: getattr(arguments, name) for name in names}
    changes = {name: value for name, value in given.items() if value is not None}
    if spec(arguments.model).width is int and changes.get("width", 0.5).is_integer():
        changes["width"] = int(changes["width"])
    return changes


def _arguments_of(start: str, model: str) -> dict[str, Any]:
    """How the network was built whose weights are the start; the classes are the data's matter.

    Raises CodedError("start-differs") for weights of another network.
    """
    from app.inference.resolve import resolve_weights
    from models.weights import read_info

    path = resolve_weights(start)
    info = read_info(path)
    if info.key != model:
        raise CodedError("start-differs", path=str(path))
    return {name: value for name, value in info.arguments.items() if name != "classes"}


def _prepare(arguments: argparse.Namespace) -> "tuple[TrainConfig, RunFolder]":
    from app.training.recipes import RECIPES, recipe
    from app.training.run_folder import RunFolder

    changes, network = _changes(arguments), _network_changes(arguments)
    if arguments.resume:
        return _resumed(arguments, {"model": arguments.model, **changes}, network)
    usual = RECIPES.get(arguments.model, {}).get("arguments", {})
    if "start" in changes:
        usual = _arguments_of(changes["start"], arguments.model)
        if network.get("width", usual.get("width")) != usual.get("width"):
            raise CodedError("start-differs", path=changes["start"])
    config = recipe(arguments.model, **changes, arguments={**usual, **network})
    if arguments.estimate:
        return config, RunFolder("")
    if arguments.run_folder is None:
        return config, _new_folder(arguments.model)
    folder = RunFolder(expanded(arguments.run_folder))
    if folder.has_begun():
        raise CodedError("run-exists", run=arguments.run_folder)
    return config, folder


def _resumed(
    arguments: argparse.Namespace, changes: dict[str, Any], network: dict[str, Any]
) -> "tuple[TrainConfig, RunFolder]":
    from app.training.config import TrainConfig
    from app.training.run_folder import RunFolder

    if arguments.run_folder is None:
        raise CodedError("run-not-named")
    folder = RunFolder(expanded(arguments.run_folder))
    values = folder.config()
    if values is None:
        damaged = os.path.exists(folder.path / "config.json")
        code = "run-config-damaged" if damaged else "run-missing"
        raise CodedError(code, run=arguments.run_folder)
    config = TrainConfig.from_json(values)
    if "data" in changes:  # the pictures may have moved; their fingerprint is compared
        config = replace(config, data=changes.pop("data"))
    _refuse_differences(config, changes)
    replace(config, arguments={**config.arguments, **network}).checked()
    for name, new in network.items():
        old = config.arguments.get(name, usual_arguments(config.model).get(name))
        if new != old:
            option = name.replace("_", "-")
            raise CodedError("setting-differs", name=f"--{option}", old=old, new=new)
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
        if new != old and not resolved_since:
            option = {each.name: each.option for each in SETTINGS}.get(name, name)
            raise CodedError("setting-differs", name=f"--{option}", old=old, new=new)


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
