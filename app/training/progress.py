"""What long work with bytes says while it goes on, and how it is asked to end."""

import threading
import time
from collections import deque
from collections.abc import Callable

Progress = Callable[[int, int | None, float], None]  # bytes done, bytes in all, bytes per second
Cancel = threading.Event | Callable[[], bool]

_WINDOW = 5.0  # seconds that the speed is the mean of
_INTERVAL = 0.1  # seconds between two reports


class Meter:
    """Reports at most ten times a second; the speed is that of the last five seconds."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress
        self.received = 0  # bytes, over all connections
        self.done = 0
        self.total: int | None = None
        self.points: deque[tuple[float, int]] = deque()
        self.reported = 0.0

    def begin(self, done: int, total: int | None) -> None:
        """`done` bytes were there before; the speed is measured from now on."""
        self.total = total
        self.points.clear()
        self.advance(done)

    def advance(self, done: int) -> None:
        """Now there are `done` bytes."""
        now = time.monotonic()
        self.done = done
        self.points.append((now, done))
        while now - self.points[0][0] > _WINDOW and len(self.points) > 2:
            self.points.popleft()
        if now - self.reported >= _INTERVAL:
            self.reported = now
            self.finish()

    def finish(self) -> None:
        """Reports what was not reported yet."""
        if self.progress is None:
            return
        (first, before), (last, after) = self.points[0], self.points[-1]
        speed = (after - before) / (last - first) if last > first else 0.0
        self.progress(self.done, self.total, speed)


def asker(cancel: Cancel | None) -> Callable[[], bool]:
    """A function that says whether the work shall end."""
    if cancel is None:
        return lambda: False
    return cancel.is_set if isinstance(cancel, threading.Event) else cancel
