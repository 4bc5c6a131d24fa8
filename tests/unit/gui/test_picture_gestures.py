"""Hands on a picture: what is told of them, and what is left to others."""

from typing import Any

import pytest
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QCursor, QKeyEvent, QMouseEvent, QNativeGestureEvent
from PyQt5.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget
from pytestqt.qtbot import QtBot

from app.gui.picture_gestures import PictureGestures

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Told:
    """A watched widget and what was told of it."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget
        self.gestures = PictureGestures(widget)
        self.facts: list[tuple[Any, ...]] = []
        for name in ("turned", "pinched", "dragged", "double_clicked"):
            getattr(self.gestures, name).connect(
                lambda *what, name=name: self.facts.append((name, *what))
            )

    def mouse(self, kind: QEvent.Type, x: int, button: Qt.MouseButton) -> bool:
        event = QMouseEvent(kind, QPointF(x, 10), button, button, NONE)
        QApplication.sendEvent(self.widget, event)
        return event.isAccepted()

    def key(self, key: Qt.Key, modifiers: Any, kind: QEvent.Type = QEvent.Type.KeyPress) -> bool:
        event = QKeyEvent(kind, key, modifiers)
        QApplication.sendEvent(self.widget, event)
        return event.isAccepted()


@pytest.fixture
def told(qtbot: QtBot) -> Told:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    return Told(widget)


def test_a_drag_lasts_from_the_press_to_the_release(told: Told) -> None:
    left = Qt.MouseButton.LeftButton
    told.mouse(QEvent.Type.MouseMove, 5, left)
    told.mouse(QEvent.Type.MouseButtonPress, 50, left)
    assert told.gestures.holding
    told.mouse(QEvent.Type.MouseMove, 60, left)
    told.mouse(QEvent.Type.MouseMove, 90, left)
    told.mouse(QEvent.Type.MouseButtonRelease, 90, left)
    told.mouse(QEvent.Type.MouseMove, 300, left)
    assert not told.gestures.holding
    assert told.facts == [("dragged", QPointF(10, 0)), ("dragged", QPointF(30, 0))]


def test_other_buttons_are_left_to_others(told: Told) -> None:
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
        told.mouse(kind, 50, Qt.MouseButton.RightButton)
    assert not told.gestures.holding
    told.mouse(QEvent.Type.MouseButtonDblClick, 50, Qt.MouseButton.LeftButton)
    assert told.facts == [("double_clicked", QPointF(50, 10))]


def test_arrow_keys_need_shift(told: Told) -> None:
    assert not told.key(Qt.Key.Key_Left, NONE)
    assert not told.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not told.key(Qt.Key.Key_A, SHIFT)
    assert told.facts == []
    assert told.key(Qt.Key.Key_Left, SHIFT)
    assert told.key(Qt.Key.Key_Down, SHIFT | KEYPAD)
    told.key(Qt.Key.Key_Down, SHIFT, QEvent.Type.KeyRelease)
    assert told.facts == [("dragged", QPointF(48, 0)), ("dragged", QPointF(0, -48))]


def test_pinch_on_a_touch_pad(told: Told) -> None:
    place = QPointF(told.widget.mapFromGlobal(QCursor.pos()))
    for kind in (Qt.NativeGestureType.ZoomNativeGesture, Qt.NativeGestureType.RotateNativeGesture):
        event = QNativeGestureEvent(kind, QPointF(), QPointF(), QPointF(), 0.25, 0, 0)
        QApplication.sendEvent(told.widget, event)
    assert told.facts == [("pinched", 1.25, place)]


def test_pinch_on_a_touch_screen(told: Told) -> None:
    told.widget.grabGesture(Qt.GestureType.PinchGesture)
    pinch = QPinchGesture(told.widget)
    pinch.setScaleFactor(1.5)
    pinch.setCenterPoint(QPointF(told.widget.mapToGlobal(QPoint(120, 80))))
    QApplication.sendEvent(told.widget, QGestureEvent([pinch]))
    assert told.facts == [("pinched", 1.5, QPointF(120, 80))]
