"""Measures the published networks: `python -m docs.measure [--data DIR] [--others DIR]`.

Runs `main.py evaluate all --report build/report` and keeps what pages say in `docs/results`, with
what the networks make of the bundled pictures. `--from DIR` keeps a report that is there already.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.commands.predict import answers, usable_networks
from app.inference.predictor import Predictor
from app.paths import checkout
from app.reports.others import VARIABLE
from docs.published import FOLDER, Report
from models.files import write_whole
from models.registry import PUBLISHED
from models.weights import WeightsInfo, published_path, read_info

DIGITS = 6
_DROPPED = ("worst", "model")  # needs the pictures to be of use; the key says it
_OF_A_MACHINE = ("data",)  # settings of a training that are places on a disk
_LINES = ("curves", "confusion", "per_class")  # a line for each of their entries


def picture_counts() -> tuple[dict[str, int], int]:
    """How many of the bundled pictures each network names, and of how many."""
    predictor = Predictor("cpu")
    networks, failed = usable_networks(PUBLISHED, predictor)
    if failed:
        sys.exit("\n".join(failed))
    folder = checkout() / "assets" / "test_images"
    named = dict.fromkeys(networks, 0)
    count = 0
    for answer in answers([str(folder)], networks, predictor):
        count += 1
        truth = answer.path.replace("\\", "/").split("/")[-2]
        for prediction in answer.predictions:
            named[prediction.model] += prediction.class_name == truth
    return named, count


def kept(report: Report, info: WeightsInfo, others: Path | None) -> Report:
    """The part of a report.json that pages are made from, with what else the weights file says:
    its figures on the pictures held out, and its views of a photograph."""
    found = {name: rounded(value) for name, value in report.items() if name not in _DROPPED}
    training = report["training"]  # settings stay to the last digit
    found["training"] = {n: v for n, v in training.items() if n not in _OF_A_MACHINE}
    if found["familiarity"] is not None:
        familiarity = dict(found["familiarity"])
        measured = not familiarity.pop("kept", False)  # else it is what was kept before
        found["familiarity"] = familiarity | ({"kinds": kinds(others)} if measured else {})
    return found | {"validation": info.results.get("validation"), "views": list(info.views)}


def kinds(others: Path | None) -> list[str]:
    """What the pictures of other things show: the names of their folders."""
    return sorted(each.name for each in others.iterdir() if each.is_dir()) if others else []


def rounded(value: Any) -> Any:
    """Fractions to a millionth, whatever they stand in."""
    if isinstance(value, dict):
        return {name: rounded(each) for name, each in value.items()}
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return round(value, DIGITS) if isinstance(value, float) else value


def written(report: Report) -> str:
    """JSON, a line for each thing that can change alone."""
    return _object({name: _part(name, value) for name, value in report.items()}, 0)


def _part(name: str, value: Any) -> str:
    if name in _LINES and isinstance(value, dict):
        return _object({each: _line(inner) for each, inner in value.items()}, 1).rstrip("\n")
    if name in _LINES and value:
        return "[\n" + ",\n".join(f"  {_line(each)}" for each in value) + "\n ]"
    return _line(value)


def _object(parts: dict[str, str], depth: int) -> str:
    indent = " " * (depth + 1)
    inner = ",\n".join(f"{indent}{_line(name)}: {part}" for name, part in parts.items())
    return f"{{\n{inner}\n{' ' * depth}}}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def main() -> int:
    """Exit status 1 where a network could not be measured."""
    arguments = _arguments()
    folder = Path(arguments.source or checkout() / "build" / "report")
    if arguments.source is None:
        status = subprocess.run(_evaluation(arguments, folder), check=False).returncode
        if status:
            return status
    others = Path(arguments.others).expanduser() if arguments.others else None
    named, count = picture_counts()
    for key in PUBLISHED:
        file = folder / key / "report.json"
        if not file.exists():  # of a call for some of them
            continue
        found = kept(json.loads(file.read_text("utf-8")), read_info(published_path(key)), others)
        found["bundled"] = {"right": named[key], "images": count}
        write_whole(FOLDER / f"{key}.json", written(found))
        print(f"docs/results/{key}.json")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", metavar="DIR", help="where CIFAR-10 lies")
    usual = os.environ.get(VARIABLE)
    parser.add_argument("--others", metavar="DIR", default=usual, help="pictures of other things")
    parser.add_argument("--from", metavar="DIR", dest="source", help="a report made before")
    return parser.parse_args()


def _evaluation(arguments: argparse.Namespace, folder: Path) -> list[str]:
    """The command; on the processor, as most people have nothing else."""
    words = [sys.executable, str(checkout() / "main.py"), "evaluate", "all"]
    for option in ("data", "others"):
        value = getattr(arguments, option)
        words += [f"--{option}", value] if value else []
    return [*words, "--device", "cpu", "--report", str(folder)]


if __name__ == "__main__":
    sys.exit(main())
