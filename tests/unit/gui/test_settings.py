"""What the window remembers."""

import pytest
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


@pytest.mark.qt_log_ignore("unknown user type", extend=True)  # Qt says so of the second
@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff[window\ngeometry=12\nnetwork",
        b"[General]\nnetwork=@Variant(\\0\\0\\0\\x7f)\n[window]\ngeometry=@Variant(\\0\\0\\0\\x7f)\n",
    ],
)
def test_damaged_file_reads_as_defaults(content: bytes) -> None:
    settings_folder().mkdir(parents=True)
    (settings_folder() / "window.ini").write_bytes(content)
    settings = Settings()
    assert settings.network == "lenet5"
    assert settings.geometry.isEmpty()
