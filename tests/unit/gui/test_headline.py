"""The answer in large letters: as large as there is room for, never cut."""

import pytest
from PyQt5.QtGui import QFontMetricsF
from PyQt5.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.gui.headline import Headline
from app.messages import class_title
from models.registry import CLASSES

LARGE_ENOUGH = 30  # points: read from two metres
COLUMN = 352  # logical pixels inside a card


def resize(headline: Headline, height: int, width: int = COLUMN) -> None:
    headline.resize(width, height)
    headline.grab()  # the size reaches a hidden widget only now


@pytest.fixture
def headline(qtbot: QtBot) -> Headline:
    headline = Headline()
    qtbot.addWidget(headline)
    font = headline.font()
    font.setPointSizeF(10)
    headline.setFont(font)
    return headline


def labels(headline: Headline) -> tuple[QLabel, QLabel]:
    return headline.findChild(QLabel, "topClass"), headline.findChild(QLabel, "topProbability")


def needed(label: QLabel) -> float:
    return QFontMetricsF(label.font()).horizontalAdvance(label.text())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("lines", [3.3, 5, 7, 10])
@pytest.mark.parametrize("width", [300, *range(COLUMN - 6, COLUMN + 1), 460])
def test_no_class_is_cut(headline: Headline, language: str, lines: float, width: int) -> None:
    resize(headline, round(lines * headline.fontMetrics().height()), width)
    for name in CLASSES:
        headline.show_answer(class_title(name, language), "> 99.9 %", "answered in 3.2 ms", "CPU")
        for label in labels(headline):
            assert needed(label) <= label.width()
            assert headline.rect().contains(label.geometry())
        first, second = labels(headline)
        assert not first.geometry().intersects(second.geometry())


def test_large_where_there_is_room(headline: Headline) -> None:
    resize(headline, headline.sizeHint().height())
    headline.show_answer("airplane", "91.2 %", "answered in 3.2 ms", "CPU")
    assert all(label.font().pointSizeF() >= LARGE_ENOUGH for label in labels(headline))


def test_long_names_have_smaller_letters(headline: Headline) -> None:
    resize(headline, headline.minimumSizeHint().height())
    sizes = []
    for name in ("cat", "automobile", "a very long name for a class"):
        headline.show_answer(name, "62.5 %", "", "CPU")
        sizes.append(labels(headline)[0].font().pointSizeF())
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[1] > 16
    assert sizes[2] >= 12


def test_low_room_puts_both_on_a_line(headline: Headline) -> None:
    resize(headline, headline.minimumSizeHint().height())
    headline.show_answer("cat", "62.5 %", "", "CPU")
    first, second = labels(headline)
    assert first.y() == second.y()
    resize(headline, headline.sizeHint().height())
    assert first.geometry().bottom() < second.y()


def test_sentence_has_all_the_room(headline: Headline) -> None:
    resize(headline, 60)
    headline.show_answer("cat", "62.5 %", "answered in 3.2 ms", "CPU")
    note = headline.findChild(QLabel, "answerNote")
    assert note.height() < 30
    assert note.toolTip() == ""
    headline.show_sentence("Loading the networks…")
    assert note.geometry() == headline.rect()
    assert note.toolTip() == "Loading the networks…"


def test_long_path_is_broken_and_shortened(headline: Headline) -> None:
    resize(headline, 60)
    headline.show_sentence(f"The file /{'folder/' * 60}weights 🐱 is missing.", problem=True)
    note = headline.findChild(QLabel, "answerNote")
    short = note.grab().toImage()
    headline.show_sentence(f"The file /{'folder/' * 60}weights 🐱 is damaged.", problem=True)
    assert note.grab().toImage() == short  # both end where the room does
    assert "damaged" in note.text()
    assert "damaged" in note.toolTip()
