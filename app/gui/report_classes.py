"""How well each class is recognised: a table that can be sorted by any column."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import QEvent, QSize, Qt
from PyQt5.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.gui.report_layout import sentence
from app.gui.wording import folded, percent
from app.messages import class_title

if TYPE_CHECKING:
    from app.gui.report_data import ReportData

_VALUE = Qt.ItemDataRole.UserRole  # what a column is sorted by
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LINES = 6  # that are to be seen at once
_AIR = 8  # above and below a row, together


class ReportClasses(QWidget):
    """A row a class; a click on the head of a column sorts by it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportClassesPage")
        self._report: ReportData | None = None
        self._hint = sentence(self, "classesHint", quiet=True)
        self.table = QTreeWidget(self)
        self.table.setObjectName("reportClasses")
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAllColumnsShowFocus(True)
        self.table.setSortingEnabled(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addWidget(self.table, 1)
        self._fit()
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.table.setAccessibleName(self.tr("Figures of each class"))
        self._hint.setText(
            self.tr(
                "Precision: the share of the pictures given this answer that are of this class. "
                "Recall: the share of the pictures of this class that were given this answer. F1 "
                "brings the two together and is only high where both are. Click a heading to sort."
            )
        )
        titles = (
            self.tr("Class"),
            self.tr("Precision"),
            self.tr("Recall"),
            self.tr("F1"),
            self.tr("Pictures"),
        )
        self.table.setHeaderLabels(titles)
        if self._report is not None:
            self.show_report(self._report)

    def show_report(self, report: "ReportData") -> None:
        """Its classes, those that are recognised worst first."""
        first = self._report is None
        self._report = report
        self.table.clear()
        self.table.setSortingEnabled(False)
        for number, each in enumerate(report.per_class):
            shares = (each.precision, each.recall, each.f1)
            texts = ["–" if share is None else percent(share) for share in shares]
            item = _Item([class_title(each.name), *texts, f"{each.images:,}"])
            values = (number, *(-1.0 if share is None else share for share in shares), each.images)
            for column, value in enumerate(values):
                item.setData(column, _VALUE, value)
                if column:
                    item.setTextAlignment(column, _RIGHT)
            self.table.addTopLevelItem(item)
        self._fit()
        self.table.setSortingEnabled(True)
        if first:
            self.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
        self.table.setCurrentItem(self.table.topLevelItem(0))

    def changeEvent(self, event: QEvent | None) -> None:
        """Columns may need more room."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        header = self.table.header()
        head = self.table.headerItem()
        assert header is not None
        assert head is not None
        height = self.table.fontMetrics().height() + _AIR
        self.table.setMinimumHeight(_LINES * height)
        for number in range(self.table.topLevelItemCount()):
            item = self.table.topLevelItem(number)
            if item is not None:
                item.setSizeHint(0, QSize(0, height))
        header.setStretchLastSection(False)
        for column in range(self.table.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            head.setToolTip(column, folded(self._hint.text()))
            if column:
                head.setTextAlignment(column, _RIGHT)


class _Item(QTreeWidgetItem):
    def __lt__(self, other: QTreeWidgetItem) -> bool:
        """By numbers, not by the words for them."""
        tree = self.treeWidget()
        column = max(0, tree.sortColumn()) if tree is not None else 0
        return bool(self.data(column, _VALUE) < other.data(column, _VALUE))
