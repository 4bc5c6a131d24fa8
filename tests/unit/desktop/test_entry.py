"""The menu entry, read as a desktop reads it."""

import configparser
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.inference.images import FORMATS
from app.paths import checkout
from assets.desktop.__main__ import main
from assets.desktop.entry import entry
from models.errors import CodedError

KEYS = {  # of the specification, recognised in an Application
    *("Type", "Version", "Name", "GenericName", "NoDisplay", "Comment", "Icon", "Hidden"),
    *("OnlyShowIn", "NotShowIn", "DBusActivatable", "TryExec", "Exec", "Path", "Terminal"),
    *("Actions", "MimeType", "Categories", "Implements", "Keywords", "StartupNotify"),
    *("StartupWMClass", "PrefersNonDefaultGPU", "SingleMainWindow"),
}
ICON = "cifar-lab.*"


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "share 数据"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


def read(text: str) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(delimiters="=", strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return parser["Desktop Entry"]


def arguments(command: str, *files: str) -> list[bytes]:
    """Exec taken apart: the file's escapes, the shell's quotes, then the field codes."""
    words = command.replace("\\\\", "\\")
    script = f"printf '%s\\0' {words}"
    done = subprocess.run(["sh", "-c", script], capture_output=True, check=True)
    found: list[bytes] = []
    for word in done.stdout.split(b"\0")[:-1]:
        found += map(os.fsencode, files) if word == b"%F" else [word.replace(b"%%", b"%")]
    return found


@pytest.mark.parametrize(
    "folder",
    ["/plain", "/two words", "/a%F=b", "/it's", '/"quoted"', "/$HOME/`id`", "/back\\slash"],
)
def test_the_command_survives_every_folder_name(folder: str) -> None:
    start = os.fsencode(f"{folder}/assets/desktop/start.sh")
    command = read(entry(Path(folder)))["Exec"]
    assert arguments(command, "/a b.png", "/c.jpg") == [b"/bin/sh", start, b"/a b.png", b"/c.jpg"]


def test_a_folder_that_no_entry_can_hold_is_refused() -> None:
    with pytest.raises(CodedError) as caught:
        entry(Path("/two\nlines"))
    assert caught.value.code == "desktop-path"


def test_every_format_is_offered() -> None:
    kinds = read(entry())["MimeType"].strip(";").split(";")
    assert kinds == [f"image/{name.lower()}" for name in FORMATS]


def test_the_entry_knows_its_window() -> None:
    """Qt makes the window's class of the application's name."""
    source = (checkout() / "app/gui/application.py").read_text("utf-8")
    assert f'setApplicationName("{read(entry())["StartupWMClass"]}")' in source


def test_both_languages_say_the_same_things() -> None:
    found = read(entry())
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert found[key]
        assert found[f"{key}[zh_CN]"]


def test_install_and_remove(data_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["install"]) == 0
    path = data_home / "applications" / "cifar-lab.desktop"
    assert str(path) in capsys.readouterr().out
    start = Path(os.fsdecode(arguments(read(path.read_text("utf-8"))["Exec"])[1]))
    assert start.is_file()
    icons = data_home / "icons" / "hicolor"
    for target in ("scalable/apps/cifar-lab.svg", "256x256/apps/cifar-lab.png"):
        source = checkout() / "assets" / "icons" / Path(target).name
        assert (icons / target).read_bytes() == source.read_bytes()
    assert main(["install"]) == 0  # again, after the folder has moved say
    assert main(["remove"]) == 0
    assert main(["remove"]) == 0
    assert [p.name for p in data_home.rglob("*") if p.is_file()] in ([], ["mimeinfo.cache"])


def test_a_relative_data_folder_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert main(["install"]) == 0
    assert (tmp_path / ".local/share/applications/cifar-lab.desktop").exists()


def test_what_cannot_be_written_is_said(
    data_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data_home.touch()
    assert main(["install"]) == 1
    assert str(data_home) in capsys.readouterr().err


def test_other_systems_are_told_what_to_start(
    data_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert main(["install"]) == 1
    assert "run.bat" in capsys.readouterr().err


def test_wrong_usage() -> None:
    assert main([]) == 2
    assert main(["destroy"]) == 2


def test_the_entry_is_what_the_specification_asks_for() -> None:
    """As `desktop-file-validate` looks at it, which few computers have."""
    text = entry(Path('/a "b" $c'))
    assert text.startswith("[Desktop Entry]\n")
    assert text.endswith("\n")
    lines = text.splitlines()[1:]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z-]+(\[zh_CN\])?=\S.*", line)] == []
    found = read(text)  # refuses a key that is there twice
    assert set(found) >= {"Type", "Name", "Exec", "Icon"}
    assert {key.partition("[")[0] for key in found} <= KEYS
    assert found["Type"] == "Application"
    assert found["Version"] in ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5")  # of the specification
    assert {found["Terminal"], found["StartupNotify"]} <= {"true", "false"}
    assert re.findall(r"%(.)", found["Exec"].replace("%%", "")) == ["F"]
    assert {found["Icon"]} == {path.stem for path in (checkout() / "assets/icons").glob(ICON)}
    for key in ("Keywords", "Keywords[zh_CN]", "Categories", "MimeType"):
        items = found[key].split(";")
        assert items.pop() == ""  # a list ends with a semicolon
        assert all(items)
        assert len(set(items)) == len(items)
    # one of the main categories; the other is registered, and asks for Education or Science
    assert found["Categories"] == "Education;ArtificialIntelligence;"
