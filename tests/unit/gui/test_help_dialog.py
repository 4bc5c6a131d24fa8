"""The list of keys is that of the menus."""

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QMainWindow, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from app.gui.actions import Actions
from app.gui.help_dialog import HelpDialog, Row, menu_rows


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.actions_ = Actions(made)  # type: ignore[attr-defined]
    return made


def test_every_key_of_the_menus_is_listed(window: QMainWindow) -> None:
    listed = [key for _, rows in menu_rows(window.menuBar()) for row in rows for key in row.keys]
    native = QKeySequence.SequenceFormat.NativeText
    for action in window.menuBar().actions():
        for each in action.menu().actions():
            for keys in each.shortcuts():
                assert keys.toString(native) in listed
    assert "Ctrl+O" in listed
    assert len(listed) == len(set(listed))  # no key does two things


def test_texts_are_those_of_the_menus_without_their_marks(window: QMainWindow) -> None:
    menu = window.menuBar().addMenu("查看(&V)")
    sub = menu.addMenu("&More")
    for text in ("放大(&I)…", "Rock && &Roll...", "Hidden"):
        sub.addAction(text).setShortcut("Ctrl+9")
    sub.actions()[2].setVisible(False)
    menu.addAction("No key")
    title, rows = menu_rows(window.menuBar())[-1]
    assert title == "查看"
    assert rows == [Row("放大", ("Ctrl+9",)), Row("Rock & Roll", ("Ctrl+9",))]


def test_dialog_lists_menus_and_mouse(qtbot: QtBot, window: QMainWindow) -> None:
    dialog = HelpDialog(window.menuBar(), 5, window)
    shown = dialog.rows()
    assert dict(menu_rows(window.menuBar())).items() <= shown.items()
    assert Row("Choose a network", ("1 … 5",)) in shown["Networks and answer"]
    assert Row("Your own network", ("6",)) in shown["Networks and answer"]
    assert any("Wheel" in row.keys for row in shown["Picture"])
    for rows in shown.values():
        assert all(row.text and row.keys for row in rows)


def test_a_screen_reader_hears_the_keys(window: QMainWindow) -> None:
    dialog = HelpDialog(window.menuBar(), 5, window)
    group = dialog.findChild(QTreeWidget).topLevelItem(0)
    assert "Ctrl+O" in group.child(0).data(1, Qt.ItemDataRole.AccessibleTextRole)


def test_it_follows_the_menus(window: QMainWindow) -> None:
    dialog = HelpDialog(window.menuBar(), 5, window)
    window.actions_["actionOpen"].setShortcut("F9")
    dialog.retranslate()
    assert any("F9" in row.keys for rows in dialog.rows().values() for row in rows)


def test_it_is_painted_and_walked_with_the_keyboard(qtbot: QtBot, window: QMainWindow) -> None:
    dialog = HelpDialog(window.menuBar(), 5, window)
    dialog.show()
    tree = dialog.findChild(QTreeWidget)
    assert tree.currentItem().text(0) == dialog.rows()[tree.topLevelItem(0).text(0)][0].text
    caps = dialog.grab(tree.visualItemRect(tree.currentItem()))
    assert not caps.isNull()
    dialog.close()


def test_the_questions_are_one_click_away(qtbot: QtBot, window: QMainWindow) -> None:
    dialog = HelpDialog(window.menuBar(), 5, window)
    with qtbot.waitSignal(dialog.faq_wanted):
        dialog.findChild(QPushButton, "openFaq").click()
