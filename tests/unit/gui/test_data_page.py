"""Looking at the data: pictures of every class, of any data set."""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from app.gui.data_page import DataPage
from app.training import sample
from models.registry import CLASSES
from tests.drawing import draw_picture
from tests.window_fixtures import PATIENCE


@pytest.fixture
def page(qtbot: QtBot, own_folders: Path) -> Iterator[DataPage]:
    page = DataPage()
    qtbot.addWidget(page)
    yield page
    assert page.stop(PATIENCE)


def titles(page: DataPage, row: int) -> list[str]:
    pictures = (page.table.rows.picture(row, column) for column in range(10))
    return [picture.title for picture in pictures if picture is not None]


def wait(qtbot: QtBot, page: DataPage) -> None:
    """Until every class has its pictures."""
    last = lambda: page.table.rows.rowCount() - 1  # noqa: E731
    qtbot.waitUntil(lambda: last() >= 0 and len(titles(page, last())) > 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.table.rows.image(last(), 0) is not None, timeout=PATIENCE)


def test_ten_of_each_class_and_how_many_there_are(
    qtbot: QtBot, page: DataPage, found_data: Path
) -> None:
    page.open()
    wait(qtbot, page)
    rows = page.table.rows
    assert rows.rowCount() == 10
    for row, name in enumerate(CLASSES):
        assert rows.headerData(row, Qt.Orientation.Vertical) == f"{name}\n40"
        assert len(set(titles(page, row))) == 10
        assert rows.picture(row, 3).label == name
        assert rows.image(row, 3).width() > 0
    assert "400 pictures, 10 classes" in page.findChild(QLabel, "dataPageHint").text()
    assert not page.grab().isNull()


def test_others_and_the_test_part(qtbot: QtBot, page: DataPage, found_data: Path) -> None:
    page.open()
    wait(qtbot, page)
    first = [titles(page, row) for row in range(10)]
    with qtbot.waitSignal(page.files.counted, timeout=PATIENCE):
        page.findChild(QPushButton, "dataPageOthers").click()
    wait(qtbot, page)
    assert [titles(page, row) for row in range(10)] != first
    with qtbot.waitSignal(page.files.counted, timeout=PATIENCE):
        page.findChild(QRadioButton, "dataPage-test").click()
    wait(qtbot, page)
    assert page.part == "test"
    assert page.table.rows.headerData(0, Qt.Orientation.Vertical) == "airplane\n10"
    assert "No network learns" in page.findChild(QLabel, "dataPageHint").text()


def test_the_same_seed_draws_the_same(qtbot: QtBot, page: DataPage, found_data: Path) -> None:
    page.open()
    found = []
    for _ in range(2):
        with qtbot.waitSignal(page.files.counted, timeout=PATIENCE):
            page.draw(seed=5)
        wait(qtbot, page)
        found.append([titles(page, row) for row in range(10)])
    assert found[0] == found[1]


def test_double_click_and_return_open_a_picture(
    qtbot: QtBot, page: DataPage, found_data: Path
) -> None:
    page.open()
    wait(qtbot, page)
    place = page.table.visualRect(page.table.rows.index(1, 2)).center()
    with qtbot.assertNotEmitted(page.picture_wanted):
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.table.currentIndex() == page.table.rows.index(1, 2)
    with qtbot.waitSignal(page.picture_wanted) as wanted:
        qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    # a double click of QTest leaves the button down for whoever comes next
    qtbot.mouseRelease(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args[0] == page.table.rows.picture(1, 2)
    with qtbot.waitSignal(page.picture_wanted):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)


def test_missing_data_are_offered_and_arrive(
    qtbot: QtBot, page: DataPage, drawn_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(page.files.missing, timeout=PATIENCE):
        page.open()
    get = page.findChild(QPushButton, "dataPageGet")
    assert not get.isHidden()
    assert "not on this computer" in page.findChild(QLabel, "dataPageSaid").text()
    with qtbot.waitSignal(page.data_wanted):
        get.click()
    monkeypatch.setenv("CIFAR_LAB_DATA", str(drawn_data))
    page.data_arrived()
    wait(qtbot, page)
    assert get.isHidden()
    assert page.table.isVisible()


def test_error_that_nobody_has_thought_of_is_said(
    qtbot: QtBot, page: DataPage, found_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("it was raining")

    logged: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: logged.append(error[1]))
    monkeypatch.setattr(sample, "count_classes", fail)
    with qtbot.waitSignal(page.files.missing, timeout=PATIENCE):
        page.open()
    assert "it was raining" in page.findChild(QLabel, "dataPageSaid").text()
    assert len(logged) == 1


def test_many_classes_of_ones_own(
    qtbot: QtBot, page: DataPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = np.random.default_rng(1)
    for number in range(100):
        folder = tmp_path / "own" / "train" / f"sort {number:02d}"
        folder.mkdir(parents=True)
        for each in range(1 + number % 3):
            Image.fromarray(draw_picture(number % 10, chance)).save(folder / f"{each}.png")
    monkeypatch.setenv("CIFAR_LAB_DATA", str(tmp_path / "own"))
    page.open()
    wait(qtbot, page)
    assert page.table.rows.rowCount() == 100
    assert len(titles(page, 1)) == 2
    assert page.table.picture_at(page.table.rows.index(1, 5)) is None
    bar = page.table.verticalScrollBar()
    assert bar is not None
    assert bar.maximum() > 0
    with qtbot.waitSignal(page.files.missing, timeout=PATIENCE):
        page.findChild(QRadioButton, "dataPage-test").click()  # there is no such part
    assert page.findChild(QLabel, "dataPageSaid").text() != ""
    assert page.findChild(QRadioButton, "dataPage-train").isEnabled()
