"""A process being measured: the gaps in the event loop from the start through all networks, then
through pictures, thumbnails, languages and themes.

Prints a JSON line: worst gap and time of the first answer in milliseconds, networks that answered,
and after which step the worst gap came.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, QTimer
from PyQt5.QtWidgets import QRadioButton

from app.gui.application import create_application
from app.gui.bundled import bundled_pictures
from app.gui.window import MainWindow

if TYPE_CHECKING:
    from app.inference.predictor import Prediction

TICK = 5  # milliseconds
PAUSE, PATIENCE = 100, 60_000  # milliseconds between two steps; for everything
STEP_PAUSE = 250  # milliseconds after what is no question to a network


class Walk:
    """Looks at the clock every 5 ms; takes the next step when a network has answered."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.answered: list[str] = []
        self.first_answer: float | None = None
        self.worst, self.worst_step, self.step = 0.0, "", "start"
        self.last = time.perf_counter()
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.on_tick)
        window.predictions.predicted.connect(self.on_predicted)
        appearance, actions = window.appearance, window.actions_
        self.comforts: list[tuple[str, Callable[[], object]]] = [
            ("chinese", lambda: appearance.choose_language("zh")),
            ("dark", lambda: appearance.choose_theme("dark")),
            ("fixed order", lambda: actions["actionSorted"].trigger()),
            *[(f"picture {n}", lambda: actions["actionNext"].trigger()) for n in range(2, 8)],
            ("zoom", lambda: actions["actionZoomIn"].trigger()),
            ("english", lambda: appearance.choose_language("en")),
            ("light", lambda: appearance.choose_theme("light")),
            ("without thumbnails", lambda: actions["actionShelf"].trigger()),
            ("with thumbnails", lambda: actions["actionShelf"].trigger()),
        ]

    def begin(self) -> None:
        self.last = time.perf_counter()
        self.timer.start(TICK)

    def on_tick(self) -> None:
        now = time.perf_counter()
        if now - self.last > self.worst:
            self.worst, self.worst_step = now - self.last, self.step
        self.last = now

    def on_predicted(self, prediction: "Prediction") -> None:
        if self.first_answer is None:
            self.first_answer = 1000 * (time.monotonic() - float(os.environ["ASKED_AT"]))
        if prediction.model not in self.answered:
            self.answered.append(prediction.model)
            QTimer.singleShot(PAUSE, self.go_on)

    def go_on(self) -> None:
        for button in self.window.findChildren(QRadioButton):
            name = button.objectName().removeprefix("model-")
            if button.isEnabled() and name not in self.answered:
                self.step = name
                button.click()
                return
        self.enjoy()

    def enjoy(self) -> None:
        """One comfort after the other."""
        if not self.comforts:
            self.timer.stop()  # how it ends is not measured
            self.window.close()
            return
        self.step, comfort = self.comforts.pop(0)
        comfort()
        QTimer.singleShot(STEP_PAUSE, self.enjoy)


def main() -> int:
    application, window = create_application(["cifar-lab"])
    walk = Walk(window)
    if not bundled_pictures():
        print("there is no picture in assets/test_images", file=sys.stderr)
        return 1
    window.browsing.show_source("bundled")
    QTimer.singleShot(PATIENCE, window.close)
    walk.begin()
    window.show()
    application.exec()
    result = {
        "worst_gap": round(1000 * walk.worst, 1),
        "worst_step": walk.worst_step,
        "first_answer": walk.first_answer and round(walk.first_answer),
        "networks": walk.answered,
        "comforts_left": len(walk.comforts),
    }
    print(json.dumps(result), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
