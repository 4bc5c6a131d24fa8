"""Training ▸ Train…: the pictures to learn from, and what to expect of them."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PyQt5.QtCore import QEvent
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.gui.train_dialog import TrainDialog
from app.gui.train_look import Surroundings, look_around
from app.training.recipes import recipe
from models.registry import CLASSES
from tests.train_dialog_driver import (
    ANSWER,
    SLOW,
    accuracy,
    answer_with,
    asked_about,
    confirmed,
    length,
    make_data,
    place,
    said,
    start,
    type_in,
)
from tests.window_fixtures import PATIENCE


def official(data: str | None) -> Surroundings:
    """As if the pictures of CIFAR-10 lay there."""
    return look_around(data)._replace(pictures=50_000, classes=CLASSES)


def test_expected_accuracy(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, SLOW)
    monkeypatch.setattr("app.gui.train_look.look_around", official)
    asked_about(qtbot, dialog, "alexnet")
    assert accuracy(dialog) == "about 90.4 %"
    label = dialog.findChild(QLabel, "trainAccuracy")
    assert "validation" in label.toolTip()
    length(dialog, "good").click()
    assert accuracy(dialog) == "about 84 % or more"
    assert "90.4 %" in label.accessibleDescription()
    length(dialog, "quick").click()
    assert accuracy(dialog) == "about 73 % or more"
    type_in(dialog, "seed", "8")
    assert accuracy(dialog) == "about 73 % or more"
    type_in(dialog, "lr", "0.5")
    assert accuracy(dialog) == "not known for these settings"
    type_in(dialog, "lr", "")
    assert accuracy(dialog) == "–"


def test_nothing_is_known_of_other_pictures(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, SLOW)
    asked_about(qtbot, dialog, "alexnet")
    assert accuracy(dialog) == "not known for these pictures"


def test_missing_data_set_is_told_and_offered(
    qtbot: QtBot, bare_dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch, own_folders: Path
) -> None:
    dialog = bare_dialog
    asked = answer_with(monkeypatch, ANSWER)
    dialog.ask("lenet5")
    get = dialog.findChild(QPushButton, "trainGetData")
    qtbot.waitUntil(get.isVisible, timeout=PATIENCE)
    assert "no data set" in place(dialog)
    assert said(dialog) == "It can be measured once there is a data set."
    assert not start(dialog).isEnabled()
    with qtbot.waitSignal(dialog.data_wanted):
        get.click()
    dialog.findChild(QComboBox, "trainNetwork").setCurrentIndex(1)
    type_in(dialog, "epochs", "7")
    assert asked == []  # nothing is measured in vain

    make_data(own_folders / "data")
    dialog.data_arrived()
    qtbot.waitUntil(lambda: said(dialog).startswith("about 8 minutes"), timeout=PATIENCE)
    assert not get.isVisible()
    assert start(dialog).isEnabled()


def choose_place(dialog: TrainDialog, which: int, path: Path) -> None:
    """Choose another ▸ folder (0) or archive (1), and a path in the file dialog."""
    dialog.findChild(QPushButton, "trainOtherData").menu().actions()[which].trigger()
    (files,) = dialog.findChildren(QFileDialog)
    files.setDirectory(str(path.parent))
    files.selectFile(str(path))
    files.accept()
    QApplication.sendPostedEvents(files, QEvent.Type.DeferredDelete)


def test_other_pictures(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = answer_with(monkeypatch, ANSWER)
    asked_about(qtbot, dialog, "lenet5")
    usual = dialog.findChild(QPushButton, "trainOtherData").menu().actions()[2]
    assert not usual.isEnabled()
    own = make_data(tmp_path / "my pictures")
    choose_place(dialog, 0, own)
    qtbot.waitUntil(lambda: place(dialog).endswith(str(own)), timeout=PATIENCE)
    config = replace(recipe("lenet5"), data=str(own.resolve()))
    qtbot.waitUntil(lambda: config in asked, timeout=PATIENCE)
    assert confirmed(qtbot, dialog) == config

    archive = tmp_path / "cifar-10-python.tar.gz"
    archive.touch()
    choose_place(dialog, 1, archive)
    qtbot.waitUntil(lambda: place(dialog) == f"CIFAR-10, in {archive}", timeout=PATIENCE)
    assert confirmed(qtbot, dialog).data == str(archive.resolve())

    usual.trigger()
    qtbot.waitUntil(lambda: str(archive) not in place(dialog), timeout=PATIENCE)
    qtbot.waitUntil(start(dialog).isEnabled, timeout=PATIENCE)
    assert confirmed(qtbot, dialog) == recipe("lenet5")


def test_a_place_without_pictures_is_refused(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer_with(monkeypatch, ANSWER)
    asked_about(qtbot, dialog, "lenet5")
    empty = tmp_path / "empty"
    empty.mkdir()
    choose_place(dialog, 0, empty)
    line = dialog.findChild(QLabel, "trainDataPlace")
    bright = QPalette.ColorRole.BrightText
    qtbot.waitUntil(lambda: line.foregroundRole() == bright, timeout=PATIENCE)
    assert str(empty) in place(dialog)
    assert not start(dialog).isEnabled()
    assert not dialog.findChild(QPushButton, "trainGetData").isVisible()


def test_the_window_never_waits_for_a_look(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[threading.Thread] = []

    def look(data: str | None) -> Surroundings:
        seen.append(threading.current_thread())
        return look_around(data)

    answer_with(monkeypatch, SLOW)
    monkeypatch.setattr("app.gui.train_look.look_around", look)
    asked_about(qtbot, dialog, "lenet5")
    assert seen
    assert threading.main_thread() not in seen
