"""Does the window stay smooth while a folder of 20,000 pictures is read, shown and scrolled?

Run as ``python -m tests.benchmarks.shelf [--json]`` on a quiet machine. Exit status 1 when the
event loop stood still for longer than its limit.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image
from PyQt5.QtWidgets import QListView

from app.gui.application import create_application
from app.gui.folder_scanner import FolderScanner
from app.gui.picture_shelf import PictureShelf
from app.gui.requests import Picture
from tests.benchmarks.watch import Clock, pause, report
from tests.benchmarks.window import display
from tests.drawing import draw_picture

FILES, DIFFERENT = 20_000, 200
LIMIT = 100.0  # milliseconds
STEP = 10  # milliseconds between two steps of scrolling
STEPS = 500
SETTLE = 1500  # milliseconds after each step, while thumbnails are made


class Walk:
    """One shelf, as the window uses it."""

    def __init__(self) -> None:
        self.shelf, self.scanner = PictureShelf(), FolderScanner()
        self.shelf.resize(700, self.shelf.sizeHint().height())
        self.shelf.show()
        self.bar = self.shelf.findChild(QListView, "shelfList").horizontalScrollBar()
        self.scanner.found.connect(self.on_found)
        self.clock = Clock()

    def measure(self, folder: str) -> dict[str, float]:
        """The worst gap of each step, in milliseconds."""
        begin = self.clock.begin
        begin("idle")
        pause(SETTLE)
        begin("read and shown")
        self.scanner.scan(folder)
        while len(self.shelf.pictures) < FILES:
            pause(STEP)
        pause(SETTLE)
        begin("scrolled to the end")
        for step in range(STEPS):
            self.bar.setValue(self.bar.maximum() * step // STEPS)
            pause(STEP)
        begin("scrolled slowly")
        for step in range(STEPS):
            self.bar.setValue(self.bar.maximum() - 20 * step)
            pause(STEP)
        begin("stepped about")
        for step in range(STEPS // 5):
            self.shelf.set_current(step * 7919 % FILES)
            pause(5 * STEP)
        self.clock.stop()
        return self.clock.worst

    def on_found(self, asked: str, paths: list[str]) -> None:
        self.shelf.show_pictures("opened", [Picture(path) for path in paths], len(paths) // 2)

    def end(self) -> None:
        assert self.shelf.stop(10_000)
        assert self.scanner.stop(10_000)


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
    facts = {"display": platform, "pictures": FILES}
    return report(worst, LIMIT, facts, as_json=arguments.json)


if __name__ == "__main__":
    sys.exit(main())
