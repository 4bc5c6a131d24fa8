"""Numbers and sentences as people read them."""

from PyQt5.QtCore import QCoreApplication

from app.messages import user_language

_MINUTE, _HOUR = 60, 3600  # seconds
# Chinese counts in ten thousands, English in thousands
_LARGE = {"en": ((1e9, "G"), (1e6, "M"), (1e3, "k")), "zh": ((1e8, "亿"), (1e4, "万"))}
_TIP_WIDTH = 60  # Latin letters in a line of a tool tip; a Chinese character is as wide as two
_EAST = "\u2e80"  # from here on characters are wide, and lines may break between them
_NEVER_FIRST = "，。、；：！？”）》"  # in a line


def percent(fraction: float) -> str:
    """0.915 → "91.5 %"; what is not quite all never reads as all, nor as nothing."""
    if 0.9995 <= fraction < 1:
        return "> 99.9 %"
    if 0 < fraction < 0.0005:
        return "< 0.1 %"
    return f"{100 * fraction:.1f} %"


def compact(count: int) -> str:
    """62006 → "62 k" ("6.2 万"), 4100000 → "4.1 M" ("410 万"): two digits or three."""
    for unit, sign in _LARGE[user_language()]:
        if round(count / unit, 2) >= 1:
            decimals = 1 if round(count / unit, 1) < 10 else 0
            return f"{count / unit:.{decimals}f} {sign}"
    return str(count)


def duration(seconds: float) -> str:
    """A length of time in one unit, as exact as an estimate is."""
    translate = QCoreApplication.translate
    if seconds < 1.5 * _MINUTE:
        return translate("Wording", "{count} s").format(count=max(1, round(seconds)))
    if seconds < 1.5 * _HOUR:
        return translate("Wording", "{count} minutes").format(count=round(seconds / _MINUTE))
    return translate("Wording", "{count} hours").format(count=f"{seconds / _HOUR:.1f}")


def folded(text: str) -> str:
    """The text in lines of a readable length, for tool tips: Qt wraps only rich text there."""
    return "\n".join(line for paragraph in text.split("\n") for line in _lines(paragraph))


def _lines(paragraph: str) -> list[str]:
    lines, width = [""], 0
    for piece in _pieces(paragraph):
        wide = sum(2 if letter >= _EAST else 1 for letter in piece)
        if width + wide > _TIP_WIDTH and lines[-1] and piece not in _NEVER_FIRST:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            width = 0
        if piece != " " or lines[-1]:
            lines[-1] += piece
            width += wide
    return [line.rstrip() for line in lines]


def _pieces(paragraph: str) -> list[str]:
    """What a line is made of: Latin words, single spaces, single Chinese characters."""
    pieces: list[str] = []
    joins = False  # whether the letter before was one of a word
    for letter in paragraph:
        inside = letter < _EAST and letter != " "
        if inside and joins:
            pieces[-1] += letter
        else:
            pieces.append(letter)
        joins = inside
    return pieces
