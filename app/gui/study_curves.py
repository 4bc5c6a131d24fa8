"""Accuracy and loss of a study's arms, mean and deviation over the seeds.

Imports pyqtgraph, which takes half a second: whoever wants curves has it imported in a thread.
"""

import csv
import io
from math import nan
from typing import TYPE_CHECKING, NamedTuple

from PyQt5.QtCore import QPoint
from PyQt5.QtGui import QColor, QPalette
from PyQt5.QtWidgets import QWidget

from app.gui.curve_board import CurveBoard
from app.gui.curve_legend import Entry
from app.gui.study_colours import arm_colour, is_dashed
from app.gui.study_plot import Band, BandPlot, place_of
from app.gui.study_values import ArmValues, StudyValues
from app.messages import user_language
from app.studies.charts import loss_ceiling

if TYPE_CHECKING:
    from app.studies.results import ArmResult, Results
    from app.studies.study import Panel

_PARTS = {"accuracy": 100.0, "loss": 1.0}  # in which scale
_COLUMNS = ("epoch", "step", "accuracy", "accuracy_deviation", "loss", "loss_deviation")


class _Line(NamedTuple):
    arm: "ArmResult"
    label: str
    colour: QColor
    dashed: bool


class StudyCurves(CurveBoard):
    """A line an arm, with a band of one deviation."""

    plots: dict[str, BandPlot]
    _values: StudyValues

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("studyCurves", parent)
        self._panel: Panel | None = None
        self._results: Results | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.plots = {
            part: BandPlot(self.view.addLayout(row=0, col=column), scale)
            for column, (part, scale) in enumerate(_PARTS.items())
        }
        for place in range(len(_PARTS)):  # as wide as each other
            self.view.ci.layout.setColumnStretchFactor(place, 1)
            self.view.ci.layout.setColumnPreferredWidth(place, 300)
        self.plots["loss"].item.setXLink(self.plots["accuracy"].item)
        self._values = StudyValues(self.view)
        self._lay_out(self)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._all.setText(self.tr("Sho&w all"))
        self._export.setText(self.tr("&Export"))
        titles = {"png": self.tr("&Picture (PNG)…"), "csv": self.tr("&Numbers (CSV)…")}
        for kind, action in self._actions.items():
            assert action is not None
            action.setText(titles[kind])
        self.view.setAccessibleName(self.tr("Curves of accuracy and loss, with their deviation"))
        self._dress()
        self._show()

    def show_panel(self, panel: "Panel | None", results: "Results | None") -> None:
        """One panel of a study, of as much as is trained."""
        if panel != self._panel:
            self._all.hide()  # what was closely looked at was another one
            self._leave()
        self._panel, self._results = panel, results
        self._dress()
        self._show()

    @property
    def lines(self) -> list[_Line]:
        """The arms that are drawn."""
        if self._panel is None or self._results is None:
            return []
        return [
            _Line(
                arm,
                arm.label.of(user_language()),
                arm_colour(place, self.palette()),
                is_dashed(place),
            )
            for place, key in enumerate(self._panel.arms)
            if (arm := self._results.arms.get(key)) is not None and arm.curves.get("epoch")
        ]

    @property
    def _steps(self) -> bool:
        return self._panel is not None and self._panel.against == "step"

    def show_all(self) -> None:
        """Every epoch again."""
        self._all.hide()
        places = [place for line in self.lines for place in self._x(line)]
        if not places:
            return
        ceiling = loss_ceiling([line.arm for line in self.lines])
        for part, plot in self.plots.items():
            plot.show_range(min(places), max(places), ceiling if part == "loss" else None)

    def as_csv(self) -> str:
        """A row an arm and epoch; accuracies are 0…1."""
        content = io.StringIO()
        writer = csv.writer(content, lineterminator="\n")
        writer.writerow(["arm", *_COLUMNS])
        for line in self.lines:
            columns = [line.arm.curves[name] for name in _COLUMNS]
            writer.writerows([line.label, *row] for row in zip(*columns, strict=True))
        return content.getvalue()

    def _numbers(self) -> list[float]:
        across = "step" if self._steps else "epoch"
        return sorted({number for line in self.lines for number in line.arm.curves[across]})

    def _place_of(self, number: float) -> float:
        return place_of(number, steps=self._steps)

    def _x(self, line: _Line) -> tuple[float, ...]:
        across = line.arm.curves["step" if self._steps else "epoch"]
        return tuple(self._place_of(number) for number in across)

    def _show_values(self, number: float, beside: QPoint) -> None:
        said = self.tr("Step {number}") if self._steps else self.tr("Epoch {number}")
        where = said.format(number=f"{round(number):,}")
        self._values.show_values(where, self._values_at(number), beside)

    def _values_at(self, number: float) -> list[ArmValues]:
        """By epoch; of steps the last one that each arm had taken by then."""
        found = []
        for line in self.lines:
            across = line.arm.curves["step" if self._steps else "epoch"]
            reached = [n for n, each in enumerate(across) if each <= number]
            there = bool(reached) and (self._steps or across[reached[-1]] == number)
            values = [line.arm.curves[name][reached[-1]] if there else nan for name in _COLUMNS[2:]]
            found.append(ArmValues(line.label, line.colour, *values))
        return found

    def _entries(self) -> list[Entry]:
        return [_entry(line) for line in self.lines]

    def _draw(self, ratio: float) -> None:
        for part, plot in self.plots.items():
            bands = [self._band(line, part) for line in self.lines]
            plot.show_bands(bands, ratio, steps=self._steps)

    def _band(self, line: _Line, part: str) -> Band:
        curves = line.arm.curves
        mean, deviation = tuple(curves[part]), tuple(curves[f"{part}_deviation"])
        return Band(line.arm.key, self._x(line), mean, deviation, line.colour, line.dashed)

    def _dress(self) -> None:
        self.view.setBackground(self.palette().color(QPalette.ColorRole.Base))
        titles = {
            "accuracy": self.tr("Validation accuracy in %"),
            "loss": self.tr("Validation loss"),
        }
        bottom = self.tr("Step") if self._steps else self.tr("Epoch")
        for part, plot in self.plots.items():
            plot.dress(self.palette(), self.font(), titles[part], bottom)


def _entry(line: _Line) -> Entry:
    return Entry(
        line.label, None if line.dashed else line.colour, line.colour if line.dashed else None
    )
