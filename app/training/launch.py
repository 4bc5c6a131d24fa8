"""Starts trainings in processes of their own, which outlive whoever starts them."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from app.paths import checkout
from app.training.run_folder import RunFolder, new_run_folder

_DETACHED = 0x00000008 | 0x00000200  # Windows: DETACHED_PROCESS, CREATE_NEW_PROCESS_GROUP


def train_command(key: str, epochs: int | None, options: Sequence[str] = ()) -> list[str]:
    """The arguments, program first, of `main.py train`."""
    length = [] if epochs is None else ["--epochs", str(epochs)]
    return [_python(), str(checkout() / "main.py"), "train", key, *length, *options]


def estimate_command(key: str, epochs: int | None) -> list[str]:
    """The arguments that print one line of JSON: seconds, images_per_second, device…"""
    return train_command(key, epochs, ["--estimate", "--json"])


def start_run(
    key: str, epochs: int | None, options: Sequence[str] = (), folder: Path | None = None
) -> RunFolder:
    """Starts a training in a new run folder and returns at once; what it prints is in log.txt.

    Raises OSError where no folder can be made.
    """
    run = new_run_folder(key, folder)
    command = train_command(key, epochs, ["--run", str(run.path), *options])
    run.queue()
    with (run.path / "log.txt").open("ab") as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=checkout(),
            start_new_session=os.name != "nt",  # neither Ctrl-C nor closing the terminal reaches it
            creationflags=_DETACHED if os.name == "nt" else 0,
        )
    # the child outlives us, or we look after it through its folder: it is nobody's to wait for,
    # and Python would warn of an object that is dropped while its process runs
    process.returncode = 0
    return run


def _python() -> str:
    """pythonw.exe starts no console window of its own, and its output still goes to the log."""
    windowed = Path(sys.executable).with_name("pythonw.exe")
    return str(windowed) if os.name == "nt" and windowed.exists() else sys.executable
