"""A second start hands its pictures to the running window."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt5.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.gui.single_instance import PATIENCE, Instance, bring_to_front, hand_over
from app.paths import checkout, window_marker

SECOND_START = """
import os, sys
from app.gui.single_instance import hand_over
taken = hand_over([os.fsdecode(bytes.fromhex(word)) for word in sys.argv[1:]], patience=20_000)
print(taken, "PyQt5.QtNetwork" in sys.modules)
"""
# listens and never looks, as a window that hangs does
HUNG = """
import sys, time
from PyQt5.QtNetwork import QLocalServer
from app.paths import window_marker
server = QLocalServer()
assert server.listen("cifar-lab-test-hung-" + sys.argv[1])
window_marker().parent.mkdir(parents=True, exist_ok=True)
window_marker().write_text(server.serverName())
print(flush=True)
time.sleep(60)
"""


def second_start(*paths: bytes, cwd: Path | None = None) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", SECOND_START, *(path.hex() for path in paths)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(checkout())},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def instance(qtbot: QtBot) -> Iterator[Instance]:
    made = Instance()
    made.start()
    yield made
    made.stop()


def test_a_first_start_costs_next_to_nothing() -> None:
    assert second_start(b"/cat.png").communicate()[0] == "False False\n"


def test_the_running_window_takes_the_pictures(
    qtbot: QtBot, instance: Instance, tmp_path: Path
) -> None:
    paths = (b"/a/caf\xe9.png", "/b/图 片\n.jpg".encode(), b"here.png")
    with qtbot.waitSignal(instance.received, timeout=20_000) as signal:
        process = second_start(*paths, cwd=tmp_path)
    here = str(tmp_path / "here.png")
    assert signal.args == [[os.fsdecode(paths[0]), os.fsdecode(paths[1]), here]]
    assert process.communicate()[0] == "True True\n"


def test_a_start_without_pictures_is_told_too(qtbot: QtBot, instance: Instance) -> None:
    with qtbot.waitSignal(instance.received, timeout=20_000) as signal:
        process = second_start()
    assert signal.args == [[]]
    assert process.communicate()[0] == "True True\n"


def test_thousands_of_pictures_at_once(qtbot: QtBot, instance: Instance) -> None:
    """More than a socket holds in one piece."""
    script = SECOND_START.replace("sys.argv[1:]]", "sys.argv[1:] * 20_000]")
    with qtbot.waitSignal(instance.received, timeout=20_000) as signal:
        process = subprocess.Popen(
            [sys.executable, "-c", script, (b"/" + b"long" * 30).hex()], cwd=checkout()
        )
    assert signal.args == [["/" + "long" * 30] * 20_000]
    assert process.wait() == 0


def test_what_a_crashed_window_left_is_cleared_away() -> None:
    window_marker().parent.mkdir(parents=True)
    window_marker().write_text("cifar-lab-nobody-listens-here")
    assert not hand_over([])
    assert not window_marker().exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"\n"])
def test_a_damaged_marker_is_no_window(content: bytes) -> None:
    window_marker().parent.mkdir(parents=True)
    window_marker().write_bytes(content)
    assert not hand_over(["/cat.png"])


def test_a_window_that_hangs_is_not_waited_for(qtbot: QtBot) -> None:
    hung = subprocess.Popen(
        [sys.executable, "-c", HUNG, str(os.getpid())], cwd=checkout(), stdout=subprocess.PIPE
    )
    try:
        assert hung.stdout is not None
        hung.stdout.readline()
        assert PATIENCE <= 1000
        began = time.monotonic()
        assert not hand_over(["/cat.png"], patience=300)
        assert time.monotonic() - began > 0.25  # it did wait
        instance = Instance()
        instance.start()  # and the next start finds this one
        with qtbot.waitSignal(instance.received, timeout=20_000):
            process = second_start()
        assert process.communicate()[0] == "True True\n"
        instance.stop()
    finally:
        hung.kill()
        hung.communicate()


def test_the_first_window_keeps_the_line(qtbot: QtBot, instance: Instance) -> None:
    before = window_marker().read_text()
    second = Instance()
    second.start()
    second.stop()
    assert window_marker().read_text() == before


def test_after_the_end_nothing_is_left(qtbot: QtBot) -> None:
    instance = Instance()
    instance.start()
    assert window_marker().exists()
    instance.stop()
    assert not window_marker().exists()


def test_a_successor_keeps_its_marker(qtbot: QtBot, instance: Instance) -> None:
    window_marker().write_text("cifar-lab-successor")
    instance.stop()
    assert window_marker().read_text() == "cifar-lab-successor"


def test_works_without_where_nothing_can_be_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CIFAR_LAB_HOME", str(tmp_path / "file" / "below"))
    instance = Instance()
    instance.start()
    assert not hand_over([])
    instance.stop()


def test_works_without_qts_network(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PyQt5.QtNetwork", None)
    instance = Instance()
    instance.start()
    assert not window_marker().exists()
    window_marker().parent.mkdir(parents=True)
    window_marker().write_text("cifar-lab-somebody")
    assert not hand_over([])
    instance.stop()


@pytest.mark.qt_log_ignore("does not support raise", extend=True)  # Qt without a screen
def test_comes_to_the_front(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_to_front(window)
    assert not window.isMinimized()
    assert window.isVisible()
