"""Asks the desktop itself for its theme: by commands, so never on the window's thread."""

import os
import subprocess
import sys

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

from app.gui.system_files import theme_from_files

_PATIENCE = 3  # seconds for a command; a desktop's portal may have to start first
_PORTAL = (
    *("gdbus", "call", "--session", "--timeout", "2"),
    *("--dest", "org.freedesktop.portal.Desktop"),
    *("--object-path", "/org/freedesktop/portal/desktop"),
    *("--method", "org.freedesktop.portal.Settings.Read"),
    *("org.freedesktop.appearance", "color-scheme"),
)
_GNOME = ("gsettings", "get", "org.gnome.desktop.interface")


class SystemLook(QObject):
    """Lives in a thread of its own."""

    seen = pyqtSignal(object)  # bool, or None where nobody says

    @pyqtSlot()
    def look(self) -> None:
        """Looks once."""
        self.seen.emit(look())


def look() -> bool | None:
    """Whether the system is dark now; takes as long as its commands take."""
    if sys.platform == "darwin":  # the entry is there in dark mode only
        return _said("defaults", "read", "-g", "AppleInterfaceStyle") == "Dark"
    if sys.platform == "win32" or os.environ.get("GTK_THEME"):
        return theme_from_files()
    scheme = _portal()
    if scheme is None:
        scheme = _gnome()
    return theme_from_files() if scheme is None else scheme


def _portal() -> bool | None:
    """What desktops of all kinds tell: 1 is dark, 2 light, 0 no preference."""
    if not _has_bus():  # otherwise the command would start one
        return None
    answer = _said(*_PORTAL)  # "(<<uint32 1>>,)"
    return {"1": True, "2": False}.get(answer.rstrip(">,)")[-1:])


def _has_bus() -> bool:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    bus = os.path.join(runtime, "bus")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (runtime and os.path.exists(bus)))


def _gnome() -> bool | None:
    """What GNOME and those like it keep; older ones have only the name of a theme."""
    if "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", ""):
        return None
    scheme = _said(*_GNOME, "color-scheme").strip("'")
    if scheme.startswith("prefer-"):
        return scheme == "prefer-dark"
    theme = _said(*_GNOME, "gtk-theme").strip("'")
    return theme.lower().endswith("-dark") if theme else None


def _said(*command: str) -> str:
    """The output of a command; empty if it is not there, fails or takes too long."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else ""
