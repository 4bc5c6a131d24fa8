"""What the window remembers, in one file; the only place that knows QSettings."""

import contextlib
import os
import time
from typing import Any

from PyQt5.QtCore import QByteArray, QSettings

from app.paths import settings_folder

_VERSION = 1  # of the file; a newer program's file is put aside, not misread
_KNOWN = [str(version) for version in range(1, _VERSION + 1)]
_RECENT = 12  # pictures that File ▸ Open recent lists
THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "zh")
ORDERS = ("probability", "fixed")


class _Text:
    """A text in the file, the default where it is missing or none of `allowed`."""

    def __init__(self, key: str, default: str = "", allowed: tuple[str, ...] = ()) -> None:
        self._key, self._default, self._allowed = key, default, allowed

    def __get__(self, settings: "Settings", owner: type) -> str:
        value = settings.value(self._key)
        known = isinstance(value, str) and (not self._allowed or value in self._allowed)
        return value if known else self._default  # type: ignore[return-value]

    def __set__(self, settings: "Settings", value: str) -> None:
        settings.set_value(self._key, value)


class _Switch:
    """Yes or no in the file."""

    def __init__(self, key: str, default: bool) -> None:
        self._key, self._default = key, default

    def __get__(self, settings: "Settings", owner: type) -> bool:
        return {"true": True, "false": False}.get(str(settings.value(self._key)), self._default)

    def __set__(self, settings: "Settings", value: bool) -> None:
        settings.set_value(self._key, "true" if value else "false")


class Settings:
    """Typed access; what is missing or of a wrong kind reads as the default."""

    network = _Text("network", "lenet5")  # key or path of the network chosen last
    own_network = _Text("own_network")  # path of the user's own network chosen last
    folder = _Text("folder")  # that a picture was opened from last; `add_recent` keeps it
    told_run = _Text("told_run")  # name of the run whose end the user was told of last
    language = _Text("language", "system", LANGUAGES)
    theme = _Text("theme", "system", THEMES)
    bar_order = _Text("bar_order", "probability", ORDERS)
    shelf = _Switch("shelf", True)  # the strip of thumbnails is shown
    hint = _Switch("hint", True)  # what to do next is still to be said
    system_dark = _Switch("system_dark", False)  # how the desktop looked last: known at once

    def __init__(self) -> None:
        self._path = settings_folder() / "window.ini"
        with contextlib.suppress(OSError):  # then nothing is remembered, and that is all
            settings_folder().mkdir(parents=True, exist_ok=True)
        self._file = QSettings(str(self._path), QSettings.Format.IniFormat)
        self.put_aside = ""  # where a file went that could not be understood
        if not self._understood():
            self._put_aside()

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size as Qt keeps it; empty at the first start."""
        value = self.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self.set_value("window/geometry", value)

    @property
    def recent(self) -> list[str]:
        """Paths of the pictures opened last, the newest first."""
        value = self.value("recent")
        paths = [value] if isinstance(value, str) else value  # Qt writes a list of one as a text
        if not isinstance(paths, list):
            return []
        return [path for path in paths if isinstance(path, str) and path][:_RECENT]

    def add_recent(self, path: str) -> None:
        """Puts a picture at the head of `recent`; names that are no UTF-8 cannot be kept."""
        self.folder = os.path.dirname(path)
        if path.isascii() or path.encode("utf-8", "replace").decode("utf-8") == path:
            others = [other for other in self.recent if other != path]
            self.set_value("recent", [path, *others][:_RECENT])

    def clear_recent(self) -> None:
        """Forgets the pictures opened last."""
        self._file.remove("recent")

    def reset(self) -> None:
        """Forgets everything."""
        self._file.clear()

    def save(self) -> None:
        """Writes the file now."""
        self._file.sync()

    def value(self, name: str) -> Any:
        """What the file holds, None for nothing."""
        try:
            return self._file.value(name)
        except TypeError:  # a damaged file can hold what PyQt knows no Python value for
            return None

    def set_value(self, name: str, value: Any) -> None:
        """Takes a value up; `save` writes it, or Qt does soon. A file without the version would be
        put aside, should the program be killed in between."""
        self._file.setValue("version", str(_VERSION))
        self._file.setValue(name, value)

    def _understood(self) -> bool:
        """Whether there is no file yet, or one of this program's."""
        if self._file.status() == QSettings.Status.FormatError:
            return False
        version = self.value("version")
        if version is None:
            return not self._file.allKeys()
        return version in _KNOWN

    def _put_aside(self) -> None:
        """The file stays beside, for whoever wants to look; the program starts with a new one."""
        target = self._path.with_name(time.strftime("window-%Y%m%d-%H%M%S.ini"))
        with contextlib.suppress(OSError):
            os.replace(self._path, target)
            self.put_aside = str(target)
        self._file = QSettings(str(self._path), QSettings.Format.IniFormat)
        self._file.clear()
