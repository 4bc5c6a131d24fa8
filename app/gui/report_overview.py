"""The first page of a report: what the network is worth, in figures that explain themselves."""

from math import log
from typing import TYPE_CHECKING

from PyQt5.QtWidgets import QVBoxLayout, QWidget

from app.gui.data_wording import size
from app.gui.report_layout import Figure, FigureBoard, sentence, together
from app.gui.wording import compact, percent

if TYPE_CHECKING:
    from app.gui.report_data import ReportData

_SPACING = 16


class ReportOverview(QWidget):
    """Large figures, each with a sentence below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportOverview")
        self._report: ReportData | None = None
        self._intro = sentence(self, "overviewIntro")
        self._worth, self._cost = FigureBoard(self), FigureBoard(self)
        self._about = sentence(self, "overviewAbout", quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(_SPACING)
        for widget in (self._intro, self._worth, self._cost, self._about):
            column.addWidget(widget)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        if self._report is not None:
            self.show_report(self._report)

    def show_report(self, report: "ReportData") -> None:
        """Its figures."""
        self._report = report
        self._intro.setText(
            self.tr(
                "The network has answered {images} test pictures, from which it has not learned."
            ).format(images=f"{report.images:,}")
        )
        self._worth.show_figures(self.worth())
        self._cost.show_figures(self.cost())
        device = str(report.speed.get("device", ""))
        machine = str(report.speed.get("machine", ""))
        where = " · ".join(filter(None, (device.upper() if len(device) < 5 else device, machine)))
        threads = report.speed.get("threads")
        if isinstance(threads, int) and device == "cpu":
            where += " · " + self.tr("threads: {count}").format(count=threads)
        self._about.setText(self.tr("Measured on: {computer}").format(computer=where))

    def worth(self) -> list[Figure]:
        """How good its answers are."""
        return [
            Figure(
                self.tr("Accuracy"),
                self._share("accuracy"),
                self.tr(
                    "of the pictures are named correctly; the answers for a picture and its mirror "
                    "image are averaged."
                ),
            ),
            Figure(
                self.tr("Accuracy on one view"),
                self._share("accuracy_single_view"),
                self.tr("for the picture alone, without its mirror image."),
            ),
            Figure(
                self.tr("Right with two guesses (top 2)"),
                self._share("top2"),
                self.tr("The true class is the first or the second guess."),
            ),
            Figure(self.tr("Loss"), self._number("loss"), self._loss()),
            Figure(self.tr("Calibration error"), self._share("ece"), self._calibration()),
        ]

    def cost(self) -> list[Figure]:
        """What the network takes: space, work, time."""
        report = self._report
        assert report is not None
        numbers, speed = report.numbers, report.speed
        rate, one = speed.get("pictures_per_second"), speed.get("milliseconds_one_picture")
        return [
            Figure(
                self.tr("Pictures a second"),
                f"{rate:,.0f}" if isinstance(rate, int | float) else "–",
                self.tr("when many are answered together, mirror images included."),
            ),
            Figure(
                self.tr("One picture"),
                f"{one:.1f} ms" if isinstance(one, int | float) else "–",
                self.tr(
                    "The whole answer, from the 32×32 pixels to the probabilities, on one core as "
                    "in the window: the median of thirty."
                ),
            ),
            Figure(
                self.tr("File"),
                size(numbers["bytes"]) if "bytes" in numbers else "–",
                self.tr("All its numbers (weights) take so much room on the disk."),
            ),
            Figure(
                self.tr("Parameters"),
                compact(round(numbers["parameters"])) if "parameters" in numbers else "–",
                self.tr("So many numbers the network has learned."),
            ),
            Figure(
                self.tr("Multiplications for a picture"),
                compact(round(numbers["multiply_adds"])) if "multiply_adds" in numbers else "–",
                self.tr(
                    "Each comes with an addition. So much work it is to look at one view; with "
                    "the mirror image it is twice as much."
                ),
            ),
        ]

    def _loss(self) -> str:
        assert self._report is not None
        chance = f"{log(len(self._report.classes)):.2f}"
        said = self.tr(
            "How improbable the network found the true classes; 0 is best, guessing gives {chance}."
        )
        before = self._report.numbers.get("loss_before")
        told = said.format(chance=chance)
        if before is None or self._report.numbers.get("temperature") is None:
            return told
        also = self.tr("Before the temperature was fitted: {value}.")
        return together(told, also.format(value=f"{before:.3f}"))

    def _calibration(self) -> str:
        assert self._report is not None
        told = [self.tr("How far its confidence is from its share of right answers; 0 % is best.")]
        numbers = self._report.numbers
        chance, before = numbers.get("ece_chance"), numbers.get("ece_before")
        if chance is not None:
            said = self.tr("Exactly right probabilities would show about {value}, by chance.")
            told.append(said.format(value=percent(chance)))
        if before is not None and numbers.get("temperature") is not None:
            also = self.tr("Before the temperature was fitted: {value}.")
            told.append(also.format(value=percent(before)))
        return together(*told)

    def _share(self, name: str) -> str:
        assert self._report is not None
        value = self._report.numbers.get(name)
        return "–" if value is None else percent(value)

    def _number(self, name: str) -> str:
        assert self._report is not None
        value = self._report.numbers.get(name)
        return "–" if value is None else f"{value:.3f}"
