"""Drives the dialog that asks what to train, for its tests."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt5.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

import app.gui.training_estimate as training_estimate
from app.gui.train_dialog import TrainDialog
from app.training.config import TrainConfig
from models.registry import CLASSES
from tests.window_fixtures import PATIENCE

ESTIMATE = {"epochs": 5, "seconds_per_epoch": 72.0, "images_per_second": 1200.4, "device": "cpu"}
ANSWER = f"print('noise'); print('{json.dumps(ESTIMATE)}')"
SLOW = "import time; time.sleep(60)"


def answer_with(monkeypatch: pytest.MonkeyPatch, code: str) -> list[TrainConfig]:
    """The measuring process runs this code instead; returns what was asked of it."""
    asked: list[TrainConfig] = []

    def command(config: TrainConfig) -> list[str]:
        asked.append(config)
        return [sys.executable, "-c", code]

    monkeypatch.setattr(training_estimate, "estimate_command", command)
    return asked


def make_data(folder: Path) -> Path:
    """As much of a data set as a look sees."""
    for name in CLASSES:
        (folder / "train" / name).mkdir(parents=True)
        (folder / "train" / name / "1.png").touch()
    return folder


@pytest.fixture
def data_set(own_folders: Path) -> Path:
    return make_data(own_folders / "data")


@pytest.fixture
def bare_dialog(qtbot: QtBot) -> Iterator[TrainDialog]:
    """Where there is no data set."""
    dialog = TrainDialog()
    qtbot.addWidget(dialog)
    yield dialog
    dialog.close()


@pytest.fixture
def dialog(bare_dialog: TrainDialog, data_set: Path) -> TrainDialog:
    return bare_dialog


def said(dialog: TrainDialog) -> str:
    return dialog.findChild(QLabel, "trainEstimate").text()


def accuracy(dialog: TrainDialog) -> str:
    return dialog.findChild(QLabel, "trainAccuracy").text()


def place(dialog: TrainDialog) -> str:
    return dialog.findChild(QLabel, "trainDataPlace").text().replace("\u200b", "")


def start(dialog: TrainDialog) -> QPushButton:
    return dialog.findChild(QPushButton, "trainStart")


def type_in(dialog: TrainDialog, option: str, typed: str) -> None:
    line = dialog.findChild(QLineEdit, f"train-{option}")
    line.setText(typed)
    line.textEdited.emit(typed)


def choose(dialog: TrainDialog, option: str, value: str | None) -> None:
    box = dialog.findChild(QComboBox, f"train-{option}")
    box.setCurrentIndex(box.findData(value))


def length(dialog: TrainDialog, name: str) -> QRadioButton:
    return dialog.findChild(QRadioButton, f"train-length-{name}")


def asked_about(qtbot: QtBot, dialog: TrainDialog, key: str) -> None:
    """The dialog is open and has found the data."""
    dialog.ask(key)
    qtbot.waitUntil(start(dialog).isEnabled, timeout=PATIENCE)


def confirmed(qtbot: QtBot, dialog: TrainDialog) -> TrainConfig:
    with qtbot.waitSignal(dialog.confirmed) as signal:
        start(dialog).click()
    (config,) = signal.args
    assert isinstance(config, TrainConfig)
    return config
