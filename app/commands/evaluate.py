"""`main.py evaluate MODEL`: how good a network is on the test pictures."""

import argparse
import os
import shlex
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.commands.background import step_back
from app.messages import class_title, error_text, text
from app.paths import PYTHON
from models.errors import CodedError
from models.registry import MODELS, PUBLISHED

if TYPE_CHECKING:
    from pathlib import Path

    from rich.table import Table
    from torch import nn

    from app.reports.figures import Measured, Progress
    from app.reports.others import Others
    from app.training.dataset import DataSet
    from app.training.sources import Source
    from models.weights import WeightsInfo

_VARIABLES = {"--data": "CIFAR_LAB_DATA", "--others": "CIFAR_LAB_OTHERS"}
_SELDOM, _TOLD = 0.1, 0.5  # seconds between two words on how far it is, to people and programs


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its options."""
    parser = subparsers.add_parser(
        "evaluate", help=text("help-evaluate"), description=text("help-evaluate")
    )
    parser.add_argument(
        "model", metavar="MODEL", help=text("help-evaluate-model", known=", ".join(MODELS))
    )
    parser.add_argument("--data", metavar="DIR", help=text("help-data-place"))
    parser.add_argument("--report", metavar="DIR", help=text("help-evaluate-report"))
    parser.add_argument("--others", metavar="DIR", help=text("help-evaluate-others"))
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
    """Exit status 0 when every network was evaluated, 1 when one could not be or its figures could
    be kept nowhere, 2 for a name that stands for no network or device and for wrong usage."""
    from app.inference.predictor import DeviceError, choose_device
    from app.inference.resolve import ResolveError, resolve_weights

    if arguments.others and not arguments.report:
        print(text("evaluate-others-alone"), file=sys.stderr)
        return 2
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
    found, report, failed = _measure(files, device, arguments)
    if found and not arguments.json:
        from app.commands.terminal import console

        console().print(_overview(found))
        console().print(_classes(found))
    if report is not None:  # with --json, standard output is for JSON alone
        stream = sys.stderr if arguments.json else sys.stdout
        print(text("evaluate-reported", path=report), file=stream)
    return 1 if failed else 0


def _measure(
    files: dict[str, "Path"], device: str, arguments: argparse.Namespace
) -> tuple[list[dict[str, Any]], "Path | None", bool]:
    """The figures of each network that could be measured, the overview of their reports, and
    whether anything went wrong, which has been told then."""
    from app.commands.terminal import json_line
    from app.training.sources import find_data, load_split

    source = find_data(arguments.data)
    reports = _Reports(arguments, files) if arguments.report else None
    dataset, line = load_split(source, "test"), _Line(_is_followed(arguments))
    if reports is not None:
        reports.refuse_other_data(dataset)
    found, failed = [], False
    for model, file in files.items():
        problem = ""
        try:
            figures, problem = _figures(model, file, dataset, device, reports, line)
        except (CodedError, OSError) as error:
            if isinstance(error, CodedError) and error.code.startswith("report-"):
                raise  # the others could not be written either
            problem, failed = error_text(error), True
        else:
            found.append(figures)
            if arguments.json:
                print(json_line(figures), flush=True)
            failed |= bool(problem) and reports is None  # else the report keeps them
        finally:
            line.clear()
        if problem:
            print(problem, file=sys.stderr)
    written = reports.finish(source, dataset) if reports is not None and found else None
    return found, written, failed


def _figures(
    model: str,
    file: "Path",
    dataset: "DataSet",
    device: str,
    reports: "_Reports | None",
    line: "_Line",
) -> tuple[dict[str, Any], str]:
    """Those of one network, reported where that is wanted, and what `_keep` has to say."""
    from app.reports.figures import measure
    from models.weights import load_weights

    network, info = load_weights(file, device)
    progress, others = line.progress(model), reports.others if reports is not None else None
    measured = measure(network, info, dataset, device, others, progress)
    figures = {"model": model, **measured.figures}
    problem = _keep(figures, file, network, info)  # first: the report says how large the file is
    if reports is not None:
        reports.add(model, file, measured, dataset, device, progress)
    return figures, problem


class _Reports:
    """What `--report DIR` wants besides the figures."""

    def __init__(self, arguments: argparse.Namespace, files: dict[str, "Path"]) -> None:
        from app.inference.images import printable
        from app.paths import expanded
        from app.reports.others import find_others
        from app.reports.writing import ReportFolder

        self.others: Others | None = find_others(arguments.others)
        self._folder = ReportFolder(expanded(arguments.report), files)
        self._command = printable(_command(arguments))

    def refuse_other_data(self, dataset: "DataSet") -> None:
        """Before anything is measured."""
        self._folder.refuse_other_data(dataset.fingerprint)

    def add(
        self,
        model: str,
        file: "Path",
        measured: "Measured",
        dataset: "DataSet",
        device: str,
        progress: "Progress",
    ) -> None:
        from app.reports.figures import answer_tensors, report_of

        report = report_of(measured, model, file, dataset, device)
        images = dataset.images.numpy()
        self._folder.add(report, answer_tensors(measured), images, self._command, progress)

    def finish(self, source: "Source", dataset: "DataSet") -> "Path":
        """Where to begin to read."""
        from app.messages import user_language
        from app.reports.data_set import about_data

        return self._folder.finish(about_data(source, dataset), self._command, user_language())


def _command(arguments: argparse.Namespace) -> str:
    """What makes the same report again; what the variables say is written out."""
    windows = os.name == "nt"
    words = [PYTHON, "main.py", "evaluate", arguments.model]
    for option, variable in _VARIABLES.items():
        value = getattr(arguments, option.lstrip("-")) or os.environ.get(variable)
        words += [option, value] if value else []
    words += ["--device", arguments.device] if arguments.device != "auto" else []
    words += ["--report", _lasting(arguments.report)]
    return subprocess.list2cmdline(words) if windows else shlex.join(words)


def _lasting(folder: str) -> str:
    """The folder of a report; one that the window keeps for itself is no place for people."""
    from app.paths import cache_folder, expanded

    place = expanded(folder).resolve()
    return "report" if place.is_relative_to(cache_folder().resolve()) else folder


def _is_followed(arguments: argparse.Namespace) -> bool:
    """Whether a program reads standard output to learn how far it is: the window does."""
    told = arguments.background and arguments.report and not arguments.json
    return bool(told) and not sys.stdout.isatty()


class _Line:
    """One line on stderr that says how far it is, where a person is watching; where a program is,
    lines of JSON on stdout: {"step", "done", "total"}, as `Progress` has them."""

    def __init__(self, followed: bool = False) -> None:
        self._watched, self._followed = sys.stderr.isatty(), followed
        self._told: dict[str, float] = {}  # step → when a program was told last
        self._shown, self._said = 0.0, False

    def progress(self, model: str) -> "Progress":
        """What `app.reports.figures.measure` calls."""
        from app.commands.terminal import json_line

        def show(step: str, done: int, total: int) -> None:
            now = time.monotonic()
            if self._followed and now - self._told.get(step, -_TOLD) >= _TOLD:
                self._told[step] = now
                print(json_line({"step": step, "done": done, "total": total}), flush=True)
            if not self._watched or now - self._shown < _SELDOM:
                return
            self._shown, self._said = now, True
            said = text(f"evaluate-step-{step}", model=model, done=f"{done:,}", total=f"{total:,}")
            print(f"\r\x1b[K{said}", end="", file=sys.stderr, flush=True)

        return show

    def clear(self) -> None:
        if self._said:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
        self._said = False


def _keep(figures: dict[str, Any], file: "Path", network: "nn.Module", info: "WeightsInfo") -> str:
    """A run's network takes its figures along wherever it goes; its folder keeps the whole
    report. The sentence to tell where they could not be kept, else ""."""
    from app.training.evaluation import summary
    from app.training.run_folder import RunFolder
    from models.weights import save_weights

    run = RunFolder(file.parent)
    if file != run.weights or run.config() is None:
        return ""
    try:
        results = {**info.results, "test": summary(figures)}
        save_weights(file, network, replace(info, results=results))
        run.write_test({**figures, "model": info.key})
    except (CodedError, OSError) as error:
        return text("evaluate-not-kept", run=run.path, reason=error_text(error))
    return ""


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
