"""Paints a picture of a report: enlarged, with a line or two below, and what marks it."""

from collections.abc import Sequence

from PyQt5.QtCore import QRect, QRectF, QSize, Qt
from PyQt5.QtGui import QFont, QFontMetrics, QImage, QPainter, QPalette
from PyQt5.QtWidgets import QStyle, QStyleOptionViewItem

EDGE = 72  # logical pixels of an enlarged picture
_MARGIN, _GAP = 6, 2
_RADIUS = 6
_CAPTION = 0.85  # of the font's size
_Role = QPalette.ColorRole


def caption_font(font: QFont) -> QFont:
    """A little smaller than the window's."""
    small = QFont(font)
    if font.pointSizeF() > 0:  # a font may be given in pixels
        small.setPointSizeF(font.pointSizeF() * _CAPTION)
    return small


def line_height(font: QFont) -> int:
    """Of a caption; Chinese comes from another font than its own, a higher one."""
    return round(QFontMetrics(caption_font(font)).height() * 1.2)


def cell_size(font: QFont, captions: Sequence[str], lines: int) -> QSize:
    """Room for a picture and the longest of these captions."""
    metrics = QFontMetrics(caption_font(font))
    widest = max((metrics.horizontalAdvance(caption) for caption in captions), default=0)
    width = max(EDGE, widest + 2 * _GAP) + 2 * _MARGIN
    return QSize(width, _MARGIN + EDGE + _GAP + lines * line_height(font) + _MARGIN)


def paint_cell(
    painter: QPainter,
    option: QStyleOptionViewItem,
    image: QImage | None,
    lines: Sequence[str],
    *,
    focused: bool,
) -> None:
    """`image` is None while it is being read, and null where it cannot be."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    cell, palette = option.rect, option.palette
    _paint_ground(painter, option, focused=focused)
    edge = min(EDGE, cell.width() - 2, cell.height() - 2)
    box = QRect(cell.left() + (cell.width() - edge) // 2, cell.top() + _MARGIN, edge, edge)
    if not lines:
        box.moveCenter(cell.center())
    if image is None or image.isNull():
        painter.setPen(palette.color(_Role.Mid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(4.5, 4.5, -4.5, -4.5), _RADIUS, _RADIUS)
    else:
        size = image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(box.topLeft(), size)
        place.moveCenter(box.center())
        painter.drawImage(place, image)
    painter.setFont(caption_font(option.font))
    top = box.bottom() + _GAP
    for number, line in enumerate(lines):
        role = _Role.PlaceholderText if number else _Role.Text
        painter.setPen(palette.color(_Role.HighlightedText if focused else role))
        height = line_height(option.font)
        room = QRect(cell.left() + _GAP, top + number * height, cell.width() - 2 * _GAP, height)
        text = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, focused: bool) -> None:
    inner = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if focused:
        painter.setBrush(option.palette.brush(_Role.Highlight))
        painter.drawRoundedRect(inner, _RADIUS, _RADIUS)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(option.palette.brush(_Role.AlternateBase))
        painter.drawRoundedRect(inner, _RADIUS, _RADIUS)
