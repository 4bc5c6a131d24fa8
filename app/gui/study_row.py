"""Paints a study's row in the list, and the headings between them."""

from PyQt5.QtCore import QModelIndex, QRect, QSize, Qt
from PyQt5.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PyQt5.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.gui import study_wording as wording
from app.gui.run_row import paint_bar, paint_dot, paint_ground, small_font
from app.gui.study_view import StudyView
from app.gui.text_line import draw_line

STUDY = Qt.ItemDataRole.UserRole  # StudyView; None: a heading
_PADDING, _GAP = 6, 2  # logical pixels
_DOT = 9
_ABOVE_HEADING = 10

_Role = QPalette.ColorRole


class StudyRow(QStyledItemDelegate):
    """The title, and below it how the study stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Two lines; a heading has one."""
        line = QFontMetrics(option.font).height()
        if index.data(STUDY) is None:
            return QSize(180, line + _GAP + (_ABOVE_HEADING if index.row() else 0))
        return QSize(180, 2 * _PADDING + 2 * line + _GAP)

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """The colours are those of the palette, on a plate where the row is chosen."""
        assert painter is not None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        study: StudyView | None = index.data(STUDY)
        if study is None:
            _paint_heading(painter, option, index.data())
        else:
            paint_ground(painter, option, bool(option.state & QStyle.StateFlag.State_Selected))
            _paint_study(painter, option, study)
        painter.restore()


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
    font = small_font(option.font)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(option.palette.color(_Role.PlaceholderText))
    line = QFontMetrics(option.font).height()
    room = QRect(option.rect.adjusted(_PADDING, 0, -_PADDING, 0))
    room.setTop(room.bottom() - line - _GAP)
    draw_line(painter, room, text)


def _paint_study(painter: QPainter, option: QStyleOptionViewItem, study: StudyView) -> None:
    palette = option.palette
    line = QRect(option.rect.adjusted(_PADDING + 2, _PADDING, -_PADDING, -_PADDING))
    line.setHeight(QFontMetrics(option.font).height())
    bold = QFont(option.font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(palette.color(_Role.Text))
    draw_line(painter, line, wording.title(study))
    line.translate(0, line.height() + _GAP)
    if study.state:
        paint_dot(
            painter, QRect(line.left(), line.top(), _DOT, line.height()), study.state, palette
        )
        line.setLeft(line.left() + _DOT + 6)
    painter.setFont(small_font(option.font))
    painter.setPen(palette.color(_Role.PlaceholderText))
    width = draw_line(painter, line, wording.state_line(study))
    line.setLeft(line.left() + round(width) + 10)
    if study.state == "running" and study.trials and line.width() > 30:
        paint_bar(painter, line, study.done / study.trials, palette)
