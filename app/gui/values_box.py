"""A small box beside the cursor, for what curves have there."""

from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QLabel, QWidget

_OFF = 16  # logical pixels from the cursor


class ValuesBox(QLabel):
    """Above the curves; mice do not see it. Whoever fills it puts it into its place."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setMargin(8)
        self.hide()

    def show_beside(self, place: QPoint) -> None:
        """Beside `place` of the parent, on the side where there is room."""
        self.adjustSize()
        room = self.parentWidget()
        assert room is not None
        left = place.x() + _OFF
        if left + self.width() > room.width():
            left = place.x() - _OFF - self.width()
        left = min(left, room.width() - self.width())
        top = min(max(place.y() - self.height() // 2, 0), room.height() - self.height())
        self.move(max(0, left), max(0, top))
        self.show()
        self.raise_()


def cell(text: str) -> str:
    """A cell with a number, in HTML."""
    return f'<td align="right" style="padding-left:12px">{text}</td>'
