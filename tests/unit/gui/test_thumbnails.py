"""Thumbnails are made in a thread of their own, the wanted ones alone."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt5.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.gui import thumbnail_reader, thumbnails
from app.gui.requests import Picture
from app.gui.thumbnails import Thumbnails

PATIENCE = 10_000  # milliseconds


@pytest.fixture
def maker() -> Iterator[Thumbnails]:
    maker = Thumbnails()
    yield maker
    assert maker.stop(PATIENCE)


def painted(colour: str, edge: int = 8) -> QImage:
    image = QImage(edge, edge, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def wait_for(qtbot: QtBot, maker: Thumbnails, *pictures: Picture) -> None:
    qtbot.waitUntil(
        lambda: all(maker.get(picture) is not None for picture in pictures), timeout=PATIENCE
    )


def test_files_and_images(qtbot: QtBot, maker: Thumbnails, pictures: list[Path]) -> None:
    wanted = [Picture(str(pictures[0])), Picture(painted("red")), Picture("/gone.png")]
    assert maker.get(wanted[0]) is None
    maker.want(wanted, 60)
    wait_for(qtbot, maker, *wanted)
    made = [maker.get(picture) for picture in wanted]
    assert [one.width() if one else 0 for one in made] == [60, 60, 0]
    assert made[2] is not None  # known to fail, and not tried again and again


def test_no_thread_without_a_wish(maker: Thumbnails) -> None:
    maker.want([], 60)
    assert maker._thread is None


def test_only_the_newest_wishes_count(
    qtbot: QtBot, maker: Thumbnails, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, read = threading.Event(), []

    def slowly(source: str, edge: int) -> QImage:
        read.append(source)
        assert go_on.wait(PATIENCE / 1000)
        return painted("red")

    monkeypatch.setattr(thumbnail_reader, "read_thumbnail", slowly)
    maker.want([Picture(f"{number}.png") for number in range(100)], 60)
    qtbot.waitUntil(lambda: bool(read), timeout=PATIENCE)
    maker.want([Picture("a.png"), Picture("b.png")], 60)
    go_on.set()
    wait_for(qtbot, maker, Picture("a.png"), Picture("b.png"))
    assert read == ["0.png", "a.png", "b.png"]


def test_few_are_kept(qtbot: QtBot, maker: Thumbnails, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thumbnails, "_KEPT", 3)
    monkeypatch.setattr(thumbnail_reader, "read_thumbnail", lambda source, edge: painted("red"))
    first, *others = [Picture(f"{number}.png") for number in range(5)]
    maker.want([first, *others[:2]], 60)
    wait_for(qtbot, maker, others[1])
    maker.want([first, *others[2:3]], 60)  # the first was wanted again
    wait_for(qtbot, maker, others[2])
    there = [maker.get(picture) is not None for picture in (first, *others)]
    assert there == [True, False, True, True, False]


def test_changed_files_are_read_anew(
    qtbot: QtBot, maker: Thumbnails, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old thumbnail stays until the new one is there."""
    read: list[tuple[str, int]] = []

    def note(source: str, edge: int) -> QImage:
        read.append((source, edge))
        return painted("red")

    monkeypatch.setattr(thumbnail_reader, "read_thumbnail", note)
    picture = Picture("a.png")
    for edge, anew, reads in ((60, False, 1), (60, False, 1), (60, True, 2), (120, False, 3)):
        if anew:
            maker.refresh()
        before = maker.get(picture)
        maker.want([picture], edge)
        assert maker.get(picture) is before
        wait_for(qtbot, maker, picture)
        qtbot.waitUntil(lambda reads=reads: len(read) == reads)
        qtbot.wait(20)
    assert read == [("a.png", 60), ("a.png", 60), ("a.png", 120)]
