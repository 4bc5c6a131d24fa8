"""What hands do to a picture: wheel, pinch, drag, double click and keys, told as plain facts."""

from PyQt5.QtCore import QEvent, QObject, QPointF, Qt, pyqtSignal
from PyQt5.QtGui import QCursor, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PyQt5.QtWidgets import QGestureEvent, QPinchGesture, QWidget

_NOTCH = 120.0  # what Qt counts for one of a wheel
_KEY_STEP = 48.0  # logical pixels
_KEYS: dict[int, QPointF] = {
    Qt.Key.Key_Left: QPointF(_KEY_STEP, 0),
    Qt.Key.Key_Right: QPointF(-_KEY_STEP, 0),
    Qt.Key.Key_Up: QPointF(0, _KEY_STEP),
    Qt.Key.Key_Down: QPointF(0, -_KEY_STEP),
}


class PictureGestures(QObject):
    """Watches a widget. Places and steps are its logical pixels."""

    turned = pyqtSignal(float, QPointF)  # notches of the wheel, the place below it
    pinched = pyqtSignal(float, QPointF)  # factor, the place below the fingers
    dragged = pyqtSignal(QPointF)  # the step that the picture is to go
    double_clicked = pyqtSignal(QPointF)
    held = pyqtSignal()  # taken hold of, or let go: see `holding`

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._hand: QPointF | None = None  # where it was last, while it holds the picture
        widget.installEventFilter(self)

    @property
    def holding(self) -> bool:
        """Whether a drag goes on."""
        return self._hand is not None

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """True for what has been told."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            self.turned.emit(event.angleDelta().y() / _NOTCH, event.position())
            return True
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(event, QNativeGestureEvent):
            return self._touch_pad(event)
        if isinstance(event, QGestureEvent):
            return self._touch_screen(event)
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        place, kind = QPointF(event.pos()), event.type()
        if kind == QEvent.Type.MouseMove and self._hand is not None:
            step, self._hand = place - self._hand, place
            self.dragged.emit(step)
        elif event.button() != Qt.MouseButton.LeftButton:
            return False
        elif kind == QEvent.Type.MouseButtonDblClick:
            self.double_clicked.emit(place)
        elif kind == QEvent.Type.MouseButtonPress:
            self._hold(place)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._hold(None)
        else:
            return False
        return True

    def _hold(self, hand: QPointF | None) -> None:
        self._hand = hand
        self.held.emit()

    def _key(self, event: QKeyEvent) -> bool:
        """Shift with an arrow key; without it the arrows are others'."""
        step = _KEYS.get(event.key())
        shifted = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier  # macOS: every arrow
        if step is None or shifted != Qt.KeyboardModifier.ShiftModifier:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.dragged.emit(step)
        return True

    def _touch_pad(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.pinched.emit(1 + event.value(), QPointF(self._widget.mapFromGlobal(QCursor.pos())))
        return True

    def _touch_screen(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        middle = self._widget.mapFromGlobal(pinch.centerPoint().toPoint())
        self.pinched.emit(pinch.scaleFactor(), QPointF(middle))
        return True
