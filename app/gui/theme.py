"""The colours of the window: one accent on calm paper, by day and by night.

A theme is a palette and nothing else, so that switching is one call. Widgets read their colours
from it when they paint. `tests/unit/gui/test_theme.py` measures the contrast of all pairs.
"""

from PyQt5.QtGui import QColor, QPalette
from PyQt5.QtWidgets import QApplication, QToolTip

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

# role: (light, dark)
_COLOURS: dict[QPalette.ColorRole, tuple[str, str]] = {
    _Role.Window: ("#f5f4f1", "#1b1c1e"),  # the page
    _Role.Base: ("#ffffff", "#252629"),  # cards and inputs
    _Role.AlternateBase: ("#ecebe6", "#313337"),  # hover, the track of a bar
    _Role.Button: ("#fcfbfa", "#36383d"),
    _Role.WindowText: ("#22262a", "#ececee"),
    _Role.Text: ("#22262a", "#ececee"),
    _Role.ButtonText: ("#22262a", "#ececee"),
    _Role.PlaceholderText: ("#60656c", "#a9acb2"),  # what is said in passing
    _Role.BrightText: ("#b3261e", "#ff9d93"),  # problems
    _Role.Highlight: ("#0a6f6a", "#49b6ac"),  # the accent
    _Role.HighlightedText: ("#ffffff", "#06211f"),
    _Role.Link: ("#0a6f6a", "#62cdc3"),  # the accent as text
    _Role.LinkVisited: ("#0a6f6a", "#62cdc3"),
    _Role.ToolTipBase: ("#2b2f33", "#3b3d42"),
    _Role.ToolTipText: ("#ffffff", "#ececee"),
    _Role.Light: ("#ffffff", "#3b3d42"),
    _Role.Midlight: ("#f8f7f5", "#313337"),
    _Role.Mid: ("#dad7d0", "#3b3d42"),  # borders
    _Role.Dark: ("#b9b5ac", "#141517"),
    _Role.Shadow: ("#8d8a83", "#0c0d0e"),
}
# what cannot be used; the last is the shine that Fusion gives texts in menus: none
_DISABLED: dict[QPalette.ColorRole, tuple[str, str]] = {
    _Role.WindowText: ("#83868a", "#7f8289"),
    _Role.Text: ("#83868a", "#7f8289"),
    _Role.ButtonText: ("#83868a", "#7f8289"),
    _Role.PlaceholderText: ("#83868a", "#7f8289"),
    _Role.Highlight: ("#c9c6be", "#45474d"),
    _Role.HighlightedText: ("#22262a", "#ececee"),
    _Role.Light: ("#ffffff", "#28292c"),
}


# Fusion draws outlines in the darkened colour of the window, which a dark window swallows. What
# says here how an outline is to look gives the widgets of these classes another window colour;
# they do not paint it otherwise.
_OUTLINES: dict[str, tuple[str, str]] = {
    "QRadioButton": ("#85837e", "#85888f"),
    "QCheckBox": ("#85837e", "#85888f"),
    "QPushButton": ("#c0bcb4", "#54575d"),
    "QToolButton": ("#c0bcb4", "#54575d"),
    "QComboBox": ("#c0bcb4", "#54575d"),
    "QLineEdit": ("#b0aca4", "#5f6269"),
    "QAbstractSpinBox": ("#b0aca4", "#5f6269"),
    "QMenu": ("#c0bcb4", "#54575d"),
}
_FUSION = 140  # per cent: by how much it darkens
# the mark in an indicator has the accent (stronger: Fusion paints it half transparent), the entry
# below the mouse only a breath of it
_INDICATOR = {_Role.Text: ("#06524e", "#7ce3d9")}
_MENU = {
    _Role.Highlight: ("#e0eceb", "#37403f"),
    _Role.HighlightedText: _COLOURS[_Role.Text],
}
_CLASSES: dict[str, dict[QPalette.ColorRole, tuple[str, str]]] = {
    "QRadioButton": _INDICATOR,
    "QCheckBox": _INDICATOR,
    "QMenu": _MENU,
    "QMenuBar": _MENU,
}


def palette(dark: bool, widget_class: str = "") -> QPalette:
    """All colours; the same whether the window is the active one or not. Some classes of Qt's
    widgets have a few of their own."""
    made = QPalette()
    for role, colours in _COLOURS.items():
        made.setColor(role, QColor(colours[dark]))
    for role, colours in _DISABLED.items():
        made.setColor(_Group.Disabled, role, QColor(colours[dark]))
    return _adapted(made, dark, widget_class)


def _adapted(made: QPalette, dark: bool, widget_class: str) -> QPalette:
    """A copy with what the class has of its own."""
    copy = QPalette(made)
    for role, colours in _CLASSES.get(widget_class, {}).items():
        for group in (_Group.Active, _Group.Inactive):  # what is disabled stays grey
            copy.setColor(group, role, QColor(colours[dark]))
    if widget_class in _OUTLINES:
        copy.setColor(_Role.Window, QColor(_OUTLINES[widget_class][dark]).lighter(_FUSION))
    return copy


def apply_theme(application: QApplication, dark: bool) -> None:
    """Gives the application and its tool tips the colours of a theme, now."""
    made = palette(dark)
    application.setPalette(made)
    for widget_class in {**_OUTLINES, **_CLASSES}:
        application.setPalette(_adapted(made, dark, widget_class), widget_class)
    QToolTip.setPalette(made)  # tool tips do not follow the application
