"""Figures that people wrote into pages are those of the reports."""

import re
from typing import Any

import pytest

from app.paths import checkout
from app.studies.library import STUDIES
from docs.published import report_of
from models.registry import PUBLISHED

NOTES = "docs/training-notes.md"
READMES = ("README.md", "README.zh-CN.md")
FAQS = ("docs/faq.md", "docs/faq.zh-CN.md")
FAMILIAR = {"alexnet": 0.85, "vgg16": 0.85, "googlenet": 0.85, "resnet18": 0.9}  # at least


def text_of(name: str) -> str:
    return (checkout() / name).read_text("utf-8")


def row_of(start: str) -> list[str]:
    """The cells of a line of the notes, without their stars."""
    (line,) = [line for line in text_of(NOTES).splitlines() if line.startswith(f"| {start}")]
    return [cell.strip().strip("*") for cell in line.strip("| ").split("|")]


def refused(key: str) -> str:
    return f"{100 * report_of(key)['familiarity']['refused']:.0f} %"


@pytest.mark.parametrize("name", READMES)
def test_how_many_strange_pictures_are_noticed(name: str) -> None:
    said = text_of(name)
    for key, title in (("lenet5", "LeNet-5"), ("resnet18", "ResNet")):
        assert re.search(rf"{title}[ 为]*{refused(key)}", said)
    shares = {key: report_of(key)["familiarity"]["refused"] for key in PUBLISHED}
    assert all(0.45 < share < 0.6 for key, share in shares.items() if key != "lenet5")  # "half"


@pytest.mark.parametrize("name", FAQS)
def test_how_many_test_pictures_are_named_right(name: str) -> None:
    for key in ("lenet5", "resnet18"):
        assert f"{100 * report_of(key)['accuracy']:.2f} %" in text_of(name)
    assert max(report_of(key)["accuracy"] for key in PUBLISHED) == report_of("resnet18")["accuracy"]


@pytest.mark.parametrize(
    ("start", "figure"),
    [
        ("calibration error", lambda report: f"{100 * report['ece']:.2f}"),
        ("the same, of exactly right", lambda report: f"{100 * report['ece_chance']:.2f}"),
        ("familiarity", lambda report: f"{100 * report['familiarity']['auroc']:.1f}"),
    ],
)
def test_what_is_reached_of_the_aims(start: str, figure: Any) -> None:
    assert row_of(start)[2:] == [figure(report_of(key)) for key in PUBLISHED]


@pytest.mark.parametrize("key", FAMILIAR)
def test_strange_pictures_are_told_from_known_ones(key: str) -> None:
    assert report_of(key)["familiarity"]["auroc"] >= FAMILIAR[key]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_two_convolutions_reach(language: str) -> None:
    validation = row_of("two convolutions (`cnn2`)")[3]
    assert float(validation) >= 78
    appendix = STUDIES["learning-rate"].appendix
    assert appendix is not None
    assert f" {float(validation):.1f} %" in appendix(language)
