"""Loss and accuracy of a run, epoch by epoch, and of others laid over it.

Imports pyqtgraph, which takes half a second: whoever wants curves has it imported in a thread.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtGui import QColor, QPalette
from PyQt5.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.gui.curve_board import CurveBoard
from app.gui.curve_colours import other_colour, training_colour, validation_colour
from app.gui.curve_export import numbers
from app.gui.curve_legend import Entry
from app.gui.curve_plot import Curve, CurvePlot
from app.gui.curve_values import CurveValues, Values

if TYPE_CHECKING:
    from app.gui.run_reader import RunData

_PARTS = ("loss", "accuracy")


class Curves(CurveBoard):
    """Solid lines for validation, dashed ones for training."""

    _values: CurveValues

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("curves", parent)
        self._runs: tuple[RunData, ...] = ()  # the one that is shown comes first
        self._slots: dict[Path, int] = {}
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.view.ci.layout.setSpacing(4)
        self.plots = {
            "loss": CurvePlot(self.view, 0, 1.0),
            "accuracy": CurvePlot(self.view, 1, 100.0),
        }
        self.plots["loss"].item.setXLink(self.plots["accuracy"].item)
        self._values = CurveValues(self.view)
        self._empty = QLabel(self)
        self._empty.setObjectName("curvesEmpty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        drawn = QWidget(self)
        self._lay_out(drawn)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(drawn)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._all.setText(self.tr("Show &all epochs"))
        self._export.setText(self.tr("&Export"))
        titles = {"png": self.tr("&Picture (PNG)…"), "csv": self.tr("&Numbers (CSV)…")}
        for kind, action in self._actions.items():
            assert action is not None
            action.setText(titles[kind])
        self._empty.setText(self.tr("The curves begin when the first epoch is over."))
        self.view.setAccessibleName(self.tr("Curves of loss and accuracy"))
        self._dress()
        self._show()

    def show_runs(self, runs: "Sequence[RunData]", slots: dict[Path, int]) -> None:
        """The run that is shown, and those laid over it, each with the slot of its colour."""
        before = self._runs[:1] and self._runs[0].path
        self._runs, self._slots = tuple(runs), dict(slots)
        if before != (self._runs[:1] and self._runs[0].path):
            self._all.hide()  # what was closely looked at was another run
            self._leave()
        self._show()

    @property
    def runs(self) -> "tuple[RunData, ...]":
        """Those that are drawn."""
        return tuple(run for run in self._runs if run.epochs)

    def show_all(self) -> None:
        """Every epoch again."""
        self._all.hide()
        epochs = [epoch for run in self.runs for epoch in run.epochs]
        if epochs:
            for plot in self.plots.values():
                plot.show_epochs(min(epochs), max(epochs))

    def as_csv(self) -> str:
        """The numbers of everything that is drawn."""
        return numbers(self.runs)

    def _numbers(self) -> list[int]:
        return sorted({round(epoch) for run in self.runs for epoch in run.epochs})

    def _show_values(self, number: float, beside: QPoint) -> None:
        epoch = round(number)
        self._values.show_values(epoch, self._values_at(epoch), beside)

    def _values_at(self, epoch: int) -> list[Values]:
        nan = float("nan")
        found = []
        for run in self.runs:
            at = {round(each): number for number, each in enumerate(run.epochs)}.get(epoch)
            names = ("train_loss", "validation_loss", "train_accuracy", "validation_accuracy")
            values = [nan if at is None else run.values[name][at] for name in names]
            found.append(Values(run.name, *self._colours(run), *values))
        return found

    def _colours(self, run: "RunData") -> tuple[QColor, QColor]:
        """Of validation and training."""
        if run is not self._runs[0] and run.path in self._slots:
            colour = other_colour(self._slots[run.path], self.palette())
            return colour, colour
        return validation_colour(self.palette()), training_colour(self.palette())

    def _show(self) -> None:
        self._pages.setCurrentIndex(1 if self.runs else 0)
        super()._show()

    def _draw(self, ratio: float) -> None:
        for part in _PARTS:
            curves = [each for run in self.runs for each in self._curves(run, part)]
            self.plots[part].show_curves(curves, ratio)

    def _curves(self, run: "RunData", part: str) -> list[Curve]:
        solid, dashed = self._colours(run)
        behind = run is not self._runs[0]
        return [
            Curve((run.path, kind), run.epochs, run.values[f"{kind}_{part}"], colour, thin, behind)
            for kind, colour, thin in (("train", dashed, True), ("validation", solid, False))
        ]

    def _entries(self) -> list[Entry]:
        return [entry for run in self.runs for entry in self._entries_of(run)]

    def _entries_of(self, run: "RunData") -> list[Entry]:
        solid, dashed = self._colours(run)
        if run is not self._runs[0]:
            return [Entry(run.name, solid, dashed)]
        titles = (self.tr("{name}: validation"), self.tr("training"))
        return [
            Entry(titles[0].format(name=run.name), solid=solid),
            Entry(titles[1], dashed=dashed),
        ]

    def _dress(self) -> None:
        self.view.setBackground(self.palette().color(QPalette.ColorRole.Base))
        titles = {"loss": self.tr("Loss"), "accuracy": self.tr("Accuracy in %")}
        for part, plot in self.plots.items():
            bottom = self.tr("Epoch") if part == _PARTS[-1] else ""
            plot.dress(self.palette(), self.font(), titles[part], bottom)
