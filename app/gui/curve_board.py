"""What curves of every kind have in common: the legend and two buttons above them, a cursor that
mouse and keyboard move, a look closer and the way back, a picture of it all.

Imports pyqtgraph, which takes half a second: whoever wants curves has it imported in a thread.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.gui.curve_cursor import goes_away, stepped
from app.gui.curve_export import SCALE, picture
from app.gui.curve_legend import CurveLegend, Entry
from app.gui.curve_plot import CurvePlot
from app.gui.values_box import ValuesBox

if TYPE_CHECKING:
    from PyQt5.QtGui import QImage


class CurveBoard(QWidget):
    """The mouse shows values, the wheel goes closer; with the keyboard the arrows go along.

    Who inherits puts `plots` and a box for values into `view`, and knows what is drawn.
    """

    export_wanted = pyqtSignal(str)  # "png" or "csv"
    plots: Mapping[str, CurvePlot]  # "loss" and "accuracy"
    _values: ValuesBox

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._at: float | None = None  # the epoch or step that the cursor is on
        self.legend = CurveLegend(self)
        self._all, self._export = QPushButton(self), QPushButton(self)
        self._all.setObjectName(f"{name}All")
        self._all.hide()
        self._export.setObjectName(f"{name}Export")
        self._menu = QMenu(self._export)
        self._actions = {kind: self._menu.addAction("") for kind in ("png", "csv")}
        self._export.setMenu(self._menu)
        self.view = pg.GraphicsLayoutWidget(self)
        self.view.setObjectName(f"{name}View")
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.ci.layout.setContentsMargins(0, 0, 6, 0)

    def _lay_out(self, place: QWidget) -> None:
        """Fills `place`: legend and buttons above the view."""
        top, column = QHBoxLayout(), QVBoxLayout(place)
        top.setSpacing(8)
        top.addWidget(self.legend, 1)
        for button in (self._all, self._export):
            button.setAutoDefault(False)
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
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

    def show_all(self) -> None:
        """Every epoch again."""
        raise NotImplementedError

    def point_at(self, number: float | None) -> None:
        """The cursor goes to an epoch (or step), and the values there are shown; None takes both
        away."""
        if number is None or not self._numbers():
            self._leave()
            return
        self._at = number
        x = self._place_of(number)
        for plot in self.plots.values():
            plot.show_cursor(x)
        box = self.plots["accuracy"].box
        place = self.view.mapFromScene(box.mapViewToScene(QPointF(x, 0.0)))
        self._show_values(number, QPoint(place.x(), self.view.height() // 2))

    def values(self) -> str:
        """What the box at the cursor says; empty without a cursor."""
        return self._values.accessibleName() if self._at is not None else ""

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
        self.point_at(min(numbers, key=lambda number: abs(self._place_of(number) - x)))

    def _leave(self) -> None:
        self._at = None
        for plot in self.plots.values():
            plot.show_cursor(None)
        self._values.hide()

    def _show(self) -> None:
        self._draw(self.devicePixelRatioF())
        if self._all.isHidden():
            self.show_all()
        self.legend.show_entries(self._entries())
        if self._at is not None:
            self.point_at(self._at)

    def _numbers(self) -> Sequence[float]:
        """Epochs or steps that the cursor can be on, in order."""
        raise NotImplementedError

    def _place_of(self, number: float) -> float:
        """Where an epoch or a step lies on the axis."""
        return number

    def _show_values(self, number: float, beside: QPoint) -> None:
        raise NotImplementedError

    def _entries(self) -> list[Entry]:
        """What the legend says."""
        raise NotImplementedError

    def _draw(self, ratio: float) -> None:
        """The curves; `ratio`: pixels for one of those that widths are given in."""
        raise NotImplementedError

    def _dress(self) -> None:
        """Texts, and the colours of everything but the curves."""
        raise NotImplementedError
