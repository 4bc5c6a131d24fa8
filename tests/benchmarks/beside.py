"""Does the window stay smooth, and do the networks answer in time, beside a training?

Run as ``python -m tests.benchmarks.beside [--json]`` on a quiet machine. ResNet-18 is trained as
the window starts trainings. Exit status 1 when the event loop stood still for longer than its
limit, the answers took too long a multiple of their time without the training, or the window
did not close in time.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from PyQt5.QtWidgets import QApplication

from app.gui.application import create_application
from app.gui.window import MainWindow
from app.training.launch import start_run
from app.training.recipes import recipe
from app.training.run_folder import RunFolder
from models.registry import PUBLISHED
from tests.benchmarks.watch import Clock, pause, report, until
from tests.benchmarks.window import display
from tests.drawing import draw_data_set

GAP_LIMIT = 130.0  # milliseconds; the aim is 100
RATIO_LIMIT = 3.0
CLOSE_LIMIT = 2.0  # seconds
PICTURES = 200  # of a class
ROUNDS = 6  # of one answer a network
PAUSE = 60  # milliseconds between two answers
PATIENCE = 120  # seconds for the training to begin, and to end


def answers(window: MainWindow, rounds: int) -> dict[str, list[float]]:
    """Milliseconds from a click on each network to its answer, picture after picture."""
    times: dict[str, list[float]] = {key: [] for key in PUBLISHED}
    for _ in range(rounds):
        window.actions_["actionNext"].trigger()
        until(window.predictions.predicted)
        for key in PUBLISHED:
            if key == window.picker.current():
                continue
            asked = time.perf_counter()
            window.picker.choose(key)
            until(window.predictions.predicted)
            times[key].append(1000 * (time.perf_counter() - asked))
            pause(PAUSE)
    return times


def medians(times: dict[str, list[float]]) -> dict[str, float]:
    """Of each network that was asked."""
    return {key: statistics.median(some) for key, some in times.items() if some}


def wait_for_steps(run: RunFolder) -> None:
    """Until the training is at work: torch is loaded, the first steps are done."""
    end = time.monotonic() + PATIENCE
    while not (run.progress() or {}).get("images_per_second"):
        if time.monotonic() > end or run.state().state == "failed":
            raise RuntimeError(f"the training did not begin: {run.state()}")
        pause(200)


def measure(
    application: QApplication, window: MainWindow, data: Path
) -> tuple[dict[str, float], dict[str, float], dict[str, float], tuple[float, float]]:
    """Worst gaps; each network's time alone, and beside the training; seconds that the training's
    process took to end when it was asked to, and the window to close."""
    window.browsing.show_source("bundled")
    window.show()
    until(window.predictions.predicted)
    answers(window, 1)  # loads them
    pause(500)
    clock = Clock()
    clock.begin("alone")
    alone = medians(answers(window, ROUNDS))
    run = start_run(recipe("resnet18", data=str(data), epochs=1000))
    try:
        clock.begin("a training begins")
        wait_for_steps(run)
        clock.begin("beside a training")
        beside = medians(answers(window, ROUNDS))
        clock.begin("it is stopped")
        run.request("stop")
        asked = time.monotonic()
        end = asked + PATIENCE
        while run.alive() and time.monotonic() < end:
            pause(100)
        stopped = time.monotonic() - asked
        clock.stop()
    finally:
        run.request("stop")
    asked = time.monotonic()
    window.leave()
    closed = time.monotonic() - asked
    application.processEvents()
    return clock.worst, alone, beside, (stopped, closed)


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with display() as platform, tempfile.TemporaryDirectory() as folder:
        os.environ["CIFAR_LAB_HOME"] = folder  # nobody's settings change
        data = draw_data_set(Path(folder) / "pictures", PICTURES, 1)
        application, window = create_application(["cifar-lab"])
        worst, alone, beside, (stopped, closed) = measure(application, window, data)
    ratios = {key: beside[key] / alone[key] for key in beside if key in alone}
    facts: dict[str, object] = {"display": platform}
    for key, ratio in ratios.items():
        facts[key] = (
            f"{alone[key]:.0f} ms alone, {beside[key]:.0f} ms beside: "
            f"{ratio:.2f} × (limit {RATIO_LIMIT:.0f} ×)"
        )
    facts["training stopped"] = f"after {stopped:.1f} s"
    facts["window closed"] = f"after {closed:.1f} s (limit {CLOSE_LIMIT:.0f} s)"
    passed = max(ratios.values()) <= RATIO_LIMIT and closed <= CLOSE_LIMIT
    return report(worst, GAP_LIMIT, facts, as_json=arguments.json, passed=passed)


if __name__ == "__main__":
    sys.exit(main())
