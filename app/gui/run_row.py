"""Paints a run's row in the list, and says where its check box is."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PyQt5.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPalette, QPen
from PyQt5.QtWidgets import (
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui import run_wording as wording
from app.gui.curve_colours import other_colour
from app.gui.run_model import RUN, SLOT
from app.gui.text_line import draw_line

if TYPE_CHECKING:
    from app.gui.run_view import RunView

_PADDING, _GAP = 8, 3  # logical pixels
_BOX = 16  # side of the check box
_DOT, _BAR = 9, 4
_STRIPE = 4  # in the colour of the run's curves
_SMALL = 0.9  # of the font's size
_RADIUS = 6

_Role = QPalette.ColorRole


class RunRow(QStyledItemDelegate):
    """Name and result, state and progress, and the settings below them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Three lines and a bar."""
        return QSize(220, _height(option.font))

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """The colours are those of the palette, on a plate where the row is chosen."""
        assert painter is not None
        run: RunView = index.data(RUN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, option, chosen)
        slot = index.data(SLOT)
        if slot is not None:
            stripe = QRectF(option.rect.adjusted(3, 7, 0, -7))
            stripe.setWidth(_STRIPE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(other_colour(slot, option.palette))
            painter.drawRoundedRect(stripe, _STRIPE / 2, _STRIPE / 2)
        self._paint_box(painter, option, slot is not None)
        self._paint_lines(painter, option, run)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent | None,
        model: QAbstractItemModel | None,
        option: QStyleOptionViewItem,
        index: QModelIndex,
    ) -> bool:
        """A click into the box, or Space, checks the run."""
        assert model is not None
        wanted = False
        if isinstance(event, QMouseEvent):
            inside = box_of(option.rect, option.font).contains(event.pos())
            left = event.button() == Qt.MouseButton.LeftButton
            if inside and left and event.type() == QEvent.Type.MouseButtonPress:
                return True  # the click is the box's alone
            wanted = inside and left and event.type() == QEvent.Type.MouseButtonRelease
        if not wanted:
            return False
        return toggle(model, index)

    def updateEditorGeometry(
        self, editor: QWidget | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """Over the name."""
        assert editor is not None
        room = _text_room(option.rect)
        room.setHeight(max(editor.sizeHint().height(), _line(option.font)))
        room.setTop(room.top() - 3)
        editor.setGeometry(room)
        if isinstance(editor, QLineEdit):
            editor.setAccessibleName(self.tr("Name of the run"))

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, on: bool) -> None:
        box = QStyleOptionButton()
        box.rect = box_of(option.rect, option.font)
        box.palette = QApplication.palette("QCheckBox")  # its outline is its own
        checked = QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        box.state = QStyle.State(checked) | QStyle.StateFlag.State_Enabled
        style = option.widget.style() if option.widget is not None else QApplication.style()
        assert style is not None
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, run: "RunView") -> None:
        palette, line = option.palette, QRect(_text_room(option.rect))
        line.setHeight(_line(option.font))
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(palette.color(_Role.Text))
        said = wording.result(run) if run.state != "running" or run.epochs_done else ""
        width = draw_line(painter, line, said, right=True) + (10 if said else 0)
        name = QRect(line.adjusted(0, 0, -round(width), 0))
        middle = Qt.TextElideMode.ElideMiddle  # names differ at their ends
        draw_line(painter, name, QFontMetrics(bold).elidedText(run.name, middle, name.width()))
        line.translate(0, line.height() + _GAP)
        self._paint_state(painter, option, line, run)
        line.translate(0, line.height() + _GAP)
        painter.setFont(small_font(option.font))
        painter.setPen(palette.color(_Role.PlaceholderText))
        draw_line(painter, line, wording.main_settings(run))

    def _paint_state(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, run: "RunView"
    ) -> None:
        palette = option.palette
        paint_dot(painter, QRect(line.left(), line.top(), _DOT, line.height()), run.state, palette)
        begun = "" if run.started is None else wording.when(run.started)
        painter.setFont(small_font(option.font))
        painter.setPen(palette.color(_Role.PlaceholderText))
        width = draw_line(painter, line, begun, right=True) + 10
        painter.setFont(option.font)
        painter.setPen(palette.color(_Role.Text))
        title = wording.asked_title(run.asked) if run.asked else wording.state_title(run.state)
        room = line.adjusted(_DOT + 6, 0, -round(width), 0)
        width = draw_line(painter, room, f"{title} · {run.title}")
        room.setLeft(room.left() + round(width) + 12)
        if run.state == "running" and room.width() > 40:
            paint_bar(painter, room, run.fraction, palette)


def toggle(model: QAbstractItemModel, index: QModelIndex) -> bool:
    """Checks a run, or takes its check away."""
    role = Qt.ItemDataRole.CheckStateRole
    on = index.data(role) == Qt.CheckState.Checked
    return model.setData(index, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, role)


def box_of(row: QRect, font: QFont) -> QRect:
    """Where the check box of a row is; a little larger than it looks."""
    top = row.top() + _PADDING + (_line(font) - _BOX) // 2
    return QRect(row.left() + _PADDING + 4, top, _BOX, _BOX)


def paint_dot(painter: QPainter, place: QRect, state: str, palette: QPalette) -> None:
    """A state's dot in the middle of `place`; a ring where a run stands still half-way."""
    colour = wording.state_colour(state, palette)
    hollow = state in wording.HOLLOW
    painter.setPen(QPen(colour, 2) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
    radius = min(place.width(), place.height()) / 2 - (1 if hollow else 0)
    painter.drawEllipse(QPointF(QRectF(place).center()), radius, radius)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, chosen: bool) -> None:
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    plate = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen:
        painter.setBrush(option.palette.brush(_Role.AlternateBase))
        painter.drawRoundedRect(plate, _RADIUS, _RADIUS)
    elif hovered:
        painter.setPen(option.palette.color(_Role.AlternateBase))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def paint_bar(painter: QPainter, room: QRect, share: float, palette: QPalette) -> None:
    """How far it is, in the middle of the room's height; `share`: 0…1."""
    track = QRectF(room.left(), room.center().y() - _BAR / 2 + 0.5, room.width(), _BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(_Role.Mid))
    painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
    track.setWidth(max(_BAR, share * track.width()))
    painter.setBrush(palette.color(_Role.Highlight))
    painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)


def _text_room(row: QRect) -> QRect:
    return row.adjusted(_PADDING + 4 + _BOX + 8, _PADDING, -_PADDING - 2, -_PADDING)


def small_font(font: QFont) -> QFont:
    small = QFont(font)
    if font.pointSizeF() > 0:  # a font may be given in pixels
        small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small


def _line(font: QFont) -> int:
    return QFontMetrics(font).height()


def _height(font: QFont) -> int:
    return 2 * _PADDING + 3 * _line(font) + 2 * _GAP
