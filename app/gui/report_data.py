"""A test report as it lies in its folder: read, checked, and never a reason to stumble.

Needs neither Qt nor torch; read it in a thread, as it takes some hundredths of a second.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import isfinite
from pathlib import Path
from typing import Any

from app.files import read_json

REPORT, ANSWERS = "report.json", "answers.safetensors"
PAGES = {"en": "report.html", "zh": "report.zh-CN.html"}  # the same for a browser
_FORMAT = 1
_MALFORMED = (OSError, ValueError, TypeError, LookupError, AttributeError)
# numbers of the report that may be missing: an older or smaller measurement
_NUMBERS = (
    *("accuracy", "accuracy_single_view", "top2", "loss", "ece", "loss_before", "ece_before"),
    *("ece_chance", "temperature", "power", "threshold", "parameters", "multiply_adds", "bytes"),
)


@dataclass(frozen=True)
class ClassFigures:
    """How well one class is recognised, 0…1; None where there is nothing to divide by."""

    name: str
    precision: float | None
    recall: float | None
    f1: float | None
    images: int


@dataclass(frozen=True)
class Bin:
    """Answers of a confidence from `low` to `high`: mean confidence, share that is right."""

    low: float
    high: float
    confidence: float | None
    accuracy: float | None
    images: int


@dataclass(frozen=True)
class Answer:
    """What was said of one picture; classes are positions in `ReportData.classes`."""

    index: int  # among the test pictures
    true: int
    answer: int
    probability: float  # of the answer, 0…1
    probability_true: float | None = None  # of the true class, where that is known

    @property
    def right(self) -> bool:
        """Whether the answer is the true class."""
        return self.true == self.answer


@dataclass(frozen=True)
class Familiarity:
    """How well familiarity tells the known classes from other things, 0…1."""

    auroc: float | None
    accepted: float | None
    refused: float | None
    others: int  # pictures of other things
    roc: tuple[tuple[float, float], ...]  # (false, true) positive rates
    kept: bool = False  # not measured now, but when the weights were published


@dataclass(frozen=True)
class ReportData:
    """One report. `numbers` holds what was measured of `_NUMBERS`; fractions are 0…1."""

    folder: Path
    key: str
    title: str
    classes: tuple[str, ...]
    numbers: Mapping[str, float]
    images: int
    fingerprint: str
    per_class: tuple[ClassFigures, ...]
    confusion: tuple[tuple[int, ...], ...]  # [true][answer], pictures
    before: tuple[Bin, ...]
    after: tuple[Bin, ...]
    familiarity: Familiarity | None
    curves: tuple[Mapping[str, Any], ...]
    speed: Mapping[str, Any]
    worst: tuple[Answer, ...]
    predicted: tuple[int, ...] = field(repr=False)
    probability: tuple[float, ...] = field(repr=False)
    labels: tuple[int, ...] = field(repr=False)

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], tuple[Answer, ...]]:
        """The pictures of each cell (true, answer) of the confusion matrix, the surest first."""
        found: dict[tuple[int, int], list[Answer]] = {}
        answers = zip(self.labels, self.predicted, self.probability, strict=True)
        for index, (true, answer, probability) in enumerate(answers):
            found.setdefault((true, answer), []).append(Answer(index, true, answer, probability))
        return {
            cell: tuple(sorted(those, key=lambda each: (-each.probability, each.index)))
            for cell, those in found.items()
        }

    def of_class(self, true: int) -> int:
        """How many pictures of a class there are."""
        return sum(self.confusion[true])

    def page(self, language: str) -> Path:
        """The report for a browser, in "en" or "zh"."""
        return self.folder / PAGES[language]


def read_report(folder: Path) -> ReportData | None:
    """The report in `folder`; None where there is none that is whole and makes sense."""
    values = read_json(folder / REPORT)
    if values is None:
        return None
    try:
        report = _parsed(folder, values)
    except _MALFORMED:
        return None
    return report if _consistent(report) else None


def _parsed(folder: Path, values: Mapping[str, Any]) -> ReportData:
    if values["format"] != _FORMAT:
        raise ValueError("another format")
    classes = tuple(str(name) for name in values["classes"])
    predicted, probability, labels = _answers(folder / ANSWERS)
    data = values["data"]
    return ReportData(
        folder=folder,
        key=str(values["key"]),
        title=str(values["title"]),
        classes=classes,
        numbers={name: _number(values[name]) for name in _NUMBERS if _there(values.get(name))},
        images=int(data["images"]),
        fingerprint=str(data["fingerprint"]),
        per_class=tuple(_class(name, values["per_class"][name]) for name in classes),
        confusion=tuple(tuple(int(count) for count in row) for row in values["confusion"]),
        before=_bins(values["reliability"]["before"]),
        after=_bins(values["reliability"]["after"]),
        familiarity=_familiarity(values.get("familiarity")),
        curves=tuple(line for line in values.get("curves") or () if isinstance(line, dict)),
        speed=dict(values.get("speed") or {}),
        worst=tuple(_mistake(each, classes) for each in values["worst"]),
        predicted=predicted,
        probability=probability,
        labels=labels,
    )


def _answers(path: Path) -> tuple[tuple[int, ...], tuple[float, ...], tuple[int, ...]]:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file  # numpy: not for the window's thread

    try:
        found = load_file(path)
    except SafetensorError as error:
        raise ValueError(str(error)) from error
    predicted, labels = found["predicted"].tolist(), found["labels"].tolist()
    return tuple(predicted), tuple(found["probability"].tolist()), tuple(labels)


def _consistent(report: ReportData) -> bool:
    """Whether its parts are about the same pictures and classes."""
    count = len(report.classes)
    tables = [[0] * count for _ in report.classes]
    places = range(count)
    if not (len(report.predicted) == len(report.labels) == len(report.probability)):
        return False
    for true, answer in zip(report.labels, report.predicted, strict=True):
        if true not in places or answer not in places:
            return False
        tables[true][answer] += 1
    known = range(len(report.labels))
    worst = all(
        each.index in known and each.true in places and each.answer in places
        for each in report.worst
    )
    same = tuple(tuple(row) for row in tables) == report.confusion
    return count > 1 and same and worst and len(report.labels) == report.images > 0


def _class(name: str, values: Mapping[str, Any]) -> ClassFigures:
    precision, recall, f1 = (_perhaps(values[each]) for each in ("precision", "recall", "f1"))
    return ClassFigures(name, precision, recall, f1, int(values["images"]))


def _bins(values: Sequence[Mapping[str, Any]]) -> tuple[Bin, ...]:
    return tuple(
        Bin(
            _number(each["low"]),
            _number(each["high"]),
            _perhaps(each["confidence"]),
            _perhaps(each["accuracy"]),
            int(each["images"]),
        )
        for each in values
    )


def _familiarity(values: Mapping[str, Any] | None) -> Familiarity | None:
    if values is None:
        return None
    numbers = (_perhaps(values.get(name)) for name in ("auroc", "accepted", "refused"))
    auroc, accepted, refused = numbers
    roc = tuple((_number(x), _number(y)) for x, y in values.get("roc") or ())
    kept = bool(values.get("kept"))
    return Familiarity(auroc, accepted, refused, int(values["others"]), roc, kept)


def _mistake(values: Mapping[str, Any], classes: Sequence[str]) -> Answer:
    return Answer(
        int(values["index"]),
        _place(values["true"], classes),
        _place(values["answer"], classes),
        _number(values["probability"]),
        _perhaps(values.get("probability_true")),
    )


def _place(name: str | int, classes: Sequence[str]) -> int:
    return name if isinstance(name, int) else list(classes).index(name)


def _there(value: object) -> bool:
    return isinstance(value, int | float) and isfinite(value)


def _number(value: Any) -> float:
    if not _there(value):
        raise ValueError(f"{value!r} is no number")
    return float(value)


def _perhaps(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and isfinite(value) else None
