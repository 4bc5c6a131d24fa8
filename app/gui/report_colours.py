"""The colours of a confusion matrix: the stronger, the larger the share; a number is on each.

A test measures the contrast of every number on its ground, in both themes.
"""

from math import sqrt

from PyQt5.QtGui import QColor, QPalette

from app.gui.curve_colours import training_colour

_EMPTY = 0.35  # of the shade of cells without pictures
_LINEAR = 0.03928  # below it sRGB is linear


def ground(share: float, *, right: bool, palette: QPalette) -> QColor:
    """Of a cell with this share of a class's pictures, 0…1. Few mistakes are to be seen, too."""
    base = palette.color(QPalette.ColorRole.Base)
    colour = palette.color(QPalette.ColorRole.Highlight) if right else training_colour(palette)
    strength = sqrt(min(max(share, 0.0), 1.0))
    if not strength:  # so that the table can be seen
        colour, strength = palette.color(QPalette.ColorRole.AlternateBase), _EMPTY
    return QColor(
        *(
            round((1 - strength) * under + strength * over)
            for under, over in zip(_parts(base), _parts(colour), strict=True)
        )
    )


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def ink(on: QColor) -> QColor:
    """Black or white, whichever is read more easily."""
    black, white = QColor("#000000"), QColor("#ffffff")
    return black if contrast(black, on) >= contrast(white, on) else white


def contrast(one: QColor, other: QColor) -> float:
    """1 to 21, as the Web Content Accessibility Guidelines count it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = (p / 12.92 if p <= _LINEAR else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
