"""Training ▸ Train…: network, length and settings."""

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import app.gui.training_estimate as training_estimate
from app.gui.train_dialog import TrainDialog
from app.gui.train_form import TrainForm
from app.messages import LANGUAGES, text
from app.training.recipes import recipe
from models.registry import MODELS
from tests.train_dialog_driver import (
    ANSWER,
    SLOW,
    answer_with,
    asked_about,
    choose,
    confirmed,
    length,
    said,
    start,
    type_in,
)
from tests.window_fixtures import PATIENCE


def test_every_network_can_be_trained(dialog: TrainDialog) -> None:
    box = dialog.findChild(QComboBox, "trainNetwork")
    assert [box.itemData(index) for index in range(box.count())] == list(MODELS)
    names = [box.itemText(index) for index in range(box.count())]
    assert names[0] == "LeNet-5 (1998)"
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("key", MODELS)
def test_a_line_says_what_the_network_is(dialog: TrainDialog, key: str) -> None:
    dialog.ask(key)
    line = dialog.findChild(QLabel, "trainNetworkLine")
    assert line.text() == text(f"line-{key}", "en")
    assert str(MODELS[key].year) in line.toolTip()
    assert dialog.findChild(QComboBox, "trainNetwork").accessibleDescription() == line.text()
    for language in LANGUAGES:
        assert 0 < len(text(f"line-{key}", language)) < 90


