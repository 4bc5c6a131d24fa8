"""The ring that shows where the keyboard is: Fusion's own mark is too faint to be found."""

import contextlib

from PyQt5.QtCore import QEvent, QObject, QRectF, Qt
from PyQt5.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QPen, QRegion
from PyQt5.QtWidgets import QApplication, QFocusFrame, QMenuBar, QWidget

_WIDTH = 2  # logical pixels
_RADIUS = 4
_MOVED = (QEvent.Type.Move, QEvent.Type.Resize)


class FocusRing(QObject):
    """One ring for the whole application; it appears once somebody uses the keyboard."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: _Frame | None = None  # made when first wanted
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and _is_marked(now):
            if self._frame is None:
                self._frame = _Frame()
                self._frame.destroyed.connect(self._on_destroyed)
            self._frame.stand_around(now)
        elif self._frame is not None:
            self._frame.leave()

    def _on_destroyed(self) -> None:
        self._frame = None  # it went with the dialog that it was in


def _is_marked(widget: QWidget) -> bool:
    """Whoever clicks knows where they clicked; a menu bar marks itself."""
    clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    window = widget.window()
    if clicked or window is None or window is widget or isinstance(widget, QMenuBar):
        return False
    return window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


class _Frame(QFocusFrame):
    """A line around a widget; where the parent of the widget leaves no room, inside it.

    Qt's class makes it invisible to mice, layouts and screen readers. Qt would not let it lie
    above a widget that fills its parent, so following the widget is done here.
    """

    def __init__(self) -> None:
        super().__init__()
        self._target: QWidget | None = None

    def stand_around(self, target: QWidget) -> None:
        """Shows itself around `target`, which is no window."""
        self.leave()
        self._target = target
        target.installEventFilter(self)
        self.setParent(target.parentWidget())
        self._place()
        self.show()

    def leave(self) -> None:
        """Hides itself."""
        if self._target is not None:
            with contextlib.suppress(RuntimeError):  # it is just being deleted
                self._target.removeEventFilter(self)
        self._target = None
        self.hide()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Goes along with the widget; all events pass."""
        if event is not None and event.type() in _MOVED and watched is self._target:
            self._place()
        return False

    def _place(self) -> None:
        parent = self.parentWidget()
        if self._target is None or parent is None:
            return
        outside = self._target.geometry().adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH)
        self.setGeometry(outside & parent.rect())
        inside = self.rect().adjusted(_RADIUS, _RADIUS, -_RADIUS, -_RADIUS)
        self.setMask(QRegion(self.rect()) - QRegion(inside))  # the widget is not painted anew
        self.raise_()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """A line in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), _WIDTH))
        half = _WIDTH / 2
        line = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(line, _RADIUS - half, _RADIUS - half)
        painter.end()
