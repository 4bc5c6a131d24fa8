"""What every test stands on: folders of its own, no display, and pictures that need no download."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drawing import draw_data_set

# before Qt and torch are imported: no display is needed, and two test processes share two cores
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")

TRAIN_PER_CLASS, TEST_PER_CLASS = 40, 10

_deselected: dict[str, int] = {}  # test process → tests that wanted the real CIFAR-10 there
_real_data: Path | None = None


def find_real_data() -> Path | None:
    """What CIFAR_LAB_DATA names. The user's own data folder decides nothing: the same tests run on
    every computer."""
    named = os.environ.get("CIFAR_LAB_DATA")
    if not named:
        return None
    if not Path(named).exists():  # asked for, so its absence is no reason to test less
        raise pytest.UsageError(f"CIFAR_LAB_DATA names {named}, which does not exist")
    return Path(named).resolve()


def pytest_configure() -> None:
    global _real_data
    _real_data = find_real_data()  # now: the tests themselves do not see the variable


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _real_data is not None:
        return
    unable = [item for item in items if item.get_closest_marker("data")]
    items[:] = [item for item in items if not item.get_closest_marker("data")]
    config.hook.pytest_deselected(items=unable)
    worker = getattr(config, "workeroutput", None)  # a process of pytest-xdist
    if worker is not None:
        worker["needs_data"] = len(unable)
    else:
        _deselected["here"] = len(unable)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """pytest-xdist's main process: every worker collects, and so deselects, the same tests."""
    output = getattr(node, "workeroutput", {})
    _deselected[str(id(node))] = int(output.get("needs_data", 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    count = max(_deselected.values(), default=0)
    if count:
        terminalreporter.write_line(
            f"{count} tests that need the real CIFAR-10 were deselected: CIFAR_LAB_DATA does not "
            "name it",
            yellow=True,
        )


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """A thread that was too busy to stop, on a slow machine, does not run on into the next test, or
    into the end of the process: destroying it there would abort."""
    yield
    threads = sys.modules.get("app.gui.worker_thread")
    if threads is not None:
        threads.wait_for_all(30_000)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's folders (CIFAR_LAB_HOME) are the test's own; sentences are English; what else
    the program takes from its environment is not set."""
    home = tmp_path / "home"
    for name in ("DATA", "DATA_URL", "OTHERS", "PRETRAINED_URL", "WEIGHTS"):
        monkeypatch.delenv(f"CIFAR_LAB_{name}", raising=False)
    monkeypatch.setenv("CIFAR_LAB_HOME", os.fspath(home))
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "en")
    return home


@pytest.fixture(scope="session")
def drawn_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder ``train/<class>/*.png``, ``test/<class>/*.png``: 40 and 10 pictures a class,
    32×32, always the same ones, told apart by colour and shape. Read only: tests share it."""
    return draw_data_set(tmp_path_factory.mktemp("drawn"), TRAIN_PER_CLASS, TEST_PER_CLASS)


@pytest.fixture
def found_data(drawn_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, where the program finds them without being told."""
    monkeypatch.setenv("CIFAR_LAB_DATA", str(drawn_data))
    return drawn_data


@pytest.fixture
def real_data(own_folders: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real CIFAR-10, for tests marked ``data``. What is decoded of it is cached for the whole
    session, also where several test processes share the work."""
    assert _real_data is not None, "a test that uses real_data must be marked with 'data'"
    base = tmp_path_factory.getbasetemp()
    session = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    shared = session / "cache-of-real-data"
    shared.mkdir(exist_ok=True)
    own_folders.mkdir(exist_ok=True)
    (own_folders / "cache").symlink_to(shared, target_is_directory=True)
    return _real_data


@pytest.fixture(scope="session")
def x_display() -> Iterator[str]:
    """The name of a virtual X display, for tests that want Qt's real platform plugin."""
    reading, writing = os.pipe()
    # without noreset the server starts over whenever its last client leaves, and answers nobody
    screen = ["-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *screen],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()  # once it listens; empty if it could not start
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(10)
