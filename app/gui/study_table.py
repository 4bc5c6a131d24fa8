"""The figures of a panel, a row an arm."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QFont
from PyQt5.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.messages import user_language

if TYPE_CHECKING:
    from app.studies.results import Results
    from app.studies.study import Panel


_NARROWEST = 64  # logical pixels of a column


class StudyTable(QTableWidget):
    """The most accurate arm is bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studyTable")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        assert rows is not None
        assert columns is not None
        rows.hide()
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setStretchLastSection(False)
        columns.setMinimumSectionSize(_NARROWEST)
        self._panel: Panel | None = None
        self._results: Results | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setAccessibleName(self.tr("Figures of the study"))
        self._show()

    def show_panel(self, panel: "Panel | None", results: "Results | None") -> None:
        """One panel of a study, of as much as is trained."""
        self._panel, self._results = panel, results
        self._show()

    def _show(self) -> None:
        self.clear()
        self.setRowCount(0)
        self.setColumnCount(0)
        panel, results = self._panel, self._results
        if panel is None or results is None:
            return
        from app.studies.tables import heads, rows

        language = user_language()
        there = [results[key] for key in panel.arms if key in results.arms]
        names = heads(panel, results, language)
        self.setColumnCount(len(names))
        self.setRowCount(len(there))
        for place, head in enumerate(names):
            self.setHorizontalHeaderItem(place, self._cell(head, place, bold=False))
        best = max((arm.accuracy for arm in there), default=0.0)
        for row, (arm, cells) in enumerate(zip(there, rows(panel, results, language), strict=True)):
            bold = len(there) > 1 and arm.accuracy == best
            for place, text in enumerate([arm.label.of(language), *cells]):
                self.setItem(row, place, self._cell(text, place, bold and place < 2))

    def _cell(self, text: str, place: int, bold: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        side = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
        item.setTextAlignment(int(side | Qt.AlignmentFlag.AlignVCenter))
        if bold:
            font = QFont(self.font())
            font.setBold(True)
            item.setFont(font)
        return item
