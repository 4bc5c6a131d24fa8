"""Both palettes can be read, in every state, by those who need contrast."""

from collections.abc import Callable, Iterator

import pytest
from PyQt5.QtCore import QRect
from PyQt5.QtGui import QColor, QImage, QPainter, QPalette
from PyQt5.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QRadioButton,
    QStyle,
    QStyleFactory,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionTab,
    QStyleOptionToolButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.gui.theme import apply_theme, palette

Role, Group, State = QPalette.ColorRole, QPalette.ColorGroup, QStyle.StateFlag
TEXT, SHAPE = 4.5, 3.0  # the contrast that WCAG 2.1 AA asks for
CLASSES = (
    *("", "QCheckBox", "QComboBox", "QLineEdit", "QMenu", "QMenuBar", "QPushButton"),
    *("QRadioButton", "QAbstractSpinBox", "QToolButton"),
)
PAPER = (Role.Window, Role.Base, Role.AlternateBase)  # the page, cards, what the mouse is over
SAID = (Role.WindowText, Role.Text, Role.PlaceholderText, Role.BrightText, Role.Link)
PAIRS = (
    *((text, ground) for text in SAID for ground in PAPER),
    *((Role.LinkVisited, ground) for ground in PAPER),
    (Role.ButtonText, Role.Button),
    (Role.ButtonText, Role.Window),  # flat buttons
    (Role.ButtonText, Role.AlternateBase),
    (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase),
)


