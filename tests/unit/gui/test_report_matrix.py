"""The confusion matrix is read by eyes, ears and keys."""

from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.report_colours import contrast, ground, ink
from app.gui.report_data import ReportData, read_report
from app.gui.report_matrix import ConfusionMatrix, most_frequent
from app.gui.theme import palette
from tests.made_reports import make_report


def report_of(folder: Path, classes: tuple[str, ...] | None = None, each: int = 20) -> ReportData:
    count = 10 if classes is None else len(classes)
    labels = np.repeat(np.arange(count), each).astype(np.int64)
    extra = {} if classes is None else {"classes": classes}
    report = read_report(make_report(folder, labels, **extra))
    assert report is not None
    return report


@pytest.fixture
def matrix(qtbot: QtBot, tmp_path: Path) -> ConfusionMatrix:
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    matrix.resize(600, 500)
    matrix.show_report(report_of(tmp_path))
    matrix.show()
    return matrix


def text(matrix: ConfusionMatrix, true: int, answer: int) -> str:
    index = matrix.rows.index(true, answer)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_it_begins_at_the_most_frequent_mistake(matrix: ConfusionMatrix, tmp_path: Path) -> None:
    report = report_of(tmp_path)
    true, answer = most_frequent(report)
    assert matrix.cell() == (true, answer)
    wrong = [report.confusion[t][a] for t in range(10) for a in range(10) if t != a]
    assert report.confusion[true][answer] == max(wrong) > 0


def test_every_cell_says_a_sentence(matrix: ConfusionMatrix, tmp_path: Path) -> None:
    report = report_of(tmp_path)
    seen = set()
    for true in range(10):
        for answer in range(10):
            count = report.confusion[true][answer]
            said = text(matrix, true, answer)
            seen.add(min(count, 2) if true != answer else "right")
            assert said.startswith(str(count) if count else "No picture")
    assert seen == {0, 1, 2, "right"}
    assert "recognised" in text(matrix, 3, 3)
    assert "“cat”" in text(matrix, 3, 3)


def test_keys_move_and_enter(qtbot: QtBot, matrix: ConfusionMatrix) -> None:
    matrix.setCurrentIndex(matrix.rows.index(3, 5))
    with qtbot.waitSignal(matrix.chosen) as chosen:
        qtbot.keyClick(matrix, Qt.Key.Key_Right)
    assert chosen.args == [3, 6]
    assert matrix.sentence() == text(matrix, 3, 6)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(matrix.entered):
            qtbot.keyClick(matrix, key)
    assert matrix.cell() == (3, 6)


def test_click_chooses(qtbot: QtBot, matrix: ConfusionMatrix) -> None:
    place = matrix.visualRect(matrix.rows.index(1, 2)).center()
    with qtbot.waitSignal(matrix.chosen) as chosen:
        qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [1, 2]


def test_all_of_it_is_seen(qtbot: QtBot, matrix: ConfusionMatrix) -> None:
    for size in ((600, 500), (480, 360), (900, 900)):
        matrix.resize(*size)
        last = matrix.rows.index(9, 9)
        seen = matrix.viewport()
        qtbot.waitUntil(lambda s=seen, i=last: s.rect().contains(matrix.visualRect(i)))
        assert not matrix.grab().isNull()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("right", [False, True])
def test_numbers_are_legible_in_both_themes(dark: bool, right: bool) -> None:
    for share in [0, *(n / 200 for n in range(201))]:
        under = ground(share, right=right, palette=palette(dark))
        assert contrast(ink(under), under) >= 4.5


def test_mistakes_are_told_from_right_answers_and_shares_apart() -> None:
    for dark in (False, True):
        look = palette(dark)
        few, many = (ground(share, right=False, palette=look) for share in (0.01, 0.3))
        assert few != many
        assert many != ground(0.3, right=True, palette=look)
        assert few != ground(0, right=False, palette=look)


def test_a_hundred_classes_scroll(qtbot: QtBot, tmp_path: Path) -> None:
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    names = tuple(f"class number {number}" for number in range(100))
    matrix.show_report(report_of(tmp_path, names, each=2))
    matrix.resize(500, 400)
    matrix.show()
    bar = matrix.verticalScrollBar()
    assert bar is not None
    assert bar.maximum() > 0
    matrix.setCurrentIndex(matrix.rows.index(99, 99))
    assert matrix.viewport().rect().intersects(matrix.visualRect(matrix.rows.index(99, 99)))
    assert not matrix.grab().isNull()


def test_language(matrix: ConfusionMatrix, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    matrix.retranslate()
    assert matrix.rows.headerData(3, Qt.Orientation.Horizontal) == "猫"
