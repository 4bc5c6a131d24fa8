"""Which curve is which: painted the same on the screen and in an exported picture."""

from collections.abc import Sequence
from typing import NamedTuple

from PyQt5.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

from app.gui.text_line import draw_line

_LINE, _GAP, _BETWEEN = 26, 6, 18  # logical pixels: a sample, after it, to the next entry
_THICK, _THIN = 2.0, 1.4
_WIDEST = 300  # of a name
_DASHES = [4.0, 3.0]


class Entry(NamedTuple):
    """One line of the legend: a solid line for validation, a dashed one for training."""

    text: str
    solid: QColor | None = None
    dashed: QColor | None = None


def pen(colour: QColor, *, dashed: bool, heavy: bool = False) -> QPen:
    """Of a curve; thinner and dashed for the pictures that are learnt from."""
    made = QPen(colour, _THIN if dashed and not heavy else _THICK)
    if dashed:
        made.setDashPattern(_DASHES)
    return made


class CurveLegend(QWidget):
    """Entries beside each other, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curveLegend")
        self.entries: tuple[Entry, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replaces what was there."""
        if tuple(entries) == self.entries:
            return
        self.entries = tuple(entries)
        self.setAccessibleName(", ".join(entry.text for entry in entries))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Names wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all lines."""
        return max(1, len(self._lines(width))) * self._line_height()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, self._line_height())

    def minimumSizeHint(self) -> QSize:
        """One line, cut off."""
        return QSize(120, self._line_height())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """All entries in the colours that they were given."""
        painter = QPainter(self)
        self.paint(painter, self.rect())
        painter.end()

    def paint(self, painter: QPainter, room: QRect) -> None:
        """Paints the entries into `room`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        height, top = self._line_height(), room.top()
        for line in self._lines(room.width()):
            left = room.left()
            for entry in line:
                width = self._width(entry, room.width())
                self._paint_entry(painter, QRect(left, top, width, height), entry)
                left += width + _BETWEEN
            top += height

    def _paint_entry(self, painter: QPainter, room: QRect, entry: Entry) -> None:
        samples = [(c, d) for c, d in ((entry.solid, False), (entry.dashed, True)) if c is not None]
        middle = room.top() + room.height() / 2
        for number, (colour, dashed) in enumerate(samples):
            y = middle + (number - (len(samples) - 1) / 2) * 5
            painter.setPen(pen(colour, dashed=dashed))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.left() + _LINE, y))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        name = QRect(room.adjusted(_LINE + _GAP, 0, 0, 0))
        middle_of_name = Qt.TextElideMode.ElideMiddle
        text = QFontMetrics(self.font()).elidedText(entry.text, middle_of_name, name.width() + 1)
        draw_line(painter, name, text)

    def _lines(self, width: int) -> list[list[Entry]]:
        lines: list[list[Entry]] = [[]]
        used = 0
        for entry in self.entries:
            wanted = self._width(entry, width)
            if lines[-1] and used + wanted > width:
                lines.append([])
                used = 0
            lines[-1].append(entry)
            used += wanted + _BETWEEN
        return lines

    def _width(self, entry: Entry, most: int) -> int:
        name = QFontMetrics(self.font()).horizontalAdvance(entry.text) + 2
        return min(_LINE + _GAP + min(name, _WIDEST), most)

    def _line_height(self) -> int:
        # Chinese comes from another font than the widget's own, a higher one
        return round(1.25 * QRectF(QFontMetrics(self.font()).boundingRect("Xg")).height()) + 4