def test_estimate_follows_the_epochs(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_with(monkeypatch, ANSWER)
    dialog.ask("vgg16")
    assert said(dialog) == "measuring…"
    type_in(dialog, "epochs", "10")
    qtbot.waitUntil(lambda: said(dialog) == "about 12 minutes (1,200 images/s)", timeout=PATIENCE)
    type_in(dialog, "epochs", "100")
    assert said(dialog) == "about 2.0 hours (1,200 images/s)"
    assert [config.model for config in asked] == ["vgg16"]


def test_lengths_are_epochs(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, ANSWER)
    asked_about(qtbot, dialog, "vgg16")
    assert length(dialog, "best").isChecked()
    qtbot.waitUntil(lambda: said(dialog).startswith("about 36 minutes"), timeout=PATIENCE)
    for name, epochs, time in (("quick", 3, "4 minutes"), ("good", 10, "12 minutes")):
        length(dialog, name).click()
        assert said(dialog).startswith(f"about {time}")
        assert dialog.findChild(QLineEdit, "train-epochs").text() == str(epochs)
        assert confirmed(qtbot, dialog) == recipe("vgg16", epochs=epochs)
    type_in(dialog, "epochs", "7")
    assert length(dialog, "own").isChecked()
    type_in(dialog, "epochs", "30")
    assert length(dialog, "best").isChecked()


def test_own_choice_leads_to_the_epochs(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, SLOW)
    asked_about(qtbot, dialog, "vgg16")
    length(dialog, "own").click()
    line = dialog.findChild(QLineEdit, "train-epochs")
    assert line.isVisible()
    assert dialog.focusWidget() is line
    assert line.selectedText() == "30"  # typing replaces it
    QApplication.processEvents()
    assert line.visibleRegion().boundingRect() == line.rect()  # scrolled to
    assert length(dialog, "best").isChecked()  # nothing else has been typed yet


def test_settings_that_change_the_speed_are_measured_anew(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_with(monkeypatch, ANSWER)
    asked_about(qtbot, dialog, "vgg16")
    qtbot.waitUntil(lambda: said(dialog).startswith("about"), timeout=PATIENCE)
    type_in(dialog, "lr", "0.3")
    type_in(dialog, "seed", "3")
    assert said(dialog).startswith("about")
    for typed in ("6", "64"):
        type_in(dialog, "batch-size", typed)
    assert said(dialog) == "measuring…"
    qtbot.waitUntil(lambda: said(dialog).startswith("about"), timeout=PATIENCE)
    choose(dialog, "activation", "gelu")
    qtbot.waitUntil(lambda: said(dialog).startswith("about"), timeout=PATIENCE)
    settings = [(config.batch_size, config.arguments) for config in asked]
    width = {"width": 0.5}
    assert settings == [(256, width), (64, width), (64, {**width, "activation": "gelu"})]
    assert asked[-1].learning_rate == 0.3


def test_what_cannot_be_is_said_and_cannot_be_started(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_with(monkeypatch, ANSWER)
    asked_about(qtbot, dialog, "vgg16")
    type_in(dialog, "momentum", "1.5")
    label = dialog.findChild(QLabel, "trainEstimate")
    assert label.text() == "Momentum: type a number, from 0 to less than 1."
    assert label.foregroundRole() == QPalette.ColorRole.BrightText
    assert not start(dialog).isEnabled()
    type_in(dialog, "momentum", "0.5")
    qtbot.waitUntil(lambda: said(dialog).startswith("about"), timeout=PATIENCE)
    assert label.foregroundRole() == QPalette.ColorRole.WindowText
    assert start(dialog).isEnabled()
    assert confirmed(qtbot, dialog) == recipe("vgg16", momentum=0.5)
    assert asked


def test_failure_is_told_in_its_sentence(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import sys; sys.exit('warning\\nThere is no data set: fetch it.')"
    answer_with(monkeypatch, code)
    dialog.ask("lenet5")
    qtbot.waitUntil(lambda: said(dialog) == "There is no data set: fetch it.", timeout=PATIENCE)
    assert not start(dialog).isEnabled()
    answer_with(monkeypatch, ANSWER)
    choose(dialog, "precision", "float32")
    qtbot.waitUntil(lambda: said(dialog).startswith("about"), timeout=PATIENCE)
    assert start(dialog).isEnabled()


def test_measurement_that_was_killed_forbids_nothing(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, "import os; os.write(2, b'Killed\\n'); os.kill(os.getpid(), 9)")
    dialog.ask("lenet5")
    told = "The time could not be measured."
    qtbot.waitUntil(lambda: said(dialog) == told, timeout=PATIENCE)
    assert start(dialog).isEnabled()


def test_program_that_cannot_be_started(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_estimate, "estimate_command", lambda *_: ["/nonexistent"])
    dialog.ask("lenet5")
    qtbot.waitUntil(lambda: said(dialog) not in ("", "measuring…"), timeout=PATIENCE)


def test_another_network_is_measured_anew(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, SLOW)
    asked_about(qtbot, dialog, "lenet5")
    asked = answer_with(monkeypatch, ANSWER)
    dialog.findChild(QComboBox, "trainNetwork").setCurrentIndex(1)
    qtbot.waitUntil(lambda: said(dialog).startswith("about"), timeout=PATIENCE)
    assert [config.model for config in asked] == ["alexnet"]
    assert confirmed(qtbot, dialog) == recipe("alexnet")


def test_confirmed_with_what_was_set(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, SLOW)
    asked_about(qtbot, dialog, "resnet18")
    type_in(dialog, "epochs", "3")
    type_in(dialog, "lr", "1e-3")
    choose(dialog, "optimizer", "adamw")
    config = recipe("resnet18", epochs=3, learning_rate=1e-3, optimizer="adamw")
    assert confirmed(qtbot, dialog) == config
    dialog.show_problem("The disk is full.")
    assert said(dialog) == "The disk is full."
    assert start(dialog).isEnabled()  # to try again


def test_asked_again_it_begins_with_the_recipe(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, SLOW)
    asked_about(qtbot, dialog, "vgg16")
    type_in(dialog, "momentum", "2")
    dialog.findChild(QToolButton, "trainAdvanced").click()
    dialog.reject()
    asked_about(qtbot, dialog, "lenet5")
    assert not dialog.findChild(QWidget, "trainForm").isVisible()
    assert confirmed(qtbot, dialog) == recipe("lenet5")


def test_reset_to_the_recipe(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, SLOW)
    asked_about(qtbot, dialog, "vgg16")
    fold = dialog.findChild(QToolButton, "trainAdvanced")
    reset = dialog.findChild(QPushButton, "trainReset")
    assert not reset.isEnabled()
    type_in(dialog, "dropout", "0.5")
    type_in(dialog, "lr", "0")
    assert fold.text() == "&Advanced (changed: 2)"
    fold.click()
    reset.click()
    assert fold.text() == "&Advanced"
    assert not reset.isEnabled()
    assert confirmed(qtbot, dialog) == recipe("vgg16")


def test_folding(qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, SLOW)
    asked_about(qtbot, dialog, "vgg16")
    fold = dialog.findChild(QToolButton, "trainAdvanced")
    form = dialog.findChild(QWidget, "trainForm")
    scroll = dialog.findChild(QScrollArea, "trainScroll")
    assert not form.isVisible()
    assert scroll.verticalScrollBar().maximum() == 0  # all of it is seen
    assert fold.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert fold.accessibleDescription() == "folded"
    height = dialog.height()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert form.isVisible()
    assert fold.accessibleDescription() == "unfolded"
    assert fold.arrowType() == Qt.ArrowType.DownArrow
    assert height < dialog.height() <= 560
    assert dialog.width() <= 900
    dialog.resize(dialog.width(), 300)
    assert dialog.height() == 300  # the rest scrolls
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert not form.isVisible()
    assert dialog.height() == height


def test_tab_goes_through_all_fields_in_their_order(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, SLOW)
    asked_about(qtbot, dialog, "vgg16")
    choose(dialog, "teacher", "resnet18")
    fold = dialog.findChild(QToolButton, "trainAdvanced")
    fold.click()
    fold.setFocus()
    names = []
    for _ in range(40):
        here = dialog.focusWidget()
        QApplication.processEvents()
        assert not here.visibleRegion().isEmpty(), here.objectName()
        names.append(here.objectName())
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    fields = [name for name in names if name.startswith("train-") and "length" not in name]
    form = dialog.findChild(TrainForm, "trainForm")
    there = [f for f in form.fields.values() if f.isEnabled() and not f.isHidden()]
    wanted = [field.editor.objectName() for field in there]
    assert len(wanted) >= 25
    assert fields[: len(wanted)] == wanted
    assert names.index("trainStart") > names.index(wanted[-1])


def test_typing_moves_nothing(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, SLOW)
    asked_about(qtbot, dialog, "vgg16")
    dialog.findChild(QToolButton, "trainAdvanced").click()
    qtbot.wait(100)  # layouts within layouts
    sentence = dialog.findChild(QLabel, "train-momentum-help")
    assert sentence.height() > 1.5 * sentence.fontMetrics().height()
    below = dialog.findChild(QLineEdit, "train-weight-decay")
    before = (dialog.size(), below.mapTo(dialog, below.rect().topLeft()))
    type_in(dialog, "momentum", "x")  # needs one line
    qtbot.wait(100)
    assert (dialog.size(), below.mapTo(dialog, below.rect().topLeft())) == before


def test_every_text_is_set_anew(
    qtbot: QtBot, dialog: TrainDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, ANSWER)
    dialog.ask("lenet5")
    qtbot.waitUntil(lambda: said(dialog).startswith("about"), timeout=PATIENCE)
    labels = [label for label in dialog.findChildren(QLabel) if label.text()]
    texts = [label.text() for label in labels]
    for label in labels:
        label.setText("")
    dialog.retranslate()
    assert [label.text() for label in labels] == texts
