"""One plot of a study: accuracy in per cent, or loss, as means with a band of one deviation."""

from collections.abc import Sequence
from math import log10
from typing import Any, NamedTuple

import numpy as np
import pyqtgraph as pg
from PyQt5.QtGui import QColor

from app.gui.curve_plot import Curve, CurvePlot, EpochAxis

_STRONG = 42  # of 255: a band
_NARROW = 0.12  # half the width of the band of a single point


# numbers between two powers of ten, where these are more logical pixels apart
_BETWEEN = ((150, (1, 2, 5)), (95, (1, 3)))


class Band(NamedTuple):
    """The mean of an arm and its deviation, point by point; x as `place_of` gives it."""

    key: str
    x: tuple[float, ...]
    mean: tuple[float, ...]
    deviation: tuple[float, ...]
    colour: QColor
    dashed: bool


class _PlaceAxis(EpochAxis):
    """Epochs, or steps: ten times as many are as far as from one to ten."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.steps = False

    def tickSpacing(self, least: float, most: float, size: float) -> list[tuple[float, float]]:
        """Whole numbers; of steps whole powers of ten, and what lies between them unlabelled."""
        return [(1.0, 0.0)] if self.steps else super().tickSpacing(least, most, size)

    def tickValues(self, least: float, most: float, size: float) -> list[tuple[float, list[float]]]:
        """Powers of ten; where there is room, also what lies between them."""
        if not self.steps:
            found: list[tuple[float, list[float]]] = super().tickValues(least, most, size)
            return found
        least, most = sorted((least, most))
        powers = range(int(least) - 1, int(most) + 2)
        room = size / max(most - least, 0.1)  # of a power of ten
        factors = next((each for enough, each in _BETWEEN if room > enough), (1,))
        every = [power + log10(factor) for power in powers for factor in factors]
        return [(1.0, [each for each in every if least <= each <= most])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Steps as they are counted."""
        if self.steps:
            return [f"{round(10**value):,}" for value in values]
        found: list[str] = super().tickStrings(values, scale, spacing)
        return found


class BandPlot(CurvePlot):
    """Bands under the lines of a CurvePlot."""

    def __init__(self, layout: Any, scale: float) -> None:
        super().__init__(layout, 0, scale, _PlaceAxis())
        self._bands: dict[str, tuple[Any, Any, Any]] = {}  # lower edge, upper edge, what is between

    def show_bands(self, bands: Sequence[Band], ratio: float, *, steps: bool) -> None:
        """These and no others; `ratio` as in `show_curves`."""
        self.item.getAxis("bottom").steps = steps
        self.box.setLimits(minXRange=0.3 if steps else 1)
        for key in [key for key in self._bands if key not in {band.key for band in bands}]:
            for part in self._bands.pop(key):
                self.item.removeItem(part)
        for band in bands:
            self._show_band(band)
        curves = [Curve(b.key, b.x, b.mean, b.colour, b.dashed, False) for b in bands]
        self.show_curves(curves, ratio, heavy=True)

    def _show_band(self, band: Band) -> None:
        if band.key not in self._bands:
            low, high = pg.PlotCurveItem(pen=None), pg.PlotCurveItem(pen=None)
            between = pg.FillBetweenItem(low, high)
            between.setZValue(-10)
            self._bands[band.key] = low, high, between
            for part in self._bands[band.key]:
                self.item.addItem(part)
        low, high, between = self._bands[band.key]
        x, mean, off = (np.asarray(v, dtype=float) for v in (band.x, band.mean, band.deviation))
        if len(x) == 1:  # a point has no width
            x = np.array([x[0] - _NARROW, x[0] + _NARROW])
            mean, off = np.repeat(mean, 2), np.repeat(off, 2)
        low.setData(x, self._scale * (mean - off))
        high.setData(x, self._scale * (mean + off))
        ground = QColor(band.colour)
        ground.setAlpha(_STRONG)
        between.setBrush(ground)

    def edges(self, key: str) -> tuple[list[float], list[float]]:
        """Of a band; empty for one that is not there."""
        if key not in self._bands:
            return [], []
        low, high, _ = self._bands[key]
        return low.getData()[1].tolist(), high.getData()[1].tolist()

    def show_range(self, first: float, last: float, ceiling: float | None) -> None:
        """From one place to another; nothing above `ceiling` is shown (None: everything is)."""
        self.show_epochs(first, last)
        if ceiling is not None:
            self.box.setYRange(0, ceiling)


def place_of(number: float, *, steps: bool) -> float:
    """Where an epoch, or a step, lies on the axis."""
    return log10(max(number, 1)) if steps else float(number)
