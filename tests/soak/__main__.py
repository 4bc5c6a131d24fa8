"""Does the window's memory grow with its answers?

Run as ``python -m tests.soak`` (some minutes): the real window goes through the bundled pictures
and all networks, 10,000 answers in a row. Exit status 1 when memory has grown by more than the
limit since the warm-up, or an answer did not come.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.gui.window import MainWindow

LIMIT = 20.0  # MB
NETWORK_TURN = 10  # answers after which another network is asked
PATIENCE = 60_000  # milliseconds for one answer
SHARE = 0.1  # of the samples, at the beginning and at the end, are compared
SAMPLES = 200


@dataclass
class Memory:
    """What the process occupies, looked at now and then, in MB."""

    samples: list[float] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """From the first to the last samples; medians, as one sample may catch a large picture."""
        count = max(1, round(SHARE * len(self.samples)))
        return statistics.median(self.samples[-count:]) - statistics.median(self.samples[:count])

    @property
    def highest(self) -> float:
        """The largest sample."""
        return max(self.samples)


def resident() -> float:
    """MB of memory that this process occupies; where that is not told, the most it ever did."""
    if sys.platform.startswith("linux"):
        with open("/proc/self/statm", encoding="ascii") as stream:
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


class Walk:
    """Asks for the next answer when one has come; another network every few pictures."""

    def __init__(self, window: "MainWindow", answers: int, warm_up: int) -> None:
        from PyQt5.QtCore import QTimer

        self.window, self.warm_up = window, warm_up
        self.last = warm_up + answers
        self.every = max(1, answers // SAMPLES)
        self.answered = 0
        self.memory = Memory()
        self.problem = ""
        self.patience = QTimer()
        self.patience.setInterval(PATIENCE)
        self.patience.timeout.connect(lambda: self.fail("an answer did not come"))
        window.predictions.predicted.connect(self.on_predicted)
        window.predictions.picture_failed.connect(self.fail)
        window.predictions.prediction_failed.connect(self.fail)

    def open(self) -> None:
        """From the first picture on."""
        from app.gui.bundled import bundled_pictures

        self.window.open_pictures(bundled_pictures())

    def on_predicted(self) -> None:
        from PyQt5.QtCore import QTimer

        self.patience.start()
        self.answered += 1
        since = self.answered - self.warm_up
        if since >= 0 and since % self.every == 0:
            self.memory.samples.append(resident())
        if self.answered == self.last:
            self.end()
        else:
            QTimer.singleShot(0, self.go_on)  # what the answer has stirred up comes first

    def go_on(self) -> None:
        from models.registry import PUBLISHED

        following = self.window.actions_["actionNext"]
        if self.answered % NETWORK_TURN == 0:
            self.window.picker.choose(PUBLISHED[self.answered // NETWORK_TURN % len(PUBLISHED)])
        elif following.isEnabled():
            following.trigger()
        else:
            self.open()

    def fail(self, problem: str) -> None:
        self.problem = f"after {self.answered} answers: {problem}"
        self.end()

    def end(self) -> None:
        self.patience.stop()
        self.window.close()


def walk(answers: int, warm_up: int) -> Walk:
    """Opens the window and goes through all answers."""
    from app.gui.application import create_application

    application, window = create_application(["cifar-lab"])
    walk = Walk(window, answers, warm_up)
    walk.open()
    walk.patience.start()
    window.show()
    application.exec()
    return walk


def report(walk: Walk, seconds: float, limit: float) -> int:
    """Prints the figures; returns the exit status."""
    if walk.problem:
        print(f"FAILED {walk.problem}")
        return 1
    memory, passed = walk.memory, walk.memory.growth <= limit
    print(
        f"answers       {walk.answered - walk.warm_up:,} after a warm-up of {walk.warm_up:,}, "
        f"{1000 * seconds / walk.answered:.0f} ms each\n"
        f"memory        {memory.samples[0]:.0f} MB after the warm-up, "
        f"{memory.samples[-1]:.0f} MB at the end, {memory.highest:.0f} MB at most\n"
        f"growth        {memory.growth:+.1f} MB (limit {limit:.0f} MB)\n"
        + ("passed" if passed else "FAILED")
    )
    return 0 if passed else 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Walks and reports."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--warm-up", type=int, default=1000)
    parser.add_argument("--limit", type=float, default=LIMIT, help="MB")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["CIFAR_LAB_HOME"] = home  # nobody's settings change
        begin = time.monotonic()
        walked = walk(chosen.answers, chosen.warm_up)
        return report(walked, time.monotonic() - begin, chosen.limit)


if __name__ == "__main__":
    sys.exit(main())
