"""Trainings that wait for one another: each in its own process, on one lock.

A process that dies gives its locks back, so nothing has to be cleaned up, and the queue goes on
when the window that filled it is closed. Needs neither torch nor Qt.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from app.paths import runs_folder, study_results_folder
from app.training.run_folder import RunFolder, list_runs
from app.training.trouble import file_troubles

_LOCK = ".queue.lock"  # beside the runs
_EVERY = 0.5  # seconds between two tries


@contextmanager
def turn(run: RunFolder, runs: Path | None = None) -> Iterator[str | None]:
    """Waits until no other queued run of the same folder trains; keeps the turn in the block.

    Yields None, or what the run was asked while it waited ("pause" or "stop"): then it has no turn.
    First come, first served. `runs`: the folder of the others, where they do not lie beside it.
    Raises CodedError "disk-full" or "file-trouble" where there is no place for the lock.
    """
    beside = runs or run.path.parent
    with file_troubles(beside):
        beside.mkdir(parents=True, exist_ok=True)
    lock = FileLock(beside / _LOCK)
    asked = run.requested()
    while asked is None:
        if not any(_before(other, run) for other in _others(beside)):
            with file_troubles(beside), suppress(Timeout):
                lock.acquire(timeout=0)
                break
        time.sleep(_EVERY)
        asked = run.requested()
    try:
        yield asked
    finally:
        lock.release()


@contextmanager
def leaving_at_once(run: RunFolder) -> Iterator[Callable[[], None]]:
    """While a training prepares (torch, pictures, the precision: seconds) it cannot answer: the
    process ends as soon as it is asked to, for there is nothing yet that could be lost.

    Only for a process that does nothing else. Yields what is to be called before the first step;
    from then on the training answers by itself.
    """
    answers = threading.Event()

    def watch() -> None:
        while not answers.wait(_EVERY):
            asked = run.requested()
            if asked is not None:
                run.write_state("paused" if asked == "pause" else "stopped")
                os._exit(130)

    thread = threading.Thread(target=watch, name="leaving at once", daemon=True)
    thread.start()

    def prepared() -> None:
        answers.set()
        thread.join()

    try:
        yield prepared
    finally:
        prepared()


def _others(beside: Path) -> list[RunFolder]:
    """Studies wait in one queue with the user's trainings."""
    studies = list_runs(study_results_folder()) if beside == runs_folder() else []
    return [*list_runs(beside), *studies]


def _before(other: RunFolder, run: RunFolder) -> bool:
    """Whether another run waits for longer; of two that came at once, the first by name."""
    state = other.state()
    if other.path == run.path or state.state != "queued":
        return False
    mine = run.state().updated or 0.0
    return (state.updated or 0.0, other.name) < (mine, run.name)
