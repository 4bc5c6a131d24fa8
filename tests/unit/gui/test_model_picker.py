"""The radio group of networks."""

from PyQt5.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from app.gui.model_picker import ModelPicker
from app.gui.network_choice import NetworkChoice

CHOICES = (
    NetworkChoice("lenet5", "LeNet-5", 0.774),
    NetworkChoice(
        "alexnet", "AlexNet", problem="The weights file is damaged.", code="weights-damaged"
    ),
    NetworkChoice("vgg16", "VGGNet", None),
)


def picker_of(qtbot: QtBot, choices: tuple[NetworkChoice, ...] = CHOICES) -> ModelPicker:
    picker = ModelPicker([(choice.key, choice.title) for choice in choices])
    qtbot.addWidget(picker)
    assert not any(button.isEnabled() for button in picker.findChildren(QRadioButton))
    picker.show_choices(choices)
    return picker


def test_accuracy_stands_beside_each_network(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    assert picker.findChild(QLabel, "note-lenet5").text() == "77.4 %"
    assert picker.findChild(QRadioButton, "model-lenet5").accessibleName() == "LeNet-5, 77.4 %"
    assert picker.findChild(QLabel, "note-vgg16").text() == "not measured"


def test_network_without_weights_cannot_be_chosen_and_says_why(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    button = picker.findChild(QRadioButton, "model-alexnet")
    assert not button.isEnabled()
    assert button.toolTip() == "The weights file is damaged."
    assert picker.findChild(QLabel, "note-alexnet").text() == "weights damaged"
    picker.choose("alexnet")
    assert picker.current() == "lenet5"


def test_choice_is_told_once(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    told: list[str] = []
    picker.chosen.connect(told.append)
    picker.choose("lenet5")
    picker.findChild(QRadioButton, "model-vgg16").click()
    picker.findChild(QRadioButton, "model-vgg16").click()
    assert told == ["lenet5", "vgg16"]
    assert picker.current() == "vgg16"


def test_nothing_to_choose(qtbot: QtBot) -> None:
    picker = picker_of(qtbot, (NetworkChoice("lenet5", "LeNet-5", problem="missing"),))
    picker.choose("lenet5")
    assert picker.current() is None
