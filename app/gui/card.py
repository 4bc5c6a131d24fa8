"""A card: a group box that looks like a sheet of paper on the page."""

from PyQt5.QtCore import QEvent, QRect, QRectF, Qt
from PyQt5.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PyQt5.QtWidgets import QGroupBox, QHBoxLayout, QVBoxLayout, QWidget

RADIUS = 8  # of the corners, logical pixels
_PADDING = 5  # beside what a layout keeps free itself, so that contents stand 14 pixels inside
_ABOVE, _BELOW = 12, 1  # the title
_TITLE_SIZE = 0.92  # of the font's size
_BETWEEN = 12  # two cards, and around them


def paint_card(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """Paints a card's ground and border into `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.setBrush(palette.brush(QPalette.ColorRole.Base))
    inner = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)  # a line of one pixel, not of two half ones
    painter.drawRoundedRect(inner, RADIUS, RADIUS)
    painter.restore()


class Card(QGroupBox):
    """A QGroupBox to Qt, keyboard and screen readers; only its looks are its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep_room()

    def setTitle(self, title: str | None) -> None:
        """Sets the title, which also names the card to screen readers."""
        super().setTitle(title)
        self._keep_room()

    def changeEvent(self, event: QEvent | None) -> None:
        """A font or a style may want more room for the title."""
        super().changeEvent(event)
        if event is not None and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._keep_room()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Nothing: QGroupBox would give the contents the style's margins again."""

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The ground, the border and the title in the secondary colour."""
        painter = QPainter(self)
        paint_card(painter, self.rect(), self.palette())
        margins = self.contentsMargins()
        left = margins.left() + 9
        font = self._title_font()
        rect = QRect(left, 0, self.width() - 2 * left, margins.top() - _BELOW)
        rect.setTop(_ABOVE)
        title = QFontMetrics(font).elidedText(
            self.title(), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(flags), title)
        painter.end()

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        if font.pointSizeF() > 0:  # a font may be given in pixels
            font.setPointSizeF(font.pointSizeF() * _TITLE_SIZE)
        font.setBold(True)
        return font

    def _keep_room(self) -> None:
        top = _PADDING
        if self.title():
            # Chinese comes from another font than the title's own, a higher one
            top = _ABOVE + round(QFontMetrics(self._title_font()).height() * 1.2) + _BELOW
        self.setContentsMargins(_PADDING, top, _PADDING, _PADDING)


def lay_side_by_side(
    window: QWidget, narrow: Card, wide: Card, width: int
) -> tuple[QVBoxLayout, QVBoxLayout]:
    """The cards fill a window: `narrow` at the left, `width` logical pixels wide, `wide` with the
    rest. Returns their columns, in which nothing stands yet."""
    left, right, row = QVBoxLayout(narrow), QVBoxLayout(wide), QHBoxLayout(window)
    for column in (left, right):
        column.setContentsMargins(9, 4, 9, 9)
        column.setSpacing(8)
    narrow.setFixedWidth(width)
    row.setSpacing(_BETWEEN)
    row.setContentsMargins(_BETWEEN, _BETWEEN, _BETWEEN, _BETWEEN)
    row.addWidget(narrow)
    row.addWidget(wide, 1)
    return left, right
