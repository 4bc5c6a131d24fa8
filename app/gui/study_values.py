"""What all arms of a study have at the cursor, in a small box beside it."""

import html
from collections.abc import Sequence
from math import isnan
from typing import NamedTuple

from PyQt5.QtCore import QPoint
from PyQt5.QtGui import QColor
from PyQt5.QtWidgets import QWidget

from app.gui.values_box import ValuesBox, cell


class ArmValues(NamedTuple):
    """Means and deviations of one arm; the accuracy is 0…1, NaN where there is nothing."""

    label: str
    colour: QColor
    accuracy: float
    accuracy_deviation: float
    loss: float
    loss_deviation: float


class StudyValues(ValuesBox):
    """Above the curves; mice do not see it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "studyValues")

    def show_values(self, where: str, arms: Sequence[ArmValues], place: QPoint) -> None:
        """Beside `place` of the parent, on the side where there is room; `where`: "Epoch 3"."""
        self.setText(self._table(where, arms))
        self.setAccessibleName(self.sentence(where, arms))
        self.show_beside(place)

    def sentence(self, where: str, arms: Sequence[ArmValues]) -> str:
        """The same for those who hear it."""
        said = self.tr("{arm}: accuracy {accuracy}, loss {loss}")
        parts = [
            said.format(arm=arm.label, accuracy=_share(arm), loss=_loss(arm))
            for arm in arms
            if not isnan(arm.accuracy)
        ]
        return ". ".join([where, *parts])

    def _table(self, where: str, arms: Sequence[ArmValues]) -> str:
        titles = (self.tr("Accuracy"), self.tr("Loss"))
        head = "".join(cell(f"<b>{html.escape(title)}</b>") for title in titles)
        rows = [f"<tr><td><b>{html.escape(where)}</b></td>{head}</tr>"]
        for arm in arms:
            light = arm.colour if arm.colour.lightness() > 140 else arm.colour.lighter(190)
            if arm.colour.lightness() < 60:  # the box is dark in both themes
                light = QColor("#ffffff") if arm.colour.saturation() < 90 else light.lighter(190)
            sample = f'<span style="color:{light.name()}">━━</span>'
            name = html.escape(arm.label)
            cells = cell(_share(arm)) + cell(_loss(arm))
            rows.append(f"<tr><td>{sample} {name}</td>{cells}</tr>")
        return f'<table cellspacing="0" cellpadding="1">{"".join(rows)}</table>'


def _share(arm: ArmValues) -> str:
    if isnan(arm.accuracy):
        return "–"
    return f"{100 * arm.accuracy:.1f} ± {100 * arm.accuracy_deviation:.1f} %"


def _loss(arm: ArmValues) -> str:
    return "–" if isnan(arm.loss) else f"{arm.loss:.2f} ± {arm.loss_deviation:.2f}"
