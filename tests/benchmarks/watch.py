"""What the benchmarks of a smooth window share: a clock in the event loop, waiting, a report."""

import json
import time
from collections.abc import Mapping

from PyQt5.QtCore import QEventLoop, Qt, QTimer, pyqtBoundSignal

TICK, PATIENCE = 5, 60_000  # milliseconds


class Clock:
    """Looks at the time every 5 ms and keeps the worst gap of each step, in milliseconds."""

    def __init__(self) -> None:
        self.worst: dict[str, float] = {}
        self.step = ""
        self.last = time.perf_counter()
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.on_tick)

    def begin(self, step: str) -> None:
        self.step, self.last = step, time.perf_counter()
        self.timer.start(TICK)

    def stop(self) -> None:
        self.timer.stop()

    def on_tick(self) -> None:
        now = time.perf_counter()
        gap = 1000 * (now - self.last)
        self.worst[self.step] = max(self.worst.get(self.step, 0.0), round(gap, 1))
        self.last = now


def until(signal: pyqtBoundSignal, milliseconds: int = PATIENCE) -> None:
    """Lets the window live until a signal comes."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def pause(milliseconds: int) -> None:
    """Lets the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def report(
    worst: Mapping[str, float],
    limit: float,
    facts: Mapping[str, object],
    *,
    as_json: bool,
    passed: bool = True,
) -> int:
    """Prints facts and worst gaps; the exit status, 1 where one is over its limit (or `passed`
    says so)."""
    passed = passed and max(worst.values()) <= limit
    if as_json:
        print(json.dumps({**facts, "worst_gaps": worst, "passed": passed}))
    else:
        for name, fact in facts.items():
            print(f"{name:22s}{fact}")
        for step, gap in worst.items():
            print(f"{step:22s}worst loop gap {gap:.0f} ms (limit {limit:.0f})")
        print("passed" if passed else "FAILED")
    return 0 if passed else 1
