"""The end of a training, and the question on closing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt5.QtWidgets import QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.gui import notify
from app.gui.own_networks import OwnNetworks
from app.gui.window import MainWindow
from app.inference.collection import own_networks
from app.messages import text
from app.studies.runner import study_folder
from app.training.run_folder import RunFolder, new_run_folder
from models.registry import CLASSES, MODELS
from models.weights import WeightsInfo, save_weights
from tests.made_runs import alive
from tests.window_fixtures import PATIENCE


@pytest.fixture
def run() -> Iterator[RunFolder]:
    with alive(new_run_folder("lenet5"), model="lenet5") as run:
        yield run


@pytest.fixture
def study() -> Iterator[RunFolder]:
    with alive(study_folder("loss"), study="loss") as study:
        yield study


def finish(run: RunFolder) -> None:
    info = WeightsInfo("lenet5", {}, CLASSES, (0.5,) * 3, (0.25,) * 3)
    save_weights(run.weights, MODELS["lenet5"].build(), info)
    run.write_metrics([{"epoch": 1, "validation_accuracy": 0.5}])
    run.write_state("done")


def at_work(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: len(window.runs.active) == 1, timeout=PATIENCE)


def test_window_without_trainings_closes_at_once(window: MainWindow) -> None:
    assert window.close()
    assert window.findChild(QMessageBox, "closingBox") is None


def test_closing_asks_and_keeps_the_training(
    qtbot: QtBot, window: MainWindow, run: RunFolder
) -> None:
    at_work(qtbot, window)
    assert not window.close()
    assert window.isVisible()
    box = window.findChild(QMessageBox, "closingBox")
    assert "Logging out" in box.informativeText()
    assert "resumed" in box.informativeText()
    box.findChild(QPushButton, "closingKeep").click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert run.requested() is None


def test_closing_can_stop_the_training(qtbot: QtBot, window: MainWindow, run: RunFolder) -> None:
    at_work(qtbot, window)
    window.actions_["actionQuit"].trigger()
    window.findChild(QPushButton, "closingStop").click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert run.requested() == "stop"


def test_closing_can_be_thought_better_of(qtbot: QtBot, window: MainWindow, run: RunFolder) -> None:
    at_work(qtbot, window)
    window.close()
    box = window.findChild(QMessageBox, "closingBox")
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert window.isVisible()
    assert run.requested() is None


def test_closing_asks_about_a_study_too(qtbot: QtBot, window: MainWindow, study: RunFolder) -> None:
    assert not window.close()
    box = window.findChild(QMessageBox, "closingBox")
    assert box.text() == "A study is under way. Keep it going, or stop it?"
    assert "each of its trainings keeps its checkpoint" in box.informativeText()
    assert "training" not in box.findChild(QPushButton, "closingKeep").text()
    box.findChild(QPushButton, "closingKeep").click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert study.requested() is None


def test_one_question_for_trainings_and_studies(
    qtbot: QtBot, window: MainWindow, run: RunFolder, study: RunFolder
) -> None:
    at_work(qtbot, window)
    window.actions_["actionQuit"].trigger()
    (box,) = window.findChildren(QMessageBox)
    said = "A training and a study are under way. Keep them going, or stop them?"
    assert box.text() == said
    box.findChild(QPushButton, "closingStop").click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert (run.requested(), study.requested()) == ("stop", "stop")


@pytest.mark.parametrize("state", ["running", "stopped", "done", "failed"])
def test_a_study_without_a_process_is_no_question(
    window: MainWindow, study: RunFolder, state: str
) -> None:
    study.write_state(state)
    study.release()
    assert window.close()
    study.acquire()


@pytest.mark.parametrize(
    ("trainings", "studies", "said"),
    [
        (1, 0, "A training is under way. Keep it going, or stop it?"),
        (2, 0, "2 trainings are under way. Keep them going, or stop them?"),
        (0, 3, "3 studies are under way. Keep them going, or stop them?"),
        (1, 2, "A training and 2 studies are under way. Keep them going, or stop them?"),
        (3, 1, "3 trainings and a study are under way. Keep them going, or stop them?"),
    ],
)
def test_the_question_counts(window: MainWindow, trainings: int, studies: int, said: str) -> None:
    assert window.desk._question(trainings, studies) == said


def test_end_is_told_and_the_network_can_be_used(
    qtbot: QtBot, window: MainWindow, run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(notify, "notify", lambda window, sentence: told.append(sentence))
    at_work(qtbot, window)
    finish(run)
    qtbot.waitUntil(lambda: told != [], timeout=PATIENCE)
    said = "LeNet-5 has been trained: it names 50.0 % of the validation pictures correctly."
    assert told == [said]
    assert window.findChild(QLabel, "newsSentence").text() == said
    window.findChild(QPushButton, "newsUse").click()
    qtbot.waitUntil(lambda: len(own_networks()) == 1, timeout=PATIENCE)
    (own,) = own_networks()
    assert own.name == run.name
    qtbot.waitUntil(lambda: window.picker.current() == str(own.path), timeout=PATIENCE)
    assert not window.findChild(QLabel, "newsSentence").isVisible()


@pytest.fixture
def ended_before() -> RunFolder:
    """A run that was done before there was a window."""
    before = new_run_folder("lenet5")
    before.write_config({"model": "lenet5"})
    finish(before)
    return before


def test_runs_that_ended_before_are_no_news(
    qtbot: QtBot, ended_before: RunFolder, run: RunFolder, window: MainWindow
) -> None:
    at_work(qtbot, window)
    assert {each.path for each in window.runs.all} == {ended_before.path, run.path}
    assert window.findChild(QLabel, "newsSentence") is None


def test_a_training_that_is_stopped_is_no_news(
    qtbot: QtBot, run: RunFolder, window: MainWindow
) -> None:
    at_work(qtbot, window)
    run.write_state("stopped")
    qtbot.waitUntil(lambda: window.runs.active == (), timeout=PATIENCE)
    assert window.findChild(QLabel, "newsSentence") is None


def test_desktop_tells_what_the_window_cannot(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "notify-send"
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{tmp_path}/told"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    notify.notify(window, "It is done.")
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    assert not (tmp_path / "told").exists()
    notify.notify(window, "-It is done.")
    qtbot.waitUntil(lambda: (tmp_path / "told").exists(), timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: (tmp_path / "told").read_text().endswith("--|CIFAR Lab|-It is done.|"),
        timeout=PATIENCE,
    )


def test_news_of_a_run_that_is_renamed_are_none(
    qtbot: QtBot, window: MainWindow, run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notify, "notify", lambda window, sentence: None)
    at_work(qtbot, window)
    finish(run)
    qtbot.waitUntil(lambda: window.findChild(QLabel, "newsSentence") is not None, timeout=PATIENCE)
    news = window.findChild(QLabel, "newsSentence")
    qtbot.waitUntil(news.isVisible, timeout=PATIENCE)
    run.release()
    run.path.rename(run.path.with_name("another name"))
    qtbot.waitUntil(lambda: not news.isVisible(), timeout=PATIENCE)


def test_failure_is_told_too_and_offers_nothing_to_use(
    qtbot: QtBot, window: MainWindow, run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(notify, "notify", lambda window, sentence: told.append(sentence))
    at_work(qtbot, window)
    run.write_state("failed", "out-of-memory", "There is too little memory.")
    qtbot.waitUntil(lambda: told != [], timeout=PATIENCE)
    assert told == [f"Training LeNet-5 failed: {text('out-of-memory')}"]
    assert not window.findChild(QPushButton, "newsUse").isVisible()
    assert window.findChild(QPushButton, "newsShow").isVisible()


def test_tab_comes_to_the_news_before_the_thumbnails(
    qtbot: QtBot, window: MainWindow, run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notify, "notify", lambda window, sentence: None)
    at_work(qtbot, window)
    finish(run)
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "newsUse") is not None, timeout=PATIENCE)
    order, widget = [], window.view.nextInFocusChain()
    while widget is not window.view:
        order.append(widget.objectName())
        widget = widget.nextInFocusChain()
    assert order.index("newsUse") < order.index("newsShow") < order.index("shelfList")


def test_networks_and_pictures_that_come_together(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, pictures: list[Path]
) -> None:
    info = WeightsInfo("vgg16", {"width": 0.125}, CLASSES, (0.5,) * 3, (0.25,) * 3)
    network = tmp_path / "mine.safetensors"
    save_weights(network, MODELS["vgg16"].build(width=0.125), info)
    own, window.own = window.own, None  # it is still being made
    window.open_paths([str(pictures[0]), str(network)])
    assert window.browsing.pictures.current.source == str(pictures[0])
    window.own = own
    window.desk.keep_waiting()
    qtbot.waitUntil(lambda: len(own_networks()) == 1, timeout=PATIENCE)
    (kept,) = own_networks()
    qtbot.waitUntil(lambda: window.picker.current() == str(kept.path), timeout=PATIENCE)
    assert window.picker.current_kind() == "vgg16"


def test_what_was_asked_for_is_done_before_the_thread_ends(tmp_path: Path) -> None:
    info = WeightsInfo("lenet5", {}, CLASSES, (0.5,) * 3, (0.25,) * 3)
    for number in range(5):
        network = tmp_path / f"mine {number}.safetensors"
        save_weights(network, MODELS["lenet5"].build(), info)
        networks = OwnNetworks()
        networks.keep(network)
        assert networks.stop(PATIENCE)
        assert len(own_networks()) == number + 1