def luminance(colour: QColor) -> float:
    """As WCAG 2.1 defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def dark(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """Looks as before when the test is over."""
    before, tips = qapp.palette(), QToolTip.palette()
    qapp.setStyle("Fusion")
    yield qapp
    qapp.setPalette(before)
    QToolTip.setPalette(tips)


def test_the_measure_itself() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("widget_class", CLASSES)
@pytest.mark.parametrize("group", [Group.Active, Group.Inactive], ids=["active", "inactive"])
def test_every_text_can_be_read_on_its_ground(
    dark: bool, widget_class: str, group: QPalette.ColorGroup
) -> None:
    shown = palette(dark, widget_class)
    page = palette(dark)  # a class may have another window colour, but does not paint it
    poor = {}
    for text, ground in PAIRS:
        below = page if ground == Role.Window else shown
        ratio = contrast(shown.color(group, text), below.color(group, ground))
        if ratio < TEXT:
            poor[text, ground] = round(ratio, 2)
    assert poor == {}


def option(made: QStyleOption, widget_class: str, dark: bool, state: QStyle.State) -> QStyleOption:
    made.palette = palette(dark, widget_class)
    made.rect = QRect(0, 0, 80, 40)
    made.state = state | State.State_Enabled | State.State_Active
    return made


def push_button(default: bool = False) -> QStyleOptionButton:
    made = QStyleOptionButton()
    if default:
        made.features = QStyleOptionButton.ButtonFeature.DefaultButton
    return made


def progress_bar() -> QStyleOptionProgressBar:
    made = QStyleOptionProgressBar()
    made.minimum, made.maximum, made.progress = 0, 100, 100
    return made


def menu_item() -> QStyleOptionMenuItem:
    made = QStyleOptionMenuItem()
    made.menuItemType = QStyleOptionMenuItem.MenuItemType.Normal
    return made


PANEL = QStyle.PrimitiveElement.PE_PanelButtonCommand
TOOL = QStyle.PrimitiveElement.PE_PanelButtonTool
NOTHING, OVER, DOWN, RAISED, SELECTED, FOCUS, ON = (
    State.State_None,
    State.State_MouseOver,
    State.State_Sunken,
    State.State_Raised,
    State.State_Selected,
    State.State_HasFocus | State.State_KeyboardFocusChange,
    State.State_On,
)
Make = Callable[[], QStyleOption]
# what Fusion paints of a palette: class, text on it, how, in which states
PAINTED: dict[str, tuple[str, QPalette.ColorRole, object, Make, tuple[QStyle.State, ...]]] = {
    "button": ("QPushButton", Role.ButtonText, PANEL, push_button,
               (RAISED, RAISED | OVER, DOWN, RAISED | FOCUS)),
    "default button": ("QPushButton", Role.ButtonText, PANEL, lambda: push_button(True),
                       (RAISED, RAISED | OVER, DOWN)),
    "combo box": ("QComboBox", Role.ButtonText, PANEL, push_button,
                  (RAISED, RAISED | OVER, DOWN)),
    "tool button": ("QToolButton", Role.ButtonText, TOOL, QStyleOptionToolButton,
                    (RAISED, RAISED | OVER, DOWN, ON)),
    "menu": ("QMenu", Role.Text, QStyle.PrimitiveElement.PE_PanelMenu, QStyleOption, (NOTHING,)),
    "menu entry": ("QMenu", Role.HighlightedText, QStyle.ControlElement.CE_MenuItem, menu_item,
                   (SELECTED,)),
    "menu bar": ("QMenuBar", Role.HighlightedText, QStyle.ControlElement.CE_MenuBarItem, menu_item,
                 (SELECTED | DOWN,)),
    "tab": ("", Role.WindowText, QStyle.ControlElement.CE_TabBarTabShape, QStyleOptionTab,
            (NOTHING, OVER, SELECTED)),
    "progress": ("", Role.HighlightedText, QStyle.ControlElement.CE_ProgressBarContents,
                 progress_bar, (NOTHING,)),
    "progress to come": ("", Role.Text, QStyle.ControlElement.CE_ProgressBarGroove, progress_bar,
                         (NOTHING,)),
    "tool tip": ("", Role.ToolTipText, QStyle.PrimitiveElement.PE_PanelTipLabel, QStyleOption,
                 (NOTHING,)),
}  # fmt: skip


def painted(element: object, with_option: QStyleOption, page: QColor) -> list[QColor]:
    """The colours inside of what Fusion paints, its border left out."""
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(page)
    painter = QPainter(image)
    style = QStyleFactory.create("Fusion")
    if isinstance(element, QStyle.PrimitiveElement):
        style.drawPrimitive(element, with_option, painter)
    else:
        style.drawControl(element, with_option, painter)
    painter.end()
    found = {image.pixel(x, y) for x in range(8, 72, 8) for y in range(6, 34, 2)}
    return [QColor(pixel) for pixel in found]


@pytest.mark.parametrize("name", PAINTED)
def test_every_text_can_be_read_on_what_fusion_paints(
    application: QApplication, dark: bool, name: str
) -> None:
    widget_class, text, element, make, states = PAINTED[name]
    page = palette(dark).color(Role.Window)
    colour = palette(dark, widget_class).color(text)
    for state in states:
        grounds = painted(element, option(make(), widget_class, dark, state), page)
        assert min(contrast(colour, ground) for ground in grounds) >= TEXT, f"in state {int(state)}"


def test_the_accent_stands_out_from_every_paper(dark: bool) -> None:
    shown = palette(dark)
    for ground in PAPER:  # a bar on its track, the ring of the focus
        assert contrast(shown.color(Role.Highlight), shown.color(ground)) >= SHAPE


def test_what_cannot_be_used_is_paler_and_still_legible(dark: bool) -> None:
    shown = palette(dark)
    for text, ground in ((Role.WindowText, Role.Window), (Role.Text, Role.Base)):
        usable = contrast(shown.color(text), shown.color(ground))
        unusable = contrast(shown.color(Group.Disabled, text), shown.color(ground))
        assert SHAPE <= unusable < usable / 2


@pytest.mark.parametrize("checked", [False, True])
def test_a_radio_button_stands_out_from_its_card(
    application: QApplication, qtbot: QtBot, dark: bool, checked: bool
) -> None:
    apply_theme(application, dark)
    button = QRadioButton()
    button.setAutoFillBackground(False)
    button.setChecked(checked)
    qtbot.addWidget(button)
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    card = palette(dark).color(Role.Base)
    image.fill(card)
    button.render(image, flags=QWidget.RenderFlag.DrawChildren)
    colours = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    assert max(contrast(colour, card) for colour in colours) >= SHAPE
    accent = palette(dark).color(Role.Highlight)
    near = [c for c in colours if abs(c.hsvHue() - accent.hsvHue()) < 15 and c.saturation() > 60]
    assert bool(near) == checked


def test_a_switch_reaches_what_is_there_already(application: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    label, button, menu = QLabel("text", page), QRadioButton(page), QMenu(page)
    page.show()
    for dark in (False, True, False):
        apply_theme(application, dark)
        widgets: list[tuple[QWidget, str]] = [
            (label, ""), (button, "QRadioButton"), (menu, "QMenu"),
        ]  # fmt: skip
        for widget, widget_class in widgets:
            wanted = palette(dark, widget_class)
            for role in (*SAID, *PAPER, Role.Highlight, Role.HighlightedText):
                assert widget.palette().color(role) == wanted.color(role)
        assert QToolTip.palette().color(Role.ToolTipBase) == wanted.color(Role.ToolTipBase)
        assert page.grab().toImage().pixelColor(0, 0) == palette(dark).color(Role.Window)


def test_light_is_light_and_dark_is_dark() -> None:
    for dark in (False, True):
        shown = palette(dark)
        for ground in PAPER:
            assert (luminance(shown.color(ground)) < luminance(shown.color(Role.Text))) == dark
