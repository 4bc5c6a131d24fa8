"""The window of a report with pictures to measure on, and a process that does as it is told."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PyQt5.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.gui import report_process
from app.gui.report_cache import Target, look
from app.gui.report_window import ReportWindow
from app.training.sources import find_data, read_split
from tests.made_reports import make_report
from tests.window_fixtures import PATIENCE

TARGET = Target("lenet5", "LeNet-5")


@pytest.fixture
def data(found_data: Path, weights: Path) -> Path:
    """Published networks, and 100 test pictures."""
    return found_data


@pytest.fixture
def finished(data: Path) -> Path:
    """A report on LeNet-5 in the cache."""
    plan = look(TARGET).plan
    assert plan is not None
    return made(plan.folder / "lenet5")


def made(folder: Path) -> Path:
    """A report on the pictures that are there."""
    decoded = read_split(find_data(), "test")
    data = {"images": len(decoded.labels), "fingerprint": decoded.fingerprint, "part": "test"}
    return make_report(folder, decoded.labels, data=data)


@pytest.fixture
def window(qtbot: QtBot, own_folders: Path) -> Iterator[ReportWindow]:
    window = ReportWindow()
    qtbot.addWidget(window)
    yield window
    assert window.stop(PATIENCE)


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What the measuring process does instead."""

    def does(code: str) -> None:
        monkeypatch.setattr(
            report_process,
            "report_command",
            lambda model, folder, *_: [sys.executable, "-c", code, str(folder)],
        )

    return does


def opened(qtbot: QtBot, window: ReportWindow, target: Target = TARGET) -> None:
    with qtbot.waitSignal(window.files.looked, timeout=PATIENCE):
        window.show_network(target)


def button(window: QWidget, name: str) -> QPushButton:
    return window.findChild(QPushButton, name)


def text(window: QWidget, name: str) -> str:
    return window.findChild(QLabel, name).text().replace("\u200b", "")


def offered(window: ReportWindow) -> set[str]:
    names = ("reportBegin", "reportCancel", "reportGetData", "reportChooseData", "reportAgain")
    return {name for name in names if not button(window, name).isHidden()}
