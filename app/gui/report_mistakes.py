"""The mistakes of which the network was surest."""

from typing import TYPE_CHECKING

from PyQt5.QtWidgets import QVBoxLayout, QWidget

from app.gui.report_layout import sentence
from app.gui.report_pictures import PictureGrid, PicturePage

if TYPE_CHECKING:
    from app.gui.report_data import ReportData


class ReportMistakes(PicturePage):
    """Fifty pictures at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportMistakes")
        self._report: ReportData | None = None
        self._hint = sentence(self, "mistakesHint", quiet=True)
        self.problem = sentence(self, "mistakesProblem", quiet=True)
        self.problem.hide()
        self.grid = PictureGrid(self)
        self.grid.setObjectName("reportWorst")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._hint, self.problem):
            column.addWidget(widget)
        column.addWidget(self.grid, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        none = self._report is not None and not self._report.worst
        self._hint.setText(
            self.tr("The network has made no mistake on these pictures.")
            if none
            else self.tr(
                "Below each picture: its true class and what it was taken for, and how sure the "
                "network was. The surest mistakes come first; some of these pictures are hard for "
                "people, too. Double-click one to see it in the main window."
            )
        )
        self.grid.setAccessibleName(self.tr("The worst mistakes"))
        self.grid.retranslate()

    def show_report(self, report: "ReportData") -> None:
        """Another network's."""
        self._report = report
        self.retranslate()
        self.grid.show_answers(report.classes, report.worst)
        self.pictures_wanted.emit(report.worst)
