"""Quick look, good, best or a number of one's own."""

import pytest
from PyQt5.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.gui.train_length import LengthChoice


@pytest.fixture
def choice(qtbot: QtBot) -> LengthChoice:
    choice = LengthChoice()
    qtbot.addWidget(choice)
    return choice


def notes(choice: LengthChoice) -> list[str]:
    return [label.text() for label in choice.findChildren(QLabel)]


def checked(choice: LengthChoice) -> list[str]:
    return [name for name, button in choice.buttons.items() if button.isChecked()]


def test_each_says_its_epochs_and_then_its_time(choice: LengthChoice) -> None:
    choice.show_epochs(18, 18)
    assert notes(choice) == ["2 epochs", "6 epochs", "18 epochs", "set the epochs below"]
    choice.show_speed(60.0)
    assert notes(choice)[1] == "6 epochs, about 6 minutes"
    assert choice.buttons["good"].accessibleDescription() == "6 epochs, about 6 minutes"
    choice.show_epochs(8, 8)
    assert notes(choice)[0] == "1 epoch, about 60 s"
    choice.show_speed(None)
    assert notes(choice)[0] == "1 epoch"


@pytest.mark.parametrize(
    ("epochs", "name"), [(2, "quick"), (6, "good"), (18, "best"), (7, "own"), (None, "own")]
)
def test_it_follows_what_is_typed(choice: LengthChoice, epochs: int | None, name: str) -> None:
    choice.show_epochs(epochs, 18)
    assert checked(choice) == [name]
    own = notes(choice)[3]
    assert own == ("7 epochs" if epochs == 7 else "set the epochs below")


def test_choosing(qtbot: QtBot, choice: LengthChoice) -> None:
    choice.show_epochs(18, 18)
    with qtbot.waitSignal(choice.chosen) as chosen:
        choice.buttons["quick"].click()
    assert chosen.args == [2]
    with qtbot.waitSignal(choice.own_wanted):
        choice.buttons["own"].click()
