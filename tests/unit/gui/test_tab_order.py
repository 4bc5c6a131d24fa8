"""The way of the Tab key."""

from pathlib import Path

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.requests import Picture
from app.gui.tab_order import order_by_layout
from app.gui.window import MainWindow
from tests.window_fixtures import PATIENCE


def chain(first: QWidget) -> list[QWidget]:
    """All that Tab comes to, beginning with `first`."""
    found, widget = [first], first.nextInFocusChain()
    while widget is not first:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(first.window()):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def test_as_a_page_is_read(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    third, second, first = QPushButton("3"), QPushButton("2"), QPushButton("1")
    row, inner = QHBoxLayout(page), QVBoxLayout()
    row.addLayout(inner)
    row.addStretch(1)
    row.addWidget(third)
    for widget in (QLabel("0"), first, second):
        inner.addWidget(widget)
    order_by_layout(page)
    assert chain(first) == [first, second, third]


def test_through_the_window(qtbot: QtBot, window: MainWindow, pictures: list[Path]) -> None:
    window.hint.show()
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.open_pictures([Picture(str(path)) for path in pictures])
    window.hint.show()
    names = [each.objectName() for each in chain(window.view)]
    assert names == [
        "imageView",
        "previousButton",
        "nextButton",
        "fitButton",
        "hintClose",
        "shelfTabs",
        "shelfList",
        "model-lenet5",
        window.answer.objectName(),
        "sortButton",
    ]


def test_escape_leaves_the_full_screen(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    window.actions_["actionFullScreen"].trigger()
    qtbot.waitUntil(window.isFullScreen)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isFullScreen())
