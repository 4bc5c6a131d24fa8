"""Paints what the picture view shows: a part of a picture, or a sentence in its place."""

import math

from PyQt5.QtCore import QPointF, QRect, QRectF, Qt
from PyQt5.QtGui import QColor, QImage, QPainter, QPainterPath, QPalette, QPen, QTextOption

from app.gui.card import RADIUS

_TEXT_WIDTH = 440  # logical pixels: longer lines are hard to read
_SIGN = 36  # the size of the sign above a sentence
_GAP = 12  # between the two


def paint_image(
    painter: QPainter, place: QRectF, visible: QRectF, image: QImage, *, blocks: bool
) -> None:
    """The image fills `place`, of which `visible` is seen. With `blocks` its pixels are squares."""
    seen = place & visible
    if seen.isEmpty():
        return
    across, down = image.width() / place.width(), image.height() / place.height()
    # no more than what is seen, and a little: the painter cannot count to a million pixels
    left = max(0, math.floor((seen.left() - place.left()) * across) - 1)
    top = max(0, math.floor((seen.top() - place.top()) * down) - 1)
    right = min(image.width(), math.ceil((seen.right() - place.left()) * across) + 1)
    bottom = min(image.height(), math.ceil((seen.bottom() - place.top()) * down) + 1)
    source = QRectF(left, top, right - left, bottom - top)
    corner = QPointF(place.left() + left / across, place.top() + top / down)
    target = QRectF(corner.x(), corner.y(), source.width() / across, source.height() / down)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not blocks)
    painter.drawImage(target, image, source)


def clip_to_card(painter: QPainter, rect: QRect) -> None:
    """What is painted from now on stays within the rounded corners; `paint_border` smooths them."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setClipPath(path)


def paint_border(painter: QPainter, rect: QRect, palette: QPalette, *, focused: bool) -> None:
    """The card's border, above the picture; that of the focus is wider, in the accent."""
    role = QPalette.ColorRole.Highlight if focused else QPalette.ColorRole.Mid
    width = 2.0 if focused else 1.0
    half = width / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(role), width))
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), RADIUS, RADIUS)
    painter.restore()


def paint_note(painter: QPainter, room: QRectF, palette: QPalette, words: str) -> None:
    """A few words on a small sheet in the middle of `room`, above whatever is there."""
    text = painter.fontMetrics().boundingRect(words)
    sheet = QRectF(0, 0, text.width() + 4 * _GAP, text.height() + 2 * _GAP)
    sheet.moveCenter(room.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(sheet, RADIUS, RADIUS)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawText(sheet, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.restore()


def paint_sentence(painter: QPainter, room: QRectF, palette: QPalette, sentence: str) -> None:
    """A sentence on what is wrong, with a sign above it, in the middle of `room`."""
    width = min(room.width(), _TEXT_WIDTH)
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
    # Chinese breaks anywhere, and so must a long file name
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    column = QRectF(room.center().x() - width / 2, room.top(), width, room.height())
    height = painter.boundingRect(column, sentence, option).height()
    top = max(room.top(), room.center().y() - (_SIGN + _GAP + height) / 2)
    sign = QRectF(room.center().x() - _SIGN / 2, top, _SIGN, _SIGN)
    _paint_sign(painter, sign, palette.color(QPalette.ColorRole.BrightText))
    column.setTop(sign.bottom() + _GAP)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawText(column, sentence, option)


def _paint_sign(painter: QPainter, place: QRectF, colour: QColor) -> None:
    """An exclamation mark in a ring: what it says does not hang on its colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawEllipse(place.adjusted(1.5, 1.5, -1.5, -1.5))
    middle, unit = place.center(), place.height() / 12
    painter.drawLine(middle - QPointF(0, 3 * unit), middle + QPointF(0, 0.8 * unit))
    painter.drawPoint(middle + QPointF(0, 3 * unit))
    painter.restore()
