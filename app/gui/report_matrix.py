"""The confusion matrix: a row a true class, a column an answer. To Qt, keyboard and screen
readers it is a table, only its looks are its own."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    pyqtSignal,
)
from PyQt5.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PyQt5.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui.cell_table import CellTable
from app.gui.report_colours import ground, ink
from app.gui.report_header import PlainHeader
from app.gui.wording import folded
from app.messages import class_title

if TYPE_CHECKING:
    from app.gui.report_data import ReportData

_LEAST = 22  # logical pixels of a cell's side, where there are many classes
_LARGEST = 72
_WIDE = 1.7  # of its height: the widest cell
_SHOWN = 10  # classes that are to be seen at once
_LONGEST = 14  # letters of a class's name
_AIR = 6
_SMALLEST = 6.0  # points: smaller numbers are left to the sentence
_Role = Qt.ItemDataRole


class ConfusionMatrix(CellTable):
    """A click or an arrow key chooses a cell; Return goes to its pictures."""

    chosen = pyqtSignal(int, int)  # true class, answer
    entered = pyqtSignal()  # Return: on to the pictures

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("reportMatrix", parent)
        self.rows = _MatrixCells(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalHeader(_Names(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Names(Qt.Orientation.Vertical, self))
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.setAccessibleDescription(
            self.tr("A row for each true class, a column for each answer of the network.")
        )
        self.rows.retranslate()
        self._fit()

    def show_report(self, report: "ReportData") -> None:
        """Its numbers; the most frequent mistake is looked at first."""
        self.rows.show_report(report)
        self.updateGeometry()
        self._fit()
        true, answer = most_frequent(report)
        self.setCurrentIndex(self.rows.index(true, answer))

    def cell(self) -> tuple[int, int] | None:
        """The true class and the answer that are looked at."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def sentence(self) -> str:
        """About the cell that is looked at."""
        return str(self.currentIndex().data(_Role.AccessibleTextRole) or "")

    def sizeHint(self) -> QSize:
        """All of ten classes; of more, as many as there is room for."""
        count = min(self.rows.rowCount(), _SHOWN)
        across, down = self.horizontalHeader(), self.verticalHeader()
        assert isinstance(across, _Names)
        assert isinstance(down, _Names)
        edge = count * _LEAST
        return QSize(down.thickness(_LEAST) + edge, across.thickness(_LEAST) + edge)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Chosen, by whatever it was."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row(), current.column())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Return and Space go on to the pictures."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event is not None and event.key() in keys:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """The cells fill the room, as squares or a little wider."""
        across, down = self.horizontalHeader(), self.verticalHeader()
        assert isinstance(across, _Names)
        assert isinstance(down, _Names)
        count = max(1, self.rows.rowCount())
        width = (self.width() - down.thickness(_LARGEST)) // count
        width = height = max(_LEAST, min(_LARGEST, width))
        for _ in range(2):  # narrower columns have higher heads
            height = (self.height() - across.thickness(width)) // count
            height = max(_LEAST, min(width, height))
            width = min(width, round(_WIDE * height))
        for header, size in ((across, width), (down, height)):
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(size)
            header.side = width
        across.setFixedHeight(across.thickness(width))
        down.setFixedWidth(down.thickness(width))
        self.updateGeometries()


def most_frequent(report: "ReportData") -> tuple[int, int]:
    """The mistake that is made most often, as true class and answer; without any, a class."""
    places = range(len(report.classes))
    wrong = [(true, answer) for true in places for answer in places if true != answer]
    best = max(wrong, key=lambda cell: report.confusion[cell[0]][cell[1]])
    return best if report.confusion[best[0]][best[1]] else (0, 0)


