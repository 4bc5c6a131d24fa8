"""The window of all trainings: real folders, real threads, and processes that hold a run."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt5.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from app.gui.runs import Runs
from app.gui.training_window import TrainingWindow
from app.gui.window import MainWindow
from app.paths import checkout
from tests.made_runs import add_results, made_run, metrics
from tests.marked_texts import marked_texts
from tests.training_window_fixtures import (
    button,
    choose,
    label,
    names,
    offered,
    on_disk,
    shown_state,
)
from tests.window_fixtures import PATIENCE


def test_without_runs_it_offers_a_training(
    qtbot: QtBot, opened: Callable[..., TrainingWindow]
) -> None:
    window = opened()
    assert window.findChild(QLabel, "runsEmpty").isVisible()
    assert not window.details.isVisible()
    with qtbot.waitSignal(window.train_wanted):
        button(window, "trainNew").click()
    made_run("first")
    qtbot.waitUntil(lambda: window.details.isVisible(), timeout=PATIENCE)
    assert shown_state(window) == "done"


@pytest.mark.parametrize(
    ("state", "buttons", "said"),
    [
        ("done", {"use", "rename", "delete"}, "72.0 % of the validation pictures"),
        ("paused", {"resume", "rename", "delete"}, "when you resume it"),
        ("stopped", {"resume", "rename", "delete"}, "when you resume it"),
        ("interrupted", {"resume", "rename", "delete"}, "process is gone"),
        ("failed", {"resume", "rename", "delete"}, "Try a smaller learning rate"),
        ("queued", {"stop"}, "one runs at a time"),
    ],
)
def test_what_every_state_offers(
    opened: Callable[..., TrainingWindow], state: str, buttons: set[str], said: str
) -> None:
    made_run("other", age=50)
    made_run("mine", state)
    window = opened("mine")
    assert offered(window) == buttons
    assert said in label(window, "runAdvice")
    assert label(window, "runState").endswith("LeNet-5")


def test_a_run_that_trains(qtbot: QtBot, opened: Callable[..., TrainingWindow]) -> None:
    run = made_run("live", "interrupted", precision="float32")
    run.acquire()
    try:
        run.write_state("running")
        values = {"epoch": 2, "epochs": 4, "step": 50, "steps": 100, "images_per_second": 1234.5}
        run.write_progress({**values, "seconds_left": 720.0})
        window = opened()
        qtbot.waitUntil(lambda: offered(window) == {"pause", "stop"}, timeout=PATIENCE)
        bars = {bar.objectName(): bar.value() for bar in window.findChildren(QProgressBar)}
        assert bars == {"epochProgress": 500, "wholeProgress": 375}
        assert label(window, "epochProgressNumber") == "step 50 of 100"
        facts = label(window, "runFacts")
        for part in ("1,234 images/s", "about 12 minutes left", "CPU, float32", "begun "):
            assert part in facts
        run.write_progress({**values, "step": 80})
        bar = window.findChild(QProgressBar, "epochProgress")
        qtbot.waitUntil(lambda: bar.value() == 800, timeout=PATIENCE)
    finally:
        run.release()


def test_using_a_network(qtbot: QtBot, opened: Callable[..., TrainingWindow]) -> None:
    run = made_run("mine")
    window = opened("mine")
    with qtbot.waitSignal(window.use_wanted) as wanted:
        button(window, "run-use").click()
    assert wanted.args == [run.path]


def test_curves_log_and_result_of_the_run_that_is_shown(
    qtbot: QtBot, opened: Callable[..., TrainingWindow]
) -> None:
    run, other = made_run("mine"), made_run("other", epochs=9, age=9)
    add_results(run, validation=0.75)
    run.log("first line\n")
    window = opened("mine")
    qtbot.waitUntil(lambda: window._curves is not None, timeout=PATIENCE)
    curves = window._curves

    def drawn(path: Path) -> list[float]:
        return curves.plots["loss"].points((path, "train"))[0]

    qtbot.waitUntil(lambda: drawn(run.path) == [1, 2, 3, 4, 5], timeout=PATIENCE)
    assert window.report.figures()[1] == ["Accuracy", "75.0 %"]
    qtbot.waitUntil(lambda: window._log.toPlainText() == "first line\n", timeout=PATIENCE)
    run.write_metrics(metrics(6))
    run.log("second line\n")
    qtbot.waitUntil(lambda: drawn(run.path) == [1, 2, 3, 4, 5, 6], timeout=PATIENCE)
    qtbot.waitUntil(lambda: "second line" in window._log.toPlainText(), timeout=PATIENCE)
    window.list.runs.lay_over(other.path, True)
    qtbot.waitUntil(lambda: len(drawn(other.path)) == 9, timeout=PATIENCE)
    choose(window, "other")
    qtbot.waitUntil(lambda: drawn(run.path) == [], timeout=PATIENCE)
    assert window._log.toPlainText() == ""
    assert len(drawn(other.path)) == 9


def test_nothing_is_read_while_it_is_hidden(
    qtbot: QtBot, opened: Callable[..., TrainingWindow]
) -> None:
    run = made_run("mine")
    window = opened("mine")
    qtbot.waitUntil(lambda: run.path in window._data, timeout=PATIENCE)
    told: list[object] = []
    window._reader.read.connect(told.append)
    window.close()
    qtbot.wait(100)
    told.clear()
    run.write_metrics(metrics(8))
    qtbot.wait(1200)
    assert [data for data in told if data] == []
    window.open_on("mine")
    qtbot.waitUntil(lambda: len(window._data[run.path].epochs) == 8, timeout=PATIENCE)


def test_comparing_wants_two(qtbot: QtBot, opened: Callable[..., TrainingWindow]) -> None:
    made_run("one", age=9)
    two = made_run("two", age=8, batch_size=32)
    made_run("three", age=7)
    window = opened("one")
    compare = button(window, "compareRuns")
    assert not compare.isEnabled()
    window.list.runs.lay_over(two.path, True)  # one laid over
    assert compare.isEnabled()
    window.list.runs.lay_over(two.path, False)
    assert not compare.isEnabled()
    window.list.selectAll()  # three
    assert not compare.isEnabled()
    model = window.list.runs
    choose(window, "one")
    selection = window.list.selectionModel()
    selection.select(model.index(model.row_of(two.path)), selection.SelectionFlag.Select)
    assert compare.isEnabled()
    compare.click()
    assert window.findChild(QTabWidget, "runTabs").currentIndex() == 1
    table = window.findChild(QTreeWidget, "settingsTable")
    qtbot.waitUntil(lambda: table.columnCount() == 4 and table.topLevelItemCount() > 0)
    qtbot.waitUntil(
        lambda: label(window, "compareSentence") == "Settings that differ: 1", timeout=PATIENCE
    )
    assert [table.headerItem().text(n) for n in (2, 3)] == ["one", "two"]


@pytest.mark.parametrize("kind", ["png", "csv"])
def test_export_through_the_dialog(
    qtbot: QtBot, opened: Callable[..., TrainingWindow], tmp_path: Path, kind: str
) -> None:
    run = made_run("mine", epochs=3)
    window = opened("mine")
    qtbot.waitUntil(lambda: window._curves is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: run.path in window._data, timeout=PATIENCE)
    said: list[str] = []
    window.said.connect(said.append)
    window._curves.export_wanted.emit(kind)
    (files,) = window.findChildren(QFileDialog)
    assert files.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    target = tmp_path / f"图 1.{kind}"
    files.setDirectory(str(tmp_path))
    files.selectFile(str(target))
    files.accept()
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert str(target) in said[0]
    start = target.read_bytes()[:8]
    assert start == (b"\x89PNG\r\n\x1a\n" if kind == "png" else b"epoch,tr")
    window.export(tmp_path / "gone" / f"x.{kind}", kind)
    qtbot.waitUntil(lambda: "could not be written" in window.details.problem, timeout=PATIENCE)
    assert "Choose another place" in window.details.problem


def test_another_language_reaches_every_text(
    qtbot: QtBot,
    qapp: QApplication,
    opened: Callable[..., TrainingWindow],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made_run("mine", "failed")
    window = opened("mine")
    qtbot.waitUntil(lambda: window._curves is not None, timeout=PATIENCE)
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    with marked_texts(qapp):
        window.retranslate()
        texts = [window.windowTitle(), window._card.title(), window.list.accessibleName()]
        texts += [each.text() for each in window.findChildren(QPushButton)]
        tabs = window.findChild(QTabWidget, "runTabs")
        texts += [tabs.tabText(number) for number in range(tabs.count())]
        empty = ("runsEmpty", "curvesEmpty", "compareSentence", "reportSentence", "runState")
        texts += [label(window, name) for name in empty]
        menu = window._curves.findChild(QPushButton, "curvesExport").menu()
        texts += [action.text() for action in menu.actions()]
        assert [text for text in texts if text and not text.startswith("译")] == []
        assert label(window, "runAdvice") == "损失已不是数值：训练发散了。请尝试更小的学习率。"


def test_stopping_ends_the_threads(qtbot: QtBot, watched_runs: Runs) -> None:
    run = made_run("mine", "stopped")
    window = TrainingWindow(watched_runs)
    qtbot.addWidget(window)
    window.open_on()
    qtbot.waitUntil(lambda: run.path in window._data, timeout=PATIENCE)
    window.actions_.rename(run.path, "new")
    qtbot.waitUntil(lambda: on_disk() == {"new"}, timeout=PATIENCE)
    threads = [window._thread, window.actions_._thread]
    assert all(thread.isRunning() for thread in threads)
    assert window.stop(PATIENCE)
    assert not any(thread.isRunning() for thread in threads)
    assert not window.isVisible()


def test_the_program_starts_without_pyqtgraph() -> None:
    script = (
        "import sys\n"
        "from app.gui.application import create_application\n"
        "app, window = create_application(['x'])\n"
        "window.show(); app.processEvents()\n"
        "import app.gui.dialogs\n"
        "print(sorted({'pyqtgraph', 'torch'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=checkout(), capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_the_main_window_opens_it_once(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = made_run("mine", epochs=3)
    window.dialogs.show_trainings(window.runs, "mine")
    trainings = window.dialogs._trainings
    qtbot.waitUntil(lambda: names(trainings) == {"mine"}, timeout=PATIENCE)
    window.dialogs.show_trainings(window.runs)
    assert window.dialogs._trainings is trainings
    with qtbot.waitSignal(window.dialogs.use_wanted) as wanted:
        button(trainings, "run-use").click()
    assert wanted.args == [run.path]
    with qtbot.waitSignal(window.dialogs.train_wanted):
        button(trainings, "trainNew").click()
    told: list[bool] = []
    monkeypatch.setattr(trainings, "retranslate", lambda: told.append(True))
    window.dialogs.retranslate()
    assert told == [True]
    window.leave()
    assert not trainings.isVisible()
    assert trainings._thread is None
