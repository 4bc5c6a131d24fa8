"""The program as it is started: a window on a real X server, the terminal without one."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from app.paths import checkout

COMMAND = [sys.executable, os.fspath(checkout() / "main.py")]
INT, LONG = ctypes.c_int, ctypes.c_ulong


class Attributes(ctypes.Structure):
    """Xlib's XWindowAttributes."""

    _fields_ = (
        *((name, INT) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", LONG),
        *((name, INT) for name in ("class_", "bit_gravity", "win_gravity", "backing_store")),
        *((name, LONG) for name in ("backing_planes", "backing_pixel")),
        ("save_under", INT),
        ("colormap", LONG),
        *((name, INT) for name in ("map_installed", "map_state")),
        *((name, ctypes.c_long) for name in ("all_masks", "your_mask", "no_propagate")),
        ("override_redirect", INT),
        ("screen", ctypes.c_void_p),
    )


def visible_windows(display: str) -> list[tuple[int, int]]:
    """Width and height of every window on the screen, by asking the X server."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(x.XOpenDisplay(display.encode()))
    x.XDefaultRootWindow.restype = LONG
    root, unused, count = x.XDefaultRootWindow(connection), LONG(), ctypes.c_uint()
    children = ctypes.POINTER(LONG)()
    x.XQueryTree(
        connection, LONG(root), ctypes.byref(unused), ctypes.byref(unused),
        ctypes.byref(children), ctypes.byref(count),
    )  # fmt: skip
    sizes = []
    for window in children[: count.value]:
        found = Attributes()
        x.XGetWindowAttributes(connection, LONG(window), ctypes.byref(found))
        if found.map_state == 2:  # IsViewable
            sizes.append((found.width, found.height))
    x.XCloseDisplay(connection)
    return sizes


def environment(**changes: str) -> dict[str, str]:
    unset = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return {name: value for name, value in os.environ.items() if name not in unset} | changes


def test_window_opens_on_a_real_x_server_and_ctrl_c_closes_it(
    x_display: str, drawn_data: Path, tmp_path: Path
) -> None:
    picture = drawn_data / "test/cat/000.png"
    program = subprocess.Popen(
        [*COMMAND, os.fspath(picture)],
        env=environment(DISPLAY=x_display, XDG_RUNTIME_DIR=os.fspath(tmp_path)),
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        until = time.monotonic() + 60
        while not any(width > 400 for width, _ in visible_windows(x_display)):
            assert program.poll() is None, program.stderr and program.stderr.read()
            assert time.monotonic() < until, "no window within a minute"
            time.sleep(0.1)
        program.send_signal(signal.SIGINT)
        _, complaints = program.communicate(timeout=60)
    finally:
        program.kill()
    assert program.returncode in (0, 130)
    assert complaints == ""


def test_without_a_display_the_terminal_answers() -> None:
    done = subprocess.run(
        COMMAND, env=environment(), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.stdout.splitlines()[0].startswith("There is no display here")
    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stderr) == (0, "")
