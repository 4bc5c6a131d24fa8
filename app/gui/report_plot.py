"""A plot of shares against shares, 0 to 100 % both ways. Imports pyqtgraph, which takes half a
second: `report_files` has it imported in its thread."""

from collections.abc import Sequence

import pyqtgraph as pg
from PyQt5.QtCore import QEvent, QSize, Qt
from PyQt5.QtGui import QColor, QPalette
from PyQt5.QtWidgets import QVBoxLayout, QWidget

from app.gui.curve_colours import training_colour
from app.gui.curve_plot import Curve, CurvePlot

_SEEN = 6.0  # per cent around what is drawn: the numbers at its ends need it
_WIDE, _HIGH = 8, 13  # lines of text that a plot is as large as, at least


class SharePlot(QWidget):
    """A dashed diagonal for comparison; a line, or bars."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._bottom = ""
        self._line: tuple[tuple[float, float], ...] = ()
        self._bars: list[tuple[float, float, float, bool]] = []
        self._dot: tuple[float, float] | None = None
        self._drawn: object | None = None
        self.view = pg.GraphicsLayoutWidget(self)
        self.view.setObjectName(name)
        self.view.ci.layout.setContentsMargins(0, 0, 8, 0)
        self.plot = CurvePlot(self.view, 0, 100.0)
        self.plot.box.setMouseEnabled(x=False, y=False)
        ticks = [[(place, str(place)) for place in range(0, 101, 20)]]
        for side in ("left", "bottom"):
            self.plot.item.getAxis(side).setTicks(ticks)
            self.plot.item.getAxis(side).setStyle(hideOverlappingLabels=False)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # to be found, and heard
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)

    def sizeHint(self) -> QSize:
        """Large enough to be read; it takes more where there is more."""
        line = self.fontMetrics().height()
        return QSize(_WIDE * line, _HIGH * line)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def show_texts(self, title: str, bottom: str, description: str) -> None:
        """What is drawn, in words."""
        self._title, self._bottom = title, bottom
        self.view.setAccessibleName(title)
        self.view.setAccessibleDescription(description)
        self.setToolTip("")
        self._dress()

    def show_line(self, points: Sequence[tuple[float, float]]) -> None:
        """Through these points, 0…1."""
        self._line = tuple(points)
        self._draw()

    def show_dot(self, place: tuple[float, float] | None) -> None:
        """At this place, 0…1, above the line; None takes it away."""
        self._dot = place
        self._draw()

    def show_bars(self, bars: Sequence[tuple[float, float, float, bool]]) -> None:
        """From, to, how high (0…1 all), and whether many pictures stand behind it."""
        self._bars = list(bars)
        self._draw()

    def bars(self) -> list[tuple[float, float, float, bool]]:
        """Those that are drawn."""
        return self._bars

    def changeEvent(self, event: QEvent | None) -> None:
        """Another theme has other colours, which pyqtgraph does not look up."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event is not None and event.type() in kinds:
            self._dress()

    def _dress(self) -> None:
        self.view.setBackground(self.palette().color(QPalette.ColorRole.Base))
        self.plot.dress(self.palette(), self.font(), self._title, self._bottom)
        self._draw()

    def _draw(self) -> None:
        palette = self.palette()
        grey = palette.color(QPalette.ColorRole.PlaceholderText)
        accent = palette.color(QPalette.ColorRole.Link)
        ratio = self.devicePixelRatioF()
        x, y = (0.0, 50.0, 100.0), (0.0, 0.5, 1.0)
        lines = [Curve("diagonal", x, y, grey, dashed=True, behind=False)]
        if self._line:
            across = tuple(100 * each for each, _ in self._line)
            up = tuple(each for _, each in self._line)
            lines.append(Curve("line", across, up, accent, dashed=False, behind=False))
        if self._dot is not None:  # a line of one point is drawn as a dot
            warm, place = training_colour(palette), (100 * self._dot[0],)
            lines.append(Curve("dot", place, (self._dot[1],), warm, dashed=False, behind=False))
        self.plot.show_curves(lines, ratio)
        if self._drawn is not None:
            self.plot.item.removeItem(self._drawn)
            self._drawn = None
        if self._bars:
            self._drawn = self._bar_item(accent)
            self.plot.item.addItem(self._drawn)
        self.plot.box.setRange(
            xRange=(-_SEEN, 100 + _SEEN), yRange=(-_SEEN, 100 + _SEEN), padding=0
        )

    def _bar_item(self, accent: QColor) -> object:
        strong, weak = QColor(accent), QColor(accent)
        strong.setAlphaF(0.55)
        weak.setAlphaF(0.18)
        return pg.BarGraphItem(
            x0=[100 * low + 0.3 for low, *_ in self._bars],
            x1=[100 * high - 0.3 for _, high, *_ in self._bars],
            y0=[0.0] * len(self._bars),
            height=[100 * share for _, _, share, _ in self._bars],
            brushes=[strong if many else weak for *_, many in self._bars],
            pen=None,
        )
