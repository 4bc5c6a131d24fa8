"""The menu of what was opened last."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.gui.recent_menu import RecentMenu

PATIENCE = 10_000  # milliseconds


@pytest.fixture
def menu(qtbot: QtBot) -> Iterator[RecentMenu]:
    menu = RecentMenu()
    qtbot.addWidget(menu)
    yield menu
    assert menu.stop(PATIENCE)


def texts(menu: RecentMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_nothing_yet(menu: RecentMenu) -> None:
    menu.retranslate()
    assert texts(menu) == ["Nothing yet"]
    assert not menu.actions()[0].isEnabled()


def test_names_and_where_they_lie(menu: RecentMenu) -> None:
    name = os.fsdecode(b"caf\xe9.png")
    menu.show_recent(["/cats/a & b.png", "/x/1.png", "/y/1.png", f"/z/{name}"])
    wanted = ["&1  a && b.png", "&2  1.png – x", "&3  1.png – y", "&4  caf?.png"]
    assert texts(menu) == [*wanted, "", "&Clear the list"]
    assert menu.actions()[0].toolTip() == "/cats/a & b.png"
    menu.retranslate()
    assert texts(menu)[:4] == wanted


def test_pick_and_clear(qtbot: QtBot, menu: RecentMenu) -> None:
    path = os.fsdecode(b"/z/caf\xe9.png")
    menu.show_recent(["/a.png", path])
    with qtbot.waitSignal(menu.picked) as picked:
        menu.actions()[1].trigger()
    assert picked.args == [path]
    with qtbot.waitSignal(menu.cleared):
        menu.actions()[-1].trigger()


def test_long_names_are_cut(menu: RecentMenu) -> None:
    menu.show_recent(["/a/" + "x" * 200 + ".png"])
    assert len(texts(menu)[0]) < 80
    assert texts(menu)[0].endswith("xx.png")


def test_missing_ones_are_greyed_when_it_opens(
    qtbot: QtBot, menu: RecentMenu, pictures: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is not asked before, and not by the window's thread."""
    asked: list[int] = []
    exists = os.path.exists

    def note(path: str) -> bool:
        asked.append(threading.get_ident())
        return exists(path)

    monkeypatch.setattr(os.path, "exists", note)
    gone = pictures[0].parent / "gone.png"
    menu.show_recent([str(gone), str(pictures[0])])
    assert asked == []
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: not menu.actions()[0].isEnabled(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=PATIENCE)
    assert threading.get_ident() not in asked
    assert menu.actions()[1].isEnabled()
    gone.touch()
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: menu.actions()[0].isEnabled(), timeout=PATIENCE)
