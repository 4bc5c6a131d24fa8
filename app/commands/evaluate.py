"""`main.py evaluate MODEL`: how good a network is on the test pictures."""

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.commands.background import step_back
from app.messages import class_title, error_text, text
from models.errors import CodedError
from models.registry import MODELS, PUBLISHED

if TYPE_CHECKING:
    from pathlib import Path

    from rich.table import Table
    from torch import nn

    from models.weights import WeightsInfo


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its options."""
    parser = subparsers.add_parser(
        "evaluate", help=text("help-evaluate"), description=text("help-evaluate")
    )
    parser.add_argument(
        "model", metavar="MODEL", help=text("help-evaluate-model", known=", ".join(MODELS))
    )
    parser.add_argument("--data", metavar="DIR", help=text("help-data-place"))
    parser.add_argument("--background", action="store_true", help=text("help-background"))
    parser.add_argument("--json", action="store_true", help=text("help-evaluate-json"))
    parser.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda", "mps"),
        default="auto",
        help=text("predict-help-device"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0 when every network was evaluated, 1 when one could not be, 2 for a name that
    stands for no network or device."""
    from app.inference.predictor import DeviceError, choose_device
    from app.inference.resolve import ResolveError, resolve_weights

    if arguments.background:
        step_back()
    models = PUBLISHED if arguments.model == "all" else (arguments.model,)
    try:
        files = {model: resolve_weights(model) for model in models}
        device = str(choose_device(arguments.device))
    except (ResolveError, DeviceError) as error:
        print(error_text(error), file=sys.stderr)
        return 2
    from app.commands.fetching import fetch_if_missing

    fetch_if_missing(arguments.data)
    found, failed = _measure(files, arguments.data, device, as_json=arguments.json)
    if found and not arguments.json:
        from app.commands.terminal import console

        console().print(_overview(found))
        console().print(_classes(found))
    return 1 if failed else 0


def _measure(
    files: dict[str, "Path"], data: str | None, device: str, *, as_json: bool
) -> tuple[list[dict[str, Any]], int]:
    """The figures of each network, and how many networks could not be measured."""
    from app.commands.terminal import json_line
    from app.paths import RUN_WEIGHTS
    from app.training.evaluation import evaluate
    from app.training.sources import find_data, load_split
    from models.weights import load_weights

    dataset = load_split(find_data(data), "test")
    found = []
    for model, file in files.items():
        try:
            network, info = load_weights(file, device)
            figures = {"model": model, **evaluate(network, info, dataset, device)}
            if file.name == RUN_WEIGHTS:
                _keep(figures, file, network, info)
        except CodedError as error:
            print(error_text(error), file=sys.stderr)
            continue
        except OSError as error:  # the report could not be kept
            print(f"{error.strerror}: {error.filename}", file=sys.stderr)
            continue
        found.append(figures)
        if as_json:
            print(json_line(figures), flush=True)
    return found, len(files) - len(found)


def _keep(figures: dict[str, Any], file: "Path", network: "nn.Module", info: "WeightsInfo") -> None:
    """A run's network takes its figures along wherever it goes; its folder keeps the whole
    report."""
    from app.training.evaluation import summary
    from app.training.run_folder import RunFolder
    from models.weights import save_weights

    save_weights(file, network, replace(info, results={**info.results, "test": summary(figures)}))
    RunFolder(file.parent).write_test({**figures, "model": info.key})


def _overview(found: list[dict[str, Any]]) -> "Table":
    from rich.table import Table

    names = ("network", "accuracy", "single-view", "loss", "ece", "speed")
    table = Table(*(text(f"column-{name}") for name in names), title=text("evaluate-title"))
    for figures in found:
        table.add_row(
            figures["model"],
            f"{100 * figures['accuracy']:.2f} %",
            f"{100 * figures['accuracy_single_view']:.2f} %",
            f"{figures['loss']:.4f}",
            f"{100 * figures['ece']:.2f} %",
            f"{figures['images'] / figures['seconds']:,.0f}",
        )
    return table


def _classes(found: list[dict[str, Any]]) -> "Table":
    """Accuracy within each class, a column a network."""
    from rich.table import Table

    names = [figures["model"] for figures in found]
    table = Table(text("column-class"), *names, title=text("evaluate-classes"))
    for name in found[0]["per_class"]:
        shares = (figures["per_class"].get(name) for figures in found)
        cells = ("–" if share is None else f"{100 * share:.1f} %" for share in shares)
        table.add_row(class_title(name), *cells)
    return table
