"""What a training uses of the machine, looked at a few times a second from beside it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_EVERY = 0.2  # seconds


@contextmanager
def watched(measures: dict[str, Any]) -> Iterator[None]:
    """Writes into `measures`: "memory", the most bytes of this process meanwhile; "processor", how
    many cores were busy on average; "seconds"; on a graphics card "gpu_memory", bytes of tensors.
    """
    import psutil

    process, ended = psutil.Process(), threading.Event()
    peak = process.memory_info().rss

    def look() -> None:
        nonlocal peak
        while not ended.wait(_EVERY):
            peak = max(peak, process.memory_info().rss)

    watcher = threading.Thread(target=look, name="usage", daemon=True)
    _forget_gpu()
    used, began = process.cpu_times(), time.monotonic()
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
        now, seconds = process.cpu_times(), time.monotonic() - began
        busy = now.user + now.system - used.user - used.system
        measures["memory"] = max(peak, process.memory_info().rss)
        measures["processor"] = round(busy / max(seconds, 1e-9), 3)
        measures["seconds"] = round(seconds, 2)
        measures |= _gpu()


def _forget_gpu() -> None:
    import torch

    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()


def _gpu() -> dict[str, Any]:
    import torch

    if not torch.cuda.is_available():
        return {}
    return {"gpu_memory": torch.cuda.max_memory_allocated()}
