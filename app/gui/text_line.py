"""One line of text in a rectangle, its letters where those of any other language would be."""

from PyQt5.QtCore import QPointF, QRect, Qt
from PyQt5.QtGui import QFontMetricsF, QPainter


def draw_line(painter: QPainter, rect: QRect, text: str, *, right: bool = False) -> float:
    """Draws the text in the painter's font and pen, in the middle of the height, shortened where
    it is wider than `rect`; gives its width.

    QPainter's own way centres the highest font in use, and Chinese comes from a higher one: beside
    each other, "6.2 万" would stand lower than "77.4 %".
    """
    metrics = QFontMetricsF(painter.font())
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    width = metrics.horizontalAdvance(text)
    left = rect.x() + (rect.width() - width if right else 0)
    baseline = rect.y() + (rect.height() - metrics.height()) / 2 + metrics.ascent()
    painter.drawText(QPointF(left, baseline), text)
    return width
