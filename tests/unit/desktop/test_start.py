"""The launcher of Linux and macOS, with programs that only note how they were called."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from app.paths import checkout

TOOLS = (
    "sh", "cat", "dirname", "env", "find", "flock", "mkdir", "mktemp", "mv", "nohup", "rm", "sleep",
    "tail", "touch",
)  # fmt: skip
PYTHON = """\
#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word"; done >>{calls}/python
"""
SET_UP = """\
echo set-up >>{calls}/set-up
sleep 0.2
mkdir -p .venv/bin && cp {calls}/python.sh .venv/bin/python && touch .venv/ready
"""


class Desktop:
    """A checkout that was never set up, in a folder with a difficult name, and a PATH of fakes."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "my 'CIFAR' $lab %s"
        self.calls, self.programs, self.home = (folder / name for name in ("c", "p", "h"))
        for made in (self.root / "assets", self.root / ".ci", self.calls, self.programs, self.home):
            made.mkdir(parents=True)
        shutil.copytree(checkout() / "assets/desktop", self.root / "assets/desktop")
        shutil.copy2(checkout() / "CIFAR Lab.command", self.root)
        for name in ("pyproject.toml", "constraints.txt"):
            (self.root / name).touch()
        for name in (*TOOLS, "cp"):
            (self.programs / name).symlink_to(str(shutil.which(name)))
        self.python(PYTHON)
        self.set_up(SET_UP)

    def python(self, script: str) -> None:
        self._write(self.calls / "python.sh", script)

    def set_up(self, script: str) -> None:
        self._write(
            self.root / ".ci/setup.sh", f'#!/bin/sh\nset -e\ncd "$(dirname "$0")/.."\n{script}'
        )

    def program(self, name: str, script: str) -> None:
        note = f"printf '%s\\n' \"$*\" >>{self.calls}/{name}"
        self._write(self.programs / name, f"#!/bin/sh\n{note}\n{script}")

    def _write(self, path: Path, script: str) -> None:
        path.write_text(script.replace("{calls}", str(self.calls)))
        path.chmod(0o755)

    def begin(
        self, *words: str, name: str = "assets/desktop/start.sh", language: str = "en_US.UTF-8"
    ) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [str(self.root / name), *words],
            cwd=self.home,
            env={"PATH": str(self.programs), "HOME": str(self.home), "LANG": language},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def start(self, *words: str, **how: str) -> tuple[int, str]:
        process = self.begin(*words, **how)
        said, _ = process.communicate(timeout=60)
        return process.returncode, said

    def called(self, name: str) -> list[str]:
        path = self.calls / name
        return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


@pytest.fixture
def ready(desktop: Desktop) -> Desktop:
    """Set up, a moment ago."""
    subprocess.run([desktop.root / ".ci/setup.sh"], check=True)
    (desktop.calls / "set-up").unlink()
    return desktop


def test_a_later_start_only_opens_the_window(ready: Desktop) -> None:
    assert ready.start("/a/two words.png", "/b/%f.jpg") == (0, "")
    opened = [str(ready.root / "main.py"), "/a/two words.png", "/b/%f.jpg"]
    assert ready.called("python") == opened
    assert ready.called("set-up") == []


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_changed_dependencies_are_installed_first(ready: Desktop, changed: str) -> None:
    later = time.time() + 2
    os.utime(ready.root / changed, (later, later))
    ready.set_up(f"{SET_UP}\ntouch -r '{changed}' .venv/ready")
    assert ready.start()[0] == 0
    assert len(ready.called("set-up")) == 1


def test_first_start_sets_up_in_a_terminal_window(desktop: Desktop) -> None:
    desktop.program("konsole", 'shift; exec "$@"')
    assert desktop.start("/cat.png") == (0, "")
    assert desktop.called("set-up") == ["set-up"]
    assert desktop.called("python") == [str(desktop.root / "main.py"), "/cat.png"]


def test_what_is_said_is_chinese_where_that_can_be_shown(desktop: Desktop) -> None:
    assert desktop.start("--set-up", language="zh_CN.UTF-8")[1].startswith("正在安装 CIFAR Lab")
    shutil.rmtree(desktop.root / ".venv")
    desktop.program("locale", "echo ANSI_X3.4-1968")  # as glibc says of a locale it has not got
    assert desktop.start("--set-up", language="zh_CN.UTF-8")[1].startswith("Setting up CIFAR Lab")


