"""Whether a window can be shown is known before Qt could abort."""

import ctypes
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands import display
from app.paths import checkout


@pytest.fixture(autouse=True)
def linux_without_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def problem() -> str | None:
    error = display.prepare_display()
    return None if error is None else error.code


def test_nothing_set() -> None:
    assert problem() == "no-display"


def test_chosen_platform_is_taken_at_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert problem() is None


def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert problem() is None


def test_x_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":65000")
    assert problem() == "display-unreachable"


def test_wayland_alone_is_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", os.fspath(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert problem() == "display-unreachable"
    monkeypatch.chdir(tmp_path)  # a socket's path may be 107 bytes long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("wayland-0")
        server.listen()
        monkeypatch.setenv("XDG_RUNTIME_DIR", ".")
        assert problem() is None
    assert os.environ["QT_QPA_PLATFORM"] == "wayland"


def test_missing_system_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise OSError("libxkbcommon-x11.so.0: cannot open shared object file: No such file")

    monkeypatch.setenv("DISPLAY", ":65000")
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    error = display.prepare_display()
    assert error is not None
    assert error.code == "display-libraries"
    assert error.data == {"library": "libxkbcommon-x11.so.0"}


def test_real_x_server(x_display: str) -> None:
    script = "from app.commands.display import prepare_display as p; print(p())"
    environment = os.environ | {"DISPLAY": x_display}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=checkout(), env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("None\n", "")
