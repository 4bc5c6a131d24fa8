"""The radio group of networks."""

from PyQt5.QtCore import QPoint, QRect, Qt
from PyQt5.QtGui import QPalette
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.model_picker import ModelPicker
from app.gui.network_choice import NetworkChoice
from app.gui.theme import palette
from models.errors import CodedError

CHOICES = (
    NetworkChoice("lenet5", "LeNet-5", 0.774, year=1998, parameters=62_006),
    NetworkChoice("alexnet", "AlexNet", error=CodedError("weights-damaged", path="/a.safetensors")),
    NetworkChoice("vgg16", "VGGNet", None),
)


def picker_of(qtbot: QtBot, choices: tuple[NetworkChoice, ...] = CHOICES) -> ModelPicker:
    picker = ModelPicker([(choice.key, choice.title) for choice in choices])
    qtbot.addWidget(picker)
    assert not any(button.isEnabled() for button in picker.findChildren(QRadioButton))
    picker.show_choices(choices)
    return picker


def button(picker: ModelPicker, key: str) -> QRadioButton:
    return picker.findChild(QRadioButton, f"model-{key}")


def shown(qtbot: QtBot, picker: ModelPicker) -> QWidget:
    """The picker in an active window, between two fields to type in."""
    window = QWidget()
    column = QVBoxLayout(window)
    qtbot.addWidget(window)
    for widget in (QLineEdit(), picker, QLineEdit()):
        column.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_year_parameters_and_accuracy_stand_beside_each_network(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    assert picker.findChild(QLabel, "note-lenet5").text() == "1998 · 62 k · 77.4 %"
    assert button(picker, "lenet5").accessibleName() == "LeNet-5, 1998 · 62 k · 77.4 %"
    assert picker.findChild(QLabel, "note-vgg16").text() == "– · –"


def test_tool_tip_says_accuracy_and_key(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    lines = button(picker, "lenet5").toolTip().splitlines()
    assert lines[-2:] == ["Names 77.4 % of the test pictures correctly.", "Key: 1"]
    assert "Not measured" in button(picker, "vgg16").toolTip()


def test_network_without_weights_cannot_be_chosen_and_says_why(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    alexnet = button(picker, "alexnet")
    assert not alexnet.isEnabled()
    assert "/a.safetensors" in alexnet.accessibleDescription()
    assert alexnet.toolTip().replace("\n", " ") == alexnet.accessibleDescription()
    assert picker.findChild(QLabel, "note-alexnet").text() == "weights damaged"
    picker.choose("alexnet")
    assert picker.current() == "lenet5"


def test_choice_is_told_once(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    told: list[str] = []
    picker.chosen.connect(told.append)
    picker.choose("lenet5")
    button(picker, "vgg16").click()
    button(picker, "vgg16").click()
    assert told == ["lenet5", "vgg16"]
    assert picker.current() == "vgg16"


def test_nothing_to_choose(qtbot: QtBot) -> None:
    picker = picker_of(qtbot, CHOICES[1:2])
    picker.choose("alexnet")
    assert picker.current() is None


def test_whole_row_chooses(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    window = shown(qtbot, picker)
    picker.choose("lenet5")
    row = button(picker, "vgg16")
    assert row.window() is window
    QTest.mouseClick(
        row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 12, row.height() // 2)
    )
    assert picker.current() == "vgg16"


def test_keys_choose_but_not_while_somebody_types(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    window = shown(qtbot, picker)
    picker.choose("lenet5")
    picker.setFocus()
    QTest.keyClick(window, Qt.Key.Key_3)
    assert picker.current() == "vgg16"
    QTest.keyClick(window, Qt.Key.Key_2)  # cannot be used
    assert picker.current() == "vgg16"
    field = window.findChild(QLineEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_1)
    assert field.text() == "1"
    assert picker.current() == "vgg16"


def test_tab_key_comes_to_the_chosen_network(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    window = shown(qtbot, picker)
    picker.choose("vgg16")
    before, after = window.findChildren(QLineEdit)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert button(picker, "vgg16").hasFocus()
    QTest.keyClick(button(picker, "vgg16"), Qt.Key.Key_Up)
    assert picker.current() == "lenet5"
    QTest.keyClick(window, Qt.Key.Key_3)
    assert button(picker, "vgg16").hasFocus()
    QTest.keyClick(button(picker, "vgg16"), Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_chosen_row_lies_on_a_plate(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    picker.setPalette(palette(dark=False))
    row = button(picker, "lenet5")
    plate = row.palette().color(QPalette.ColorRole.AlternateBase).name()

    def ground() -> str:
        return row.grab().toImage().pixelColor(row.width() // 2, 3).name()

    assert ground() != plate
    picker.choose("lenet5")
    assert ground() == plate


def test_columns_are_as_wide_as_their_widest_text(qtbot: QtBot) -> None:
    long = (NetworkChoice("lenet5", "LeNet-5", 0.774, year=1998, parameters=123_456_789),)
    narrow, wide = picker_of(qtbot), picker_of(qtbot, long)
    assert narrow.minimumSizeHint().width() <= 380
    assert wide.minimumSizeHint().width() <= 380
    assert narrow.minimumSizeHint().height() <= narrow.sizeHint().height()


def test_year_gives_way_where_room_is_short(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    picker.setPalette(palette(dark=False))
    row = button(picker, "lenet5")
    row.resize(row.sizeHint())
    title = QRect(0, 0, row.title_width(), row.height())
    wide = row.grab(title).toImage()
    narrow = row.sizeHint().width() - 30
    row.resize(narrow, row.height())
    assert row.grab(title).toImage() == wide


def test_shortcuts_are_made_once(qtbot: QtBot) -> None:
    picker = picker_of(qtbot)
    window = shown(qtbot, picker)
    picker.show_choices(CHOICES)  # again, after a training
    told: list[str] = []
    picker.chosen.connect(told.append)
    QTest.keyClick(window, Qt.Key.Key_1)
    assert told == ["lenet5"]
