"""Curves as files: numbers for other programs, a picture for a report."""

import csv
import io
from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING

from PyQt5.QtCore import QBuffer, QIODevice, QRect, QRectF, Qt
from PyQt5.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette
from PyQt5.QtWidgets import QGraphicsView

from app.gui.run_reader import METRICS

if TYPE_CHECKING:
    from app.gui.curve_legend import CurveLegend
    from app.gui.run_reader import RunData

SCALE = 2  # pixels of the picture for one of the screen
_MARGIN = 16  # logical pixels
# a column's name in the file; "epoch" is the first
COLUMNS = ("train_loss", "validation_loss", "train_accuracy", "validation_accuracy")


def numbers(runs: "Sequence[RunData]") -> str:
    """CSV: a row an epoch, four columns a run. Fractions are 0…1, what is missing is empty."""
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\n")
    prefixes = [f"{run.name} " if len(runs) > 1 else "" for run in runs]
    writer.writerow(["epoch", *(f"{prefix}{name}" for prefix in prefixes for name in COLUMNS)])
    rows = [_by_epoch(run) for run in runs]
    for epoch in sorted(set().union(*rows)):
        values = [row.get(epoch, {}).get(name, "") for row in rows for name in COLUMNS]
        writer.writerow([f"{epoch:g}", *values])
    return content.getvalue()


def _by_epoch(run: "RunData") -> dict[float, dict[str, str]]:
    return {
        epoch: {name: _number(run.values[name][at]) for name in METRICS}
        for at, epoch in enumerate(run.epochs)
    }


def _number(value: float) -> str:
    return "" if isnan(value) else repr(value)


def picture(view: QGraphicsView, legend: "CurveLegend", title: str) -> QImage:
    """What is shown, with a title and the legend above it, at twice the size of the screen."""
    palette, font = view.palette(), QFont(legend.font())
    bold = QFont(font)
    bold.setBold(True)
    width = view.width()
    heading = round(1.6 * QFontMetrics(bold).height())
    lines = legend.heightForWidth(width)
    top = _MARGIN + heading + lines + _MARGIN // 2
    whole = QRect(0, 0, width + 2 * _MARGIN, top + view.height() + _MARGIN)
    image = QImage(whole.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(QColor(palette.color(QPalette.ColorRole.Base)))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(bold)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRect(_MARGIN, _MARGIN, width, heading), int(left), title)
    legend.paint(painter, QRect(_MARGIN, _MARGIN + heading, width, lines))
    view.render(painter, QRectF(_MARGIN, top, width, view.height()))
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """The picture as a file; takes a while, and may be called in any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
