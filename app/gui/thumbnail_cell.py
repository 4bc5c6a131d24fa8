"""Paints one thumbnail of the shelf: picture, caption, and what marks it."""

from typing import NamedTuple

from PyQt5.QtCore import QRect, QRectF, QSize, Qt
from PyQt5.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap

from app.gui.icons import paint_icon

THUMBNAIL = 60  # logical pixels, the longer side
_MARGIN, _GAP = 6, 2
_LETTERS = 11  # that stand below a picture: the longest class has ten
_RADIUS = 6
_CAPTION = 0.85  # of the font's size
_Role = QPalette.ColorRole


class Marks(NamedTuple):
    """What is true of a thumbnail besides its picture."""

    current: bool  # the picture that is being looked at
    focused: bool  # and the keyboard is here
    hovered: bool


def caption_font(font: QFont) -> QFont:
    """A little smaller than the window's."""
    small = QFont(font)
    if font.pointSizeF() > 0:  # a font may be given in pixels
        small.setPointSizeF(font.pointSizeF() * _CAPTION)
    return small


def cell_size(font: QFont) -> QSize:
    """Room for the picture and a line below it, in logical pixels."""
    metrics = QFontMetrics(caption_font(font))
    width = max(THUMBNAIL + 2 * _MARGIN, _LETTERS * metrics.averageCharWidth()) + 2 * _MARGIN
    # Chinese comes from another font than the caption's own, a higher one
    return QSize(width, _MARGIN + THUMBNAIL + _GAP + round(metrics.height() * 1.2) + _GAP)


def paint_cell(
    painter: QPainter,
    cell: QRect,
    palette: QPalette,
    pixmap: QPixmap | None,
    caption: str,
    known: bool,
    marks: Marks,
) -> None:
    """`pixmap` as Thumbnails gives it; `known`: the caption is the true class, no file's name."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    _paint_ground(painter, cell, palette, marks)
    box = QRect(cell.left(), cell.top() + _MARGIN, THUMBNAIL, THUMBNAIL)
    box.moveLeft(cell.left() + (cell.width() - THUMBNAIL) // 2)
    if pixmap is None or pixmap.isNull():
        _paint_missing(painter, box, palette, failed=pixmap is not None)
    else:
        size = pixmap.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(box.topLeft(), size)
        place.moveCenter(box.center())
        painter.drawPixmap(place, pixmap)
    role = _Role.Text if known else _Role.PlaceholderText
    painter.setPen(palette.color(_Role.HighlightedText if marks.focused else role))
    painter.setFont(caption_font(painter.font()))
    line = cell.adjusted(_GAP, _MARGIN + THUMBNAIL + _GAP, -_GAP, -_GAP)
    middle = Qt.TextElideMode.ElideMiddle  # names differ at their ends
    text = painter.fontMetrics().elidedText(caption, middle, line.width() - 2 * _GAP)
    text = caption if known else text  # a class is a short word
    painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()


def _paint_ground(painter: QPainter, cell: QRect, palette: QPalette, marks: Marks) -> None:
    inner = QRectF(cell).adjusted(2, 1, -2, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if marks.focused:
        painter.setBrush(palette.brush(_Role.Highlight))
    elif marks.current:
        painter.setBrush(palette.brush(_Role.Base))
        painter.setPen(QPen(palette.color(_Role.Highlight), 2))
    elif marks.hovered:
        painter.setBrush(palette.brush(_Role.Base))
    painter.drawRoundedRect(inner, _RADIUS, _RADIUS)


def _paint_missing(painter: QPainter, box: QRect, palette: QPalette, *, failed: bool) -> None:
    painter.setPen(palette.color(_Role.Mid))
    painter.setBrush(palette.brush(_Role.Base))
    painter.drawRoundedRect(QRectF(box).adjusted(4.5, 4.5, -4.5, -4.5), _RADIUS, _RADIUS)
    if failed:
        paint_icon(painter, "warning", box.adjusted(18, 18, -18, -18), palette.color(_Role.Text))
