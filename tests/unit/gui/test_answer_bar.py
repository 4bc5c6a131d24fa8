"""The bars: what is said is there at once, what is painted follows."""

from itertools import pairwise

import pytest
from PyQt5.QtCore import QElapsedTimer
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from app.gui.answer_bar import AnswerBar, AnswerBars
from app.gui.theme import palette

CLASSES = ("airplane", "bird", "cat")
SHARES = {"airplane": 0.1, "bird": 0.2, "cat": 0.7}


class Still(QProxyStyle):
    """A desktop whose user wants no animation."""

    def styleHint(self, hint, option=None, widget=None, data=None):
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, data)


def resize(bars: AnswerBars, height: int) -> None:
    bars.resize(360, height)
    bars.grab()  # the size reaches a hidden widget only now


@pytest.fixture
def bars(qtbot: QtBot) -> AnswerBars:
    bars = AnswerBars()
    qtbot.addWidget(bars)
    bars.set_classes(CLASSES)
    resize(bars, 90)
    return bars


def bar(bars: AnswerBars, name: str) -> AnswerBar:
    return bars.findChild(AnswerBar, f"bar-{name}")


def tops(bars: AnswerBars) -> list[str]:
    return sorted(CLASSES, key=lambda name: bar(bars, name).y())


def test_numbers_do_not_wait_for_the_bars(bars: AnswerBars, qtbot: QtBot) -> None:
    with qtbot.waitExposed(bars):
        bars.show()
    timer = QElapsedTimer()
    timer.start()
    bars.show_shares(SHARES, best="cat")
    assert bar(bars, "cat").value() == 700
    assert bar(bars, "cat").text() == "70.0 %"
    assert bar(bars, "cat").painted == 0.0
    between = []
    qtbot.waitUntil(lambda: between.append(bar(bars, "cat").painted) or between[-1] == 0.7)
    assert timer.elapsed() < 2000
    assert between == sorted(between)
    assert tops(bars) == ["cat", "bird", "airplane"]


def test_next_answer_goes_on_from_what_is_painted(bars: AnswerBars, qtbot: QtBot) -> None:
    with qtbot.waitExposed(bars):
        bars.show()
    bars.show_shares(SHARES)
    bars.settle()
    bars.show_shares({})
    bars.show_shares(SHARES)
    assert bar(bars, "cat").painted == 0.7  # did not fall to nothing in between


def test_nobody_looks_and_nothing_moves(bars: AnswerBars) -> None:
    bars.show_shares(SHARES)
    assert bar(bars, "cat").painted == 0.7
    assert tops(bars) == ["cat", "bird", "airplane"]


def test_desktop_without_animations(bars: AnswerBars, qtbot: QtBot) -> None:
    style = Still("Fusion")
    bars.setStyle(style)
    with qtbot.waitExposed(bars):
        bars.show()
    bars.show_shares(SHARES)
    assert bar(bars, "cat").painted == 0.7


def test_rows_share_the_height_without_touching(bars: AnswerBars) -> None:
    bars.show_shares(SHARES)
    for height in (60, 90, 400):
        resize(bars, height)
        rows = sorted((bar(bars, name).geometry() for name in CLASSES), key=lambda r: r.y())
        assert all(a.bottom() < b.y() for a, b in pairwise(rows))
        assert rows[-1].bottom() < height


def test_least_probable_are_left_out_where_room_is_short(qtbot: QtBot) -> None:
    bars = AnswerBars()
    qtbot.addWidget(bars)
    names = [f"class {number}" for number in range(40)]
    bars.set_classes(names)
    resize(bars, 200)
    bars.show_shares({name: 1.0 if name == names[30] else 0.0 for name in names})
    shown = [row for row in bars.findChildren(AnswerBar) if not row.isHidden()]
    assert 1 < len(shown) < 40
    assert names[30] in [row.class_name for row in shown]
    assert all(row.geometry().bottom() < 200 for row in shown)
    assert bars.minimumSizeHint().height() < 400


def test_bar_is_as_long_as_its_share(bars: AnswerBars) -> None:
    bars.setPalette(palette(dark=False))
    bars.show_shares({"airplane": 0.0, "bird": 0.5, "cat": 0.5})
    accent = bars.palette().color(QPalette.ColorRole.Highlight).name()
    track = bars.palette().color(QPalette.ColorRole.AlternateBase).name()

    def counts(name: str) -> tuple[int, int]:
        image = bar(bars, name).grab().toImage()
        row = [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]
        return row.count(accent), row.count(track)

    filled, rest = counts("bird")
    assert abs(filled - rest) <= 2
    assert filled > 50
    assert counts("airplane")[0] == 0


def test_true_class_is_marked(bars: AnswerBars) -> None:
    bars.setPalette(palette(dark=False))
    bars.show_shares(SHARES, best="cat")
    plain = bar(bars, "bird").grab().toImage()
    bars.show_shares(SHARES, best="cat", true="bird")
    assert bar(bars, "bird").grab().toImage() != plain


def test_quiet_bars_are_readable_and_quieter(bars: AnswerBars) -> None:
    bars.setPalette(palette(dark=False))
    bars.show_shares({"airplane": 0.001, "bird": 0.299, "cat": 0.7})
    text = bars.palette().color(QPalette.ColorRole.Text).name()

    def darkest(name: str) -> int:
        image = bar(bars, name).grab().toImage()
        points = ((x, y) for x in range(60) for y in range(image.height()))
        return min(image.pixelColor(x, y).lightness() for x, y in points)

    assert text == bars.palette().color(QPalette.ColorRole.WindowText).name()
    assert darkest("airplane") > darkest("bird")
