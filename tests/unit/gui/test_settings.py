"""What the window remembers."""

from pathlib import Path

import pytest
from PyQt5.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from app.gui.settings import Settings
from app.paths import settings_folder


def test_first_start_has_defaults() -> None:
    settings = Settings()
    assert settings.network == "lenet5"
    assert settings.geometry.isEmpty()
    assert (settings.folder, settings.told_run, settings.recent) == ("", "", [])
    assert (settings.language, settings.theme) == ("system", "system")
    assert (settings.bar_order, settings.shelf, settings.hint) == ("probability", True, True)
    assert settings.put_aside == ""


def test_remembered() -> None:
    settings = Settings()
    settings.network, settings.folder, settings.told_run = "vgg16", "/图 片", "lenet5-1"
    settings.language, settings.theme, settings.bar_order = "zh", "dark", "fixed"
    settings.shelf, settings.hint = False, False
    settings.geometry = QByteArray(b"\x01\x02")
    settings.save()
    again = Settings()
    assert (again.network, again.folder, again.told_run) == ("vgg16", "/图 片", "lenet5-1")
    assert (again.language, again.theme, again.bar_order) == ("zh", "dark", "fixed")
    assert (again.shelf, again.hint) == (False, False)
    assert bytes(again.geometry) == b"\x01\x02"
    assert again.put_aside == ""


def test_recent_pictures_newest_first_and_once() -> None:
    settings = Settings()
    for number in [*range(14), 3]:
        settings.add_recent(f"/照片, {number}.jpg")
    settings.save()
    again = Settings()
    assert again.recent[:3] == ["/照片, 3.jpg", "/照片, 13.jpg", "/照片, 12.jpg"]
    assert len(again.recent) == 12
    again.clear_recent()
    again.add_recent("/one.png")
    again.add_recent("/caf\udce9.png")  # no UTF-8: not to be kept in a file of texts
    again.save()
    assert Settings().recent == ["/one.png"]


def test_reset_forgets_everything() -> None:
    settings = Settings()
    settings.theme = "dark"
    settings.save()
    settings.reset()
    assert settings.theme == "system"
    settings.save()
    assert Settings().theme == "system"


def test_what_qt_writes_by_itself_is_understood_after_a_crash(qtbot: QtBot) -> None:
    settings = Settings()
    settings.reset()
    settings.network = "vgg16"
    file = settings_folder() / "window.ini"
    qtbot.waitUntil(lambda: file.exists() and "vgg16" in file.read_text("utf-8"))
    assert "version=1" in file.read_text("utf-8")


def test_values_that_nobody_knows_read_as_defaults() -> None:
    settings = Settings()
    settings.theme, settings.language, settings.bar_order = "pink", "xx", "by size"
    settings.set_value("shelf", "perhaps")
    assert (settings.theme, settings.language, settings.bar_order) == (
        "system",
        "system",
        "probability",
    )
    assert settings.shelf is True


@pytest.mark.qt_log_ignore("unknown user type", extend=True)  # Qt says so of one
@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff[window\ngeometry=12\nnetwork",
        b"[General]\nversion=99\nnetwork=vgg16\n",
        b"[General]\nversion=one\nnetwork=vgg16\n",
        b"[General]\nversion=" + 5000 * b"9" + b"\nnetwork=vgg16\n",
        b"[General]\nnetwork=@Variant(\\0\\0\\0\\x7f)\n[window]\ngeometry=@Variant(\\0\\0\\0\\x7f)\n",
    ],
)
def test_a_file_that_is_damaged_or_from_the_future_is_put_aside(content: bytes) -> None:
    folder = settings_folder()
    folder.mkdir(parents=True)
    (folder / "window.ini").write_bytes(content)
    settings = Settings()
    assert settings.network == "lenet5"
    assert settings.geometry.isEmpty()
    kept = Path(settings.put_aside)
    assert kept.parent == folder
    assert kept.read_bytes() == content
    settings.network = "alexnet"
    settings.save()
    again = Settings()
    assert (again.network, again.put_aside) == ("alexnet", "")
    assert kept.exists()
