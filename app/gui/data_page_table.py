"""A row a class: its name, how many pictures it has, and ten of them."""

from collections.abc import Sequence

from PyQt5.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PyQt5.QtGui import QImage, QPainter
from PyQt5.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui.cell_table import CellTable
from app.gui.data_page_files import PER_CLASS, ClassRow
from app.gui.report_cell import EDGE, paint_cell
from app.gui.report_header import PlainHeader
from app.gui.requests import Picture
from app.gui.wording import folded
from app.messages import class_title

_LEAST = 44  # logical pixels of a cell
_AIR = 8
_Role = Qt.ItemDataRole


class ClassTable(CellTable):
    """Arrow keys go from picture to picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("dataPageTable", parent)
        self.rows = _ClassRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setVerticalHeader(PlainHeader(Qt.Orientation.Vertical, self))
        across, down = self.horizontalHeader(), self.verticalHeader()
        assert across is not None
        assert down is not None
        across.hide()
        for header in (across, down):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(_LEAST)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setAccessibleName(self.tr("Pictures of each class"))
        self.rows.retranslate()

    def show_rows(self, rows: Sequence[ClassRow]) -> None:
        """The classes; pictures come later."""
        place = self.currentIndex().row(), self.currentIndex().column()
        self.rows.show_rows(rows)
        index = self.rows.index(*place)
        self.setCurrentIndex(index if index.isValid() else self.rows.index(0, 0))
        self._fit()

    def show_row(self, place: int, row: ClassRow) -> None:
        """A class with its pictures."""
        self.rows.show_row(place, row)

    def picture_at(self, index: QModelIndex) -> Picture | None:
        """The one in a cell, if there is one."""
        return self.rows.picture(index.row(), index.column()) if index.isValid() else None

    def _fit(self) -> None:
        """Ten pictures share the width."""
        across, down = self.horizontalHeader(), self.verticalHeader()
        bar = self.verticalScrollBar()
        assert across is not None
        assert down is not None
        assert bar is not None
        width = self.width() - down.sizeHint().width() - bar.sizeHint().width()
        side = max(_LEAST, min(EDGE + _AIR, width // PER_CLASS))
        across.setDefaultSectionSize(side)
        down.setDefaultSectionSize(max(side, round(2.6 * self.fontMetrics().height())))


class _ClassRows(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[ClassRow] = []

    def show_rows(self, rows: Sequence[ClassRow]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def show_row(self, place: int, row: ClassRow) -> None:
        self._rows[place] = row
        self.dataChanged.emit(self.index(place, 0), self.index(place, PER_CLASS - 1))

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(0, len(self._rows) - 1))

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return len(self._rows) if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return PER_CLASS if parent is None or not parent.isValid() else 0

    def data(self, index: QModelIndex, role: int = _Role.DisplayRole) -> object:
        """What a picture is called."""
        picture = self.picture(index.row(), index.column()) if index.isValid() else None
        if picture is None:
            return None
        said = f"{class_title(picture.label)} – {picture.title}"
        if role == _Role.AccessibleTextRole:
            return said
        return folded(said) if role == _Role.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """A class and how many pictures it has."""
        if orientation != Qt.Orientation.Vertical or section >= len(self._rows):
            return None
        row = self._rows[section]
        if role == _Role.DisplayRole:
            return f"{class_title(row.name)}\n{row.total:,}"
        if role == _Role.AccessibleTextRole:
            said = self.tr("{name}: {count} pictures")
            return said.format(name=class_title(row.name), count=row.total)
        return None

    def picture(self, row: int, column: int) -> Picture | None:
        pictures = self._rows[row].pictures if row < len(self._rows) else ()
        return pictures[column] if column < len(pictures) else None

    def image(self, row: int, column: int) -> QImage | None:
        """None while it is being read, and where a class has no more."""
        images = self._rows[row].images
        return images[column] if column < len(images) else None

    def there(self, row: int, column: int) -> bool:
        """Whether a picture is there, or may still come."""
        pictures = self._rows[row].pictures
        return column < (len(pictures) or min(PER_CLASS, self._rows[row].total))


class _Delegate(QStyledItemDelegate):
    def __init__(self, table: ClassTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        assert painter is not None
        rows, place = self._table.rows, (index.row(), index.column())
        if rows.there(*place):
            focused = self._table.hasFocus() and index == self._table.currentIndex()
            paint_cell(painter, option, rows.image(*place), (), focused=focused)
