"""Whether the network notices pictures of things that are none of its classes."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.gui.report_layout import Figure, FigureBoard, sentence
from app.gui.report_plot import SharePlot
from app.gui.wording import percent

if TYPE_CHECKING:
    from app.gui.report_data import ReportData


class ReportFamiliarity(QWidget):
    """A curve and three figures, or a sentence where it was not measured."""

    others_wanted = pyqtSignal()  # to be measured with pictures of other things

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportFamiliarity")
        self._report: ReportData | None = None
        self._hint = sentence(self, "familiarityHint", quiet=True)
        self._figures = FigureBoard(self)
        self._choose = QPushButton(self)
        self._choose.setObjectName("reportChooseOthers")
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self.others_wanted)
        self.plot = SharePlot("rocCurve", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addWidget(self._figures)
        column.addWidget(self.plot, 1)
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._choose.setText(self.tr("&Choose pictures of other things…"))
        self._choose.setToolTip(
            self.tr("A folder with pictures of none of the classes; everything is measured again.")
        )
        if self._report is not None:
            self.show_report(self._report)

    def show_report(self, report: "ReportData") -> None:
        """Its curve, where there is one."""
        self._report = report
        found = report.familiarity
        hint = self._nothing() if found is None else self._explanation()
        if found is not None and found.kept:
            hint = f"{hint} {self._kept(found.others)}"
        self._hint.setText(hint)
        self._figures.setVisible(found is not None)
        self.plot.setVisible(found is not None)
        if found is None:
            return
        self._figures.show_figures(self.figures())
        self.plot.show_texts(
            self.tr("Known pictures accepted in %"),
            self.tr("Other pictures accepted by mistake in %"),
            self.tr("ROC curve"),
        )
        self.plot.show_line(found.roc)
        if found.accepted is None or found.refused is None:
            self.plot.show_dot(None)
        else:
            self.plot.show_dot((1 - found.refused, found.accepted))

    def figures(self) -> list[Figure]:
        """Of the curve, and of the threshold in use."""
        assert self._report is not None
        found = self._report.familiarity
        if found is None:
            return []
        auroc, accepted, refused = (
            "–" if value is None else percent(value)
            for value in (found.auroc, found.accepted, found.refused)
        )
        return [
            Figure(
                self.tr("Area under the curve (AUROC)"),
                auroc,
                self.tr(
                    "How often a known picture looks more familiar than another one; guessing "
                    "gives 50 %."
                ),
            ),
            Figure(
                self.tr("Known pictures accepted"),
                accepted,
                self.tr("of the test pictures are not taken for something unknown."),
            ),
            Figure(
                self.tr("Other pictures refused"),
                refused,
                self.tr(
                    "of {count} pictures of other things are noticed as “none of these”."
                ).format(count=f"{found.others:,}"),
            ),
        ]

    def _explanation(self) -> str:
        return self.tr(
            "Familiarity says how much a picture looks like one of the known classes. The curve "
            "(ROC) shows, for every threshold, how many known pictures are accepted and how many "
            "others with them: the closer it comes to the upper left corner, the better. On the "
            "dashed line it would be guessing. The dot is the threshold in use."
        )

    def _kept(self, count: int) -> str:
        return self.tr(
            "These figures were measured when the weights were published, with {count} pictures; "
            "choose a folder to measure with your own."
        ).format(count=f"{count:,}")

    def _nothing(self) -> str:
        return self.tr(
            "Familiarity says how much a picture looks like one of the known classes. It was not "
            "measured: that takes a network that knows familiarity, and pictures of things that "
            "are none of the classes. Choose a folder with such pictures to measure it."
        )
