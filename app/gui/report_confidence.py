"""Whether the network is as sure as it is right: the reliability diagrams, before and after."""

from typing import TYPE_CHECKING

from PyQt5.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.report_layout import sentence, together
from app.gui.report_plot import SharePlot
from app.gui.wording import percent

if TYPE_CHECKING:
    from app.gui.report_data import Bin, ReportData

_FEW = 0.005  # of all pictures: a bar of fewer says little, and is drawn faintly


class ReportConfidence(QWidget):
    """Two diagrams side by side; one where no temperature was fitted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportConfidence")
        self._report: ReportData | None = None
        self._hint = sentence(self, "confidenceHint", quiet=True)
        self._said = sentence(self, "confidenceSaid")
        self.before = SharePlot("reliabilityBefore", self)
        self.after = SharePlot("reliabilityAfter", self)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.before, 1)
        row.addWidget(self.after, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._hint)
        column.addWidget(self._said)
        column.addLayout(row, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._hint.setText(
            self.tr(
                "Reliability diagram: of the answers that the network is 80 % sure of, 80 % should "
                "be right. Bars that end at the dashed line: its confidence can be trusted; below: "
                "it is too sure of itself; above: too modest. Faint bars stand for few pictures."
            )
        )
        if self._report is not None:
            self.show_report(self._report)

    def show_report(self, report: "ReportData") -> None:
        """Its diagrams."""
        self._report = report
        fitted = report.numbers.get("temperature")
        self._said.setText(self._summary(fitted))
        titles = (self.tr("Before: right in %"), self.tr("After: right in %"))
        bottom = self.tr("Confidence in %")
        errors = (report.numbers.get("ece_before"), report.numbers.get("ece"))
        plots, parts = (self.before, self.after), (report.before, report.after)
        for plot, title, bins, error in zip(plots, titles, parts, errors, strict=True):
            share = "–" if error is None else percent(error)
            described = self.tr("Calibration error: {share}").format(share=share)
            single = self.tr("Right answers in %")
            plot.show_texts(f"{title if fitted is not None else single}", bottom, described)
            plot.show_bars(self._bars(bins))
        self.before.setVisible(fitted is not None)

    def _summary(self, temperature: float | None) -> str:
        assert self._report is not None
        numbers = self._report.numbers
        after = percent(numbers["ece"]) if "ece" in numbers else "–"
        if temperature is None:
            said = self.tr("No temperature was fitted. Calibration error: {after}.")
            return said.format(after=after)
        before = percent(numbers["ece_before"]) if "ece_before" in numbers else "–"
        said = self.tr(
            "Dividing its outputs by a temperature of {temperature} makes the network less or more "
            "sure, and hardly ever changes an answer."
        )
        stretched, power = "", numbers.get("power")
        if power is not None and power != 1:
            stretched = self.tr(
                "A power of {power} stretches the distances between the classes’ outputs."
            ).format(power=f"{power:.2f}")
        errors = self.tr("Calibration error before: {before}, after: {after}.")
        return together(
            said.format(temperature=f"{temperature:.2f}"),
            stretched,
            errors.format(before=before, after=after),
        )

    def _bars(self, bins: "tuple[Bin, ...]") -> list[tuple[float, float, float, bool]]:
        assert self._report is not None
        many = _FEW * self._report.images
        return [
            (each.low, each.high, each.accuracy, each.images >= many)
            for each in bins
            if each.accuracy is not None
        ]
