"""The dialog for a study of one's own: what is typed is looked at at once."""

from collections.abc import Iterator

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from app.gui.study_own import StudyOwn
from app.gui.study_vary import OFFERED, proposal
from app.messages import text
from app.studies.launch import Size
from app.studies.library import STUDIES
from app.studies.own import likeness, parse
from app.training.recipes import recipe
from models.registry import MODELS
from tests.training_window_fixtures import label
from tests.window_fixtures import PATIENCE


@pytest.fixture
def dialog(qtbot: QtBot, estimates: list[str]) -> Iterator[StudyOwn]:
    """Open."""
    shown = StudyOwn()
    qtbot.addWidget(shown)
    shown.ask()
    yield shown
    shown.close()


def type_values(qtbot: QtBot, dialog: StudyOwn, typed: str, row: int = 1) -> None:
    line = dialog.findChild(QLineEdit, f"varyValues-{row}")
    line.clear()
    qtbot.keyClicks(line, typed)
    if not typed:
        line.textEdited.emit("")


def choose(dialog: StudyOwn, name: str, value: str) -> None:
    """As a person chooses in a list."""
    box = dialog.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def start(dialog: StudyOwn) -> QPushButton:
    return dialog.findChild(QPushButton, "ownStart")


@pytest.mark.parametrize("key", MODELS)
def test_what_is_proposed_can_be_started(key: str, dialog: StudyOwn) -> None:
    choose(dialog, "ownNetwork", key)
    for setting in OFFERED:
        choose(dialog, "varySetting-1", setting.option)
        assert label(dialog, "varyWrong-1") == "", setting.option
        assert label(dialog, "ownProblem") == "", setting.option
        assert dialog.study is not None
        assert 2 <= len(dialog.study.arms) <= 4
        assert label(dialog, "varyHelp-1") != ""
    assert start(dialog).isEnabled()


def test_every_network_can_be_chosen(dialog: StudyOwn) -> None:
    box = dialog.findChild(QComboBox, "ownNetwork")
    assert [box.itemData(number) for number in range(box.count())] == list(MODELS)


def test_values_around_the_networks_own() -> None:
    rate = next(setting for setting in OFFERED if setting.option == "lr")
    usual = recipe("lenet5").learning_rate
    values = parse([f"lr={proposal(rate, usual)}"])["lr"]
    assert len(values) == 4
    assert min(values) < usual <= 3.3 * max(values)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0.1, abc", "Learning rate cannot be abc. Allowed: > 0."),
        ("-1", "Learning rate cannot be -1. Allowed: > 0."),
        ("", "Type the values, separated by commas."),
        (" , ", "Type the values, separated by commas."),
    ],
)
def test_what_cannot_be_is_said_as_it_is_typed(
    qtbot: QtBot, dialog: StudyOwn, typed: str, said: str
) -> None:
    type_values(qtbot, dialog, typed)
    assert label(dialog, "varyWrong-1") == said
    assert not start(dialog).isEnabled()
    type_values(qtbot, dialog, "0.1,0.2")
    assert label(dialog, "varyWrong-1") == ""
    assert start(dialog).isEnabled()
    assert dialog.findChild(QLineEdit, "varyValues-1").text() == "0.1,0.2"


def test_commas_of_a_chinese_keyboard(dialog: StudyOwn) -> None:
    line = dialog.findChild(QLineEdit, "varyValues-1")
    line.setText("０.１，0.2、0.3")
    line.textEdited.emit(line.text())
    assert [arm.changes["learning_rate"] for arm in dialog.study.arms] == [0.1, 0.2, 0.3]


def test_two_settings_and_how_many_trainings(qtbot: QtBot, dialog: StudyOwn) -> None:
    assert not dialog.rows[1].isVisible()
    dialog.findChild(QCheckBox, "ownSecond").click()
    assert dialog.rows[1].isVisible()
    choose(dialog, "varySetting-2", "batch-size")
    type_values(qtbot, dialog, "0.1, 0.01, 0.001")
    type_values(qtbot, dialog, "32, 64", row=2)
    dialog.findChild(QSpinBox, "own-seeds").setValue(2)
    assert label(dialog, "ownCount") == "6 values, 2 trainings each: 12 trainings."
    type_values(qtbot, dialog, ",".join(str(2 ** (n + 1)) for n in range(9)), row=2)
    assert "too many" in label(dialog, "ownProblem")
    assert not start(dialog).isEnabled()
    choose(dialog, "varySetting-2", "lr")
    assert "first setting already" in label(dialog, "varyWrong-2")


