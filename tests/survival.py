"""Trainings that are killed at random moments and go on, for a test and for `make soak`."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from app.paths import checkout
from app.training.run_folder import RunFolder
from tests.trainings import averages, equal, wait_until

# the program itself, but for a checkpoint several times a second instead of once a minute
_PROGRAM = (
    "import sys\n"
    "from app.training import session\n"
    "from main import main\n"
    "session._SAVE = 0.15\n"
    "session._TELL = 0.02\n"
    "sys.exit(main(sys.argv[1:]))\n"
)
_LONGEST_LIFE = 0.35  # seconds of training until the next kill
_SETTINGS = [
    *("--batch-size", "16", "--limit", "256", "--optimizer", "adamw", "--lr", "1e-3"),
    *("--ema-decay", "0.95", "--cutout", "6", "--flip", "random"),
    *("--device", "cpu", "--precision", "float32", "--threads", "1"),
]


def train_command(data: Path, run: RunFolder, epochs: int, *options: str) -> list[str]:
    """LeNet-5, sixteen steps an epoch."""
    where = ["--data", str(data), "--run", str(run.path)]
    length = ["--epochs", str(epochs)]
    program = [sys.executable, "-c", _PROGRAM]
    return [*program, "train", "lenet5", *where, *length, *_SETTINGS, *options]


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """In the checkout, silently."""
    return subprocess.Popen(
        command, cwd=checkout(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def position(run: RunFolder) -> tuple[int, int]:
    """(epoch from 1, step) as the run tells it."""
    progress = run.progress() or {}
    return int(progress.get("epoch", 0)), int(progress.get("step", 0))


def kill_and_go_on(
    data: Path, run: RunFolder, epochs: int, kills: int, chance: random.Random
) -> list[tuple[int, int]]:
    """Trains with so many interruptions by SIGKILL; the positions at which it was killed.

    Each time it is seen that the run counts as interrupted, and that it goes on.
    """
    positions = []
    for _ in range(kills):
        options = ["--resume"] if run.config() else []
        live_and_die(start(train_command(data, run, epochs, *options)), run, chance)
        positions.append(position(run))
        assert run.state().state == "interrupted"
    assert start(train_command(data, run, epochs, "--resume")).wait(600) == 0
    assert run.state().state == "done"
    return positions


def live_and_die(process: subprocess.Popen[bytes], run: RunFolder, chance: random.Random) -> None:
    """Lets it train for a moment after its first step, then kills it."""
    before = position(run)
    try:
        wait_until(lambda: position(run) != before or process.poll() is not None)
        time.sleep(chance.uniform(0.0, _LONGEST_LIFE))
        assert process.poll() is None, "it ended before it could be killed"
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def assert_equal_results(run: RunFolder, other: RunFolder) -> None:
    """Bit for bit: averaged weights, published file and metrics but for the clock."""
    assert equal(averages(run), averages(other))
    assert run.weights.read_bytes() == other.weights.read_bytes()
    clock = ("images_per_second", "seconds")
    lines = [
        [{k: v for k, v in line.items() if k not in clock} for line in each.metrics()]
        for each in (run, other)
    ]
    assert lines[0] == lines[1]


def processes_of(folder: Path) -> list[int]:
    """Processes that name the folder in their command line; Linux alone tells."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes()
        except OSError:  # gone since
            continue
        paths = [Path(os.fsdecode(word)) for word in words.split(b"\0")]
        if any(folder == path or folder in path.parents for path in paths):
            found.append(int(entry.name))
    return [number for number in found if number != os.getpid()]
