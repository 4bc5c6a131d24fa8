"""The two commands of the README: what they would do, asked without installing anything."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from app.commands.cli import VERSION
from app.paths import checkout

ROOT = checkout()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORDS = (
    *("help", "setup", "run", "test", "lint", "bench", "soak", "screenshots", "train-all"),
    *("desktop-entry", "remove-desktop-entry", "docs", "reports", "translations"),
)
LDD = """\
echo "	libGL.so.1 => not found"
echo "	libxcb-randr.so.0 => not found"
echo "	libc.so.6 => /lib/libc.so.6 (0x0)"
"""


def pins() -> list[Requirement]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return [Requirement(line.partition("#")[0]) for line in lines if line.partition("#")[0].strip()]


def canonical(name: str) -> str:
    return name.lower().replace("_", "-")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of what the set-up consists of, with a .venv that looks finished."""
    folder = tmp_path / "clone"
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy2(ROOT / name, folder)
    program(folder / ".venv/bin", "python", f'exec {sys.executable} "$@"')
    (folder / ".venv/ready").touch()
    return folder


def program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def run(
    command: list[str], folder: Path, programs: Path | None = None
) -> subprocess.CompletedProcess[str]:
    # `make test` runs these tests: what it calls is not to think of itself as its child
    environment = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL")}
    if programs is not None:
        environment["PATH"] = f"{programs}:/usr/bin:/bin"
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_help_lists_the_words() -> None:
    listed = run(["make"], ROOT).stdout.splitlines()
    assert [line.split()[1] for line in listed] == list(WORDS)


def test_second_run_only_starts_the_program(clone: Path) -> None:
    done = run(["make", "-n", "run"], clone)
    assert done.stdout.splitlines() == [".venv/bin/python main.py"]


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_changed_dependencies_are_installed_first(clone: Path, changed: str) -> None:
    later = (clone / ".venv/ready").stat().st_mtime + 5
    os.utime(clone / changed, (later, later))
    done = run(["make", "-n", "run"], clone)
    assert done.stdout.splitlines() == [".ci/setup.sh", ".venv/bin/python main.py"]


def test_venv_whose_python_is_gone_is_made_anew(clone: Path) -> None:
    (clone / ".venv/bin/python").unlink()
    (clone / ".venv/bin/python").symlink_to("/nonexistent/python3")
    assert ".ci/setup.sh" in run(["make", "-n", "run"], clone).stdout


def test_test_installs_what_tests_need(clone: Path) -> None:
    assert run(["make", "-n", "test"], clone).stdout.splitlines()[0] == ".ci/setup.sh dev"


def test_dependencies_are_pinned_within_their_ranges() -> None:
    exact = {canonical(pin.name): pin.specifier for pin in pins()}
    wanted = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    for requirement in map(Requirement, wanted):
        (pin,) = exact[canonical(requirement.name)]
        assert pin.operator == "=="
        assert requirement.specifier.contains(Version(pin.version))


def test_everything_that_is_installed_for_a_dependency_is_pinned() -> None:
    script = (
        "import importlib.metadata as m, re\n"
        "name = lambda r: re.match('[A-Za-z0-9._-]+', r)[0].lower().replace('_', '-')\n"
        "todo, seen = ['cifar-lab'], set()\n"
        "while todo:\n"
        "    n = todo.pop()\n"
        "    if n in seen: continue\n"
        "    try: r = m.requires(n) or []\n"
        "    except m.PackageNotFoundError: continue\n"
        "    seen.add(n)\n"
        "    todo += [name(x) for x in r if 'extra ==' not in x or n == 'cifar-lab']\n"
        "print(*seen - {'cifar-lab'})\n"
    )
    installed = run([sys.executable, "-c", script], ROOT).stdout.split()
    assert "torch" in installed
    assert set(installed) <= {canonical(pin.name) for pin in pins()}


@pytest.mark.parametrize("name", ["constraints.txt", "pyproject.toml", "Makefile"])
def test_no_address_is_written_down(name: str) -> None:
    content = (ROOT / name).read_text("utf-8")
    assert "://" not in content
    assert "index-url" not in content


def test_version_is_the_same_everywhere() -> None:
    assert PROJECT["version"] == VERSION
    assert f"## [{VERSION}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_missing_libraries_are_installed_by_root(clone: Path, tmp_path: Path) -> None:
    programs, called = tmp_path / "programs", tmp_path / "called"
    plugin = Path(run([sys.executable, "-c", "import PyQt5; print(PyQt5.__file__)"], ROOT).stdout)
    assert plugin.parent.is_dir()
    program(programs, "ldd", f"[ -e {called} ] || {{ {LDD} }}")
    program(programs, "id", "echo 0")
    program(programs, "apt-get", f'case "$*" in *install*) echo "$@" >{called} ;; esac')
    done = run([".ci/system-libraries.sh"], clone, programs)
    assert done.returncode == 0, done.stderr
    assert called.read_text().split()[-2:] == ["libgl1", "libxcb-randr0"]
    assert done.stderr == "Installing system packages: libgl1 libxcb-randr0\n"


def test_missing_libraries_are_named_where_nothing_may_be_installed(
    clone: Path, tmp_path: Path
) -> None:
    programs = tmp_path / "programs"
    program(programs, "ldd", LDD)
    program(programs, "id", "echo 1000")
    program(programs, "sudo", "exit 1")
    program(programs, "apt-get", "exit 99")
    done = run([".ci/system-libraries.sh"], clone, programs)
    assert done.returncode == 1
    command = "sudo apt-get install libgl1 libxcb-randr0"
    assert done.stderr == f"Missing system packages. Please run: {command}\n"


def test_nothing_is_asked_for_where_nothing_is_missing(clone: Path, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    program(programs, "ldd", "echo '	libc.so.6 => /lib/libc.so.6 (0x0)'")
    for name in ("Xvfb", "xauth"):
        program(programs, name, "exit 99")
    program(programs, "apt-get", "exit 99")
    done = run([".ci/system-libraries.sh", "dev"], clone, programs)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_python_that_is_too_old_is_refused(clone: Path, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        program(programs, name, "exit 1")
    shutil.rmtree(clone / ".venv")
    done = run([".ci/setup.sh"], clone, programs)
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13" in done.stderr
    assert not (clone / ".venv").exists()
