"""Several processes of one search on this computer, each with its share of the threads."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from app.paths import checkout
from app.studies.search import Search
from app.studies.search_worker import order
from models.errors import CodedError

_QUICKLY = 20.0  # seconds to write a checkpoint and leave
_NEW_GROUP = 0x00000200  # Windows: CREATE_NEW_PROCESS_GROUP


class Workers:
    """The processes, and what they complained of."""

    def __init__(self, search: Search) -> None:
        """Starts them. They look at the same database as everybody."""
        self._complaints: list[IO[bytes]] = []
        self._processes: list[subprocess.Popen[bytes]] = []
        try:
            for _ in range(search.workers):
                self._processes.append(self._start(search))
        except BaseException:
            self.leave()
            raise

    def _start(self, search: Search) -> "subprocess.Popen[bytes]":
        complaints = tempfile.TemporaryFile()  # noqa: SIM115  closed by `close`
        self._complaints.append(complaints)
        # not the folder that we were started in: its modules could have the names of ours
        search_path = os.pathsep.join([str(checkout()), os.environ.get("PYTHONPATH", "")])
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "app.studies.search_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            env={**os.environ, "PYTHONPATH": search_path.rstrip(os.pathsep)},
            # Ctrl-C reaches us alone: they are told by the pipe, once
            start_new_session=os.name != "nt",
            creationflags=_NEW_GROUP if os.name == "nt" else 0,
        )
        assert process.stdin is not None
        with suppress(OSError):  # it has ended already: its complaint is read later
            process.stdin.write(order(search).encode())
            process.stdin.flush()
        return process

    @property
    def alive(self) -> bool:
        """Whether one is still at work."""
        return any(process.poll() is None for process in self._processes)

    def leave(self) -> None:
        """Asks all of them to leave, and makes those who take too long."""
        for process in self._processes:
            if process.stdin is not None:
                with suppress(OSError):
                    process.stdin.close()
        deadline = time.monotonic() + _QUICKLY
        try:
            for process in self._processes:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(max(0.0, deadline - time.monotonic()))
        finally:  # also where somebody presses Ctrl-C again
            for process in self._processes:
                if process.poll() is None:
                    process.kill()
                    process.wait()

    def complaint(self) -> CodedError:
        """Why there are no results: the last words of one that failed."""
        for process, stream in zip(self._processes, self._complaints, strict=True):
            if process.returncode > 0:
                stream.seek(0)
                lines = stream.read().decode("utf-8", "replace").strip().splitlines()
                return CodedError("search-worker-failed", reason=lines[-1] if lines else "")
        return CodedError("search-workers-gone")

    def close(self) -> None:
        """Leaves nothing behind."""
        self.leave()
        for stream in self._complaints:
            stream.close()


@contextmanager
def several(search: Search) -> Iterator[Workers]:
    """They work within the block, and have left at its end."""
    workers = Workers(search)
    try:
        yield workers
    finally:
        workers.close()
