"""A report in the window, measured by the real process; and the data that it is about."""

from pathlib import Path

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.gui.data_page import DataPage
from app.gui.report_cache import Target
from app.gui.report_window import ReportWindow
from app.gui.window import MainWindow
from models.registry import CLASSES
from tests.window_fixtures import PATIENCE


def test_report_is_measured_looked_at_and_kept(
    qtbot: QtBot, found_data: Path, window: MainWindow
) -> None:
    window.actions_["actionReport"].trigger()
    report = window.findChild(ReportWindow)
    begin = report.findChild(QPushButton, "reportBegin")
    qtbot.waitUntil(lambda: not begin.isHidden(), timeout=PATIENCE)
    begin.click()
    qtbot.waitUntil(lambda: report.report is not None, timeout=2 * PATIENCE)
    assert report.report.images == 100
    assert report.report.classes == CLASSES
    for language in ("en", "zh"):
        assert report.report.page(language).is_file()
    for number in range(report.pages.count()):
        report.pages.setCurrentIndex(number)
    page = report.pages.page("confusions")
    report.pages.go("confusions")
    true, answer = next(iter(report.report.cells))
    page.matrix.setCurrentIndex(page.matrix.rows.index(true, answer))
    qtbot.waitUntil(lambda: page.answers() == page.grid.rows.answers, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(page.grid.rows.images) > 0, timeout=PATIENCE)
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    name = window.findChild(QLabel, "pictureName").text()
    assert name.startswith("test picture ")
    assert name.endswith(f"({CLASSES[true]})")
    report.close()
    with qtbot.waitSignal(report.files.looked, timeout=PATIENCE):
        report.show_network(Target("vgg16", "VGGNet"))
    assert report.report is None
    with qtbot.waitSignal(report.files.looked, timeout=PATIENCE):
        window.actions_["actionReport"].trigger()
    assert report.report is not None  # it was kept


def test_data_are_looked_at(qtbot: QtBot, found_data: Path, window: MainWindow) -> None:
    window.actions_["actionLookAtData"].trigger()
    page = window.findChild(DataPage)
    rows = page.table.rows
    qtbot.waitUntil(
        lambda: rows.rowCount() == 10 and rows.picture(9, 0) is not None, timeout=PATIENCE
    )
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        place = page.table.visualRect(rows.index(0, 0)).center()
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseRelease(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.findChild(QLabel, "pictureName").text() == rows.picture(0, 0).title


def test_report_of_a_training(qtbot: QtBot, found_data: Path, window: MainWindow) -> None:
    from app.paths import runs_folder
    from app.training.engine import run_training
    from app.training.run_folder import RunFolder
    from tests.trainings import quick

    run = RunFolder(runs_folder() / "mine")
    assert run_training(quick(found_data), run) == "done"
    window.actions_["actionTrainings"].trigger()
    full = window.findChild(QPushButton, "reportFull")
    qtbot.waitUntil(lambda: not full.isHidden(), timeout=PATIENCE)
    full.click()
    report = window.findChild(ReportWindow)
    begin = report.findChild(QPushButton, "reportBegin")
    qtbot.waitUntil(lambda: not begin.isHidden(), timeout=PATIENCE)
    begin.click()
    qtbot.waitUntil(lambda: report.report is not None, timeout=2 * PATIENCE)
    assert report.title == "mine"
    assert run.test() is not None  # the training knows its figures now
    with qtbot.waitSignal(report.files.looked, timeout=PATIENCE):
        report.look()
    assert report.report is not None  # though its file tells of results now
