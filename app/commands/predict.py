"""``main.py predict PATH…``: what the networks see in pictures, as tables, JSON lines or CSV."""

import argparse
import csv
import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.messages import class_title, error_text, text
from models.errors import CodedError
from models.registry import MODELS, PUBLISHED

if TYPE_CHECKING:
    from app.inference.predictor import Prediction, Predictor, Prepared
    from models.weights import WeightsInfo

    Recipes = dict[tuple[int, str, tuple[str, ...]], Prepared]  # a picture in each way wanted

CHUNK = 64  # pictures through a network at once; only their 32×32 pixels are kept meanwhile
DEFAULT_MODEL = "resnet18"  # the most accurate of the published ones
_FAILED, _WRONG_USAGE = 1, 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("predict", help=text("predict-help"))
    parser.add_argument("paths", nargs="+", metavar="PATH", help=text("predict-help-path"))
    known = ", ".join(MODELS)
    parser.add_argument(
        "--model",
        default=DEFAULT_MODEL,
        metavar="KEY|FILE|RUN|all",
        help=text("predict-help-model", known=known, default=DEFAULT_MODEL),
    )
    parser.add_argument("--json", action="store_true", help=text("predict-help-json"))
    parser.add_argument("--csv", metavar="FILE", help=text("predict-help-csv"))
    parser.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda", "mps"),
        default="auto",
        help=text("predict-help-device"),
    )
    parser.set_defaults(run=run)


