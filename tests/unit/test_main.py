"""What the arguments mean, and the exit status of every way to end."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import main as entry
from app.commands import cli, demo, info
from app.paths import checkout
from models.errors import CodedError

COMMAND = [sys.executable, str(checkout() / "main.py")]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The pictures that windows were opened on, instead of the windows."""
    windows: list[list[str]] = []

    def open_window(pictures: Sequence[str]) -> int:
        windows.append(list(pictures))
        return 0

    monkeypatch.setattr(entry, "open_window", open_window)
    return windows


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(arguments: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr(info, "run", run)


@pytest.mark.parametrize(
    ("argv", "pictures"),
    [
        ([], []),
        (["a.jpg"], ["a.jpg"]),
        (["folder/a", "b"], ["folder/a", "b"]),
        (["图片.png", "b c.webp"], ["图片.png", "b c.webp"]),
        (["--language", "zh", "a.jpg"], ["a.jpg"]),
        (["--language=zh"], []),
        (["--", "-a.jpg"], ["-a.jpg"]),
    ],
)
def test_no_verb_opens_the_window(
    argv: list[str], pictures: list[str], opened: list[list[str]]
) -> None:
    assert entry.main(argv) == 0
    assert opened == [pictures]


def test_a_bare_word_that_exists_is_a_picture(
    opened: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cat").write_bytes(b"")
    assert entry.main(["cat"]) == 0
    assert opened == [["cat"]]


def test_language_is_set_for_the_program_and_its_children(opened: list[list[str]]) -> None:
    entry.main(["--language", "zh"])
    assert os.environ["CIFAR_LAB_LANGUAGE"] == "zh"


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (["predcit"], "Did you mean “predict”?"),
        (["xyzzy"], "The verbs are: predict, train"),
        (["--model", "vgg16"], "--model"),
        (["--language", "fr"], "--language"),
        (["info", "--no-such-option"], "--no-such-option"),
    ],
)
def test_wrong_usage(
    argv: list[str],
    hint: str,
    opened: list[list[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert entry.main(argv) == 2
    assert hint in capsys.readouterr().err
    assert opened == []


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["--help"]) == 0
    words = capsys.readouterr().out.split()
    assert set(cli.VERBS) <= set(words)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["--version"]) == 0
    assert capsys.readouterr().out == f"CIFAR Lab {cli.VERSION}\n"


def test_coded_error_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(CodedError("display-unreachable", display=":7"), monkeypatch)
    assert entry.main(["info"]) == 1
    captured = capsys.readouterr()
    assert captured.err == "The display :7 does not answer, so no window can open.\n"
    assert captured.out == ""


def test_missing_package_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(ModuleNotFoundError("No module named 'torch'", name="torch"), monkeypatch)
    assert entry.main(["info"]) == 1
    assert "“torch” is not installed" in capsys.readouterr().err


def test_missing_module_of_our_own_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(ModuleNotFoundError("No module named 'app.x'", name="app.x"), monkeypatch)
    with pytest.raises(ModuleNotFoundError):
        entry.main(["info"])


def test_ctrl_c(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fail_with(KeyboardInterrupt(), monkeypatch)
    assert entry.main(["info"]) == 130
    assert capsys.readouterr().err == ""


def test_closed_pipe_is_quiet() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [*COMMAND, "info", "--json"], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (141, b"")


def test_output_is_utf8_on_every_locale() -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [*COMMAND, "--language", "zh", "predcit"], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert "您是不是想输入“predict”？" in done.stderr.decode("utf-8")


def test_without_a_display_the_terminal_shows_the_bundled_pictures(
    opened: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(demo, "run_demo", lambda: 7)
    assert entry.main([]) == 7
    assert capsys.readouterr().out.startswith("There is no display here")
    assert opened == []


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied", "/a/b"), "Permission denied: /a/b"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (TimeoutError(), "TimeoutError"),
    ],
)
def test_what_a_disk_refuses_is_one_sentence(
    error: OSError,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fail_with(error, monkeypatch)
    assert entry.main(["info"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"A file could not be read or written ({reason}). ")
    assert said.count("\n") == 1


def test_output_that_finds_no_room_is_one_sentence() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, "info", "--json"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert b"No space left on device" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_missing_library_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "libGL.so.1: cannot open shared object file: No such file or directory"
    fail_with(ImportError(said, name="cv2"), monkeypatch)
    assert entry.main(["info"]) == 1
    assert "The system library libGL.so.1 is missing" in capsys.readouterr().err


def test_name_that_a_module_does_not_have_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(ImportError("cannot import name 'x' from 'app.y'", name="app.y"), monkeypatch)
    with pytest.raises(ImportError):
        entry.main(["info"])
