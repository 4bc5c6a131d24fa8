"""The answer."""

import pytest
from PyQt5.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from app.gui.answer_panel import AnswerPanel
from app.inference.predictor import Prediction
from models.registry import CLASSES


@pytest.fixture
def panel(qtbot: QtBot) -> AnswerPanel:
    panel = AnswerPanel()
    qtbot.addWidget(panel)
    return panel


def prediction(**shares: float) -> Prediction:
    rest = (1 - sum(shares.values())) / (10 - len(shares))
    by_class = {name: shares.get(name, rest) for name in CLASSES}
    best = max(by_class, key=by_class.__getitem__)
    return Prediction("lenet5", best, by_class[best], by_class, 3.21, "cpu")


def text(panel: AnswerPanel, name: str) -> str:
    return panel.findChild(QLabel, name).text()


def test_nothing_is_said_before_the_answer(panel: AnswerPanel) -> None:
    assert text(panel, "topClass") == text(panel, "topProbability") == ""
    assert all(panel.findChild(QProgressBar, f"bar-{name}").value() == 0 for name in CLASSES)


def test_answer_is_shown_whole(panel: AnswerPanel) -> None:
    panel.show_prediction(prediction(cat=0.625, dog=0.25))
    assert text(panel, "topClass") == "cat"
    assert text(panel, "topProbability") == "62.5 %"
    assert text(panel, "share-dog") == "25.0 %"
    assert text(panel, "answerNote") == "answered in 3.2 ms"
    assert text(panel, "deviceBadge") == "CPU"
    assert panel.findChild(QProgressBar, "bar-cat").value() == 625
    assert panel.findChild(QProgressBar, "bar-dog").value() == 250


def test_answer_is_taken_back(panel: AnswerPanel) -> None:
    panel.show_prediction(prediction(cat=0.9))
    panel.clear("Loading the networks…")
    assert text(panel, "topClass") == text(panel, "share-cat") == text(panel, "deviceBadge") == ""
    assert text(panel, "answerNote") == "Loading the networks…"
    assert panel.findChild(QProgressBar, "bar-cat").value() == 0


def test_class_names_in_chinese(panel: AnswerPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    panel.retranslate()
    panel.show_prediction(prediction(cat=0.9))
    assert text(panel, "topClass") == "猫"
    assert panel.findChild(QProgressBar, "bar-cat").accessibleName() == "猫"


def test_own_classes_are_numbered(panel: AnswerPanel) -> None:
    own = Prediction("mine", "apple", 0.75, {"apple": 0.75, "pear": 0.25}, 1.0, "cpu")
    panel.show_prediction(own)
    assert panel.findChild(QProgressBar, "bar-0").value() == 750
    assert text(panel, "topClass") == "apple"
