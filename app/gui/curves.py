"""Loss and accuracy of a run, epoch by epoch, and of others laid over it.

Imports pyqtgraph, which takes half a second: whoever wants curves has it imported in a thread.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QKeyEvent, QPalette
from PyQt5.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.gui.curve_colours import other_colour, training_colour, validation_colour
from app.gui.curve_cursor import goes_away, stepped
from app.gui.curve_export import SCALE, numbers, picture
from app.gui.curve_legend import CurveLegend, Entry
from app.gui.curve_plot import Curve, CurvePlot
from app.gui.curve_values import CurveValues, Values

if TYPE_CHECKING:
    from PyQt5.QtGui import QImage

    from app.gui.run_reader import RunData

_PARTS = ("loss", "accuracy")


class Curves(QWidget):
    """Solid lines for validation, dashed ones for training. The mouse shows values, the wheel goes
    closer; with the keyboard the arrows go from epoch to epoch."""

    export_wanted = pyqtSignal(str)  # "png" or "csv"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curves")
        self._runs: tuple[RunData, ...] = ()  # the one that is shown comes first
        self._slots: dict[Path, int] = {}
        self._epoch: int | None = None  # that the cursor is on
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._legend = CurveLegend(self)
        self._all = QPushButton(self)
        self._all.setObjectName("curvesAll")
        self._all.hide()
        self._export = QPushButton(self)
        self._export.setObjectName("curvesExport")
        self._menu = QMenu(self._export)
        self._actions = {kind: self._menu.addAction("") for kind in ("png", "csv")}
        self._export.setMenu(self._menu)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._legend, 1)
        for button in (self._all, self._export):
            button.setAutoDefault(False)
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.view = pg.GraphicsLayoutWidget(self)
        self.view.setObjectName("curvesView")
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.ci.layout.setContentsMargins(0, 0, 6, 0)
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
        column = QVBoxLayout(drawn)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(drawn)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

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

    def point_at(self, epoch: int | None) -> None:
        """The cursor goes to the epoch, and its values are shown; None takes both away."""
        if epoch is None or not self.runs:
            self._leave()
            return
        self._epoch = epoch
        for plot in self.plots.values():
            plot.show_cursor(epoch)
        box = self.plots["accuracy"].box
        place = self.view.mapFromScene(box.mapViewToScene(QPointF(epoch, 0.0)))
        middle = QPoint(place.x(), self.view.height() // 2)
        self._values.show_values(epoch, self._at(epoch), middle)

    def values(self) -> str:
        """What the box at the cursor says; empty without a cursor."""
        return self._values.accessibleName() if self._epoch is not None else ""

    def as_csv(self) -> str:
        """The numbers of everything that is drawn."""
        return numbers(self.runs)

    def as_picture(self, title: str) -> "QImage":
        """What is drawn, without the cursor."""
        at = self._epoch
        self._leave()
        self._draw(SCALE)
        image = picture(self.view, self._legend, title)
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

    def _on_key(self, event: QKeyEvent) -> bool:
        epochs = sorted({round(epoch) for run in self.runs for epoch in run.epochs})
        epoch = stepped(event, epochs, self._epoch)
        if epoch is not None:
            self.point_at(round(epoch))
        return epoch is not None

    def _on_mouse(self, place: QPointF) -> None:
        found = (plot.epoch_at(place) for plot in self.plots.values())
        epoch = next((each for each in found if each is not None), None)
        known = {round(each) for run in self.runs for each in run.epochs}
        if epoch is None or not known:
            self._leave()
            return
        self.point_at(min(known, key=lambda each: abs(each - epoch)))

    def _leave(self) -> None:
        self._epoch = None
        for plot in self.plots.values():
            plot.show_cursor(None)
        self._values.hide()

    def _at(self, epoch: int) -> list[Values]:
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
        runs = self.runs
        self._pages.setCurrentIndex(1 if runs else 0)
        self._draw(self.devicePixelRatioF())
        if self._all.isHidden():
            self.show_all()
        self._legend.show_entries([entry for run in runs for entry in self._entries(run)])
        if self._epoch is not None:
            self.point_at(self._epoch)

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

    def _entries(self, run: "RunData") -> list[Entry]:
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