class _MatrixCells(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._report: ReportData | None = None
        self._totals: list[int] = []
        self._titles: list[str] = []

    def show_report(self, report: "ReportData") -> None:
        self.beginResetModel()
        self._report = report
        self._totals = [sum(row) for row in report.confusion]
        self.retranslate()
        self.endResetModel()

    def retranslate(self) -> None:
        if self._report is not None:
            self._titles = [class_title(name) for name in self._report.classes]
            for way in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
                self.headerDataChanged.emit(way, 0, len(self._titles) - 1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return len(self._totals) if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return self.rowCount(parent)

    def count(self, true: int, answer: int) -> int:
        return 0 if self._report is None else self._report.confusion[true][answer]

    def share(self, true: int, answer: int) -> float:
        return self.count(true, answer) / max(self._totals[true], 1)

    def data(self, index: QModelIndex, role: int = _Role.DisplayRole) -> object:
        """The number, and the sentence about it."""
        if not index.isValid():
            return None
        cell = index.row(), index.column()
        if role == _Role.DisplayRole:
            count = self.count(*cell)
            return str(count) if count else ""
        if role == _Role.AccessibleTextRole:
            return self._sentence(*cell)
        return folded(self._sentence(*cell)) if role == _Role.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The classes."""
        if role in (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole):
            return self._titles[section] if section < len(self._titles) else None
        return None

    def _sentence(self, true: int, answer: int) -> str:
        count = self.count(true, answer)
        if true == answer:
            said = self.tr("{count} of {images} pictures of “{name}” are recognised.")
            images, name = self._totals[true], self._titles[true]
            return said.format(count=count, images=images, name=name)
        if not count:
            said = self.tr("No picture of “{name}” is taken for “{answer}”.")
        elif count == 1:
            said = self.tr("1 picture of “{name}” is taken for “{answer}”.")
        else:
            said = self.tr("{count} pictures of “{name}” are taken for “{answer}”.")
        return said.format(count=count, name=self._titles[true], answer=self._titles[answer])


class _Delegate(QStyledItemDelegate):
    def __init__(self, matrix: ConfusionMatrix) -> None:
        super().__init__(matrix)
        self._matrix = matrix

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """The share as a colour, the count as a number, and what is looked at in a frame."""
        assert painter is not None
        true, answer = index.row(), index.column()
        share = self._matrix.rows.share(true, answer)
        colour = ground(share, right=true == answer, palette=option.palette)
        cell = option.rect.adjusted(1, 1, 0, 0)
        painter.save()
        painter.fillRect(cell, colour)
        font = _fitting(option.font, str(index.data() or ""), cell.width() - 4)
        if font is not None:
            painter.setFont(font)
            painter.setPen(ink(colour))
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), str(index.data() or ""))
        if index == self._matrix.currentIndex():
            pen = QPen(option.palette.color(QPalette.ColorRole.Text), 2)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.PlaceholderText), 1))
            painter.drawRect(cell.adjusted(0, 0, -1, -1))
        painter.restore()


def _fitting(font: QFont, text: str, width: int) -> QFont | None:
    """The font, smaller where the text would not fit; None where nobody could read it."""
    wanted = QFontMetrics(font).horizontalAdvance(text)
    if wanted <= width or font.pointSizeF() <= 0:
        return font
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * max(width, 1) / wanted)
    return small if small.pointSizeF() >= _SMALLEST else None


class _Names(PlainHeader):
    """The classes beside the rows, or above the columns: upright where they are too wide."""

    def __init__(self, orientation: Qt.Orientation, matrix: ConfusionMatrix) -> None:
        super().__init__(orientation, matrix)
        self._matrix = matrix
        self.side = _LARGEST  # width of a cell, logical pixels

    def thickness(self, side: int) -> int:
        """How high or wide the header has to be, beside cells of this side."""
        metrics = self.fontMetrics()
        longest = min(self._longest(), _LONGEST * metrics.averageCharWidth())
        across = self.orientation() == Qt.Orientation.Horizontal
        if across and longest + _AIR <= side:
            return round(metrics.height() * 1.2) + _AIR
        return longest + 2 * _AIR

    def sizeHint(self) -> QSize:
        """As thick as its names want it."""
        thickness = self.thickness(self.side)
        across = self.orientation() == Qt.Orientation.Horizontal
        return QSize(0, thickness) if across else QSize(thickness, 0)

    def paintSection(self, painter: QPainter | None, rect: QRect, section: int) -> None:
        """A name; that of the cell which is looked at in bold."""
        model = self.model()
        if painter is None or model is None:
            return
        across = self.orientation() == Qt.Orientation.Horizontal
        current = self._matrix.currentIndex()
        marked = current.isValid() and section == (current.column() if across else current.row())
        font = QFont(self.font())
        font.setBold(marked)
        role = QPalette.ColorRole.Text if marked else QPalette.ColorRole.PlaceholderText
        name = str(model.headerData(section, self.orientation()) or "")
        painter.save()
        painter.setFont(font)
        painter.setPen(self.palette().color(role))
        metrics = QFontMetrics(font)
        if across and self._longest() + _AIR > self.side:
            painter.translate(rect.left(), rect.bottom())
            painter.rotate(-90)
            room = QRect(_AIR, 0, rect.height() - _AIR, rect.width())
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        else:
            room = rect if across else rect.adjusted(0, 0, -_AIR, 0)
            side = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignRight
            flags = side | Qt.AlignmentFlag.AlignVCenter
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(flags), short)
        painter.restore()

    def _longest(self) -> int:
        model, bold = self.model(), QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        count = 0 if model is None else model.rowCount()
        names = (str(model.headerData(n, self.orientation())) for n in range(count) if model)
        return max((metrics.horizontalAdvance(name) for name in names), default=0)
