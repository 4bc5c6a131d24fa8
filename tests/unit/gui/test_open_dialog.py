"""Opening pictures and folders."""

from pathlib import Path

import pytest
from PyQt5.QtCore import QStandardPaths
from PyQt5.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.gui.open_dialog import OpenDialog, OpenFolderDialog
from app.gui.requests import Picture


def test_pictures_of_all_formats(qtbot: QtBot, pictures: list[Path]) -> None:
    dialog = OpenDialog(str(pictures[0].parent))
    qtbot.addWidget(dialog)
    for pattern in ("*.jpg", "*.JPG", "*.webp", "*.jfif"):
        assert pattern in dialog.nameFilters()[0]
    dialog.selectFile(str(pictures[1]))
    with qtbot.waitSignal(dialog.opened) as opened:
        dialog.accept()
    assert opened.args == [[Picture(str(pictures[1]))]]


def test_where_it_begins(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = tmp_path / "Pictures"
    theirs.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda place: str(theirs))
    for folder in ("", str(tmp_path / "gone")):
        for dialog in (OpenDialog(folder), OpenFolderDialog(folder)):
            qtbot.addWidget(dialog)
            assert dialog.directory().path() == str(theirs)


def test_folder(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "图 1").mkdir()
    dialog = OpenFolderDialog(str(tmp_path))
    qtbot.addWidget(dialog)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.selectFile(str(tmp_path / "图 1"))
    with qtbot.waitSignal(dialog.opened) as opened:
        dialog.accept()
    assert opened.args == [str(tmp_path / "图 1")]
