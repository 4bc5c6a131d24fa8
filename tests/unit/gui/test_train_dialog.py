"""Training ▸ Train…"""

import json
import sys
from pathlib import Path

import pytest
from PyQt5.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

import app.gui.training_estimate as training_estimate
from app.gui.train_dialog import TrainDialog
from models.registry import MODELS
from tests.window_fixtures import PATIENCE

ESTIMATE = {"epochs": 5, "seconds_per_epoch": 72.0, "images_per_second": 1200.4, "device": "cpu"}


def answer_with(monkeypatch: pytest.MonkeyPatch, code: str) -> list[tuple[str, int | None]]:
    """The measuring process runs this code instead; returns what was asked of it."""
    asked: list[tuple[str, int | None]] = []

    def command(key: str, epochs: int | None) -> list[str]:
        asked.append((key, epochs))
        return [sys.executable, "-c", code]

    monkeypatch.setattr(training_estimate, "estimate_command", command)
    return asked


@pytest.fixture
def data_set(own_folders: Path) -> Path:
    """As much of one as a look sees."""
    folder = own_folders / "data" / "train"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def bare_dialog(qtbot: QtBot) -> TrainDialog:
    """Where there is no data set."""
    dialog = TrainDialog()
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, data_set: Path) -> TrainDialog:
    dialog = TrainDialog()
    qtbot.addWidget(dialog)
    return dialog


def said(dialog: TrainDialog) -> str:
    return dialog.findChild(QLabel, "trainEstimate").text()


def test_every_network_can_be_trained(dialog: TrainDialog) -> None:
    box = dialog.findChild(QComboBox, "trainNetwork")
    assert [box.itemData(index) for index in range(box.count())] == list(MODELS)


def test_estimate_follows_the_epochs(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_with(monkeypatch, f"print('noise'); print('{json.dumps(ESTIMATE)}')")
    dialog.ask("vgg16")
    assert said(dialog) == "measuring…"
    dialog.findChild(QSpinBox, "trainEpochs").setValue(10)
    qtbot.waitUntil(lambda: said(dialog) == "about 12 minutes (1,200 images/s)", timeout=PATIENCE)
    dialog.findChild(QSpinBox, "trainEpochs").setValue(100)
    assert said(dialog) == "about 2.0 hours (1,200 images/s)"
    assert [key for key, _ in asked] == ["vgg16"]


def test_failure_is_told_in_its_sentence(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import sys; sys.exit('warning\\nThere is no data set: fetch it.')"
    answer_with(monkeypatch, code)
    dialog.ask("lenet5")
    qtbot.waitUntil(lambda: said(dialog) == "There is no data set: fetch it.", timeout=PATIENCE)
    assert not dialog.findChild(QPushButton, "trainStart").isEnabled()


def test_program_that_cannot_be_started(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_estimate, "estimate_command", lambda *_: ["/nonexistent"])
    dialog.ask("lenet5")
    qtbot.waitUntil(lambda: said(dialog) not in ("", "measuring…"), timeout=PATIENCE)


def test_another_network_is_measured_anew(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, "import time; time.sleep(60)")
    dialog.ask("lenet5")
    asked = answer_with(monkeypatch, f"print('{json.dumps(ESTIMATE)}')")
    dialog.findChild(QComboBox, "trainNetwork").setCurrentIndex(1)
    qtbot.waitUntil(lambda: said(dialog).startswith("about"), timeout=PATIENCE)
    assert len(asked) == 1


def test_confirmed_with_network_and_epochs(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, "import time; time.sleep(60)")
    dialog.ask("resnet18")
    dialog.findChild(QSpinBox, "trainEpochs").setValue(3)
    with qtbot.waitSignal(dialog.confirmed) as confirmed:
        dialog.findChild(QPushButton, "trainStart").click()
    assert confirmed.args == ["resnet18", 3]
    dialog.show_problem("The disk is full.")
    assert said(dialog) == "The disk is full."


def test_missing_data_set_is_told_and_offered(
    qtbot: QtBot, bare_dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch, own_folders: Path
) -> None:
    dialog = bare_dialog
    asked = answer_with(monkeypatch, "import time; time.sleep(60)")
    dialog.ask("lenet5")
    get = dialog.findChild(QPushButton, "trainGetData")
    qtbot.waitUntil(get.isVisible, timeout=PATIENCE)
    assert "no data set" in said(dialog)
    assert not dialog.findChild(QPushButton, "trainStart").isEnabled()
    with qtbot.waitSignal(dialog.data_wanted):
        get.click()
    dialog.findChild(QComboBox, "trainNetwork").setCurrentIndex(1)
    assert "no data set" in said(dialog)
    assert len(asked) == 1  # nothing is measured in vain

    dialog.findChild(QSpinBox, "trainEpochs").setValue(7)
    answer_with(monkeypatch, f"print('{json.dumps(ESTIMATE)}')")
    (own_folders / "data" / "train").mkdir(parents=True)
    dialog.data_arrived()
    qtbot.waitUntil(lambda: said(dialog).startswith("about 8 minutes"), timeout=PATIENCE)
    assert not get.isVisible()
    assert dialog.findChild(QPushButton, "trainStart").isEnabled()


def test_every_text_is_set_anew(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, f"print('{json.dumps(ESTIMATE)}')")
    dialog.ask("lenet5")
    qtbot.waitUntil(lambda: said(dialog).startswith("about"), timeout=PATIENCE)
    sentence = said(dialog)
    dialog.findChild(QLabel, "trainEstimate").setText("")
    dialog.retranslate()
    assert said(dialog) == sentence
