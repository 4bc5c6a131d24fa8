"""A study of one's own, from the menu to its curves: made, started, stopped, gone on with."""

from pathlib import Path

import pytest
from PyQt5.QtWidgets import QComboBox, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from app.gui.studies_window import StudiesWindow
from app.gui.study_own import StudyOwn
from app.gui.window import MainWindow
from app.studies.own import study_of
from app.studies.runner import read_results
from tests.window_fixtures import PATIENCE


def test_a_study_of_ones_own_is_trained_and_its_curves_appear(
    qtbot: QtBot, found_data: Path, window: MainWindow
) -> None:
    window.actions_["actionStudies"].trigger()
    studies = window.findChild(StudiesWindow)
    qtbot.waitUntil(lambda: len(studies.list.studies()) == 10, timeout=PATIENCE)
    button = studies.findChild(QPushButton, "studyNew")
    button.click()
    dialog = studies.findChild(StudyOwn)
    values = dialog.findChild(QLineEdit, "varyValues-1")
    values.clear()
    qtbot.keyClicks(values, "0.01, 0.001")
    dialog.findChild(QSpinBox, "own-epochs").setValue(1)
    dialog.findChild(QSpinBox, "own-seeds").setValue(2)
    box = dialog.findChild(QComboBox, "studySizeBox")
    qtbot.waitUntil(lambda: "all 360 pictures:" in box.itemText(box.count() - 1), timeout=PATIENCE)
    dialog.sizes.choose(None)
    dialog.findChild(QPushButton, "ownStart").click()

    def shown() -> str:
        current = studies.list.current()
        return "" if current is None or not current.own else current.state

    qtbot.waitUntil(lambda: shown() in ("queued", "running"), timeout=PATIENCE)
    qtbot.waitUntil(lambda: shown() == "done", timeout=2 * PATIENCE)
    current = studies.list.current()
    assert (current.done, current.trials) == (4, 4)
    assert study_of(current.path) == current.study
    lines = studies.figures.curves
    qtbot.waitUntil(lambda: len(lines.lines) == 2, timeout=PATIENCE)
    results = read_results(current.path)
    assert [len(arm.runs) for arm in results.arms.values()] == [2, 2]
    mean = 100 * results["lr-0_01"].accuracy
    assert lines.plots["accuracy"].points("lr-0_01")[1] == pytest.approx([mean], abs=0.01)
    assert "--vary lr=0.01,0.001" in studies.figures.page.toPlainText()
    assert studies.figures.table.rowCount() == 2