@dataclass
class Answer:
    """One path: what each network says, or why it cannot be read."""

    path: str
    predictions: list["Prediction"] = field(default_factory=list)
    error: str | None = None

    def records(self) -> list[dict[str, Any]]:
        """As the JSON lines have it."""
        if self.error is not None:
            return [{"path": self.path, "error": self.error}]
        return [{"path": self.path, **_record(prediction)} for prediction in self.predictions]


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0 when every path was answered, 1 when one could not be read (or a network
    could not be loaded), 2 for wrong usage."""
    from app.inference.predictor import Predictor

    models = PUBLISHED if arguments.model == "all" else (arguments.model,)
    try:
        predictor = Predictor(arguments.device)
        networks, failed = usable_networks(models, predictor)
    except CodedError as error:
        print(error_text(error), file=sys.stderr)
        return _WRONG_USAGE
    for problem in failed:
        print(problem, file=sys.stderr)
    if not networks:
        return _FAILED
    records: list[dict[str, Any]] = []
    complete = not failed
    show = _show_json if arguments.json else _show_table
    for answer in answers(arguments.paths, networks, predictor):
        show(answer)
        complete = complete and answer.error is None
        if arguments.csv:
            records.extend(answer.records())
    if arguments.csv:
        complete = _write_csv(arguments.csv, records, networks) and complete
    return 0 if complete else _FAILED


def usable_networks(
    models: Sequence[str], predictor: "Predictor"
) -> tuple[dict[str, "WeightsInfo"], list[str]]:
    """Load the networks; those that can be used, and a sentence for each of the others.

    Raises ResolveError for a name that stands for no network.
    """
    from models.weights import WeightsError

    networks: dict[str, WeightsInfo] = {}
    failed = []
    for model in models:
        try:
            networks[model] = predictor.load(model)
        except WeightsError as error:
            failed.append(error_text(error))
    return networks, failed


def answers(
    paths: Sequence[str], networks: dict[str, "WeightsInfo"], predictor: "Predictor"
) -> Iterator[Answer]:
    """The answer to each path in turn, folders unfolded, a chunk of pictures at a time."""
    from app.inference.predictor import way

    waiting = pictures_under(paths)
    while chunk := list(islice(waiting, CHUNK)):
        prepared: list[Recipes] = []
        for answer in chunk:
            if answer.error is None:
                _prepare(answer, networks, prepared)
        readable = [answer for answer in chunk if answer.error is None]
        for model, info in networks.items():
            found = predictor.answer([pictures[way(info)] for pictures in prepared], model)
            for answer, prediction in zip(readable, found, strict=True):
                answer.predictions.append(prediction)
        yield from chunk


def _prepare(
    answer: Answer,
    networks: dict[str, "WeightsInfo"],
    prepared: list["Recipes"],
) -> None:
    """Read the picture once and append what each way of preprocessing makes of it, or note why
    it cannot be read."""
    from app.inference.images import ImageReadError, read_image
    from app.inference.predictor import prepare, way

    try:
        image = read_image(answer.path)
    except ImageReadError as error:
        answer.error = error_text(error)
        return
    ways = {way(info): info for info in networks.values()}
    prepared.append({each: prepare(image, info) for each, info in ways.items()})


def pictures_under(paths: Sequence[str]) -> Iterator[Answer]:
    """Each path as it is, and for a folder the pictures under it, sorted; hidden ones left out."""
    for path in paths:
        if not os.path.isdir(path):
            yield Answer(path)
            continue
        from app.inference.images import printable

        unreadable: list[str] = []
        found = sorted(_walk(path, unreadable), key=lambda name: Path(name).parts)
        yield from map(Answer, found)
        for folder in unreadable:
            yield Answer(folder, error=text("image-permission", path=printable(folder)))
        if not found and not unreadable:
            yield Answer(path, error=text("image-no-pictures", path=printable(path)))


def _walk(folder: str, unreadable: list[str]) -> Iterator[str]:
    from app.inference.images import SUFFIXES

    def note(error: OSError) -> None:
        unreadable.append(os.fsdecode(error.filename))

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield os.path.join(parent, name)


def _record(prediction: "Prediction") -> dict[str, Any]:
    return {
        "model": prediction.model,
        "class": prediction.class_name,
        "probability": prediction.probability,
        "unknown": prediction.unknown,
        "familiarity": prediction.familiarity,
        "probabilities": prediction.probabilities,
        "milliseconds": round(prediction.milliseconds, 3),
    }


def _show_json(answer: Answer) -> None:
    from app.commands.terminal import json_line

    for record in answer.records():
        print(json_line(record))
    sys.stdout.flush()  # whoever reads the pipe sees each picture as it is answered


def _show_table(answer: Answer) -> None:
    """The path, then for each network the class, its probability and the next two."""
    from rich.table import Table
    from rich.text import Text

    from app.commands.terminal import console, percent
    from app.inference.images import printable

    terminal = console()
    terminal.print(Text(printable(answer.path), "bold"), soft_wrap=True)
    if answer.error is not None:
        terminal.print(Text(f"  {answer.error}", "red"), soft_wrap=True)
        return
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    for prediction in answer.predictions:
        ranked = sorted(prediction.probabilities.items(), key=lambda item: -item[1])
        (best, probability), *others = ranked[:3]
        also = "   ".join(f"{class_title(name)} {percent(p)}" for name, p in others)
        title = MODELS[prediction.model].title if prediction.model in MODELS else prediction.model
        table.add_row(
            Text(f"  {title}", "cyan"),
            Text(class_title(best), "bold green"),
            Text(percent(probability), justify="right"),
            # what comes next is no matter where even the best guess is doubted
            Text(doubt, "yellow") if (doubt := _doubt(prediction)) else Text(also, "dim"),
        )
    terminal.print(table)


def _doubt(prediction: "Prediction") -> str:
    """That the picture shows something else, where that is probable."""
    if not prediction.unknown:
        return ""
    return text("predict-unknown", count=len(prediction.probabilities))


def _write_csv(
    target: str, records: list[dict[str, Any]], networks: dict[str, "WeightsInfo"]
) -> bool:
    """Write a row for each answer, a column for each class; False if that cannot be done."""
    from app.files import write_whole

    classes = dict.fromkeys(name for info in networks.values() for name in info.classes)
    columns = ["path", "model", "class", "probability", "unknown", "familiarity", "milliseconds"]
    taken = {*columns, "error"}  # a class of one's own may be called so, too
    heads = [f"class {name}" if name in taken else name for name in classes]
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\n")
    writer.writerow([*columns, *heads, "error"])
    for record in records:
        probabilities = record.get("probabilities", {})
        row = [*map(record.get, columns), *map(probabilities.get, classes), record.get("error")]
        writer.writerow(row)
    path, written = Path(target), content.getvalue().encode("utf-8", "backslashreplace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(written)  # a pipe or a device stays what it is
        else:
            write_whole(path, written)
    except OSError as error:
        reason = error.strerror or str(error)
        print(text("predict-csv-failed", path=target, reason=reason), file=sys.stderr)
        return False
    return True
