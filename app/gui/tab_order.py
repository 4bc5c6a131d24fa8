"""The way of the Tab key: as a page is read, also past what was made after the first paint."""

from collections.abc import Iterator
from itertools import pairwise

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLayout, QWidget


def order_by_layout(widget: QWidget) -> None:
    """Tab goes through `widget` as its layouts put its parts side by side and below each other."""
    for before, after in pairwise(_stops(widget)):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    yield from _stops_in(widget.layout())


def _stops_in(layout: QLayout | None) -> Iterator[QWidget]:
    for index in range(0 if layout is None else layout.count()):
        item = layout.itemAt(index) if layout is not None else None
        if item is not None and (inner := item.widget()) is not None:
            yield from _stops(inner)
        elif item is not None:
            yield from _stops_in(item.layout())
