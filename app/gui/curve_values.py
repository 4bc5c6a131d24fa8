"""The values at the cursor, in a small box beside it."""

import html
from collections.abc import Sequence
from math import isnan
from typing import NamedTuple

from PyQt5.QtCore import QPoint
from PyQt5.QtGui import QColor
from PyQt5.QtWidgets import QWidget

from app.gui.values_box import ValuesBox, cell

_LONGEST = 28  # letters of a name


class Values(NamedTuple):
    """What a run has at one epoch; fractions are 0…1, NaN where there is nothing."""

    name: str
    solid: QColor
    dashed: QColor
    train_loss: float
    validation_loss: float
    train_accuracy: float
    validation_accuracy: float


class CurveValues(ValuesBox):
    """Above the curves; mice do not see it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "curveValues")

    def show_values(self, epoch: int, runs: Sequence[Values], place: QPoint) -> None:
        """Beside `place` of the parent, on the side where there is room."""
        self.setText(self._table(epoch, runs))
        self.setAccessibleName(self.sentence(epoch, runs))
        self.show_beside(place)

    def sentence(self, epoch: int, runs: Sequence[Values]) -> str:
        """The same for those who hear it."""
        said = [self._epoch(epoch)]
        for run in runs:
            sentence = self.tr(
                "{name}: training loss {train_loss}, accuracy {train_accuracy}; validation loss "
                "{validation_loss}, accuracy {validation_accuracy}"
            )
            said.append(
                sentence.format(
                    name=run.name,
                    train_loss=loss(run.train_loss),
                    train_accuracy=share(run.train_accuracy),
                    validation_loss=loss(run.validation_loss),
                    validation_accuracy=share(run.validation_accuracy),
                )
            )
        return ". ".join(said)

    def _epoch(self, epoch: int) -> str:
        return self.tr("Epoch {epoch}").format(epoch=epoch)

    def _table(self, epoch: int, runs: Sequence[Values]) -> str:
        titles = (self.tr("Loss"), self.tr("Accuracy"))
        head = "".join(cell(f"<b>{html.escape(title)}</b>") for title in titles)
        rows = [f"<tr><td><b>{html.escape(self._epoch(epoch))}</b></td>{head}</tr>"]
        for run in runs:
            if len(runs) > 1:
                name = html.escape(_short(run.name))
                rows.append(f'<tr><td colspan="3"><b>{name}</b></td></tr>')
            lines = (
                (self.tr("validation"), "━━", run.validation_loss, run.validation_accuracy),
                (self.tr("training"), "╌╌", run.train_loss, run.train_accuracy),
            )
            for (title, dash, lost, right), colour in zip(
                lines, (run.solid, run.dashed), strict=True
            ):
                sample = f'<span style="color:{_on_dark(colour).name()}">{dash}</span>'
                cells = cell(loss(lost)) + cell(share(right))
                rows.append(f"<tr><td>{sample} {html.escape(title)}</td>{cells}</tr>")
        return f'<table cellspacing="0" cellpadding="1">{"".join(rows)}</table>'


def loss(value: float) -> str:
    """Three digits behind the point."""
    return "–" if isnan(value) else f"{value:.3f}"


def share(value: float) -> str:
    """0.9245 → "92.45 %": curves are compared by tenths."""
    return "–" if isnan(value) else f"{100 * value:.2f} %"


def _short(name: str) -> str:
    half = _LONGEST // 2
    return name if len(name) <= _LONGEST else f"{name[:half]}…{name[-half:]}"


def _on_dark(colour: QColor) -> QColor:
    """The box is dark in both themes."""
    return colour if colour.lightness() > 140 else colour.lighter(190)
