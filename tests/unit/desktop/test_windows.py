"""What Windows starts, as far as that can be asked elsewhere."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.paths import checkout
from assets.desktop import windows

ROOT = checkout()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout without .venv."""
    folder = tmp_path / "my lab"
    folder.mkdir()
    for name in ("pyproject.toml", "constraints.txt"):
        (folder / name).write_text((ROOT / name).read_text("utf-8"), "utf-8")
    monkeypatch.setattr(windows, "ROOT", folder)
    monkeypatch.setattr(windows, "VENV", folder / ".venv")
    monkeypatch.setattr(windows, "READY", folder / ".venv" / "ready")
    monkeypatch.setattr(
        windows, "_SOURCES", (folder / "pyproject.toml", folder / "constraints.txt")
    )
    return folder


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What is run, instead of running it; whose command has a word of `failing` in it, fails."""
    run: list[list[str]] = []

    def note(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        run.append(command)
        failed = any(word in " ".join(command) for word in failing)
        return subprocess.CompletedProcess(command, int(failed))

    failing = ["version_info", "importlib.metadata"]  # no .venv yet, no torch in it
    note.failing = failing  # type: ignore[attr-defined]
    monkeypatch.setattr(windows.subprocess, "run", note)
    return run


@pytest.fixture
def made(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The virtual environments that were made."""
    folders: list[Path] = []

    def create(folder: Path, *, clear: bool, with_pip: bool) -> None:
        assert clear
        assert with_pip
        folders.append(folder)
        python = windows._python()
        python.parent.mkdir(parents=True)
        python.touch()

    monkeypatch.setattr("venv.create", create)
    return folders


def failing(run: Callable[..., object]) -> list[str]:
    return run.failing  # type: ignore[attr-defined, no-any-return]


def test_first_start_installs_everything(
    root: Path, commands: list[list[str]], made: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert windows.main() == 0
    assert made == [root / ".venv"]
    install = commands[-2]
    assert install[1:4] == ["-m", "pip", "install"]
    assert install[-2:] == ["--editable", str(root)]
    assert (root / ".venv/constraints.txt").read_bytes() == (root / "constraints.txt").read_bytes()
    assert "torch" in commands[-1][-1]  # is tried before it is called ready
    assert "once" in capsys.readouterr().out


def test_second_start_does_nothing(root: Path, commands: list[list[str]], made: list[Path]) -> None:
    windows.main()
    commands.clear()
    assert windows.main() == 0
    assert commands == []


def test_changed_dependencies_are_installed_without_a_new_folder(
    root: Path, commands: list[list[str]], made: list[Path]
) -> None:
    windows.main()
    failing(windows.subprocess.run).remove("version_info")
    later = time.time() + 5
    os.utime(root / "pyproject.toml", (later, later))
    assert not windows.is_ready()
    assert windows.main() == 0
    assert len(made) == 1


def test_torch_that_somebody_chose_stays(
    root: Path, commands: list[list[str]], made: list[Path]
) -> None:
    failing(windows.subprocess.run).remove("importlib.metadata")
    assert windows.main() == 0
    kept = (root / ".venv/constraints.txt").read_text("utf-8")
    assert "numpy==" in kept
    assert not re.search(r"^(torch|torchvision|triton|nvidia-\S+)==", kept, re.MULTILINE)


@pytest.mark.parametrize(
    ("word", "said"), [("pip install", "installation failed"), ("QtWidgets", "Redistributable")]
)
def test_what_fails_is_said_and_tried_again(
    root: Path, commands: list[list[str]], made: list[Path], word: str, said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    failing(windows.subprocess.run).append(word)
    assert windows.main() == 1
    assert said in capsys.readouterr().out
    assert not windows.is_ready()


def test_a_folder_in_use_is_said(
    root: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr("venv.create", refuse)
    assert windows.main() == 1
    assert ".venv could not be made" in capsys.readouterr().out


def test_it_needs_nothing_but_the_standard_library() -> None:
    script = (
        "import runpy, sys; sys.modules.update(platformdirs=None, PyQt5=None, torch=None)\n"
        f"runpy.run_path({str(ROOT / 'assets/desktop/windows.py')!r})"
    )
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def batch() -> str:
    return (ROOT / "run.bat").read_text("ascii")  # every code page reads that


def test_the_batch_file_jumps_to_labels_that_are_there() -> None:
    labels = set(re.findall(r"^:(\w+)", batch(), re.MULTILINE))
    assert set(re.findall(r"goto (\w+)", batch())) == labels


def test_the_batch_file_names_files_that_are_there() -> None:
    named = re.findall(r"%ROOT%([\w\\.-]+)", batch())
    there = [name.replace("\\", "/") for name in named if not name.startswith(".venv")]
    assert set(there) == {
        "assets/desktop/no-python.txt",
        "assets/desktop/windows.py",
        "main.py",
    }
    assert all((ROOT / name).is_file() for name in there)


def test_the_batch_file_takes_the_supported_pythons() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert 'requires-python = ">=3.11,<3.14"' in project
    assert "((3, 11), (3, 12), (3, 13))" in batch()
    assert re.findall(r"py -(3\.\d+)", batch()) == ["3.13", "3.12", "3.11"]


def test_windows_gets_the_line_ends_that_its_batch_files_need() -> None:
    rules = (ROOT / ".gitattributes").read_text("utf-8").splitlines()
    assert {"*.bat text eol=crlf", "*.command text eol=lf"} <= set(rules)
