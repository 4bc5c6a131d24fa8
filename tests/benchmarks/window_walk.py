"""A process being measured: the gaps in the event loop from the start through all networks.

Prints a JSON line: worst gap and time of the first answer in milliseconds, networks that answered.
"""

import json
import os
import sys
import time
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, QTimer
from PyQt5.QtWidgets import QRadioButton

from app.gui.application import create_application
from app.gui.bundled import first_picture
from app.gui.requests import Picture
from app.gui.window import MainWindow

if TYPE_CHECKING:
    from app.inference.predictor import Prediction

TICK = 5  # milliseconds
PAUSE, PATIENCE = 100, 60_000  # milliseconds between two networks; for everything


class Walk:
    """Looks at the clock every 5 ms; chooses the next network when one has answered."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.answered: list[str] = []
        self.first_answer: float | None = None
        self.worst = 0.0
        self.last = time.perf_counter()
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.on_tick)
        window.predictions.predicted.connect(self.on_predicted)

    def begin(self) -> None:
        self.last = time.perf_counter()
        self.timer.start(TICK)

    def on_tick(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, now - self.last)
        self.last = now

    def on_predicted(self, prediction: "Prediction") -> None:
        if self.first_answer is None:
            self.first_answer = 1000 * (time.monotonic() - float(os.environ["ASKED_AT"]))
        self.answered.append(prediction.model)
        QTimer.singleShot(PAUSE, self.go_on)

    def go_on(self) -> None:
        for button in self.window.findChildren(QRadioButton):
            name = button.objectName().removeprefix("model-")
            if button.isEnabled() and name not in self.answered:
                button.click()
                return
        self.timer.stop()  # how it ends is not measured
        self.window.close()


def main() -> int:
    application, window = create_application(["cifar-lab"])
    walk = Walk(window)
    picture = first_picture()
    if picture is None:
        print("there is no picture in assets/test_images", file=sys.stderr)
        return 1
    window.open_pictures([Picture(str(picture))])
    QTimer.singleShot(PATIENCE, window.close)
    walk.begin()
    window.show()
    application.exec()
    result = {
        "worst_gap": round(1000 * walk.worst, 1),
        "first_answer": walk.first_answer and round(walk.first_answer),
        "networks": walk.answered,
    }
    print(json.dumps(result), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
