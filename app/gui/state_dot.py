"""The dot beside the word for a state."""

from PyQt5.QtCore import QRect
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QWidget

from app.gui.run_row import paint_dot

_DOT = 11  # logical pixels


class StateDot(QWidget):
    """A state's colour; the word is beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = ""
        self.setFixedSize(_DOT + 2, _DOT + 2)

    def show_state(self, state: str) -> None:
        """Of something else, or another one of the same."""
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """A disc or a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_dot(painter, QRect(1, 1, _DOT, _DOT), self._state, self.palette())
        painter.end()
