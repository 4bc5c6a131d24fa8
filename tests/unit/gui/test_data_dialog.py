"""The dialog that gets the data set, against a server on this computer."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt5.QtCore import QEvent
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QApplication, QFileDialog, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from app import paths
from app.gui.data_dialog import DataDialog
from app.training import space
from app.training.sources import find_data
from models.registry import CLASSES
from tests.download_server import Server
from tests.unit.training.conftest import official_members, write_archive
from tests.window_fixtures import PATIENCE

BUTTONS = ("dataImport", "dataAgain", "dataDownload", "dataCancel", "dataClose")


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[DataDialog]:
    dialog = DataDialog()
    qtbot.addWidget(dialog)
    yield dialog
    assert dialog.stop(PATIENCE)


def button(dialog: DataDialog, name: str) -> QPushButton:
    return dialog.findChild(QPushButton, name)


def label(dialog: DataDialog, name: str) -> str:
    return dialog.findChild(QLabel, name).text().replace("\u200b", "")


def message(dialog: DataDialog) -> str:
    return label(dialog, "dataMessage")


def shown(dialog: DataDialog) -> dict[str, str]:
    buttons = [button(dialog, name) for name in BUTTONS]
    return {b.objectName(): b.text() for b in buttons if b.isVisibleTo(dialog)}


def looks_wrong(dialog: DataDialog) -> bool:
    role = dialog.findChild(QLabel, "dataMessage").foregroundRole()
    return role == QPalette.ColorRole.BrightText


def opened(qtbot: QtBot, dialog: DataDialog) -> DataDialog:
    with qtbot.waitSignal(dialog.task.looked, timeout=PATIENCE):
        dialog.ask()
    return dialog


def half_way(qtbot: QtBot, dialog: DataDialog, server: Server) -> None:
    """The server has sent 400,000 bytes and says no more."""
    server.breaks, server.stalled = [400_000], threading.Event()
    opened(qtbot, dialog)
    with qtbot.waitSignal(dialog.task.progressed, timeout=PATIENCE):
        button(dialog, "dataDownload").click()
    part = paths.data_folder() / "cifar-10-python.tar.gz.part"
    qtbot.waitUntil(lambda: part.stat().st_size == 400_000, timeout=PATIENCE)


def choose(dialog: DataDialog, which: str, path: Path) -> None:
    """Import ▸ archive or folder, and a path in the file dialog."""
    archive, folder = button(dialog, "dataImport").menu().actions()
    (archive if which == "archive" else folder).trigger()
    (files,) = dialog.findChildren(QFileDialog)
    files.setDirectory(str(path.parent))
    files.selectFile(str(path))
    files.accept()
    QApplication.sendPostedEvents(files, QEvent.Type.DeferredDelete)


def test_it_says_what_and_where_before_anything_begins(
    qtbot: QtBot, dialog: DataDialog, own_folders: Path
) -> None:
    opened(qtbot, dialog)
    assert "170 MB" in label(dialog, "dataIntro")
    assert str(own_folders / "data") in label(dialog, "dataPlace")
    assert "free there, 220 MB needed" in label(dialog, "dataPlace")
    assert set(shown(dialog)) == {"dataImport", "dataDownload", "dataClose"}
    assert button(dialog, "dataDownload").isEnabled()
    assert button(dialog, "dataDownload").isDefault()
    assert not dialog.findChild(QProgressBar).isVisible()
    assert not (own_folders / "data").exists()


def test_a_download_from_beginning_to_end(qtbot: QtBot, dialog: DataDialog, server: Server) -> None:
    opened(qtbot, dialog)
    with qtbot.waitSignal(dialog.data_ready, timeout=PATIENCE):
        button(dialog, "dataDownload").click()
        assert label(dialog, "dataLine") == "asking the server…"
        assert set(shown(dialog)) == {"dataCancel", "dataClose"}
    assert message(dialog).startswith("✓")
    assert not looks_wrong(dialog)
    assert shown(dialog) == {"dataClose": "&Close"}
    assert find_data().kind == "archive"


def test_progress_is_a_bar_and_a_line(qtbot: QtBot, dialog: DataDialog, server: Server) -> None:
    half_way(qtbot, dialog, server)
    assert "of 1 MB" in label(dialog, "dataLine")
    dialog._said_at = 0.0
    dialog._on_progressed(50_000_000, 170_498_071, 1_250_000.0)
    bar = dialog.findChild(QProgressBar, "dataProgress")
    assert (bar.value(), bar.maximum()) == (293, 1000)
    assert label(dialog, "dataLine") == "50 MB of 170 MB · 1.2 MB/s · about 2 minutes left"
    dialog._on_silence()
    assert label(dialog, "dataLine") == "50 MB of 170 MB · waiting…"


def test_stop_keeps_what_has_arrived_and_the_next_goes_on(
    qtbot: QtBot, dialog: DataDialog, server: Server
) -> None:
    half_way(qtbot, dialog, server)
    button(dialog, "dataCancel").click()
    assert "Stopped" in message(dialog)
    assert "kept" in message(dialog)
    assert shown(dialog)["dataDownload"] == "Go on &downloading"
    server.stalled.set()
    server.stalled = None
    with qtbot.waitSignal(dialog.data_ready, timeout=PATIENCE):
        button(dialog, "dataDownload").click()
    assert server.asked[-1] == "bytes=400000-"


def test_closing_it_does_not_end_the_download(
    qtbot: QtBot, dialog: DataDialog, server: Server
) -> None:
    said: list[str] = []
    dialog.status_changed.connect(said.append)
    half_way(qtbot, dialog, server)
    assert shown(dialog)["dataClose"] == "&Hide"
    dialog.close()
    assert not dialog.isVisible()
    assert dialog.task.busy
    assert said[-1].startswith("CIFAR-10: ")
    dialog.ask()
    assert set(shown(dialog)) == {"dataCancel", "dataClose"}
    dialog.close()
    with qtbot.waitSignal(dialog.data_ready, timeout=PATIENCE):
        server.breaks = []
        server.stalled.set()
        server.stalled = None
    assert said[-1] == ""


def test_a_full_disk_is_told_before_the_download(
    qtbot: QtBot, dialog: DataDialog, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(own_folders.parent)
    with monkeypatch.context() as patch:
        patch.setattr(space.shutil, "disk_usage", lambda _: usage._replace(free=100_000_000))
        opened(qtbot, dialog)
    assert "needs 220 MB, and 100 MB are free" in message(dialog)
    assert looks_wrong(dialog)
    assert not button(dialog, "dataDownload").isEnabled()
    with qtbot.waitSignal(dialog.task.looked, timeout=PATIENCE):
        button(dialog, "dataAgain").click()
    assert message(dialog) == ""
    assert button(dialog, "dataDownload").isEnabled()


def test_a_failure_is_a_sentence_with_another_try(
    qtbot: QtBot, dialog: DataDialog, server: Server
) -> None:
    server.status = 503
    said: list[str] = []
    dialog.status_changed.connect(said.append)
    opened(qtbot, dialog)
    with qtbot.waitSignal(dialog.task.failed, timeout=PATIENCE):
        button(dialog, "dataDownload").click()
    assert "503" in message(dialog)
    assert looks_wrong(dialog)
    assert "503" in said[-1]
    assert shown(dialog)["dataDownload"] == "Try &again"
    server.status = 0
    with qtbot.waitSignal(dialog.data_ready, timeout=PATIENCE):
        button(dialog, "dataDownload").click()
    assert said[-1] == ""


def test_a_folder_is_brought_in(qtbot: QtBot, dialog: DataDialog, drawn_data: Path) -> None:
    opened(qtbot, dialog)
    with qtbot.waitSignal(dialog.data_ready, timeout=PATIENCE):
        choose(dialog, "folder", drawn_data)
    assert find_data().kind == "folders"
    assert message(dialog).startswith("✓")


def test_an_archive_takes_the_place_only_when_asked(
    qtbot: QtBot, dialog: DataDialog, drawn_data: Path, tmp_path: Path, own_folders: Path
) -> None:
    shutil.copytree(drawn_data / "train", own_folders / "data" / "train")
    archive = write_archive(tmp_path / "given.tar.gz", official_members(drawn_data, CLASSES))
    opened(qtbot, dialog)
    assert "here already" in message(dialog)
    assert set(shown(dialog)) == {"dataImport", "dataClose"}
    for answer in ("dataCancel", "dataAgain"):
        with qtbot.waitSignal(dialog.task.failed, timeout=PATIENCE):
            choose(dialog, "archive", archive)
        assert "take its place" in message(dialog)
        assert not looks_wrong(dialog)
        assert shown(dialog) == {"dataAgain": "&Replace it", "dataCancel": "&Keep the old one"}
        assert button(dialog, "dataCancel").isDefault()
        if answer == "dataCancel":
            button(dialog, answer).click()
            assert "here already" in message(dialog)
            assert find_data().kind == "folders"
    with qtbot.waitSignal(dialog.data_ready, timeout=PATIENCE):
        button(dialog, "dataAgain").click()
    assert find_data().kind == "archive"


def test_what_is_no_data_set_is_refused(qtbot: QtBot, dialog: DataDialog, tmp_path: Path) -> None:
    folder = tmp_path / ("long name " * 20).strip()
    folder.mkdir()
    opened(qtbot, dialog)
    width = dialog.width()
    with qtbot.waitSignal(dialog.task.failed, timeout=PATIENCE):
        choose(dialog, "folder", folder)
    assert message(dialog).startswith("This is no data set")
    assert {"dataImport", "dataAgain", "dataDownload"} <= set(shown(dialog))
    assert dialog.width() == width
    text = dialog.findChild(QLabel, "dataMessage")
    assert text.height() >= text.heightForWidth(text.width())


def test_a_place_that_the_user_named_is_respected(
    qtbot: QtBot, dialog: DataDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIFAR_LAB_DATA", str(tmp_path / "gone"))
    opened(qtbot, dialog)
    assert str(tmp_path / "gone") in message(dialog)
    assert looks_wrong(dialog)
    assert shown(dialog) == {"dataClose": "&Close"}


def test_a_stopped_import_leaves_the_old_data_set(
    qtbot: QtBot, dialog: DataDialog, drawn_data: Path, tmp_path: Path, own_folders: Path
) -> None:
    shutil.copytree(drawn_data / "test", own_folders / "data" / "test")
    opened(qtbot, dialog)
    with qtbot.waitSignal(dialog.task.failed, timeout=PATIENCE):
        choose(dialog, "folder", drawn_data)
    button(dialog, "dataAgain").click()
    button(dialog, "dataCancel").click()
    assert "nothing has changed" in message(dialog)
    with qtbot.waitSignal(dialog.task.looked, timeout=PATIENCE):
        dialog.task.look()
    assert "nothing has changed" in message(dialog)
    assert dialog.stop(PATIENCE)
    assert [entry.name for entry in (own_folders / "data").iterdir()] == ["test"]
