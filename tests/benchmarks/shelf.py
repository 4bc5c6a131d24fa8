"""Does the window stay smooth while a folder of 20,000 pictures is read, shown and scrolled?

Run as ``python -m tests.benchmarks.shelf [--json]`` on a quiet machine. Exit status 1 when the
event loop stood still for longer than its limit.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image
from PyQt5.QtCore import QEventLoop, Qt, QTimer
from PyQt5.QtWidgets import QListView

from app.gui.application import create_application
from app.gui.folder_scanner import FolderScanner
from app.gui.picture_shelf import PictureShelf
from app.gui.requests import Picture
from tests.benchmarks.window import display
from tests.drawing import draw_picture

FILES, DIFFERENT = 20_000, 200
LIMIT = 100.0  # milliseconds
TICK, STEP = 5, 10  # milliseconds between two looks at the clock, two steps of scrolling
STEPS = 500
SETTLE = 1500  # milliseconds after each step, while thumbnails are made


class Gaps:
    """Looks at the clock every 5 ms."""

    def __init__(self) -> None:
        self.worst, self.last = 0.0, time.perf_counter()
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.on_tick)
        self.timer.start(TICK)

    def on_tick(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, now - self.last)
        self.last = now

    def taken(self) -> float:
        """The worst since the last time, in milliseconds."""
        worst, self.worst = 1000 * self.worst, 0.0
        return round(worst, 1)


class Walk:
    """One shelf, as the window uses it."""

    def __init__(self) -> None:
        self.shelf, self.scanner = PictureShelf(), FolderScanner()
        self.shelf.resize(700, self.shelf.sizeHint().height())
        self.shelf.show()
        self.bar = self.shelf.findChild(QListView, "shelfList").horizontalScrollBar()
        self.scanner.found.connect(self.on_found)
        self.gaps = Gaps()

    def measure(self, folder: str) -> dict[str, float]:
        """The worst gap of each step, in milliseconds."""
        worst = {}
        wait(SETTLE)
        worst["idle"] = self.gaps.taken()
        self.scanner.scan(folder)
        while len(self.shelf.pictures) < FILES:
            wait(STEP)
        wait(SETTLE)
        worst["read and shown"] = self.gaps.taken()
        for step in range(STEPS):
            self.bar.setValue(self.bar.maximum() * step // STEPS)
            wait(STEP)
        worst["scrolled to the end"] = self.gaps.taken()
        for step in range(STEPS):
            self.bar.setValue(self.bar.maximum() - 20 * step)
            wait(STEP)
        worst["scrolled slowly"] = self.gaps.taken()
        for step in range(STEPS // 5):
            self.shelf.set_current(step * 7919 % FILES)
            wait(5 * STEP)
        worst["stepped about"] = self.gaps.taken()
        return worst

    def on_found(self, asked: str, paths: list[str]) -> None:
        self.shelf.show_pictures("opened", [Picture(path) for path in paths], len(paths) // 2)

    def end(self) -> None:
        assert self.shelf.stop(10_000)
        assert self.scanner.stop(10_000)


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def make_files(folder: Path) -> None:
    """Small pictures, most of them links to the same ones: they take no room."""
    generator = np.random.default_rng(3)
    for number in range(FILES):
        path = folder / f"{number}.{'jpg' if number % 2 else 'png'}"
        if number < DIFFERENT:
            picture = Image.fromarray(draw_picture(number % 10, generator))
            picture.resize((96, 64)).save(path)
        else:
            os.link(folder / f"{number % DIFFERENT}{path.suffix}", path)


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with display() as platform, tempfile.TemporaryDirectory() as folder:
        make_files(Path(folder))
        application, window = create_application(["cifar-lab"])
        walk = Walk()
        worst = walk.measure(folder)
        walk.end()
        del window, application
    passed = max(worst.values()) <= LIMIT
    if arguments.json:
        print(json.dumps({"platform": platform, "worst_gaps": worst, "passed": passed}))
    else:
        print(f"{'display':22s}{platform}\n{'pictures':22s}{FILES}")
        for step, gap in worst.items():
            print(f"{step:22s}worst loop gap {gap:.0f} ms (limit {LIMIT:.0f})")
        print("passed" if passed else "FAILED")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
