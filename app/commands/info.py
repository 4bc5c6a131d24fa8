"""``main.py info [KEY|FILE|RUN…]``: what weights files hold, and what is installed where."""

import argparse
import importlib.metadata
import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.messages import class_title, error_text, text
from models.errors import CodedError
from models.registry import MODELS, PUBLISHED

if TYPE_CHECKING:
    from rich.table import Table

_PACKAGES = ("torch", "torchvision", "numpy", "pillow", "opencv-python", "PyQt5", "safetensors")
_WRONG_USAGE = 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("info", help=text("info-help"), description=text("info-help"))
    parser.add_argument(
        "models",
        nargs="*",
        metavar="KEY|FILE|RUN",
        help=text("info-help-model", known=", ".join(MODELS)),
    )
    parser.add_argument("--json", action="store_true", help=text("info-help-json"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0, 1 when a weights file cannot be used, 2 for a name that stands for none."""
    if not arguments.models:
        return _show_installation(arguments.json)
    from app.inference.resolve import ResolveError

    status = 0
    for model in arguments.models:
        try:
            _show_weights(describe(model), arguments.json)
        except CodedError as error:
            print(error_text(error), file=sys.stderr)
            wrong = isinstance(error, ResolveError) or status == _WRONG_USAGE
            status = _WRONG_USAGE if wrong else 1
    return status


def describe(model: str) -> dict[str, Any]:
    """All that a weights file says of itself. Raises ResolveError or WeightsError."""
    from app.inference.resolve import resolve_weights
    from models.weights import read_info

    path = resolve_weights(model)
    info = read_info(path)
    spec = MODELS.get(info.key)
    known = {"title": spec.title, "year": spec.year, "paper": spec.paper} if spec else {}
    return {
        "model": model,
        "path": str(path),
        "bytes": path.stat().st_size,
        **known,
        **info.to_json(),
    }


def installation() -> dict[str, Any]:
    """The published networks, versions, device and folders."""
    networks = []
    for key in PUBLISHED:
        spec = MODELS[key]
        entry: dict[str, Any] = {"model": key, "title": spec.title, "year": spec.year}
        try:
            found = describe(key)
            accuracy = found["results"].get("test", {}).get("accuracy")
            sizes = {name: found[name] for name in ("parameters", "multiply_adds")}
            entry |= {**sizes, "accuracy": accuracy, "error": None}
        except CodedError as error:
            unknown = dict.fromkeys(("parameters", "multiply_adds", "accuracy"))
            entry |= {**unknown, "error": error_text(error)}
        networks.append(entry)
    return {
        "networks": networks,
        "versions": _versions(),
        "device": _device(),
        "folders": {name: str(path) for name, path in _folders().items()},
    }


def _versions() -> dict[str, str | None]:
    from app.commands.cli import VERSION

    versions: dict[str, str | None] = {"cifar-lab": VERSION, "python": platform.python_version()}
    for package in _PACKAGES:
        try:
            versions[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            versions[package] = None
    return versions


def _device() -> dict[str, Any]:
    import torch

    from app.inference.predictor import choose_device

    device = choose_device("auto")
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else platform.processor()
    name = name or platform.machine()
    return {"device": device.type, "name": name, "threads": torch.get_num_threads()}


def _folders() -> dict[str, Path]:
    from app import paths
    from models.weights import weights_folder

    return {
        "data": paths.data_folder(),
        "runs": paths.runs_folder(),
        "studies": paths.studies_folder(),
        "networks": paths.networks_folder(),
        "weights": weights_folder(),
        "settings": paths.settings_folder(),
        "cache": paths.cache_folder(),
        "log": paths.log_folder(),
    }


def _show_installation(as_json: bool) -> int:
    from app.commands.terminal import console, json_line

    found = installation()
    if as_json:
        print(json_line(found))
        return 0
    terminal = console()
    terminal.print(_network_table(found["networks"]))
    for entry in found["networks"]:
        if entry["error"]:
            terminal.print(f"{entry['title']}: {entry['error']}", soft_wrap=True)
    versions = [f"{name} {version or '–'}" for name, version in found["versions"].items()]
    device = found["device"]
    facts = {
        text("info-versions"): ", ".join(versions),
        text("info-device"): f"{device['device']} ({device['name']}, {device['threads']} threads)",
    }
    for name, folder in found["folders"].items():
        there = text("info-yes") if os.path.isdir(folder) else text("info-no")
        facts[text(f"info-folder-{name}")] = f"{folder} ({there})"
    terminal.print()
    terminal.print(_fact_table(facts))
    return 0


def _network_table(networks: list[dict[str, Any]]) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column(text("info-network"))
    table.add_column(text("info-key"), style="cyan")
    for caption in ("info-year", "info-parameters", "info-multiply-adds", "info-accuracy"):
        table.add_column(text(caption), justify="right")
    for entry in networks:
        table.add_row(
            entry["title"],
            entry["model"],
            str(entry["year"]),
            _count(entry["parameters"]),
            _count(entry["multiply_adds"]),
            _percent(entry["accuracy"]),
        )
    return table


def _show_weights(found: dict[str, Any], as_json: bool) -> None:
    from app.commands.terminal import console, json_line

    if as_json:
        print(json_line(found))
        return
    test = found["results"].get("test", {})
    arguments = ", ".join(f"{name}={value}" for name, value in found["arguments"].items())
    training = ", ".join(f"{name}={value}" for name, value in found["training"].items())
    facts = {
        "info-network": f"{found.get('title', found['key'])} ({found['key']})",
        "info-year": found.get("year"),
        "info-paper": found.get("paper"),
        "info-file": found["path"],
        "info-size": f"{found['bytes'] / 1e6:.1f} MB",
        "info-parameters": _count(found["parameters"]),
        "info-multiply-adds": _count(found["multiply_adds"]),
        "info-arguments": arguments,
        "info-classes": ", ".join(class_title(name) for name in found["classes"]),
        "info-input": f"{found['input_size']}×{found['input_size']}, {found['resizing']}",
        "info-accuracy": _percent(test.get("accuracy")),
        "info-single-view": _percent(test.get("accuracy_single_view")),
        "info-calibration-error": _percent(test.get("ece")),
        "info-temperature": found["temperature"],
        "info-threshold": found["threshold"],
        "info-training": training,
        "info-commit": found["commit"],
    }
    terminal = console()
    terminal.print(_fact_table({text(code): value for code, value in facts.items()}))
    terminal.print()


def _fact_table(facts: dict[str, Any]) -> "Table":
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in facts.items():
        table.add_row(name, "–" if value in (None, "") else str(value))
    return table


def _count(number: int | None) -> str:
    return "–" if number is None else f"{number:,}"


def _percent(fraction: float | None) -> str:
    from app.commands.terminal import percent

    return "–" if fraction is None else percent(fraction)
