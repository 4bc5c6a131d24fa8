"""The settings of a run, or of two side by side with what differs marked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import QEvent, QSize, Qt
from PyQt5.QtGui import QFont, QFontMetrics, QPalette
from PyQt5.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.run_settings import Row, rows
from app.gui.wording import folded

if TYPE_CHECKING:
    from app.gui.run_reader import RunData

_LABEL, _OPTION, _VALUES = 0, 1, 2  # columns
_TINT = 46  # of 255: the accent behind what differs
_WIDEST = 200  # logical pixels of the first two columns, each
_AIR = 6  # above and below a row, together

_Role = Qt.ItemDataRole


class RunCompare(QWidget):
    """A row a setting: in words, as the command line calls it, and as each run has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runCompare")
        self._runs: tuple[RunData, ...] = ()
        self._told: object = None  # what the table was made of
        self._sentence = QLabel(self)
        self._sentence.setObjectName("compareSentence")
        self._sentence.setWordWrap(True)
        self._sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._only = QCheckBox(self)
        self._only.setObjectName("onlyDifferences")
        self._only.toggled.connect(lambda _: self._hide_equal())
        self._table = QTreeWidget(self)
        self._table.setObjectName("settingsTable")
        self._table.setRootIsDecorated(False)
        self._table.setUniformRowHeights(True)
        self._table.setAllColumnsShowFocus(True)
        self._table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        top = QHBoxLayout()
        top.addWidget(self._sentence, 1)
        top.addWidget(self._only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._table, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._only.setText(self.tr("Onl&y differences"))
        self._table.setAccessibleName(self.tr("Settings"))
        self._told = None
        self._show()

    def show_runs(self, runs: "Sequence[RunData]") -> None:
        """One run, or two to compare."""
        self._runs = tuple(runs)
        self._show()

    def changeEvent(self, event: QEvent | None) -> None:
        """Another theme has another accent."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.PaletteChange:
            self._told = None
            self._show()

    def _show(self) -> None:
        told = [(run.name, run.config) for run in self._runs]
        if told == self._told:
            return
        self._told = told
        configs = [run.config or {} for run in self._runs]
        found = rows(configs) if any(configs) else []
        two = len(self._runs) > 1
        self._only.setVisible(two)
        self._sentence.setText(self._summary(found, two=two))
        at = self._table.verticalScrollBar()
        place = 0 if at is None else at.value()
        self._table.clear()
        self._table.setColumnCount(_VALUES + len(self._runs))
        names = [run.name for run in self._runs] if two else [self.tr("Value")]
        self._table.setHeaderLabels([self.tr("Setting"), self.tr("Option"), *names])
        self._table.addTopLevelItems([self._item(row) for row in found])
        self._fit()
        self._hide_equal()
        if at is not None:
            at.setValue(place)

    def _summary(self, found: Sequence[Row], *, two: bool) -> str:
        if not found:
            return self.tr("This training has not written its settings yet.")
        if not two:
            return self.tr(
                "Select two trainings (Ctrl and a click), or lay one over, to compare settings."
            )
        count = sum(row.differs for row in found)
        if not count:
            return self.tr("Both have the same settings.")
        return self.tr("Settings that differ: {count}").format(count=count)

    def _item(self, row: Row) -> QTreeWidgetItem:
        item = QTreeWidgetItem([row.label, row.option, *row.values])
        item.setData(_LABEL, _Role.UserRole, row.differs)
        item.setForeground(_OPTION, self.palette().brush(QPalette.ColorRole.PlaceholderText))
        for column in range(item.columnCount()):
            tip = row.explanation if column < _VALUES else item.text(column)
            item.setToolTip(column, folded(tip))
        if row.differs:
            self._mark(item)
        metrics = QFontMetrics(item.font(_LABEL))
        width = metrics.horizontalAdvance(row.label) + 2 * _AIR
        item.setSizeHint(_LABEL, QSize(width, metrics.height() + _AIR))
        return item

    def _mark(self, item: QTreeWidgetItem) -> None:
        """To eyes by its letters and its ground, to ears in a word."""
        bold = QFont(self._table.font())
        bold.setBold(True)
        tint = self.palette().color(QPalette.ColorRole.Highlight)
        tint.setAlpha(_TINT)
        differs = self.tr("differs")
        for column in range(item.columnCount()):
            item.setBackground(column, tint)
            item.setData(column, _Role.AccessibleTextRole, f"{item.text(column)}, {differs}")
            if column != _OPTION:
                item.setFont(column, bold)

    def _hide_equal(self) -> None:
        only = self._only.isChecked() and len(self._runs) > 1
        for number in range(self._table.topLevelItemCount()):
            item = self._table.topLevelItem(number)
            assert item is not None
            item.setHidden(only and not item.data(_LABEL, _Role.UserRole))

    def _fit(self) -> None:
        header = self._table.header()
        assert header is not None
        header.setStretchLastSection(False)
        for column in range(self._table.columnCount()):
            if column < _VALUES:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                self._table.resizeColumnToContents(column)
                header.resizeSection(column, min(header.sectionSize(column) + 8, _WIDEST))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
