"""A process being measured: an empty PyQt5 window, until it is painted."""

import os
import time

from PyQt5.QtCore import QTimer
from PyQt5.QtGui import QPaintEvent
from PyQt5.QtWidgets import QApplication, QMainWindow


class EmptyWindow(QMainWindow):
    """Tells when it is on the screen."""

    def paintEvent(self, event: QPaintEvent | None) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, painted)  # once all of it has been handed to the screen


def painted() -> None:
    print(time.monotonic(), flush=True)
    os._exit(0)  # how it ends is not measured


if __name__ == "__main__":
    application = QApplication([])
    window = EmptyWindow()
    window.resize(1080, 700)
    window.show()
    application.exec()
