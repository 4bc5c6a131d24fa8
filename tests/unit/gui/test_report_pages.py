"""The pages of a report, and what can be done with a picture on them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PyQt5.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QTreeWidget
from pytestqt.qtbot import QtBot

from app.gui.report_classes import ReportClasses
from app.gui.report_confidence import ReportConfidence
from app.gui.report_course import ReportCourse
from app.gui.report_data import Answer, ReportData, read_report
from app.gui.report_deeds import ReportDeeds
from app.gui.report_familiarity import ReportFamiliarity
from app.gui.report_layout import together
from app.gui.report_menu import PictureMenu, file_name
from app.gui.report_overview import ReportOverview
from app.gui.report_pictures import PictureGrid
from models.registry import CLASSES
from tests.made_reports import make_report
from tests.window_fixtures import PATIENCE

LABELS = np.repeat(np.arange(10), 30).astype(np.int64)


def made(tmp_path: Path, **changes: object) -> ReportData:
    report = read_report(make_report(tmp_path / "lenet5", LABELS, **changes))
    assert report is not None
    return report


@pytest.fixture
def report(tmp_path: Path) -> ReportData:
    return made(tmp_path)


@pytest.fixture
def deeds() -> Iterator[ReportDeeds]:
    deeds = ReportDeeds("deeds")
    yield deeds
    assert deeds.stop(PATIENCE)


def test_figures_explain_themselves(qtbot: QtBot, report: ReportData) -> None:
    page = ReportOverview()
    qtbot.addWidget(page)
    page.show_report(report)
    found = {figure.name: figure for figure in (*page.worth(), *page.cost())}
    assert found["Accuracy on one view"].value == "77.4 %"
    assert found["Right with two guesses (top 2)"].value == "91.0 %"
    assert found["Loss"].value == "0.652"
    assert "guessing gives 2.30" in found["Loss"].meaning
    assert "1.1 %" in found["Calibration error"].meaning
    assert "6.8 %" in found["Calibration error"].meaning
    assert found["File"].value == "126 KB"
    assert found["One picture"].value == "2.3 ms"
    assert all(figure.meaning for figure in found.values())
    assert "threads: 2" in page.findChild(QLabel, "overviewAbout").text()
    for width in (300, 900):
        page.resize(width, 500)
        assert not page.grab().isNull()


def test_what_was_not_measured_is_a_dash(qtbot: QtBot, tmp_path: Path) -> None:
    page = ReportOverview()
    qtbot.addWidget(page)
    page.show_report(made(tmp_path, top2=None, temperature=None, speed={}, parameters=None))
    found = {figure.name: figure for figure in (*page.worth(), *page.cost())}
    assert found["Right with two guesses (top 2)"].value == "–"
    assert found["Pictures a second"].value == "–"
    assert found["Parameters"].value == "–"
    assert "temperature" not in found["Loss"].meaning


def rows(table: QTreeWidget) -> list[list[str]]:
    items = [table.topLevelItem(number) for number in range(table.topLevelItemCount())]
    return [[item.text(column) for column in range(5)] for item in items]


def test_classes_are_sorted_by_their_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    figures = made(tmp_path).per_class
    per_class = {
        each.name: {"precision": place / 10, "recall": 1.0, "f1": None, "images": 9 + place}
        for place, each in enumerate(figures)
    }
    page = ReportClasses()
    qtbot.addWidget(page)
    page.show_report(made(tmp_path, per_class=per_class))
    assert {line[3] for line in rows(page.table)} == {"–"}
    page.table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert [line[4] for line in rows(page.table)][:3] == ["9", "10", "11"]
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert rows(page.table)[0][:2] == ["truck", "90.0 %"]
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [line[0] for line in rows(page.table)] == list(CLASSES)


def test_confidence_before_and_after(qtbot: QtBot, tmp_path: Path) -> None:
    page = ReportConfidence()
    qtbot.addWidget(page)
    page.show_report(made(tmp_path))
    assert len(page.before.bars()) == len(page.after.bars()) == 11
    low, high, share, _ = page.after.bars()[-1]
    assert (low, high) == (pytest.approx(14 / 15), 1)
    assert share == pytest.approx(29 / 30)
    said = page.findChild(QLabel, "confidenceSaid").text()
    assert "1.40" in said
    assert "changes no answer" not in said
    assert "power" not in said
    assert "6.8 %" in said
    assert "1.2 %" in said
    assert not page.before.isHidden()
    page.show_report(made(tmp_path, power=1.5))
    assert "power of 1.50" in page.findChild(QLabel, "confidenceSaid").text()
    page.show_report(made(tmp_path, temperature=None))
    assert page.before.isHidden()
    assert not page.grab().isNull()


def test_familiarity_or_why_there_is_none(qtbot: QtBot, tmp_path: Path) -> None:
    page = ReportFamiliarity()
    qtbot.addWidget(page)
    page.show_report(made(tmp_path))
    assert [figure.value for figure in page.figures()] == ["93.0 %", "95.0 %", "71.0 %"]
    assert "500" in page.figures()[2].meaning
    x, y = page.plot.plot.points("line")
    assert (x[0], x[-1]) == (0, 100)
    assert y[-1] == 100
    assert page.plot.plot.points("dot") == ([pytest.approx(29.0)], [pytest.approx(95.0)])
    hint = page.findChild(QLabel, "familiarityHint")
    assert "when the weights were published" not in hint.text().replace("\n", " ")
    report = made(tmp_path)
    page.show_report(replace(report, familiarity=replace(report.familiarity, kept=True)))
    assert "when the weights were published" in hint.text().replace("\n", " ")
    page.show_report(made(tmp_path, familiarity=None))
    assert page.figures() == []
    assert page.plot.isHidden()
    assert "not measured" in page.findChild(QLabel, "familiarityHint").text().replace("\n", " ")


def test_curves_of_the_training(qtbot: QtBot, tmp_path: Path) -> None:
    page = ReportCourse()
    qtbot.addWidget(page)
    page.show_report(made(tmp_path))
    assert [len(run.epochs) for run in page.curves.runs] == [6]
    page.show_report(made(tmp_path, curves=[]))
    assert page.curves.isHidden()
    assert "Nothing is known" in page.findChild(QLabel, "courseHint").text()


def image(number: int) -> QImage:
    made = QImage(32, 32, QImage.Format.Format_RGB32)
    made.fill(0xFF000000 + number)
    return made


@pytest.fixture
def grid(qtbot: QtBot) -> PictureGrid:
    grid = PictureGrid()
    qtbot.addWidget(grid)
    grid.resize(400, 300)
    answers = [Answer(7, 3, 5, 0.97, 0.02), Answer(1234, 3, 3, 0.5)]
    grid.show_answers(CLASSES, answers)
    grid.show()
    return grid


def test_pictures_tell_what_they_are(grid: PictureGrid) -> None:
    first, second = (grid.rows.index(row, 0) for row in range(2))
    said = str(first.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said == ("Test picture 7: “cat”, taken for “dog” with 97.0 %. The true class had 2.0 %.")
    said = str(second.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said == "Test picture 1234: “cat”, recognised with 50.0 %."
    assert grid.picture_at(first) is None  # until it has been read
    grid.show_pictures([image(1), image(2)])
    picture = grid.picture_at(second)
    assert picture is not None
    assert (picture.label, picture.title) == ("cat", "test picture 1234 (cat)")
    assert not grid.grab().isNull()


def test_columns_share_the_width(grid: PictureGrid) -> None:
    for width in (200, 400, 800):
        grid.resize(width, 300)
        assert grid.gridSize().width() <= max(width, 120)


def test_open_copy_and_save(
    qtbot: QtBot, grid: PictureGrid, deeds: ReportDeeds, tmp_path: Path
) -> None:
    menu = PictureMenu(grid, grid.picture_at, deeds)
    grid.show_pictures([image(0x112233), image(2)])
    grid.setCurrentIndex(grid.rows.index(0, 0))
    with qtbot.waitSignal(menu.open_wanted) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args[0].title == "test picture 7 (cat)"
    clipboard = QGuiApplication.clipboard()
    assert clipboard is not None
    clipboard.clear()
    with qtbot.waitSignal(deeds.read, timeout=PATIENCE):
        qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: clipboard.image().width() == 32)
    menu.save(grid.rows.index(0, 0))
    dialog = grid.findChild(QFileDialog, "savePicture")
    assert dialog.selectedFiles()[0].endswith("test picture 7 (cat).png")
    dialog.reject()
    with qtbot.waitSignal(deeds.written, timeout=PATIENCE):
        deeds.save_picture(opened.args[0], tmp_path / "saved.png")
    saved = QImage(str(tmp_path / "saved.png"))
    assert (saved.width(), saved.pixel(0, 0) & 0xFFFFFF) == (32, 0x112233)


def test_menu_where_the_keyboard_is(
    grid: PictureGrid, deeds: ReportDeeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[QPoint] = []  # a real one would want to be raised, which no display can do
    monkeypatch.setattr(QMenu, "popup", lambda _, place: places.append(place))
    PictureMenu(grid, grid.picture_at, deeds)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(200, 150))
    QApplication.sendEvent(grid, event)
    assert grid.findChild(QMenu, "pictureMenu") is None  # nothing to open yet
    grid.show_pictures([image(1), image(2)])
    grid.setCurrentIndex(grid.rows.index(1, 0))
    QApplication.sendEvent(grid, event)
    menu = grid.findChild(QMenu, "pictureMenu")
    assert len(menu.actions()) == 3
    assert len(places) == 1
    assert grid.currentIndex().row() == 1


def test_what_cannot_be_written_is_said(qtbot: QtBot, deeds: ReportDeeds, tmp_path: Path) -> None:
    with qtbot.waitSignal(deeds.failed, timeout=PATIENCE) as failed:
        deeds.write(tmp_path / "none" / "there" / "x.png", lambda: b"")
    assert "there" in failed.args[0]


def test_names_of_files() -> None:
    assert file_name("test picture 7 (a/b: c?)") == "test picture 7 (a_b_ c_)"


def test_sentences_side_by_side() -> None:
    assert together("One.", "", "Two.") == "One. Two."
    assert together("一。", "二。") == "一。二。"
