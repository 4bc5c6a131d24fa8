"""Getting the data set in a thread, against a server on this computer."""

import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt5.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.gui.data_task import DataTask
from app.gui.data_worker import DataPlace
from app.training import space
from app.training.sources import find_data
from models.errors import CodedError
from models.registry import CLASSES
from tests.download_server import CONTENT, Server
from tests.window_fixtures import PATIENCE


@pytest.fixture
def task(qapp: QObject) -> Iterator[DataTask]:
    task = DataTask()
    yield task
    assert task.stop(PATIENCE)


def look(qtbot: QtBot, task: DataTask) -> DataPlace:
    with qtbot.waitSignal(task.looked, timeout=PATIENCE) as looked:
        task.look()
    return looked.args[0]


def test_look_where_nothing_is(
    qtbot: QtBot, task: DataTask, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(own_folders.parent)._replace(free=220_498_071)
    monkeypatch.setattr(space.shutil, "disk_usage", lambda _: usage)
    place = look(qtbot, task)
    assert place.folder == str(own_folders / "data")
    assert (place.source, place.problem, place.named) == (None, None, False)
    assert (place.needed, place.arrived, place.enough) == (220_498_071, 0, True)
    monkeypatch.setattr(space.shutil, "disk_usage", lambda _: usage._replace(free=220_498_070))
    assert not look(qtbot, task).enough
    (own_folders / "data").mkdir(parents=True)
    (own_folders / "data" / "cifar-10-python.tar.gz.part").write_bytes(bytes(1000))
    place = look(qtbot, task)
    assert (place.arrived, place.enough) == (1000, True)


def test_look_where_a_place_is_named(
    qtbot: QtBot, task: DataTask, drawn_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIFAR_LAB_DATA", str(drawn_data))
    place = look(qtbot, task)
    assert place.source is not None
    assert place.source.path == drawn_data
    assert place.named
    monkeypatch.setenv("CIFAR_LAB_DATA", str(drawn_data / "gone"))
    place = look(qtbot, task)
    assert place.source is None
    assert place.problem is not None
    assert place.problem.code == "data-not-found"


def test_a_download_with_progress(
    qtbot: QtBot, task: DataTask, server: Server, own_folders: Path
) -> None:
    reports: list[tuple[int, int, float]] = []
    task.progressed.connect(lambda *report: reports.append(report))
    with qtbot.waitSignal(task.finished, timeout=PATIENCE):
        task.download()
        assert task.busy
    assert not task.busy
    assert reports[-1][:2] == (len(CONTENT), len(CONTENT))
    assert (own_folders / "data" / "cifar-10-python.tar.gz").read_bytes() == CONTENT


def test_a_failure_brings_its_error(qtbot: QtBot, task: DataTask, server: Server) -> None:
    server.status = 503
    with qtbot.waitSignal(task.failed, timeout=PATIENCE) as failed:
        task.download()
    error = failed.args[0]
    assert isinstance(error, CodedError)
    assert error.code == "download-refused"
    assert not task.busy


def test_after_a_cancel_nothing_is_heard_and_the_next_download_goes_on(
    qtbot: QtBot, task: DataTask, server: Server, own_folders: Path
) -> None:
    heard: list[object] = []
    server.breaks, server.stalled = [400_000], threading.Event()
    with qtbot.waitSignal(task.progressed, timeout=PATIENCE):
        task.download()
    qtbot.waitUntil(lambda: part(own_folders) == 400_000, timeout=PATIENCE)
    task.failed.connect(heard.append)
    task.progressed.connect(lambda *report: heard.append(report))
    with qtbot.waitSignal(task.looked, timeout=PATIENCE) as looked:
        task.cancel()
        assert not task.busy
        server.stalled.set()
    assert looked.args[0].arrived == 400_000
    assert heard == []
    server.stalled = None
    with qtbot.waitSignal(task.finished, timeout=PATIENCE):
        task.download()
    assert server.asked == [None, "bytes=400000-"]


def part(own_folders: Path) -> int:
    return (own_folders / "data" / "cifar-10-python.tar.gz.part").stat().st_size


def test_an_import_with_progress(qtbot: QtBot, task: DataTask, drawn_data: Path) -> None:
    reports: list[tuple[int, int, float]] = []
    task.progressed.connect(lambda *report: reports.append(report))
    with qtbot.waitSignal(task.finished, timeout=PATIENCE):
        task.bring(str(drawn_data))
    assert find_data().kind == "folders"
    assert len(list(find_data().path.glob("test/*/*.png"))) == 10 * len(CLASSES)
    assert reports[-1][0] == reports[-1][1] == 500 * 4096
    with qtbot.waitSignal(task.failed, timeout=PATIENCE) as failed:
        task.bring(str(drawn_data))
    assert failed.args[0].code == "data-present"
    with qtbot.waitSignal(task.finished, timeout=PATIENCE):
        task.bring(str(drawn_data), replace=True)


def test_stop_ends_what_is_under_way(
    qtbot: QtBot, task: DataTask, server: Server, own_folders: Path
) -> None:
    server.breaks, server.stalled = [400_000], threading.Event()
    with qtbot.waitSignal(task.progressed, timeout=PATIENCE):
        task.download()
    threading.Timer(0.2, server.stalled.set).start()
    assert task.stop(PATIENCE)
    assert not task.busy
    assert not (own_folders / "data" / "cifar-10-python.tar.gz").exists()
    assert look(qtbot, task).source is None  # it can be asked again


def test_a_look_that_fails_is_answered(
    qtbot: QtBot, task: DataTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a mistake of ours")

    crashes: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: crashes.append(kind))
    monkeypatch.setattr("app.training.sources.find_data", broken)
    place = look(qtbot, task)
    assert (place.source, place.free) == (None, None)
    assert place.problem is not None
    assert place.problem.data["reason"] == "a mistake of ours"
    assert crashes == [RuntimeError]
