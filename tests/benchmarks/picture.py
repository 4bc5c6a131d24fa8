"""Does the window stay smooth while a picture of 100 megapixels is opened, zoomed, overtaken and
the window resized?

Run as ``python -m tests.benchmarks.picture [--json]`` on a quiet machine. Exit status 1 when the
event loop stood still for longer than its limit.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image
from PyQt5.QtWidgets import QApplication

from app.gui.application import create_application
from app.gui.requests import Picture
from app.gui.window import MainWindow
from tests.benchmarks.watch import Clock, pause, report, until
from tests.benchmarks.window import display

LIMIT = 100.0  # milliseconds
SIDE = 10_000  # pixels: just what is allowed
PAUSE = 15  # milliseconds


def picture(folder: Path) -> Path:
    """A JPEG that is no easy one: colours, edges and noise."""
    generator = np.random.default_rng(0)
    small = Image.fromarray(generator.integers(0, 256, (SIDE // 20, SIDE // 20, 3), dtype=np.uint8))
    path = folder / "large.jpg"
    small.resize((SIDE, SIDE), Image.Resampling.BICUBIC).save(path, quality=90)
    return path


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
    clock.stop()
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
    facts = {"display": platform, "megapixels": SIDE**2 // 1_000_000}
    return report(worst, LIMIT, facts, as_json=arguments.json)


if __name__ == "__main__":
    sys.exit(main())
