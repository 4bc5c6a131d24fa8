"""The desktop's theme: guessed from files, asked for by commands, followed."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui import system_look
from app.gui.system_look import look
from app.gui.system_theme import SystemTheme, system_is_dark

PATIENCE = 20_000  # milliseconds
Command = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Linux desktop that says nothing; its configuration folder."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for name in ("GTK_THEME", "XDG_CURRENT_DESKTOP", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "config"


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Puts a command of the desktop's in place."""

    def put(name: str, body: str) -> None:
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    return put


def write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_a_desktop_that_says_nothing_is_not_guessed_at() -> None:
    assert system_is_dark() is None
    assert look() is None


@pytest.mark.parametrize(
    ("theme", "dark"),
    [
        ("Adwaita:dark", True),
        ("Yaru-dark", True),
        ("HighContrastInverse", True),
        ("Adwaita", False),
    ],
)
def test_the_theme_that_the_environment_names_goes_first(
    monkeypatch: pytest.MonkeyPatch, command: Command, theme: str, dark: bool
) -> None:
    command("gsettings", "echo \"'prefer-light'\"" if dark else "echo \"'prefer-dark'\"")
    monkeypatch.setenv("GTK_THEME", theme)
    assert system_is_dark() is look() is dark


@pytest.mark.parametrize(("colour", "dark"), [("35,38,41", True), ("239,240,241", False)])
def test_kde_is_known_by_the_colour_of_its_windows(
    desktop: Path, monkeypatch: pytest.MonkeyPatch, command: Command, colour: str, dark: bool
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    command("gsettings", "echo \"'prefer-light'\"" if dark else "echo \"'prefer-dark'\"")
    other = "[Colors:View]\nBackgroundNormal=128,0,0\n"
    write(desktop / "kdeglobals", f"{other}[Colors:Window]\nBackgroundNormal={colour}\n{other}")
    assert system_is_dark() is look() is dark


@pytest.mark.parametrize("text", ["", "[Colors:Window]\nBackgroundNormal=dark\n", b"\xff\x00"])
def test_a_file_of_kde_that_says_nothing(
    desktop: Path, monkeypatch: pytest.MonkeyPatch, text: str | bytes
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    write(desktop / "kdeglobals", text)
    assert system_is_dark() is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-application-prefer-dark-theme = 1\n"),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-application-prefer-dark-theme=true\n"),
        ("dconf/user", b"GVariant\0color-scheme\0\xffprefer-dark\0\0s"),
    ],
)
def test_files_of_gnome_and_of_its_kind(desktop: Path, name: str, content: str | bytes) -> None:
    write(desktop / name, content)
    assert system_is_dark() is True


def test_files_that_do_not_ask_for_dark_leave_it_open(desktop: Path) -> None:
    write(desktop / "gtk-3.0/settings.ini", "[Settings]\ngtk-application-prefer-dark-theme=0\n")
    write(desktop / "dconf/user", b"GVariant\0color-scheme\0default\0\0s")
    assert system_is_dark() is None


@pytest.mark.parametrize(
    ("answer", "dark"),
    [("(<<uint32 1>>,)", True), ("(<<uint32 2>>,)", False), ("(<<uint32 0>>,)", None)],
)
def test_the_portal_is_asked(
    monkeypatch: pytest.MonkeyPatch, command: Command, answer: str, dark: bool | None
) -> None:
    wanted = "org.freedesktop.portal.Settings.Read org.freedesktop.appearance color-scheme"
    command("gdbus", f"case \"$*\" in *'{wanted}') echo '{answer}';; *) exit 1;; esac")
    assert look() is None  # where there is no bus, the command would start one
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert look() is dark


@pytest.mark.parametrize(
    ("scheme", "theme", "dark"),
    [
        ("'prefer-dark'", "'Adwaita'", True),
        ("'prefer-light'", "'Adwaita-dark'", False),
        ("'default'", "'Adwaita'", False),
        ("'default'", "'Yaru-dark'", True),  # before GNOME 42 a theme was all there was
    ],
)
def test_gnome_is_asked(command: Command, scheme: str, theme: str, dark: bool) -> None:
    command("gsettings", f'[ "$3" = color-scheme ] && echo "{scheme}" || echo "{theme}"')
    assert look() is dark


def test_commands_that_fail_or_hang_say_nothing(
    monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.setattr(system_look, "_PATIENCE", 0.2)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    command("gdbus", "exec /bin/sleep 30")
    command("gsettings", "echo \"'prefer-dark'\"; exit 1")
    assert look() is None


@pytest.mark.parametrize(("body", "dark"), [("echo Dark", True), ("exit 1", False)])
def test_macos_is_asked(
    monkeypatch: pytest.MonkeyPatch, command: Command, body: str, dark: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    command("defaults", f'[ "$*" = "read -g AppleInterfaceStyle" ] || exit 2\n{body}')
    assert system_is_dark() is None
    assert look() is dark


@pytest.fixture
def system(qapp: QApplication) -> Iterator[SystemTheme]:
    system = SystemTheme()
    yield system
    assert system.stop(PATIENCE)


def test_a_change_is_told_when_the_user_comes_back(
    qtbot: QtBot, system: SystemTheme, command: Command
) -> None:
    told: list[bool] = []
    system.changed.connect(told.append)
    command("gsettings", "echo \"'prefer-dark'\"")
    with qtbot.waitSignal(system.changed, timeout=PATIENCE):
        system.start()
    looks: list[bool | None] = []
    system._looker.seen.connect(looks.append)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: len(looks) == 1, timeout=PATIENCE)
    assert told == [True]  # what stays as it was is not told
    command("gsettings", "echo \"'prefer-light'\"")
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: told == [True, False], timeout=PATIENCE)
    assert looks == [True, False]


def test_when_stopped_it_looks_no_more(qtbot: QtBot, command: Command) -> None:
    system = SystemTheme()
    assert system.stop()  # not even started
    system = SystemTheme()
    system.start()
    assert system.stop(PATIENCE)
    with qtbot.assertNotEmitted(system._look_wanted):
        system.look()
