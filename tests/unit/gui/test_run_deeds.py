"""Pause, stop, resume, rename and delete from the window: what comes of it in the folders."""

import signal
import subprocess
import sys
from collections.abc import Callable

import pytest
from PyQt5.QtWidgets import (
    QApplication,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from app.gui.training_window import TrainingWindow
from app.paths import checkout
from app.training import launch
from tests.made_runs import hold, made_run, refused
from tests.training_window_fixtures import (
    button,
    choose,
    names,
    offered,
    on_disk,
    shown_state,
)
from tests.window_fixtures import PATIENCE


@pytest.mark.parametrize(("action", "saying"), [("pause", "pausing…"), ("stop", "stopping…")])
def test_pause_and_stop_reach_the_run(
    qtbot: QtBot,
    opened: Callable[..., TrainingWindow],
    processes: list[subprocess.Popen[bytes]],
    action: str,
    saying: str,
) -> None:
    run = made_run("live", "interrupted")
    processes.append(hold(run))
    window = opened()
    qtbot.waitUntil(lambda: shown_state(window) == "running", timeout=PATIENCE)
    pressed = button(window, f"run-{action}")
    pressed.click()
    assert pressed.text() == saying
    assert not pressed.isEnabled()
    qtbot.waitUntil(lambda: run.requested() == action, timeout=PATIENCE)
    ended = {"pause": "paused", "stop": "stopped"}[action]
    qtbot.waitUntil(lambda: shown_state(window) == ended, timeout=PATIENCE)
    assert "resume" in offered(window)


def test_killed_with_9_it_is_interrupted_and_goes_on(
    qtbot: QtBot,
    opened: Callable[..., TrainingWindow],
    processes: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = made_run("live", "interrupted")
    processes.append(hold(run))
    window = opened()
    qtbot.waitUntil(lambda: shown_state(window) == "running", timeout=PATIENCE)
    processes[0].send_signal(signal.SIGKILL)
    processes[0].wait()
    qtbot.waitUntil(lambda: shown_state(window) == "interrupted", timeout=PATIENCE)
    assert offered(window) == {"resume", "rename", "delete"}
    # a process that answers as a training does, without torch
    stand_in = [sys.executable, "-c", _quick_training(), str(run.path)]
    monkeypatch.setattr(launch, "train_command", lambda *_: stand_in)
    button(window, "run-resume").click()
    assert button(window, "run-resume").text() == "starting…"
    qtbot.waitUntil(lambda: shown_state(window) == "done", timeout=PATIENCE)
    assert offered(window) == {"use", "rename", "delete"}


def _quick_training() -> str:
    return (
        f"import sys; sys.path.insert(0, {str(checkout())!r})\n"
        "from app.training.run_folder import RunFolder\n"
        "run = RunFolder(sys.argv[1]); run.acquire()\n"
        "run.write_state('done'); run.release()\n"
    )


def test_a_run_without_settings_cannot_go_on(
    qtbot: QtBot, opened: Callable[..., TrainingWindow]
) -> None:
    run = made_run("broken", "stopped")
    (run.path / "config.json").write_text("{")
    window = opened("broken")
    button(window, "run-resume").click()
    qtbot.waitUntil(lambda: "damaged" in window.details.problem, timeout=PATIENCE)
    assert button(window, "run-resume").isEnabled()


def test_renaming_keeps_it_in_sight(qtbot: QtBot, opened: Callable[..., TrainingWindow]) -> None:
    made_run("a")
    run = made_run("b", age=5)
    window = opened("b")
    window.list.runs.lay_over(run.path, True)
    window.list.runs.rename_wanted.emit(run.path, "比较好的")
    target = run.path.with_name("比较好的")
    qtbot.waitUntil(lambda: names(window) == {"a", "比较好的"}, timeout=PATIENCE)
    assert window.list.current().path == target
    assert list(window.list.runs.laid_over) == [target]
    assert target.is_dir()
    qtbot.wait(1200)  # two more looks
    assert window.list.current().path == target


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a", "a run named “a” already"),
        ("x/y", "cannot be a folder's name"),
        (" ", "needs a name"),
        ("vgg16", "meaning of its own"),
    ],
)
def test_names_that_cannot_be(
    qtbot: QtBot, opened: Callable[..., TrainingWindow], name: str, said: str
) -> None:
    made_run("a")
    run = made_run("b")
    window = opened("b")
    window.list.runs.rename_wanted.emit(run.path, name)
    qtbot.waitUntil(lambda: said in window.details.problem, timeout=PATIENCE)
    assert on_disk() == {"a", "b"}
    choose(window, "a")
    assert window.details.problem == ""


def answer(window: TrainingWindow, role: QMessageBox.ButtonRole) -> str:
    """Presses a button of the question; returns what it asked."""
    box = window.findChild(QMessageBox, "deleteBox")
    asked = box.text()
    next(each for each in box.buttons() if box.buttonRole(each) == role).click()
    QApplication.sendPostedEvents(box, 52)  # QEvent.DeferredDelete
    return asked


def test_deleting_asks_first(qtbot: QtBot, opened: Callable[..., TrainingWindow]) -> None:
    made_run("keep")
    run = made_run("<b>throw")
    window = opened(run.name)
    window.list.delete_wanted.emit()
    asked = answer(window, QMessageBox.ButtonRole.RejectRole)
    assert asked == "Delete the training “<b>throw”?"
    assert run.path.is_dir()
    button(window, "run-delete").click()
    answer(window, QMessageBox.ButtonRole.DestructiveRole)
    qtbot.waitUntil(lambda: names(window) == {"keep"}, timeout=PATIENCE)
    assert on_disk() == {"keep"}
    assert window.list.current().name == "keep"


def test_several_are_deleted_and_those_at_work_stay(
    qtbot: QtBot, opened: Callable[..., TrainingWindow]
) -> None:
    made_run("one", age=9)
    made_run("two", age=8)
    live = made_run("live", "queued")
    window = opened("two")
    window.list.selectAll()
    window.list.delete_wanted.emit()
    asked = answer(window, QMessageBox.ButtonRole.DestructiveRole)
    assert asked == "Delete these 2 trainings?\n\ntwo\none"
    qtbot.waitUntil(lambda: names(window) == {"live"}, timeout=PATIENCE)
    assert live.path.is_dir()
    window.list.choose(live.path)
    window.list.delete_wanted.emit()
    assert window.findChild(QMessageBox) is None
    assert "Stop it" in window.details.problem


def test_a_disk_that_refuses_is_told(
    qtbot: QtBot, opened: Callable[..., TrainingWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    made_run("stuck")
    window = opened("stuck")
    monkeypatch.setattr("app.training.manage.delete_run", refused)
    window.list.delete_wanted.emit()
    answer(window, QMessageBox.ButtonRole.DestructiveRole)
    qtbot.waitUntil(lambda: "resource busy" in window.details.problem, timeout=PATIENCE)
    assert names(window) == {"stuck"}


def test_a_process_that_is_leaving_is_waited_for(
    qtbot: QtBot, opened: Callable[..., TrainingWindow]
) -> None:
    run = made_run("leaving", "stopped")
    window = opened("leaving")
    run.acquire()
    run.write_state("stopped")
    window.actions_.delete([run.path])
    qtbot.wait(500)
    assert run.path.is_dir()
    run.release()
    qtbot.waitUntil(lambda: names(window) == set(), timeout=PATIENCE)
