"""The colours of a study's curves: seven for each paper, apart for everybody.

Kin of those in `app.studies.charts` (Okabe and Ito, 2008), moved until both papers carry them and
eyes without red, green or blue tell them apart: a test measures it.
"""

from PyQt5.QtGui import QColor, QPalette

from app.gui.run_wording import is_dark

_ARMS = (
    ("#0068d6", "#3d97ff"),
    ("#8f3000", "#e0661a"),
    ("#4a9a7c", "#b9f0a0"),
    ("#5a0f5a", "#efc9ff"),
    ("#8b82ac", "#8272ad"),
    ("#c07f00", "#f2e14c"),
    ("#22262a", "#7ba98a"),
)
COUNT = len(_ARMS)  # further arms have the same colours, dashed


def arm_colour(place: int, palette: QPalette) -> QColor:
    """Of an arm by its place in the panel."""
    return QColor(_ARMS[place % COUNT][is_dark(palette)])


def is_dashed(place: int) -> bool:
    """Whether its line is to be dashed."""
    return place // COUNT % 2 == 1
