"""Which classes are taken for which: the confusion matrix, and the pictures of a cell beside it."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, QTimer
from PyQt5.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.gui.report_layout import sentence
from app.gui.report_matrix import ConfusionMatrix
from app.gui.report_pictures import PictureGrid, PicturePage

if TYPE_CHECKING:
    from app.gui.report_data import Answer, ReportData

_UNIT = 200  # of the width of the halves
_PAUSE = 120  # milliseconds: whoever runs over cells with an arrow key does not load them all


class ReportConfusions(PicturePage):
    """The pictures are those of the cell that is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportConfusions")
        self._report: ReportData | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._want)
        self._build()
        self.matrix.chosen.connect(lambda *_: self._on_chosen())
        self.matrix.entered.connect(self.grid.setFocus)
        self.retranslate()

    def _build(self) -> None:
        self._hint = sentence(self, "confusionsHint", quiet=True)
        self.matrix = ConfusionMatrix(self)
        beside = QWidget(self)
        self.said = sentence(beside, "reportCell")
        self.problem = sentence(beside, "reportPicturesProblem", quiet=True)
        self.problem.hide()
        self.grid = PictureGrid(beside, alike=True)
        self.grid.setObjectName("reportCellPictures")
        right = QVBoxLayout(beside)
        right.setContentsMargins(8, 0, 0, 0)
        right.addWidget(self.said)
        right.addWidget(self.problem)
        right.addWidget(self.grid, 1)
        self._halves = QSplitter(Qt.Orientation.Horizontal, self)
        self._halves.setChildrenCollapsible(False)
        for widget, share in ((self.matrix, 3), (beside, 2)):
            self._halves.addWidget(widget)
            self._halves.setStretchFactor(self._halves.indexOf(widget), share)
        self._halves.setSizes([3 * _UNIT, 2 * _UNIT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addWidget(self._halves, 1)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._hint.setText(
            self.tr(
                "Each row is a true class, each column an answer of the network: right answers "
                "stand on the diagonal, mistakes beside it. Choose a cell to see its pictures; "
                "a double click on a picture opens it in the main window."
            )
        )
        self.grid.setAccessibleName(self.tr("Pictures of the chosen cell"))
        self.matrix.retranslate()
        self.grid.retranslate()
        self.said.setText(self.matrix.sentence())

    def show_report(self, report: "ReportData") -> None:
        """Another network's."""
        self._report = report
        self.matrix.show_report(report)

    def answers(self) -> "tuple[Answer, ...]":
        """Of the cell that is looked at, the surest first."""
        cell = self.matrix.cell()
        if self._report is None or cell is None:
            return ()
        return self._report.cells.get(cell, ())

    def _on_chosen(self) -> None:
        self.said.setText(self.matrix.sentence())
        self._pause.start()

    def _want(self) -> None:
        if self._report is not None:
            answers = self.answers()
            self.grid.show_answers(self._report.classes, answers)
            self.pictures_wanted.emit(answers)
