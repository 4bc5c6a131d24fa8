"""The colours of curves: apart for everybody, the colour-blind included, on light and dark paper.

A test measures their contrast and how far they stay apart for eyes without red, green or blue.
"""

from PyQt5.QtGui import QColor, QPalette

from app.gui.run_wording import is_dark

# after Okabe and Ito, 2008, "Color Universal Design", moved to where both papers carry them
_TRAINING = ("#b8620a", "#f2a53a")
_OTHERS = (
    ("#1b5fc4", "#7db3ff"),
    ("#a8327d", "#f08cc8"),
    ("#6d6f00", "#d6d25a"),
    ("#5a3ea8", "#b9a3ff"),
    ("#4a4f55", "#c3c8ce"),
)


def validation_colour(palette: QPalette) -> QColor:
    """Of the run that is shown: the accent."""
    return palette.color(QPalette.ColorRole.Link)


def training_colour(palette: QPalette) -> QColor:
    """The same run on the pictures that it learns from."""
    return QColor(_TRAINING[is_dark(palette)])


def other_colour(slot: int, palette: QPalette) -> QColor:
    """Both curves of a run that is laid over; slots count from 0."""
    return QColor(_OTHERS[slot % len(_OTHERS)][is_dark(palette)])