def test_a_terminal_that_returns_at_once_is_waited_for(desktop: Desktop) -> None:
    """As those do whose windows belong to a process of theirs."""
    desktop.program("gnome-terminal", 'shift; "$@" >/dev/null 2>&1 & exit 0')
    assert desktop.start("/cat.png")[0] == 0
    assert desktop.called("python") == [str(desktop.root / "main.py"), "/cat.png"]


def test_where_no_terminal_starts_a_box_counts_the_minutes(desktop: Desktop) -> None:
    desktop.program("konsole", "exit 1")
    desktop.program("zenity", "cat >>{calls}/lines")
    assert desktop.start() == (0, "")
    assert len(desktop.called("konsole")) == 1
    (box,) = desktop.called("zenity")
    assert "--progress" in box
    assert "setup.log" in box
    assert desktop.called("lines")[0].startswith("# Setting up CIFAR Lab")
    assert desktop.called("lines")[-1] == "100"
    assert desktop.called("python") == [str(desktop.root / "main.py")]


@pytest.mark.parametrize("program", ["notify-send", "kdialog", "xmessage"])
def test_at_least_the_log_is_named(desktop: Desktop, program: str) -> None:
    desktop.program(program, "" if program == "notify-send" else "exec sleep 60")
    assert desktop.start() == (0, "")
    (told,) = desktop.called(program)
    log = desktop.home / ".local/state/cifar-lab/log/log/setup.log"
    assert str(log) in told
    assert log.exists()


def test_it_works_where_nothing_can_be_shown(desktop: Desktop) -> None:
    assert desktop.start() == (0, "")
    assert desktop.called("python") == [str(desktop.root / "main.py")]


def test_a_failed_set_up_is_told_and_opens_nothing(desktop: Desktop) -> None:
    desktop.set_up("echo 'CIFAR Lab needs Python 3.11' >&2; exit 1")
    desktop.program("zenity", "cat")
    assert desktop.start()[0] == 1
    told = "\n".join(desktop.called("zenity"))
    assert "--error" in told
    assert "CIFAR Lab needs Python 3.11" in told
    assert desktop.called("python") == []


def test_a_failed_set_up_stays_readable_in_the_terminal(desktop: Desktop) -> None:
    desktop.set_up("exit 1")
    desktop.program("konsole", 'shift; "$@" >{calls}/said')
    assert desktop.start()[0] == 1
    assert desktop.called("said")[-1] == "CIFAR Lab could not be set up. Press Enter to close."
    assert desktop.called("python") == []


def test_a_terminal_that_is_closed_ends_the_start(desktop: Desktop) -> None:
    desktop.set_up("kill -HUP $PPID; sleep 0.5; exit 1")
    desktop.program("konsole", 'shift; exec "$@"')
    assert desktop.start()[0] == 1
    assert desktop.called("python") == []


def test_a_program_that_fails_is_told(ready: Desktop) -> None:
    ready.program("zenity", "")
    ready._write(ready.root / ".venv/bin/python", "#!/bin/sh\necho 'Something is missing.'\nexit 1")
    assert ready.start()[0] == 1
    assert "Something is missing." in "\n".join(ready.called("zenity"))


def test_the_end_of_the_session_is_no_failure(ready: Desktop) -> None:
    ready.program("zenity", "")
    ready._write(ready.root / ".venv/bin/python", "#!/bin/sh\nkill -TERM $$")
    assert ready.start()[0] == 143
    assert ready.called("zenity") == []


def test_two_first_starts_set_up_once(desktop: Desktop) -> None:
    starts = [desktop.begin(), desktop.begin()]
    assert [start.wait(60) for start in starts] == [0, 0]
    for start in starts:
        start.communicate()
    assert desktop.called("set-up") == ["set-up"]
    assert desktop.called("python") == [str(desktop.root / "main.py")] * 2


def test_macos_file_sets_up_and_opens(desktop: Desktop) -> None:
    status, said = desktop.start(name="CIFAR Lab.command")
    assert status == 0, said
    assert said.startswith("Setting up CIFAR Lab.")
    deadline = time.monotonic() + 20
    while not desktop.called("python") and time.monotonic() < deadline:
        time.sleep(0.05)
    assert desktop.called("python") == ["main.py"]


def test_macos_file_opens_nothing_where_the_set_up_failed(desktop: Desktop) -> None:
    desktop.set_up("exit 1")
    status, said = desktop.start(name="CIFAR Lab.command")
    assert status == 1
    assert "could not be set up" in said
    assert desktop.called("python") == []
