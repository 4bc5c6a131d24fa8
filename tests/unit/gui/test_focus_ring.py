"""Whoever uses the keyboard sees where it is."""

from collections.abc import Iterator

import pytest
from PyQt5.QtCore import QEvent, Qt
from PyQt5.QtGui import QColor, QPalette
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QFocusFrame, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.focus_ring import FocusRing

ACCENT, OTHER = QColor("#ff00ff"), QColor("#00c000")


class Page(QWidget):
    """Two buttons, below each other."""

    def __init__(self, parent: QWidget | None = None, margin: int = 10) -> None:
        super().__init__(parent)
        self.first, self.second = QPushButton("first"), QPushButton("second")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self.first)
        layout.addWidget(self.second)
        self.give_accent(ACCENT)

    def give_accent(self, colour: QColor) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, colour)
        self.setPalette(palette)

    def ring(self) -> QWidget | None:
        """The ring that can be seen in here."""
        return next((ring for ring in self.findChildren(QFocusFrame) if ring.isVisible()), None)


@pytest.fixture(autouse=True)
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    ring = FocusRing(qapp)
    yield ring
    qapp.focusChanged.disconnect(ring._on_focus)
    ring.deleteLater()


def shown(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()


def test_it_goes_where_the_tab_key_goes(qtbot: QtBot) -> None:
    page = Page()
    shown(qtbot, page)
    page.first.setFocus()
    assert page.ring() is None  # nobody has used the keyboard
    for button in (page.second, page.first):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is button
        assert page.ring().geometry() == button.geometry().adjusted(-2, -2, 2, 2)


def test_a_click_hides_it(qtbot: QtBot) -> None:
    page = Page()
    shown(qtbot, page)
    QTest.keyClick(page.first, Qt.Key.Key_Tab)
    assert page.ring() is not None
    other = page.first if page.second.hasFocus() else page.second
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert page.ring() is None


def test_it_is_painted_in_the_accent_of_now_and_takes_no_click(qtbot: QtBot) -> None:
    page = Page()
    shown(qtbot, page)
    QTest.keyClick(page.first, Qt.Key.Key_Tab)
    ring = page.ring()
    for colour in (ACCENT, OTHER):
        page.give_accent(colour)
        image = page.grab().toImage()
        at = ring.geometry()
        for x, y in ((at.left(), at.center().y()), (at.center().x(), at.bottom())):
            assert image.pixelColor(x, y) == colour
        assert image.pixelColor(at.left() + 3, at.center().y()) != colour  # two pixels wide
    assert page.childAt(ring.geometry().center()) in (page.first, page.second)


def test_it_follows_its_widget(qtbot: QtBot) -> None:
    page = Page()
    shown(qtbot, page)
    QTest.keyClick(page.first, Qt.Key.Key_Tab)
    button = QApplication.focusWidget()
    before = page.ring().geometry()
    page.resize(500, 400)
    assert page.ring().geometry() == button.geometry().adjusted(-2, -2, 2, 2) != before


def test_where_there_is_no_room_around_it_stands_inside(qtbot: QtBot) -> None:
    page = Page(margin=0)
    shown(qtbot, page)
    QTest.keyClick(page.first, Qt.Key.Key_Tab)
    at = page.ring().geometry()
    assert (at.left(), at.right()) == (page.rect().left(), page.rect().right())
    image = page.grab().toImage()
    assert image.pixelColor(0, at.center().y()) == ACCENT
    assert image.pixelColor(page.width() - 1, at.center().y()) == ACCENT


def test_it_outlives_widgets_and_windows(qtbot: QtBot, qapp: QApplication) -> None:
    page, dialog = Page(), Page()
    shown(qtbot, page)
    shown(qtbot, dialog)
    QTest.keyClick(dialog.first, Qt.Key.Key_Tab)
    assert dialog.ring() is not None
    focused = QApplication.focusWidget()
    focused.setParent(None)
    focused.deleteLater()
    dialog.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.waitActive(page):
        page.activateWindow()
    QTest.keyClick(page.first, Qt.Key.Key_Tab)
    assert page.ring() is not None
