"""The window of the studies with real folders and threads; the tests of it share it."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PyQt5.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.gui.runs import Runs
from app.gui.studies_window import StudiesWindow
from app.gui.study_view import StudyView
from tests.window_fixtures import PATIENCE

TIMES = {2000: 100.0, 5000: 300.0, 10_000: 800.0, 20_000: 1600.0, 45_000: 4000.0}


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program's own figures: empty."""
    folder = tmp_path / "published"
    monkeypatch.setattr("app.studies.pages.published_folder", lambda: folder)
    return folder


@pytest.fixture
def estimates(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the studies that were measured, by a process that only says so."""
    asked: list[str] = []
    line = json.dumps({"study": "x", "trials": 18, "seconds": 4000.0, "sizes": TIMES})

    def command(study: object, seeds: int | None = None) -> list[str]:
        asked.append(study.name)
        return [sys.executable, "-S", "-c", f"print({line!r})"]

    monkeypatch.setattr("app.studies.launch.estimate_command", command)
    monkeypatch.setattr("app.gui.study_own.estimate_command", command)
    return asked


@pytest.fixture
def studies(
    qtbot: QtBot,
    published: Path,
    estimates: list[str],
    found_data: Path,
) -> Iterator[Callable[[], StudiesWindow]]:
    """Opens the window once all studies are in it and the figures of the first are read."""
    windows: list[StudiesWindow] = []

    def opened() -> StudiesWindow:
        window = StudiesWindow(Runs())
        qtbot.addWidget(window)
        windows.append(window)
        window.open()
        qtbot.waitUntil(lambda: len(window.list.studies()) >= 10, timeout=PATIENCE)
        qtbot.waitUntil(lambda: window.figures.curves is not None, timeout=PATIENCE)
        return window

    yield opened
    for window in windows:
        assert window.stop(PATIENCE)


def choose(qtbot: QtBot, window: StudiesWindow, name: str) -> StudyView:
    """Shows a study, with its figures."""
    assert window.list.choose(name)
    qtbot.waitUntil(lambda: window.figures._data is not None, timeout=PATIENCE)
    return window.list.current()


def button(window: QWidget, name: str) -> QPushButton:
    return window.findChild(QPushButton, name)


def offered(window: StudiesWindow) -> set[str]:
    """The header's buttons that are there."""
    every = ("start", "stop", "data", "vary", "more")
    return {name for name in every if not button(window, f"study-{name}").isHidden()}
