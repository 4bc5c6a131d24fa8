"""The strip of thumbnails and its tabs."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QImage, QKeyEvent, QWheelEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import (
    QApplication,
    QLabel,
    QListView,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.gui.picture_shelf import SOURCES, PictureShelf
from app.gui.requests import Picture

PATIENCE = 10_000  # milliseconds
MANY = 20_000


@pytest.fixture
def shelf(qtbot: QtBot) -> Iterator[PictureShelf]:
    shelf = PictureShelf()
    qtbot.addWidget(shelf)
    shelf.resize(700, shelf.sizeHint().height())
    shelf.show()
    qtbot.waitExposed(shelf)
    yield shelf
    assert shelf.stop(PATIENCE)


@pytest.fixture
def picked(shelf: PictureShelf) -> list[int]:
    picked: list[int] = []
    shelf.picked.connect(picked.append)
    return picked


def row(shelf: PictureShelf) -> QListView:
    return shelf.findChild(QListView, "shelfList")


def many(count: int = MANY) -> list[Picture]:
    return [Picture(f"/none/{number}.png") for number in range(count)]


def place(shelf: PictureShelf, index: int) -> QPoint:
    view = row(shelf)
    return view.visualRect(view.model().index(index, 0)).center()


def focus(shelf: PictureShelf, widget: QListView | QTabBar) -> None:
    shelf.activateWindow()
    widget.setFocus()
    assert widget.hasFocus()


def test_compact(shelf: PictureShelf) -> None:
    assert shelf.sizeHint().height() < 160
    assert shelf.minimumSizeHint().width() < 480


def test_click_picks_and_programs_do_not(
    qtbot: QtBot, shelf: PictureShelf, picked: list[int]
) -> None:
    shelf.show_pictures("opened", many(), 3)
    shelf.set_current(4)
    shelf.show_pictures("opened", many(5), -1)
    assert picked == []
    qtbot.mouseClick(row(shelf).viewport(), Qt.MouseButton.LeftButton, pos=place(shelf, 2))
    assert picked == [2]
    assert row(shelf).marked == 2


def test_picture_looked_at_comes_into_sight(shelf: PictureShelf) -> None:
    shelf.show_pictures("opened", many(), 0)
    for index in (15_000, 15_001, 3, MANY - 1, 0):
        shelf.set_current(index)
        assert index in row(shelf).rows_in_sight()
        assert row(shelf).viewport().rect().contains(place(shelf, index))
    assert len(row(shelf).rows_in_sight()) < 12


def test_only_what_is_in_sight_is_loaded(
    qtbot: QtBot, shelf: PictureShelf, pictures: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: set[str] = set()
    want = row(shelf).thumbnails.want

    def note(pictures: list[Picture], edge: int) -> None:
        wanted.update(str(picture.source) for picture in pictures)
        want(pictures, edge)

    monkeypatch.setattr(row(shelf).thumbnails, "want", note)
    real = Picture(str(pictures[0]))
    shelf.show_pictures("opened", [*many(), real], MANY)
    qtbot.waitUntil(lambda: row(shelf).thumbnails.get(real) is not None, timeout=PATIENCE)
    assert len(wanted) < 30
    assert row(shelf).thumbnails.get(real).width() == 60
    shelf.hide()
    wanted.clear()
    shelf.show_pictures("opened", many(), 0)
    qtbot.wait(100)
    assert wanted == set()


def test_what_flies_past_is_not_loaded(
    qtbot: QtBot, shelf: PictureShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []
    shelf.show_pictures("opened", many(), 0)
    qtbot.wait(100)
    monkeypatch.setattr(
        row(shelf).thumbnails, "want", lambda pictures, edge: wanted.append(pictures[0].source)
    )
    row(shelf)._pause.setInterval(400)
    bar = row(shelf).horizontalScrollBar()
    for part in (3, 2):
        bar.setValue(bar.maximum() // part)
        qtbot.wait(250)
    assert wanted == []
    qtbot.waitUntil(lambda: bool(wanted), timeout=PATIENCE)
    assert wanted == [f"/none/{row(shelf).rows_in_sight().start}.png"]


def test_wheel_scrolls_along_the_row(shelf: PictureShelf) -> None:
    shelf.show_pictures("opened", many(), 0)
    view = row(shelf).viewport()
    at = QPointF(view.rect().center())
    turned = QWheelEvent(
        at, QPointF(view.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, turned)
    assert row(shelf).horizontalScrollBar().value() > 0


def test_drops_go_on_to_the_window(shelf: PictureShelf) -> None:
    for widget in (shelf, row(shelf), row(shelf).viewport()):
        assert not widget.acceptDrops()


def test_keyboard(shelf: PictureShelf, picked: list[int]) -> None:
    shelf.show_pictures("opened", many(), 5)
    focus(shelf, row(shelf))
    keys = (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home)
    for key in keys:
        QTest.keyClick(row(shelf), key)
    assert picked == [6, 5, MANY - 1, 0]
    picked.clear()
    QTest.keyClick(row(shelf), Qt.Key.Key_PageDown)
    QTest.keyClick(row(shelf), Qt.Key.Key_PageUp)
    assert picked[0] > 4
    assert picked[1] == 0
    QTest.keyClick(row(shelf), Qt.Key.Key_1)  # asks another network
    assert len(picked) == 2


def test_focus_alone_picks_nothing(shelf: PictureShelf, picked: list[int]) -> None:
    shelf.show_pictures("bundled", many(9), -1)
    focus(shelf, row(shelf))
    assert picked == []
    QTest.keyClick(row(shelf), Qt.Key.Key_Right)
    QTest.keyClick(row(shelf), Qt.Key.Key_Return)
    assert picked == [0, 0]


@pytest.mark.parametrize("name", ["shelfList", "shelfTabs"])
def test_arrow_keys_are_no_shortcuts_while_it_has_the_focus(shelf: PictureShelf, name: str) -> None:
    widget = shelf.findChild((QListView, QTabBar), name)
    taken = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_5):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(widget, event)
        taken.append(event.isAccepted())
    assert taken == [True, False]


def test_tabs(shelf: PictureShelf) -> None:
    chosen: list[str] = []
    shelf.source_chosen.connect(chosen.append)
    shuffle = shelf.findChild(QToolButton, "shelfShuffle")
    for source in SOURCES:
        shelf.show_pictures(source, many(3), 0)
        assert shelf.source == source
        assert shuffle.isVisible() == (source == "test")
    assert chosen == []
    tabs = shelf.findChild(QTabBar, "shelfTabs")
    focus(shelf, tabs)
    QTest.keyClick(tabs, Qt.Key.Key_Left)
    assert chosen == ["bundled"]
    assert len(shelf.pictures) == 0  # whoever is told shows others


def test_shuffle(qtbot: QtBot, shelf: PictureShelf) -> None:
    shelf.show_pictures("test", many(3), 0)
    with qtbot.waitSignal(shelf.shuffle_wanted):
        shelf.findChild(QToolButton, "shelfShuffle").click()


def test_note(qtbot: QtBot, shelf: PictureShelf) -> None:
    height = shelf.sizeHint().height()
    shelf.show_note("test", "There is no data set.", "Get it…")
    button = shelf.findChild(QPushButton, "shelfNoteButton")
    sentence = shelf.findChild(QLabel, "shelfSentence")
    assert (sentence.text(), sentence.isVisible()) == ("There is no data set.", True)
    with qtbot.waitSignal(shelf.note_clicked):
        button.click()
    shelf.show_note("opened", "Nothing yet.")
    assert not button.isVisible()
    shelf.show_pictures("test", many(3), 0)
    assert not sentence.isVisible()
    assert shelf.sizeHint().height() == height


def test_keys_do_not_end_on_a_sentence(shelf: PictureShelf) -> None:
    shelf.show_pictures("test", many(3), 0)
    shelf.findChild(QWidget, "shelfList").setFocus()
    shelf.show_note("opened", "Nothing yet.")
    assert shelf.focusWidget() is shelf.findChild(QWidget, "shelfTabs")


def test_words_in_both_languages(shelf: PictureShelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.show_pictures("bundled", [Picture("/a/1.jpg", label="cat"), Picture("/a/图.png")], 0)
    model = row(shelf).model()
    seen = []
    for language in ("en", "zh"):
        monkeypatch.setenv("CIFAR_LAB_LANGUAGE", language)
        shelf.retranslate()
        seen += [
            model.index(number, 0).data(role)
            for number in (0, 1)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        ]
    assert seen == ["cat", "cat – 1.jpg", "图", "图.png", "猫", "猫 – 1.jpg", "图", "图.png"]


def test_screen_reader(shelf: PictureShelf) -> None:
    shelf.show_pictures("bundled", [Picture("/a/1.jpg", label="cat"), Picture("/a/2.png")], 0)
    assert row(shelf).accessibleName() == "Thumbnails: Examples"
    model, role = row(shelf).model(), Qt.ItemDataRole.AccessibleTextRole
    assert [model.index(n, 0).data(role) for n in (0, 1)] == ["cat – 1.jpg", "2.png"]
    shelf.show_pictures("opened", [Picture(QImage())], 0)
    assert row(shelf).accessibleName() == "Thumbnails: Your pictures"
    assert model.index(0, 0).data(role) == "pasted"


def test_window_comes_without_pillow(shelf: PictureShelf) -> None:
    """What reads pictures is not needed to show an empty shelf."""
    script = "import sys, app.gui.picture_shelf; print({'PIL', 'numpy', 'json'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "set()\n", done.stderr
