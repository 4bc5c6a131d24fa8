"""Pieces that the pages of a report are made of: sentences, figures, and a page that scrolls."""

from collections.abc import Sequence
from typing import NamedTuple

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QFont, QPalette, QResizeEvent
from PyQt5.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

_NARROWEST = 26  # letters of a column of figures
_MOST = 3  # columns
_LARGE = 1.7  # of the font's size: a figure
_AIR = 12
_FULL_STOP = "。"


class Figure(NamedTuple):
    """One number: what it is called, its value, and what it says in a sentence."""

    name: str
    value: str
    meaning: str


def sentence(parent: QWidget, name: str, *, quiet: bool = False) -> QLabel:
    """A label that wraps its words; `quiet` for what explains."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if quiet:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def together(*sentences: str) -> str:
    """One after the other; Chinese ones stand without a space between them."""
    joined = ""
    for each in sentences:
        space = " " if joined and each and not joined.endswith(_FULL_STOP) else ""
        joined += space + each
    return joined


def scrolling(page: QWidget, parent: QWidget) -> QScrollArea:
    """Shows `page` in any height; the ground of whoever holds it shows through."""
    scroll = QScrollArea(parent)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(page)
    for each in (scroll, scroll.viewport(), page):
        assert each is not None
        each.setAutoFillBackground(False)
    return scroll


class FigureBoard(QWidget):
    """Figures beside each other, in as many columns as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * _AIR)
        self._grid.setVerticalSpacing(2 * _AIR)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """These and no others."""
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        self._cells = [self._cell(figure) for figure in figures]
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """A narrower window has fewer columns."""
        super().resizeEvent(event)
        self._arrange()

    def _cell(self, figure: Figure) -> QWidget:
        cell = QWidget(self)
        cell.setAccessibleName(f"{figure.name}: {figure.value}")
        name, value = sentence(cell, "figureName"), sentence(cell, "figureValue")
        meaning = sentence(cell, "figureMeaning", quiet=True)
        large = QFont(self.font())
        if large.pointSizeF() > 0:  # a font may be given in pixels
            large.setPointSizeF(_LARGE * large.pointSizeF())
        large.setBold(True)
        value.setFont(large)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        texts = (figure.name, figure.value, figure.meaning)
        for label, text in zip((name, value, meaning), texts, strict=True):
            label.setText(text)
            column.addWidget(label)
        column.addStretch(1)
        return cell

    def _arrange(self) -> None:
        narrowest = _NARROWEST * self.fontMetrics().averageCharWidth()
        columns = max(1, min(_MOST, self.width() // narrowest))
        if columns == self._columns or not self._cells:
            return
        self._columns = columns
        for cell in self._cells:
            self._grid.removeWidget(cell)
        for number, cell in enumerate(self._cells):
            self._grid.addWidget(cell, number // columns, number % columns)
            cell.show()
        for column in range(_MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
