"""The pictures of a folder, found in a thread of their own."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.gui import folder_scanner
from app.gui.folder_scanner import FolderScanner

PATIENCE = 10_000  # milliseconds


@pytest.fixture
def scanner() -> Iterator[FolderScanner]:
    scanner = FolderScanner()
    yield scanner
    assert scanner.stop(PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "夹 1"
    (root / "sub" / ".hidden").mkdir(parents=True)
    (root / "folder.png").mkdir()
    names = ["10.png", "2.JPG", "notes.txt", ".3.png", "sub/1.webp", "sub/.hidden/1.png"]
    for name in names:
        (root / name).touch()
    return root


def scan(qtbot: QtBot, scanner: FolderScanner, path: str) -> list[str]:
    with qtbot.waitSignal(scanner.found, timeout=PATIENCE) as found:
        scanner.scan(path)
    assert found.args[0] == path
    return found.args[1]


def test_folder_stands_for_what_is_under_it(
    qtbot: QtBot, scanner: FolderScanner, folder: Path
) -> None:
    wanted = [str(folder / name) for name in ("2.JPG", "10.png", "sub/1.webp")]
    assert scan(qtbot, scanner, str(folder)) == wanted


def test_file_stands_among_those_beside_it(
    qtbot: QtBot, scanner: FolderScanner, folder: Path
) -> None:
    wanted = [str(folder / name) for name in ("2.JPG", "10.png")]
    assert scan(qtbot, scanner, wanted[1]) == wanted


@pytest.mark.parametrize("name", ["notes.txt", ".3.png", "gone.png"])
def test_file_asked_about_is_always_there(
    qtbot: QtBot, scanner: FolderScanner, folder: Path, name: str
) -> None:
    found = scan(qtbot, scanner, str(folder / name))
    assert len(found) == 3
    assert str(folder / name) in found


def test_nothing_to_be_read(qtbot: QtBot, scanner: FolderScanner, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert scan(qtbot, scanner, str(empty)) == []
    gone = str(tmp_path / "gone" / "a.png")
    assert scan(qtbot, scanner, gone) == [gone]
    assert scan(qtbot, scanner, "/a\0b/c.png") == ["/a\0b/c.png"]


def test_names_that_are_no_utf8(qtbot: QtBot, scanner: FolderScanner, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.png"
    with open(path, "wb"):
        pass
    assert scan(qtbot, scanner, os.fsdecode(path)) == [os.fsdecode(path)]


def test_too_many_are_cut(
    qtbot: QtBot, scanner: FolderScanner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_scanner, "MOST", 2)
    wanted = [str(folder / name) for name in ("2.JPG", "10.png")]
    assert scan(qtbot, scanner, str(folder)) == wanted


def test_newest_question_alone_is_answered(
    qtbot: QtBot, scanner: FolderScanner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a slow disk is still busy with an older one."""
    go_on, walk = threading.Event(), os.walk
    answers: list[str] = []

    def slowly(path: str) -> Iterator[tuple[str, list[str], list[str]]]:
        assert go_on.wait(PATIENCE / 1000)
        return walk(path)

    monkeypatch.setattr(os, "walk", slowly)
    scanner.found.connect(lambda path, paths: answers.append(path))
    for path in (folder, folder / "sub", folder / "10.png"):
        scanner.scan(str(path))
    go_on.set()
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    qtbot.wait(50)
    assert answers == [str(folder / "10.png")]
