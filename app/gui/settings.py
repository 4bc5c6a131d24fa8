"""What the window remembers, in one file; the only place that knows QSettings."""

import contextlib

from PyQt5.QtCore import QByteArray, QSettings

from app.paths import settings_folder


class Settings:
    """Typed access; what is missing or of a wrong kind reads as the default."""

    def __init__(self) -> None:
        folder = settings_folder()
        with contextlib.suppress(OSError):  # then nothing is remembered, and that is all
            folder.mkdir(parents=True, exist_ok=True)
        self._file = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size as Qt keeps it; empty at the first start."""
        value = self._value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._file.setValue("window/geometry", value)

    @property
    def network(self) -> str:
        """Key of the network chosen last."""
        return self._text("network", "lenet5")

    @network.setter
    def network(self, value: str) -> None:
        self._file.setValue("network", value)

    @property
    def folder(self) -> str:
        """The folder that a picture was opened from last."""
        return self._text("folder", "")

    @folder.setter
    def folder(self, value: str) -> None:
        self._file.setValue("folder", value)

    @property
    def told_run(self) -> str:
        """Name of the run whose end the user was told of last."""
        return self._text("told_run", "")

    @told_run.setter
    def told_run(self, value: str) -> None:
        self._file.setValue("told_run", value)

    def save(self) -> None:
        """Writes the file now."""
        self._file.sync()

    def _text(self, name: str, default: str) -> str:
        value = self._value(name)
        return value if isinstance(value, str) else default

    def _value(self, name: str) -> object:
        try:
            return self._file.value(name)
        except TypeError:  # a damaged file can hold what PyQt knows no Python value for
            return None
