"""One training on disk: all that the process that trains and whoever watches it share.

Needs neither torch nor Qt: the window reads runs with it. docs: see the table in the README.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from app.files import read_json, read_json_lines, replace, write_json, write_whole
from app.messages import text
from app.paths import runs_folder

STATES = ("queued", "running", "paused", "stopped", "done", "failed")


@dataclass(frozen=True)
class RunState:
    """Where a run stands; `updated` in seconds since 1970, `code` and `message` of a failure."""

    state: str
    code: str | None = None
    message: str | None = None
    updated: float | None = None


class RunFolder:
    """Reads and writes the files of one run. Reading never raises: what is missing is None."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._lock = FileLock(self.path / "lock")

    @property
    def name(self) -> str:
        """The folder's name, which is the run's."""
        return self.path.name

    @property
    def weights(self) -> Path:
        """The finished network."""
        return self.path / "model.safetensors"

    @property
    def checkpoint(self) -> Path:
        """Where the training can go on from."""
        return self.path / "checkpoint.pt"

    # what everybody reads

    def config(self) -> dict[str, Any] | None:
        """Every setting of the run."""
        return read_json(self.path / "config.json")

    def metrics(self) -> list[dict[str, Any]]:
        """A line for each finished epoch."""
        return read_json_lines(self.path / "metrics.jsonl")

    def progress(self) -> dict[str, Any] | None:
        """Where in the epoch the training is; replaced about twice a second."""
        return read_json(self.path / "progress.json")

    def state(self) -> RunState:
        """The state; `running` without a living process is *interrupted*."""
        values = read_json(self.path / "state.json") or {}
        name = values.get("state")
        if name not in STATES:
            return RunState("running" if self.alive() else "interrupted")
        if name == "running" and not self.alive():
            # between the two looks the process may have finished and said so
            name = (read_json(self.path / "state.json") or {}).get("state", name)
            name = "interrupted" if name == "running" else name
        return RunState(name, values.get("code"), values.get("message"), values.get("updated"))

    def alive(self) -> bool:
        """Whether a process holds the run's lock."""
        if not (self.path / "lock").exists():
            return False
        probe = FileLock(self.path / "lock")
        try:
            probe.acquire(blocking=False)
        except Timeout:
            return True
        except OSError:  # the folder is gone, or must not be written to
            return False
        probe.release()
        return False

    def request(self, action: str) -> None:
        """Asks the process to "pause" or "stop"; it answers within two seconds."""
        previous = read_json(self.path / "control.json") or {}
        number = int(previous.get("request", 0)) + 1
        write_json(self.path / "control.json", {"request": number, "action": action})

    def requested(self) -> str | None:
        """What was asked for since the process started."""
        action = (read_json(self.path / "control.json") or {}).get("action")
        return action if action in ("pause", "stop") else None

    # what the process that trains writes

    def acquire(self) -> None:
        """Takes the lock and forgets old requests; raises filelock.Timeout where it is held.

        A watcher that probes the lock holds it for a moment: hence the second of patience.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        self._lock.acquire(timeout=1.0, poll_interval=0.02)
        (self.path / "control.json").unlink(missing_ok=True)

    def release(self) -> None:
        """Gives the lock back."""
        self._lock.release()

    def write_config(self, values: dict[str, Any]) -> None:
        """Once, before the first step."""
        write_json(self.path / "config.json", values)

    def write_state(self, state: str, code: str | None = None, message: str | None = None) -> None:
        """One of STATES, with the code and sentence of a failure."""
        values = {"state": state, "code": code, "message": message, "updated": time.time()}
        write_json(self.path / "state.json", values)

    def write_progress(self, values: dict[str, Any]) -> None:
        """Not synced to the disk: it is replaced in half a second."""
        write_json(self.path / "progress.json", values, durable=False)

    def write_metrics(self, lines: Sequence[dict[str, Any]]) -> None:
        """All lines, whole: cutting back on resuming and adding a line are the same."""
        import json

        rows = "".join(json.dumps(line, allow_nan=False) + "\n" for line in lines)
        write_whole(self.path / "metrics.jsonl", rows)

    def write_checkpoint(self, values: dict[str, Any]) -> None:
        """Tensors and plain values, replaced whole."""
        import os

        import torch

        beside = self.path / f".checkpoint.{os.getpid()}.part"
        with beside.open("wb") as stream:
            torch.save(values, stream)
            stream.flush()
            os.fsync(stream.fileno())
        replace(beside, self.checkpoint)


def list_runs(folder: Path | None = None) -> list[RunFolder]:
    """The runs of a folder (the user's own by default), newest first."""
    base = folder or runs_folder()
    try:
        found = [entry for entry in base.iterdir() if entry.is_dir()]
    except OSError:
        return []
    runs = [path for path in found if (path / "config.json").exists() or (path / "lock").exists()]
    return [RunFolder(path) for path in sorted(runs, key=_started, reverse=True)]


def _started(path: Path) -> float:
    try:
        return (path / "config.json").stat().st_mtime
    except OSError:
        return path.stat().st_mtime if path.exists() else 0.0


def new_run_folder(key: str, folder: Path | None = None) -> RunFolder:
    """A fresh folder named by network and time, e.g. `lenet5-20260131-142500`."""
    base = folder or runs_folder()
    base.mkdir(parents=True, exist_ok=True)
    stem = f"{key}-{time.strftime('%Y%m%d-%H%M%S')}"
    for number in range(1, 1000):
        path = base / (stem if number == 1 else f"{stem}-{number}")
        try:
            path.mkdir()
        except FileExistsError:
            continue
        return RunFolder(path)
    raise FileExistsError(stem)


def describe(state: RunState, language: str | None = None) -> str:
    """The state in a word or two, for people."""
    return text(f"run-{state.state}", language)
