"""What the window remembers."""

from PyQt5.QtCore import QByteArray

from app.gui.settings import Settings
from app.paths import settings_folder


def test_first_start_has_defaults() -> None:
    settings = Settings()
    assert settings.network == "lenet5"
    assert settings.geometry.isEmpty()
    assert (settings.folder, settings.told_run) == ("", "")


def test_remembered() -> None:
    settings = Settings()
    settings.network, settings.folder, settings.told_run = "vgg16", "/图 片", "lenet5-1"
    settings.geometry = QByteArray(b"\x01\x02")
    settings.save()
    again = Settings()
    assert (again.network, again.folder, again.told_run) == ("vgg16", "/图 片", "lenet5-1")
    assert bytes(again.geometry) == b"\x01\x02"


def test_damaged_file_reads_as_defaults() -> None:
    settings_folder().mkdir(parents=True)
    (settings_folder() / "window.ini").write_bytes(b"\x00\xff[window\ngeometry=12\nnetwork")
    settings = Settings()
    assert settings.network == "lenet5"
    assert settings.geometry.isEmpty()
