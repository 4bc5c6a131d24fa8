"""Does the window stay smooth while a picture of 100 megapixels is opened, zoomed, overtaken and
the window resized?

Run as ``python -m tests.benchmarks.picture [--json]`` on a quiet machine. Exit status 1 when the
event loop stood still for longer than its limit.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image
from PyQt5.QtCore import QEventLoop, Qt, QTimer, pyqtBoundSignal
from PyQt5.QtWidgets import QApplication

from app.gui.application import create_application
from app.gui.requests import Picture
from app.gui.window import MainWindow
from tests.benchmarks.window import display

LIMIT = 100.0  # milliseconds
SIDE = 10_000  # pixels: just what is allowed
TICK, PAUSE, PATIENCE = 5, 15, 60_000  # milliseconds


class Clock:
    """Looks at the time every 5 ms and keeps the worst gap of each step."""

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

    def on_tick(self) -> None:
        now = time.perf_counter()
        gap = 1000 * (now - self.last)
        self.worst[self.step] = max(self.worst.get(self.step, 0.0), round(gap, 1))
        self.last = now


def picture(folder: Path) -> Path:
    """A JPEG that is no easy one: colours, edges and noise."""
    generator = np.random.default_rng(0)
    small = Image.fromarray(generator.integers(0, 256, (SIDE // 20, SIDE // 20, 3), dtype=np.uint8))
    path = folder / "large.jpg"
    small.resize((SIDE, SIDE), Image.Resampling.BICUBIC).save(path, quality=90)
    return path


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


def steps(window: MainWindow, large: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Names and what is done."""
    view, predictions = window.view, window.predictions

    def show() -> None:
        window.open_pictures([Picture(str(large))])

    yield "open", lambda: (show(), until(predictions.picture_read))
    yield "answer", lambda: until(predictions.predicted)
    yield "halves", lambda: pause(300)
    yield "zoom in", lambda: [(view.zoom_in(), pause(PAUSE)) for _ in range(25)]
    yield "zoom out", lambda: [(view.zoom_out(), pause(PAUSE)) for _ in range(25)]
    sizes = [(900 + 20 * n, 600 + 10 * n) for n in range(30)]
    yield "resize", lambda: [(window.resize(*size), pause(PAUSE)) for size in sizes]
    yield "overtake", lambda: [(show(), pause(300)) for _ in range(4)]
    yield "last answer", lambda: (until(predictions.predicted), pause(300))


def measure(application: QApplication, window: MainWindow, large: Path) -> dict[str, float]:
    """Walks through the steps, after the first answer to a small picture."""
    clock = Clock()
    small = large.with_name("small.png")
    Image.new("RGB", (32, 32), "teal").save(small)
    window.open_pictures([Picture(str(small))])
    window.show()
    until(window.predictions.predicted)
    pause(500)  # what is made after the start is measured elsewhere
    for name, act in steps(window, large):
        clock.begin(name)
        act()
    clock.timer.stop()
    window.close()
    application.processEvents()
    return clock.worst


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with display() as platform, tempfile.TemporaryDirectory() as folder:
        os.environ["CIFAR_LAB_HOME"] = folder  # nobody's settings change
        worst = measure(*create_application(["cifar-lab"]), picture(Path(folder)))
    passed = max(worst.values()) <= LIMIT
    if arguments.json:
        print(json.dumps({"platform": platform, "worst_gaps": worst, "passed": passed}))
    else:
        print(f"{'display':22s}{platform}\n{'megapixels':22s}{SIDE**2 / 1e6:.0f}")
        for step, gap in worst.items():
            print(f"{step:22s}worst loop gap {gap:.0f} ms (limit {LIMIT:.0f})")
        print("passed" if passed else "FAILED")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
