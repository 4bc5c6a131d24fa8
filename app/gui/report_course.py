"""How the network was trained: the curves of its training, where they are known."""

from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QVBoxLayout, QWidget

from app.gui.curves import Curves
from app.gui.report_layout import sentence
from app.gui.run_reader import data_of

if TYPE_CHECKING:
    from app.gui.report_data import ReportData


class ReportCourse(QWidget):
    """The same curves as in the window of all trainings."""

    export_wanted = pyqtSignal(str)  # "png" or "csv"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportCourse")
        self._report: ReportData | None = None
        self._hint = sentence(self, "courseHint", quiet=True)
        self.curves = Curves(self)
        self.curves.export_wanted.connect(self.export_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addWidget(self.curves, 1)
        column.addStretch(0)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.curves.retranslate()
        self._explain()

    def show_report(self, report: "ReportData") -> None:
        """Its curves."""
        self._report = report
        self.curves.show_runs([data_of(Path(report.title), report.curves)], {})
        self.curves.setVisible(bool(self.curves.runs))
        self._explain()

    def _explain(self) -> None:
        if self._report is not None and not self.curves.runs:
            self._hint.setText(self.tr("Nothing is known of the course of its training."))
            return
        self._hint.setText(
            self.tr(
                "An epoch is one pass over the training pictures. Dashed: on the pictures that it "
                "learned from; solid: on validation pictures, which were held out. Where the solid "
                "line gets worse while the dashed one gets better, it learns by heart."
            )
        )
