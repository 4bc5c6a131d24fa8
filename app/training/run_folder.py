"""One training on disk: all that the process that trains and whoever watches it share.

Needs neither torch nor Qt: the window reads runs with it.
"""

import io
import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from app.files import read_json, read_json_lines, write_json, write_whole
from app.files import replace as replace_file
from app.paths import runs_folder
from models.errors import CodedError

STATES = ("queued", "running", "paused", "stopped", "done", "failed")
_TEST = "test.json"
_UNDER_WAY = ("queued", "running")  # as long as a process is there
_PROBE = 0.02  # seconds: another watcher's look at the lock is over by then
_START = 30.0  # seconds that a process which was started may take until it holds the lock


@dataclass(frozen=True)
class RunState:
    """Where a run stands; `updated` in seconds since 1970, `code` and `message` of a failure."""

    state: str
    code: str | None = None
    message: str | None = None
    updated: float | None = None


class RunFolder:
    """Reads and writes the files of one run. Reading never raises: what is missing is None.

    Hence `os.path.exists`, which `Path.exists` is not where a folder must not be looked into.
    """

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

    @property
    def previous_checkpoint(self) -> Path:
        """The one before it, in case a disk or a crash has damaged the newer one."""
        return self.path / "checkpoint.previous.pt"

    @property
    def resumable(self) -> bool:
        """Whether there is a checkpoint, whole or not."""
        return any(map(os.path.exists, (self.checkpoint, self.previous_checkpoint)))

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
        state = self._written_state()
        if state.state not in _UNDER_WAY or self.alive():
            return state
        # between the two looks the process may have finished and said so
        state = self._written_state()
        if state.state == "queued" and _recent(state.updated):
            return state
        return replace(state, state="interrupted") if state.state in _UNDER_WAY else state

    def _written_state(self) -> RunState:
        values = read_json(self.path / "state.json") or {}
        if values.get("state") not in STATES:
            return RunState("running")  # nothing yet: whoever holds the lock is about to say it
        code, message, updated = (values.get(key) for key in ("code", "message", "updated"))
        return RunState(
            str(values["state"]),
            code if isinstance(code, str) else None,
            message if isinstance(message, str) else None,
            updated if isinstance(updated, int | float) else None,
        )

    def test(self) -> dict[str, Any] | None:
        """What `evaluate` found on the test pictures, of the network that is there now."""
        try:
            if (self.path / _TEST).stat().st_mtime_ns < self.weights.stat().st_mtime_ns:
                return None
        except OSError:
            return None
        return read_json(self.path / _TEST)

    def write_test(self, figures: dict[str, Any]) -> None:
        """Keeps what `evaluate` has found on the test pictures."""
        write_json(self.path / _TEST, figures)

    def alive(self) -> bool:
        """Whether a process holds the run's lock."""
        if not os.path.exists(self.path / "lock"):
            return False
        probe = FileLock(self.path / "lock")
        try:
            probe.acquire(timeout=_PROBE, poll_interval=_PROBE / 4)
        except Timeout:
            return True
        except OSError:  # the folder is gone, or must not be written to
            return False
        probe.release()
        return False

    def request(self, action: str) -> None:
        """Asks the process to "pause" or "stop"; it answers within two seconds."""
        previous = read_json(self.path / "control.json") or {}
        last = previous.get("request")
        number = last + 1 if isinstance(last, int) else 1
        write_json(self.path / "control.json", {"request": number, "action": action})

    def requested(self) -> str | None:
        """What was asked for since the process started."""
        action = (read_json(self.path / "control.json") or {}).get("action")
        return action if action in ("pause", "stop") else None

    # what the process that trains writes

    def acquire(self) -> None:
        """Takes the lock and forgets old requests; raises filelock.Timeout where it is held.

        A watcher that probes the lock holds it for a moment: hence the second of patience. Whoever
        holds it may take it again, and then gives it back as often.
        """
        held = self._lock.is_locked
        self.path.mkdir(parents=True, exist_ok=True)
        self._lock.acquire(timeout=1.0, poll_interval=0.02)
        if held:
            return
        try:
            if self._written_state().state != "queued":  # else they were forgotten by `queue`
                self._forget_requests()
        except OSError:
            self._lock.release()
            raise

    def release(self) -> None:
        """Gives the lock back."""
        self._lock.release()

    @contextmanager
    def held(self, config: dict[str, Any], state: str = "running") -> Iterator[None]:
        """Has the run to itself, and says with which settings; may be entered again within.

        With the state "queued" it keeps its place among those that wait.

        Raises CodedError "run-busy" where another process has the run, "run-not-writable" where
        the folder takes no files.
        """
        again = self._lock.is_locked
        with ExitStack() as held:
            try:
                self.acquire()
                held.callback(self.release)
                if not again:
                    self._begin(config, state)
            except Timeout as error:
                raise CodedError("run-busy", run=str(self.path)) from error
            except OSError as error:
                reason = error.strerror or str(error)
                raise CodedError("run-not-writable", run=str(self.path), reason=reason) from error
            yield

    def _begin(self, config: dict[str, Any], state: str) -> None:
        if not self.resumable:  # from the start, whatever came before
            self.write_config(config)
            self.write_metrics([])
            self.write_progress({})
        if state != "queued" or self._written_state().state != "queued":
            self.write_state(state)

    def queue(self) -> None:
        """Says that a process is about to start; what is requested from now on is meant for it."""
        self._forget_requests()
        self.write_state("queued")

    def _forget_requests(self) -> None:
        (self.path / "control.json").unlink(missing_ok=True)

    def write_config(self, values: dict[str, Any]) -> None:
        """Before the first step; `auto` in them is resolved once the data are there."""
        write_json(self.path / "config.json", values)

    def write_state(self, state: str, code: str | None = None, message: str | None = None) -> None:
        """One of STATES, with the code and sentence of a failure."""
        values = {"state": state, "code": code, "message": message, "updated": time.time()}
        write_json(self.path / "state.json", values)

    def log(self, text: str) -> None:
        """Adds to log.txt, as far as the disk takes it."""
        place = self.path / "log.txt"
        with suppress(OSError), place.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(text)

    def write_progress(self, values: dict[str, Any]) -> None:
        """Not synced to the disk: it is replaced in half a second."""
        write_json(self.path / "progress.json", values, durable=False)

    def write_metrics(self, lines: Sequence[dict[str, Any]]) -> None:
        """All lines, whole: cutting back on resuming and adding a line are the same."""
        rows = "".join(json.dumps(line, allow_nan=False) + "\n" for line in lines)
        write_whole(self.path / "metrics.jsonl", rows)

    def write_checkpoint(self, values: dict[str, Any]) -> None:
        """Tensors and plain values, written whole; the one that was there is kept beside it."""
        import torch

        # through memory: writing to a full disk, torch hides the reason behind one of its own
        stream = io.BytesIO()
        torch.save(values, stream)
        following = self.path / "checkpoint.next.pt"
        write_whole(following, stream.getbuffer())  # before any other is touched
        if self.checkpoint.exists():
            replace_file(self.checkpoint, self.previous_checkpoint)
        replace_file(following, self.checkpoint)

    def forget_previous_checkpoint(self) -> None:
        """A finished run needs one alone."""
        with suppress(OSError):
            self.previous_checkpoint.unlink(missing_ok=True)

    def has_begun(self) -> bool:
        """Whether there is something that a new training would destroy."""
        return self.resumable or os.path.exists(self.weights) or bool(self.metrics())


_MARKS = ("config.json", "state.json", "lock")  # one of them makes a folder a run


def list_runs(folder: Path | None = None) -> list[RunFolder]:
    """The runs of a folder (the user's own by default), newest first."""
    base = folder or runs_folder()
    try:
        found = [e for e in base.iterdir() if os.path.isdir(e) and not e.name.startswith(".")]
    except OSError:
        return []
    # a folder that must not be looked into has none of them
    runs = [path for path in found if any(os.path.exists(path / name) for name in _MARKS)]
    return [RunFolder(path) for path in sorted(runs, key=_started, reverse=True)]


def _started(path: Path) -> float:
    for place in (path / "config.json", path):
        with suppress(OSError):
            return place.stat().st_mtime
    return 0.0  # gone since it was found


def _recent(moment: object) -> bool:
    return isinstance(moment, int | float) and time.time() - moment < _START


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
