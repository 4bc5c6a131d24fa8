"""The result of a training, and the test report that is made when somebody wants it."""

import json
import os
from pathlib import Path

import pytest
from PyQt5.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.gui.run_reader import read_run
from app.gui.run_report import RunReport
from app.inference.collection import keep_network
from app.training.engine import run_training
from app.training.run_folder import RunFolder
from models.registry import CLASSES
from models.weights import read_info
from tests.made_runs import view_of
from tests.trainings import quick
from tests.window_fixtures import PATIENCE


@pytest.fixture
def run(tmp_path: Path, drawn_data: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "run")
    assert run_training(quick(drawn_data), folder) == "done"
    return folder


@pytest.fixture
def report(qtbot: QtBot, run: RunFolder) -> RunReport:
    report = RunReport()
    qtbot.addWidget(report)
    report.show_run(read_run(run.path))
    return report


def button(report: RunReport) -> QPushButton:
    return report.findChild(QPushButton, "reportMeasure")


def test_test_pictures_are_measured_when_asked_for(
    qtbot: QtBot, report: RunReport, run: RunFolder
) -> None:
    assert report.figures()[0] == ["", "Validation"]
    assert report.classes() == []
    with qtbot.waitSignal(report.measurement.ended, timeout=PATIENCE) as ended:
        button(report).click()
        assert button(report).text() == "measuring…"
        assert not button(report).isEnabled()
    assert ended.args == [run.path, ""]
    report.show_run(read_run(run.path))
    found = run.test()
    assert found is not None
    assert report.figures()[0] == ["", "Validation", "Test"]
    assert report.figures()[-1] == ["Pictures", "10", "100"]
    head, *lines = report.classes()
    assert head == ["", "Right", "Most often taken for"]
    assert [line[0] for line in lines] == list(CLASSES)
    figure = pytest.approx(found["accuracy"], abs=1e-6)
    assert read_info(run.weights).results["test"]["accuracy"] == figure
    assert keep_network(run.weights, "mine").accuracy == figure  # it goes along
    right = sum(found["confusion"][n][n] for n in range(10)) / 100
    assert right == pytest.approx(found["accuracy"])
    assert button(report).isHidden()
    assert view_of(run).test_accuracy == pytest.approx(found["accuracy"])


def test_what_goes_wrong_is_told(qtbot: QtBot, report: RunReport, run: RunFolder) -> None:
    run.write_config({**(run.config() or {}), "data": str(run.path / "gone")})
    report.show_run(read_run(run.path))
    with qtbot.waitSignal(report.measurement.ended, timeout=PATIENCE):
        button(report).click()
    problem = report.findChild(QLabel, "reportProblem")
    assert str(run.path / "gone") in problem.text().replace("\u200b", "")
    assert not problem.isHidden()
    assert button(report).isEnabled()


def test_closing_gives_the_measurement_up(report: RunReport, run: RunFolder) -> None:
    button(report).click()
    assert report.stop(PATIENCE)
    assert run.test() is None


def test_report_of_an_earlier_network_does_not_count(run: RunFolder) -> None:
    run.write_test({"accuracy": 0.5})
    assert run.test() == {"accuracy": 0.5}
    later = (run.path / "test.json").stat().st_mtime + 5
    os.utime(run.weights, (later, later))
    assert run.test() is None


@pytest.mark.parametrize("content", ["", "[]", '{"per_class": 3}', '{"per_class": {"a": 1}}'])
def test_damaged_report_is_no_table(report: RunReport, run: RunFolder, content: str) -> None:
    (run.path / "test.json").write_text(content)
    report.show_run(read_run(run.path))
    assert report.classes() == []


def test_most_frequent_mistake_is_named(report: RunReport, run: RunFolder) -> None:
    figures = {"per_class": {"cat": 0.5, "dog": 1.0}, "confusion": [[5, 5], [0, 10]]}
    (run.path / "test.json").write_text(json.dumps(figures))
    report.show_run(read_run(run.path))
    assert report.classes()[1:] == [["cat", "50.0 %", "dog (5)"], ["dog", "100.0 %", "–"]]
