"""What the files of a desktop say of its theme: read in less than a millisecond, no Qt."""

import os
import sys

_DARK_BELOW = 128  # of 255, the mean of red, green and blue


def theme_from_files() -> bool | None:
    """Whether the desktop is dark, None where its files do not say so for sure."""
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return None
    named = os.environ.get("GTK_THEME")  # "Adwaita:dark"
    if named:
        return named.lower().endswith(("dark", "inverse"))
    if "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", ""):
        return _kde()
    return True if _gtk_is_dark() or _dconf_is_dark() else None


if sys.platform == "win32":

    def _windows() -> bool | None:
        import winreg

        place = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
                return not winreg.QueryValueEx(key, "AppsUseLightTheme")[0]
        except OSError:  # before Windows 10
            return None


def _kde() -> bool | None:
    """From the colour of its windows, "239,240,241"."""
    colour = _entry(_read("kdeglobals"), "[Colors:Window]", "BackgroundNormal")
    try:
        parts = [int(part) for part in colour.split(",")]
    except ValueError:
        return None
    return sum(parts) / len(parts) < _DARK_BELOW


def _gtk_is_dark() -> bool:
    for version in ("gtk-4.0", "gtk-3.0"):
        text = _read(version, "settings.ini")
        if _entry(text, "[Settings]", "gtk-application-prefer-dark-theme") in ("1", "true"):
            return True
    return False


def _dconf_is_dark() -> bool:
    """GNOME's database is binary; its only setting of this value is the colour scheme."""
    return "prefer-dark" in _read("dconf", "user")


def _read(*names: str) -> str:
    folder = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    try:
        with open(os.path.join(folder, *names), encoding="latin-1") as file:
            return file.read(2**20)
    except OSError:
        return ""


def _entry(text: str, section: str, name: str) -> str:
    """A value of an INI file, empty if it is not there."""
    inside = False
    for line in text.splitlines():
        key, _, value = line.partition("=")
        if line.startswith("["):
            inside = line.strip() == section
        elif inside and key.strip() == name:
            return value.strip()
    return ""
