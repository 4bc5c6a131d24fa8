"""Accuracy and loss of a study's arms, mean and deviation over the seeds.

Imports pyqtgraph, which takes half a second: whoever wants curves has it imported in a thread.
"""

import csv
import io
from math import nan
from typing import TYPE_CHECKING, NamedTuple

import pyqtgraph as pg
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QKeyEvent, QPalette
from PyQt5.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.gui.curve_cursor import goes_away, stepped
from app.gui.curve_export import SCALE, picture
from app.gui.curve_legend import CurveLegend, Entry
from app.gui.study_colours import arm_colour, is_dashed
from app.gui.study_plot import Band, BandPlot, place_of
from app.gui.study_values import ArmValues, StudyValues
from app.messages import user_language
from app.studies.charts import loss_ceiling

if TYPE_CHECKING:
    from PyQt5.QtGui import QImage

    from app.studies.results import ArmResult, Results
    from app.studies.study import Panel

_PARTS = {"accuracy": 100.0, "loss": 1.0}  # in which scale
_COLUMNS = ("epoch", "step", "accuracy", "accuracy_deviation", "loss", "loss_deviation")


class _Line(NamedTuple):
    arm: "ArmResult"
    label: str
    colour: QColor
    dashed: bool


class StudyCurves(QWidget):
    """The mouse shows values, the wheel goes closer; with the keyboard the arrows go along."""

    export_wanted = pyqtSignal(str)  # "png" or "csv"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studyCurves")
        self._panel: Panel | None = None
        self._results: Results | None = None
        self._at: float | None = None  # the epoch or step that the cursor is on
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.legend = CurveLegend(self)
        self._all, self._export = QPushButton(self), QPushButton(self)
        self._all.setObjectName("studyCurvesAll")
        self._all.hide()
        self._export.setObjectName("studyCurvesExport")
        self._menu = QMenu(self._export)
        self._actions = {kind: self._menu.addAction("") for kind in ("png", "csv")}
        self._export.setMenu(self._menu)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.legend, 1)
        for button in (self._all, self._export):
            button.setAutoDefault(False)
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.view = pg.GraphicsLayoutWidget(self)
        self.view.setObjectName("studyCurvesView")
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.ci.layout.setContentsMargins(0, 0, 6, 0)
        self.plots = {
            part: BandPlot(self.view.addLayout(row=0, col=column), scale)
            for column, (part, scale) in enumerate(_PARTS.items())
        }
        for place in range(len(_PARTS)):  # as wide as each other
            self.view.ci.layout.setColumnStretchFactor(place, 1)
            self.view.ci.layout.setColumnPreferredWidth(place, 300)
        self.plots["loss"].item.setXLink(self.plots["accuracy"].item)
        self._values = StudyValues(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        for kind, action in self._actions.items():
            assert action is not None
            action.triggered.connect(lambda _, kind=kind: self.export_wanted.emit(kind))
        self._all.clicked.connect(self.show_all)
        self.view.scene().sigMouseMoved.connect(self._on_mouse)
        for plot in self.plots.values():
            plot.box.sigRangeChangedManually.connect(lambda *_: self._all.show())
        self.view.installEventFilter(self)
        self.view.viewport().installEventFilter(self)

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

    def point_at(self, number: float | None) -> None:
        """The cursor goes to an epoch (or step), and the values there are shown; None takes both
        away."""
        if number is None or not self.lines:
            self._leave()
            return
        self._at = number
        x = place_of(number, steps=self._steps)
        for plot in self.plots.values():
            plot.show_cursor(x)
        box = self.plots["accuracy"].box
        place = self.view.mapFromScene(box.mapViewToScene(QPointF(x, 0.0)))
        said = self.tr("Step {number}") if self._steps else self.tr("Epoch {number}")
        where = said.format(number=f"{round(number):,}")
        middle = QPoint(place.x(), self.view.height() // 2)
        self._values.show_values(where, self._values_at(number), middle)

    def values(self) -> str:
        """What the box at the cursor says; empty without a cursor."""
        return self._values.accessibleName() if self._at is not None else ""

    def as_csv(self) -> str:
        """A row an arm and epoch; accuracies are 0…1."""
        content = io.StringIO()
        writer = csv.writer(content, lineterminator="\n")
        writer.writerow(["arm", *_COLUMNS])
        for line in self.lines:
            columns = [line.arm.curves[name] for name in _COLUMNS]
            writer.writerows([line.label, *row] for row in zip(*columns, strict=True))
        return content.getvalue()

    def as_picture(self, title: str) -> "QImage":
        """What is drawn, without the cursor."""
        at = self._at
        self._leave()
        self._draw(SCALE)
        image = picture(self.view, self.legend, title)
        self._draw(self.devicePixelRatioF())
        self.point_at(at)
        return image

    def changeEvent(self, event: QEvent | None) -> None:
        """Another theme has other colours, which pyqtgraph does not look up."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event is not None and event.type() in kinds:
            self._dress()
            self._show()

    def eventFilter(self, watched: object, event: QEvent | None) -> bool:
        """The keyboard moves the cursor; the mouse takes it along when it leaves."""
        if event is None:
            return False
        if watched is self.view and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        if goes_away(event, self.view):
            self._leave()
        return False

    def _numbers(self) -> list[float]:
        """Epochs or steps of all arms, in order."""
        across = "step" if self._steps else "epoch"
        return sorted({number for line in self.lines for number in line.arm.curves[across]})

    def _x(self, line: _Line) -> tuple[float, ...]:
        across = line.arm.curves["step" if self._steps else "epoch"]
        return tuple(place_of(number, steps=self._steps) for number in across)

    def _on_key(self, event: QKeyEvent) -> bool:
        number = stepped(event, self._numbers(), self._at)
        if number is not None:
            self.point_at(number)
        return number is not None

    def _on_mouse(self, place: QPointF) -> None:
        found = (plot.epoch_at(place) for plot in self.plots.values())
        x = next((each for each in found if each is not None), None)
        numbers = self._numbers()
        if x is None or not numbers:
            self._leave()
            return
        self.point_at(min(numbers, key=lambda n: abs(place_of(n, steps=self._steps) - x)))

    def _leave(self) -> None:
        self._at = None
        for plot in self.plots.values():
            plot.show_cursor(None)
        self._values.hide()

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

    def _show(self) -> None:
        self._draw(self.devicePixelRatioF())
        if self._all.isHidden():
            self.show_all()
        self.legend.show_entries([_entry(line) for line in self.lines])
        if self._at is not None:
            self.point_at(self._at)

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
