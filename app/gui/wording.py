"""Numbers as people read them."""

from PyQt5.QtCore import QCoreApplication

_MINUTE, _HOUR = 60, 3600  # seconds


def percent(fraction: float) -> str:
    """0.915 → "91.5 %"; what is not quite all never reads as all, nor as nothing."""
    if 0.9995 <= fraction < 1:
        return "> 99.9 %"
    if 0 < fraction < 0.0005:
        return "< 0.1 %"
    return f"{100 * fraction:.1f} %"


def duration(seconds: float) -> str:
    """A length of time in one unit, as exact as an estimate is."""
    translate = QCoreApplication.translate
    if seconds < 1.5 * _MINUTE:
        return translate("Wording", "{count} s").format(count=max(1, round(seconds)))
    if seconds < 1.5 * _HOUR:
        return translate("Wording", "{count} minutes").format(count=round(seconds / _MINUTE))
    return translate("Wording", "{count} hours").format(count=f"{seconds / _HOUR:.1f}")
