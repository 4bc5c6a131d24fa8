"""One plot of the curves: loss, or accuracy in per cent, against epochs."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyqtgraph as pg
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtGui import QColor, QFont, QPalette, QPen

from app.gui.curve_legend import pen

_AXIS = 46  # logical pixels kept for the numbers at the left
_FAINT, _GRID = 0.6, 0.14  # of the text's strength: axes, and lines across
_FEW = 3  # points that would hardly be seen as a line


class Curve(NamedTuple):
    """One line: its points (x in epochs), and how it looks."""

    key: object
    epochs: tuple[float, ...]
    values: tuple[float, ...]
    colour: QColor
    dashed: bool
    behind: bool  # of a run that is laid over: under the one that is shown


class EpochAxis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """There is no half epoch."""

    def tickSpacing(self, least: float, most: float, size: float) -> list[tuple[float, float]]:
        """Whole numbers."""
        levels = super().tickSpacing(least, most, size)
        whole = [(step, offset) for step, offset in levels if step >= 1 and step == round(step)]
        return whole or [(1.0, 0.0)]


class CurvePlot:
    """A PlotItem without pyqtgraph's English menu and buttons, in the colours of a palette."""

    def __init__(self, layout: Any, row: int, scale: float, bottom: Any = None) -> None:
        """`bottom`: the axis, where it is another than that of epochs."""
        self._scale = scale  # of the values: 100 makes per cent of fractions
        self._lines: dict[object, Any] = {}
        axis = bottom or EpochAxis("bottom")
        self.item = layout.addPlot(row=row, col=0, axisItems={"bottom": axis})
        self.item.setMenuEnabled(False)
        self.item.hideButtons()
        self.item.getAxis("left").setWidth(_AXIS)
        for side in ("left", "bottom"):
            self.item.getAxis(side).enableAutoSIPrefix(False)
        self.item.showGrid(x=True, y=True, alpha=_GRID)
        self.box = self.item.getViewBox()
        self.box.setMouseEnabled(x=True, y=False)
        self.box.setAutoVisible(y=True)  # of what is seen, where the epochs are zoomed into
        self.box.setDefaultPadding(0.03)
        self.box.setLimits(minXRange=1)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.setZValue(50)
        self._cursor.hide()
        self.item.addItem(self._cursor, ignoreBounds=True)

    def show_curves(self, curves: Sequence[Curve], ratio: float, *, heavy: bool = False) -> None:
        """These and no others; a line that is there already only gets its new points.

        `ratio`: pixels for one of those that widths are given in. `heavy`: dashed ones are no
        thinner.
        """
        wanted = {curve.key for curve in curves}
        for key in [key for key in self._lines if key not in wanted]:
            self.item.removeItem(self._lines.pop(key))
        for curve in curves:
            if curve.key not in self._lines:
                self._lines[curve.key] = line = pg.PlotDataItem(connect="finite")
                self.item.addItem(line)
            line = self._lines[curve.key]
            line.setZValue(1 if curve.behind else 10)
            values = self._scale * np.asarray(curve.values, dtype=float)
            few = 0 < len(curve.epochs) < _FEW
            line.setData(
                np.asarray(curve.epochs, dtype=float),
                values,
                pen=_cosmetic(pen(curve.colour, dashed=curve.dashed, heavy=heavy), ratio),
                symbol="o" if few else None,
                symbolSize=6,
                symbolPen=None,
                symbolBrush=curve.colour,
            )

    def points(self, key: object) -> tuple[list[float], list[float]]:
        """Where a line is drawn; empty for one that is not there."""
        if key not in self._lines:
            return [], []
        x, y = self._lines[key].getOriginalDataset()
        return ([], []) if x is None else (x.tolist(), y.tolist())

    def show_cursor(self, epoch: float | None) -> None:
        """A vertical line there; None takes it away."""
        self._cursor.setVisible(epoch is not None)
        if epoch is not None:
            self._cursor.setPos(epoch)

    def epoch_at(self, place: QPointF) -> float | None:
        """The epoch under a place of the scene; None outside of the plot."""
        if not self.box.sceneBoundingRect().contains(place):
            return None
        return float(self.box.mapSceneToView(place).x())

    def show_epochs(self, first: float, last: float) -> None:
        """From one to another; what is seen of the curves then takes all of the height."""
        room = 0.5 if first == last else 0.0
        self.box.setXRange(first - room, last + room)
        self.box.enableAutoRange(y=True)

    def dress(self, palette: QPalette, font: QFont, title: str, bottom: str) -> None:
        """Texts, and the colours of everything but the curves."""
        text = palette.color(QPalette.ColorRole.PlaceholderText)
        faint = QColor(text)
        faint.setAlphaF(_FAINT)
        points = font.pointSizeF() if font.pointSizeF() > 0 else 10.0
        small = QFont(font)
        small.setPointSizeF(0.85 * points)
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setPen(faint)  # and the grid, fainter still
            axis.setTextPen(text)
            axis.setTickFont(small)
        strong = palette.color(QPalette.ColorRole.Text).name()
        self.item.titleLabel.opts["justify"] = "left"
        self.item.setTitle(title, color=strong, size=f"{0.95 * points:g}pt", bold=True)
        if bottom:
            style = {"color": text.name(), "font-size": f"{0.85 * points:g}pt"}
            self.item.setLabel("bottom", bottom, **style)
        cursor = QPen(text, 1)
        cursor.setStyle(Qt.PenStyle.DotLine)
        cursor.setCosmetic(True)
        self._cursor.setPen(cursor)


def _cosmetic(made: QPen, ratio: float) -> QPen:
    """As wide whatever the plot's scale is; Qt then counts in pixels of the screen."""
    made.setCosmetic(True)
    made.setWidthF(made.widthF() * ratio)
    return made
