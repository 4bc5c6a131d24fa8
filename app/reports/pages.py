"""The pages: figures and pictures poured into the templates, in either language.

Each page is one file that loads nothing: style, charts and pictures are in it. Jinja escapes
whatever comes from a user: names of classes, of networks and of folders.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.inference.images import printable
from app.messages import class_title, text
from app.reports import charts
from app.reports.data_set import SAMPLES, AboutData
from app.reports.measures import wilson
from app.reports.sheets import data_uri, strip

SUFFIXES = {"en": ".html", "zh": ".zh-CN.html"}
_TAGS = {"en": "en", "zh": "zh-CN"}
_MARK = '<meta name="generator" content="CIFAR Lab">'
_NO_BREAK = "\u00a0"
_NOTHING = "–"


@dataclass(frozen=True)
class Entry:
    """A network of a call: the folder of its pages, and its report.json."""

    name: str
    report: dict[str, Any]

    @property
    def shown(self) -> str:
        """What people call it: a published network by its title, one of their own also by its
        name."""
        title, name = str(self.report["title"]), printable(self.name)
        return title if self.report["model"] == self.report["key"] else f"{title} · {name}"


def is_ours(page: Path) -> bool:
    """Whether this program wrote the page."""
    with page.open("rb") as stream:
        return _MARK.encode() in stream.read(2000)


def report_page(entry: Entry, images: np.ndarray, language: str, command: str) -> str:
    """All about one network; `images` are the test pictures, N×S×S×3 uint8."""
    report = entry.report
    right = sum(row[place] for place, row in enumerate(report["confusion"]))
    total = report["data"]["images"]
    return _render(
        "report.html",
        language,
        entry=entry,
        report=report,
        right=right,
        interval=wilson(right, total),
        single_interval=wilson(round(report["accuracy_single_view"] * total), total),
        guess=math.log(len(report["classes"])),
        charts=_charts(report, language),
        curve_ends=_curve_ends(report["curves"]),
        pictures=[data_uri(images[mistake["index"]]) for mistake in report["worst"]],
        command=command,
    )


def index_page(entries: Sequence[Entry], language: str, command: str) -> str:
    """The overview of the networks of a call."""
    rows = []
    for entry in entries:
        total = entry.report["data"]["images"]
        right = sum(row[place] for place, row in enumerate(entry.report["confusion"]))
        link = f"{_quoted(entry.name)}/report{SUFFIXES[language]}"
        rows.append({"entry": entry, "link": link, "interval": wilson(right, total)})
    images = entries[0].report["data"]["images"]
    return _render("index.html", language, rows=rows, images=images, command=command)


def data_page(about: AboutData, language: str, command: str) -> str:
    """What the networks of a call were measured on."""
    strips = [data_uri(strip(some)) if len(some) else None for some in about.samples]
    return _render("data.html", language, about=about, strips=strips, most=SAMPLES, command=command)


def _render(template: str, language: str, **values: Any) -> str:
    say = partial(text, language=language)
    other = "zh" if language == "en" else "en"
    words = {
        "t": lambda code, **data: _unbroken(say(f"report-{code}", **data)),
        "any_text": say,
        "class_title": lambda name: printable(class_title(name, language)),
        "lang": _TAGS[language],
        "other_lang": _TAGS[other],
        "suffix": SUFFIXES[language],
        "other_suffix": SUFFIXES[other],
        "mark": _MARK,
        "printable": printable,
    }
    page: str = _environment().get_template(template).render(**words, **values)
    return page


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"percent": percent, "decimal": decimal, "count": count, "size": size}
    return made


def percent(share: float | None, digits: int = 2) -> str:
    """0.7739 → "77.39 %"."""
    return _NOTHING if share is None else f"{100 * share:.{digits}f}{_NO_BREAK}%"


def decimal(value: float | None, digits: int = 3) -> str:
    """0.65319 → "0.653"."""
    return _NOTHING if value is None else f"{value:.{digits}f}"


def count(number: float) -> str:
    """62006 → "62,006"."""
    return f"{number:,.0f}"


def size(number: int) -> str:
    """Bytes → "126 kB"."""
    if number < 1_000_000:
        return f"{number / 1e3:.0f}{_NO_BREAK}kB"
    return f"{number / 1e6:.1f}{_NO_BREAK}MB"


def _unbroken(sentence: str) -> str:
    """A number and its sign stay in one line."""
    return re.sub(r"(?<=\d) (?=%|ms\b)", _NO_BREAK, sentence)


def _quoted(name: str) -> str:
    """A folder's name as it stands in a link, whatever bytes it is made of."""
    return quote(name.encode("utf-8", "surrogateescape"))


def _charts(report: dict[str, Any], language: str) -> dict[str, str]:
    """Inline SVG by name: reliability-before, reliability-after, roc, loss, accuracy."""
    found: dict[str, tuple[charts.Draw, str, tuple[float, float]]] = {}
    say = partial(text, language=language)
    for when in ("before", "after") if report["temperature"] is not None else ("after",):
        ece = percent(report["ece_before" if when == "before" else "ece"])
        code = "report-no-temperature" if report["temperature"] is None else f"report-{when}"
        label = say("report-reliability-alt", when=say(code), ece=ece)
        draw = charts.reliability(report["reliability"][when])
        found[f"reliability-{when}"] = draw, label, (4.2, 4.2)
    if report["familiarity"] is not None:
        label = say("report-roc-alt", auroc=percent(report["familiarity"]["auroc"]))
        found["roc"] = charts.familiarity(report["familiarity"]), label, (4.2, 4.0)
    for quantity in ("loss", "accuracy") if report["curves"] else ():
        ends = _curve_ends(report["curves"])
        data = {part: ends[f"{part}_{quantity}"] for part in ("train", "validation")}
        name = say(f"report-{quantity}")
        label = say("report-curve-alt", quantity=name, **data)
        found[quantity] = charts.curve(report["curves"], quantity), label, (4.6, 3.4)
    return {
        name: charts.svg(name, draw, lambda code: say(code), label, size)
        for name, (draw, label, size) in found.items()
    }


def _curve_ends(lines: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The last value of each curve, as it is written."""
    ends = {}
    for quantity, written in (("loss", decimal), ("accuracy", percent)):
        for part in ("train", "validation"):
            points = charts.curve_points(lines, f"{part}_{quantity}")
            ends[f"{part}_{quantity}"] = written(points[-1][1] if points else None)
    return ends
