"""Can a window be shown here? Qt aborts the process where it cannot, so ask before it starts."""

import ctypes
import os
import sys
from importlib.machinery import PathFinder  # importlib.util would import much more
from pathlib import Path

from models.errors import CodedError


class DisplayError(CodedError):
    """No window can be shown: "no-display", "display-unreachable" or "display-libraries"."""


def prepare_display() -> DisplayError | None:
    """Return why no window can be shown, or None; chooses Wayland where only that answers."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None  # elsewhere there always is a display; a chosen platform is taken at its word
    display, wayland = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    if not display and not wayland:
        return DisplayError("no-display")
    if display and x_server_answers():
        missing = missing_library()
        return DisplayError("display-libraries", library=missing) if missing else None
    if wayland and wayland_answers(wayland):
        os.environ["QT_QPA_PLATFORM"] = "wayland"  # Qt 5 would try X first, and abort
        return None
    return DisplayError("display-unreachable", display=display or wayland)


def x_server_answers() -> bool:
    """Connect as Qt will: the X client library knows DISPLAY's forms and the access cookies.

    A connection that was made stays open: a server that loses its last client starts over, and Qt
    would wait for it.
    """
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # `missing_library` will name it
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    if not xcb.xcb_connection_has_error(connection):
        return True
    xcb.xcb_disconnect(connection)
    return False


def wayland_answers(name: str) -> bool:
    import socket  # most displays are X: the window appears sooner without it

    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent")) / name
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(os.fspath(path))
        except OSError:
            return False
    return True


def missing_library() -> str | None:
    """The name of a system library that Qt's X plugin needs and that is not there, or None.

    The plugin is loaded as Qt will load it a moment later, so this costs next to nothing."""
    package = PathFinder.find_spec("PyQt5")
    if package is None or not package.submodule_search_locations:
        return None  # the import of PyQt5 will say it
    plugin = Path(package.submodule_search_locations[0]) / "Qt5/plugins/platforms/libqxcb.so"
    if not plugin.exists():
        return None  # a PyQt5 of the distribution: its package brought what it needs
    try:
        ctypes.CDLL(os.fspath(plugin))
    except OSError as error:
        return str(error).partition(":")[0]
    return None
