"""Who trains the trials: this process, or several others beside it, each with its own threads."""

import os
import signal
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.errors import CodedError

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.synchronize import Event

    from app.studies.trial import Trial

_LOOK = 0.5  # seconds between two looks
_OTHER = 1.0  # seconds until a trial that another process is at is asked for again
_PRELOADED = ("torch", "app.training.engine", "app.studies.trial", "app.studies.layers")
_MOST_WORKERS = 4  # each holds torch and the pictures: half a gigabyte

Finished = Callable[["Trial"], None]


@dataclass(frozen=True)
class Crew:
    """`workers` processes of `threads` threads each; with one worker this process does it itself.

    `fresh`: a process for each trial, whose memory is then that of this trial alone.
    """

    workers: int = 1
    threads: int = 0  # 0: as many as torch chooses
    fresh: bool = False

    def train(
        self, trials: Sequence["Trial"], finished: Finished, asked: Callable[[], bool]
    ) -> bool:
        """Trains all that are not finished; False where it was `asked` to stop before the end.

        Raises CodedError where a trial fails, or its process dies, and KeyboardInterrupt; whatever
        is under way then keeps a checkpoint and ends first.
        """
        if self.workers == 1 and not self.fresh:
            return self._here(trials, finished, asked)
        context = _context()
        stop = context.Event()
        pool = ProcessPoolExecutor(
            self.workers,
            mp_context=context,
            initializer=_begin,
            initargs=(os.getpid(), stop, dict(os.environ)),
            max_tasks_per_child=1 if self.fresh else None,
        )
        with pool:  # whose end waits for those who are at work
            try:
                return self._beside(pool, list(trials), finished, asked)
            finally:
                stop.set()

    def _here(
        self, trials: Sequence["Trial"], finished: Finished, asked: Callable[[], bool]
    ) -> bool:
        from app.studies.trial import train_trial

        look = _Seldom(asked)
        waiting = list(trials)
        while waiting:
            if asked():
                return False
            trial = waiting.pop(0)
            state = train_trial(trial, self.threads, look)
            if state == "stopped":
                return False
            if state == "busy":
                waiting.append(trial)
                time.sleep(_OTHER)
            else:
                finished(trial)
        return True

    def _beside(
        self,
        pool: ProcessPoolExecutor,
        waiting: "list[Trial]",
        finished: Finished,
        asked: Callable[[], bool],
    ) -> bool:
        """Hands out no more than there are workers: what is handed out cannot be taken back."""
        work: dict[Future[dict[str, Any]], Trial] = {}
        while work or waiting:
            while waiting and len(work) < self.workers:
                trial = waiting.pop(0)
                work[pool.submit(_train, trial, self.threads)] = trial
            done, _ = wait(work, timeout=_LOOK, return_when=FIRST_COMPLETED)
            for future in done:
                trial = work.pop(future)
                state = _outcome(future)
                if state == "stopped":
                    return False
                if state == "busy":
                    waiting.append(trial)
                    time.sleep(_OTHER)
                else:
                    finished(trial)
            if asked():
                return False
        return True


class _Seldom:
    """Asked at every step, it looks twice a second."""

    def __init__(self, asked: Callable[[], bool]) -> None:
        self._asked, self._looked, self._said = asked, 0.0, False

    def __call__(self) -> bool:
        if not self._said and time.monotonic() - self._looked >= _LOOK:
            self._said, self._looked = self._asked(), time.monotonic()
        return self._said


def _outcome(future: "Future[dict[str, Any]]") -> str:
    try:
        said = future.result()
    except BrokenProcessPool as error:
        raise CodedError("study-process-died") from error
    if "code" in said:
        raise CodedError(said["code"], **said["data"])
    return str(said["state"])


def _context() -> "BaseContext":
    """Processes that have torch already where the system can do that: each saves three seconds.

    They come from a server without threads, for torch's do not survive a fork.
    """
    import multiprocessing

    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_PRELOADED))
    return context


_stop: "Event | None" = None  # of a process of the crew


def _begin(employer: int, stop: "Event", environment: Mapping[str, str]) -> None:
    """In a process of the crew: it ends when the one that it works for is gone.

    Ctrl-C reaches all processes of a terminal; the employer tells this one what to do. The
    environment is the employer's of now: the server of processes may be older than that.
    """
    global _stop
    _stop = stop
    os.environ.clear()
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(employer,), name="employer", daemon=True).start()


def _watch(employer: int) -> None:
    import psutil

    with suppress(psutil.Error):
        process = psutil.Process(employer)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            time.sleep(_OTHER)
    os._exit(1)  # its checkpoint is at most a minute old


def _train(trial: "Trial", threads: int) -> dict[str, Any]:
    """In a process of the crew. An error travels as what it is made of."""
    from app.studies.trial import train_trial

    assert _stop is not None
    try:
        state = "stopped" if _stop.is_set() else train_trial(trial, threads, _Seldom(_stop.is_set))
    except CodedError as error:
        return {"code": error.code, "data": {name: str(v) for name, v in error.data.items()}}
    except KeyboardInterrupt:
        return {"state": "stopped"}
    return {"state": state}


def usual_crew(alone: bool, device: str, workers: int | None = None) -> Crew:
    """As many processes as there are cores, at most four, which share the threads: small networks
    gain little from a second one. One that has all of them where the seconds count, or on a
    graphics card, or where `workers` says so."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    cores = cores or 1
    if alone:
        return Crew(fresh=True)
    if workers is None:
        workers = min(cores, _MOST_WORKERS) if device == "cpu" else 1
    return Crew(workers, max(1, cores // workers)) if workers > 1 else Crew()
