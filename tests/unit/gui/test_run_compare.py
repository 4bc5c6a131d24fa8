"""Settings in words, and two runs side by side."""

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QCheckBox, QLabel, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.gui.run_compare import RunCompare
from app.gui.run_reader import RunData, read_run
from app.gui.run_report import RunReport
from app.gui.run_settings import rows
from app.messages import text
from app.training.settings import SETTINGS
from tests.made_runs import add_results, made_run

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def compare(qtbot: QtBot) -> RunCompare:
    widget = RunCompare()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def items(compare: RunCompare) -> dict[str, QTreeWidgetItem]:
    table = compare.findChild(QTreeWidget)
    found = [table.topLevelItem(number) for number in range(table.topLevelItemCount())]
    return {item.text(1) or item.text(0): item for item in found}


def sentence(compare: RunCompare) -> str:
    return compare.findChild(QLabel, "compareSentence").text()


def test_all_settings_are_there_as_the_command_line_names_them(compare: RunCompare) -> None:
    compare.show_runs([read_run(made_run("a", arguments={"activation": "gelu"}).path)])
    found = items(compare)
    assert {f"--{setting.option}" for setting in SETTINGS} <= set(found)
    assert [found["--lr"].text(column) for column in range(3)] == ["Learning rate", "--lr", "0.003"]
    assert found["--activation"].text(2) == "GELU"
    assert found["--optimizer"].text(2) == "AdamW"
    explained = text("help-lr", "en")[1:40]
    assert explained in found["--lr"].toolTip(0).replace("\n", " ")
    assert found["Network"].text(2) == "LeNet-5 (lenet5)"
    assert compare.findChild(QCheckBox).isHidden()


def test_differences_are_marked_for_eyes_and_ears(compare: RunCompare) -> None:
    one, two = made_run("one"), made_run("two", batch_size=32, learning_rate=0.1)
    compare.show_runs([read_run(one.path), read_run(two.path)])
    assert sentence(compare) == "Settings that differ: 2"
    header = compare.findChild(QTreeWidget).headerItem()
    assert [header.text(column) for column in range(4)] == ["Setting", "Option", "one", "two"]
    found = items(compare)
    differs = found["--batch-size"]
    assert (differs.text(2), differs.text(3)) == ("128", "32")
    assert differs.font(3).bold()
    assert differs.background(3).style() != Qt.BrushStyle.NoBrush
    assert differs.data(3, ACCESSIBLE) == "32, differs"
    equal = found["--momentum"]
    assert not equal.font(3).bold()
    assert equal.background(3).style() == Qt.BrushStyle.NoBrush
    assert equal.data(3, ACCESSIBLE) is None


def test_only_differences(compare: RunCompare) -> None:
    one, two = made_run("one"), made_run("two", seed=5)
    compare.show_runs([read_run(one.path), read_run(two.path)])
    only = compare.findChild(QCheckBox, "onlyDifferences")
    assert not only.isHidden()
    only.setChecked(True)
    assert [name for name, item in items(compare).items() if not item.isHidden()] == ["--seed"]
    compare.show_runs([read_run(one.path)])  # nothing to compare with
    assert not any(item.isHidden() for item in items(compare).values())


def test_equal_and_missing_settings_are_said(compare: RunCompare) -> None:
    one, two = made_run("one"), made_run("two")
    compare.show_runs([read_run(one.path), read_run(two.path)])
    assert sentence(compare) == "Both have the same settings."
    (one.path / "config.json").unlink()
    compare.show_runs([read_run(one.path)])
    assert sentence(compare) == "This training has not written its settings yet."
    assert items(compare) == {}


def test_a_run_of_an_older_version_has_the_usual_values() -> None:
    old = {"model": "lenet5", "epochs": 3, "arguments": {"batch_norm": True}}
    found = {row.option or row.label: row for row in rows([old, {**old, "loss": "mse"}])}
    assert found["--optimizer"].values == ("SGD", "SGD")
    assert found["--loss"].values == ("cross-entropy", "mean squared error")
    assert found["--batch-norm"].values == ("yes", "yes")
    assert [name for name, row in found.items() if row.differs] == ["--loss"]


def test_odd_settings_are_shown_as_they_are() -> None:
    odd = {"model": 5, "arguments": [], "loss": "new", "classes": "x", "versions": 1}
    found = {row.option or row.label: row.values[0] for row in rows([odd])}
    assert (found["Network"], found["--loss"], found["Classes"]) == ("5", "new", "x")


def test_the_report_shows_what_was_measured(qtbot: QtBot) -> None:
    report = RunReport()
    qtbot.addWidget(report)
    label = report.findChild(QLabel, "reportSentence")
    assert "when the training is done" in label.text()
    run = made_run("my run")
    add_results(run, validation=0.7895)
    report.show_run(read_run(run.path))
    assert report.figures()[:2] == [["", "Validation"], ["Accuracy", "79.0 %"]]
    assert "pictures held out" in label.text()
    add_results(run, validation=0.7895, test=0.775)
    report.show_run(read_run(run.path))
    assert report.figures() == [
        ["", "Validation", "Test"],
        ["Accuracy", "79.0 %", "77.5 %"],
        ["Accuracy on one view", "78.0 %", "76.5 %"],
        ["Loss", "0.500", "0.500"],
        ["Calibration error", "2.0 %", "2.0 %"],
        ["Pictures", "2,000", "2,000"],
    ]
    assert "not learnt from" in label.text()
    report.show_run(RunData(run.path))
    assert report.figures() == []
