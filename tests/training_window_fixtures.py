"""The window of all trainings with real folders and threads; the tests of it share it."""

import subprocess
from collections.abc import Callable, Iterator

import pytest
from PyQt5.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.gui.run_view import RunView
from app.gui.runs import Runs
from app.gui.training_window import TrainingWindow
from app.paths import runs_folder
from tests.window_fixtures import PATIENCE


@pytest.fixture
def watched_runs() -> Iterator[Runs]:
    """The watcher's side of the window, at work."""
    watched = Runs()
    watched.start()
    yield watched
    assert watched.stop(PATIENCE)


@pytest.fixture
def opened(qtbot: QtBot, watched_runs: Runs) -> Iterator[Callable[..., TrainingWindow]]:
    """Opens the window once all runs that were made are in it."""
    windows: list[TrainingWindow] = []

    def opened(name: str | None = None) -> TrainingWindow:
        window = TrainingWindow(watched_runs)
        qtbot.addWidget(window)
        windows.append(window)
        window.open_on(name)
        qtbot.waitUntil(lambda: names(window) == on_disk(), timeout=PATIENCE)
        return window

    yield opened
    for window in windows:
        assert window.stop(PATIENCE)


@pytest.fixture
def processes() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Those that a test leaves behind end with it."""
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in started:
        process.kill()
        process.wait()


def names(window: TrainingWindow) -> set[str]:
    return {run.name for run in window.list.runs.runs()}


def on_disk() -> set[str]:
    folder = runs_folder()
    return (
        {path.name for path in folder.iterdir() if path.name[0] != "."}
        if folder.exists()
        else set()
    )


def button(window: TrainingWindow, name: str) -> QPushButton:
    return window.findChild(QPushButton, name)


def offered(window: TrainingWindow) -> set[str]:
    every = ("use", "pause", "stop", "resume", "rename", "delete")
    return {name for name in every if not button(window, f"run-{name}").isHidden()}


def label(window: QWidget, name: str) -> str:
    return window.findChild(QLabel, name).text().replace("\u200b", "")


def choose(window: TrainingWindow, name: str) -> RunView:
    path = next(run.path for run in window.list.runs.runs() if run.name == name)
    assert window.list.choose(path)
    return window.list.current()


def shown_state(window: TrainingWindow) -> str:
    run = window.list.current()
    return run.state if run is not None else ""
