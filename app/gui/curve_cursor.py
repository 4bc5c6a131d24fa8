"""How the cursor goes through curves with the keyboard, and when it goes away."""

from collections.abc import Sequence

from PyQt5.QtCore import QEvent, Qt
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QWidget


def stepped(event: QKeyEvent, numbers: Sequence[float], at: float | None) -> float | None:
    """Where a key takes the cursor that is `at` one of the sorted `numbers` (None: nowhere yet);
    None for a key that moves nothing."""
    if not numbers or event.modifiers():
        return None
    before = [number for number in numbers if at is not None and number < at]
    after = [number for number in numbers if at is None or number > at]
    wanted = {
        Qt.Key.Key_Left: before[-1] if before else numbers[-1 if at is None else 0],
        Qt.Key.Key_Right: after[0] if after else numbers[-1],
        Qt.Key.Key_Home: numbers[0],
        Qt.Key.Key_End: numbers[-1],
    }
    return wanted.get(Qt.Key(event.key()))


def goes_away(event: QEvent, view: QWidget) -> bool:
    """Whether nobody points at the curves any more: the mouse may leave while the keyboard is
    there."""
    left = event.type() == QEvent.Type.Leave and not view.hasFocus()
    return left or event.type() == QEvent.Type.FocusOut
