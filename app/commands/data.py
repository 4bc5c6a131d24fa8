"""`main.py data info|fetch|import`: the data set that networks are trained and measured on."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.messages import class_title, error_text, text
from models.errors import CodedError

if TYPE_CHECKING:
    from app.training.sources import Source

_NAMED = 10  # unreadable files that the table lists; JSON has all


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("data", help=text("help-data"), description=text("help-data"))
    verbs = parser.add_subparsers(dest="data_verb", required=True, metavar="VERB")

    info = verbs.add_parser("info", help=text("help-data-info"))
    info.add_argument("--data", metavar="DIR", help=text("help-data-place"))

    fetch = verbs.add_parser("fetch", help=text("help-data-fetch"))
    fetch.add_argument("--url", help=text("help-data-url"))

    bring = verbs.add_parser("import", help=text("help-data-import"))
    bring.add_argument("path", type=Path, metavar="PATH", help=text("help-data-place"))
    bring.add_argument("--link", action="store_true", help=text("help-data-link"))
    bring.add_argument("--replace", action="store_true", help=text("help-data-replace"))

    for verb, work in ((info, _info), (fetch, _fetch), (bring, _import)):
        verb.add_argument("--json", action="store_true", help=text("help-data-json"))
        verb.set_defaults(work=work)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    work: Callable[[argparse.Namespace], int] = arguments.work
    return work(arguments)


def _info(arguments: argparse.Namespace) -> int:
    from app.training.sources import find_data

    about = describe(find_data(arguments.data))
    if arguments.json:
        print(json.dumps(about, ensure_ascii=False))
    else:
        _print_table(about)
    return 0


def describe(source: "Source") -> dict[str, Any]:
    """What `data info --json` writes: a part that is not there is null.

    Raises CodedError for a data set that cannot be used.
    """
    from app.training.sources import PARTS, read_split

    about: dict[str, Any] = {"path": str(source.path), "kind": source.kind}
    for part in PARTS:
        if source.kind == "folders" and not (source.path / part).is_dir():
            about[part] = None
            continue
        decoded = read_split(source, part)
        counts = [int((decoded.labels == n).sum()) for n in range(len(decoded.classes))]
        about[part] = {
            "images": len(decoded.labels),
            "classes": dict(zip(decoded.classes, counts, strict=True)),
            "fingerprint": decoded.fingerprint,
            "unreadable": list(decoded.unreadable),
        }
    return about


def _print_table(about: dict[str, Any]) -> None:
    from rich.table import Table

    from app.commands.terminal import console as make_console

    console = make_console()
    kind = text(f"data-kind-{about['kind']}")
    print(text("data-place", path=about["path"], kind=kind))
    parts = [part for part in ("train", "test") if about[part]]
    table = Table(box=None, pad_edge=False)
    table.add_column(text("data-column-class"))
    for part in parts:
        table.add_column(text(f"data-part-{part}"), justify="right")
    for name in about[parts[0]]["classes"]:
        counts = [f"{about[part]['classes'][name]:,}" for part in parts]
        table.add_row(class_title(name), *counts)
    table.add_row(text("data-sum"), *[f"{about[part]['images']:,}" for part in parts])
    console.print(table)
    for part in parts:
        title, state = text(f"data-part-{part}"), about[part]
        print(text("data-fingerprint", part=title, value=state["fingerprint"]))
        if state["unreadable"]:
            print(text("data-unreadable", part=title, count=len(state["unreadable"])))
            print(*[f"  {name}" for name in state["unreadable"][:_NAMED]], sep="\n")
        if len(state["unreadable"]) > _NAMED:
            print(text("data-unreadable-more", count=len(state["unreadable"]) - _NAMED))


def _fetch(arguments: argparse.Namespace) -> int:
    from app.commands.fetching import fetch

    try:
        path = fetch(arguments.url)
    except KeyboardInterrupt:
        print(error_text(CodedError("download-cancelled")), file=sys.stderr)
        return 130
    _say_where(path, arguments.json)
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from app.paths import expanded
    from app.training.importing import import_data

    source = import_data(expanded(arguments.path), arguments.link, arguments.replace)
    _say_where(source.path, arguments.json)
    return 0


def _say_where(path: Path, as_json: bool) -> None:
    print(json.dumps({"path": str(path)}) if as_json else text("data-fetched", path=path))