def test_what_is_asked_for_is_told(qtbot: QtBot, dialog: StudyOwn, estimates: list[str]) -> None:
    choose(dialog, "ownNetwork", "resnet9")
    choose(dialog, "varySetting-1", "dropout")
    type_values(qtbot, dialog, "0, 0.5")
    dialog.findChild(QSpinBox, "own-epochs").setValue(4)
    box = dialog.findChild(QComboBox, "studySizeBox")
    qtbot.waitUntil(lambda: "13 minutes" in box.currentText(), timeout=PATIENCE)
    with qtbot.waitSignal(dialog.confirmed) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    study, size = told.args
    vary = {"dropout": [0.0, 0.5]}
    assert study.own == {"model": "resnet9", "vary": vary, "epochs": 4, "like": None}
    assert size == Size(10_000, 3)


@pytest.mark.parametrize("name", STUDIES)
def test_like_a_study_of_the_program(name: str, dialog: StudyOwn) -> None:
    model, vary = likeness(STUDIES[name])
    dialog.begin(model, vary)
    assert dialog.model == STUDIES[name].base["model"]
    assert label(dialog, "varyWrong-1") == ""
    if name == "learning-rate":
        line = dialog.findChild(QLineEdit, "varyValues-1")
        assert line.text() == "0.0001, 0.0003, 0.001, 0.003, 0.01, 0.1"


def test_all_else_stays_as_in_the_study_until_the_network_is_another(
    qtbot: QtBot, dialog: StudyOwn
) -> None:
    dialog.begin("lenet5", {"dropout": [0.2]}, 20, "regularisation")
    type_values(qtbot, dialog, "0.2, 0.4")
    assert dialog.study is not None
    assert dialog.study.base["optimizer"] == "adamw"
    assert "as in the study “Regularisation”" in label(dialog, "ownIntro")
    choose(dialog, "ownNetwork", "alexnet")
    assert dialog.study.base["optimizer"] == "sgd"  # AlexNet's own
    assert "usual settings" in label(dialog, "ownIntro")


def test_a_network_changes_what_nobody_typed(qtbot: QtBot, dialog: StudyOwn) -> None:
    line = dialog.findChild(QLineEdit, "varyValues-1")
    choose(dialog, "ownNetwork", "lenet5")
    before = line.text()
    choose(dialog, "ownNetwork", "vgg16")
    assert line.text() != before
    type_values(qtbot, dialog, "0.7")
    choose(dialog, "ownNetwork", "lenet5")
    assert line.text() == "0.7"


def test_without_pictures_nothing_starts(dialog: StudyOwn) -> None:
    dialog.show_data("No pictures.")
    assert label(dialog, "ownProblem") == "No pictures."
    assert not start(dialog).isEnabled()
    dialog.show_data("")
    assert start(dialog).isEnabled()


def test_no_sentence_is_cut_off(qtbot: QtBot, dialog: StudyOwn) -> None:
    dialog.findChild(QCheckBox, "ownSecond").click()
    choose(dialog, "varySetting-2", "optimizer")
    type_values(qtbot, dialog, "0.1, abc")
    type_values(qtbot, dialog, "sgd, abc", row=2)
    qtbot.wait(50)
    labels = dialog.findChildren(QLabel)
    wrapped = [each for each in labels if each.isVisible() and each.wordWrap()]
    assert len(wrapped) > 2
    for each in wrapped:
        assert each.height() >= each.heightForWidth(each.width()), each.text()


def test_explanations_are_those_of_the_command_line(dialog: StudyOwn) -> None:
    choose(dialog, "varySetting-1", "weight-decay")
    said = label(dialog, "varyHelp-1")
    assert text("help-weight-decay")[1:].replace("%%", "%") in said
