"""What the verbs share when they write to a terminal or to another program."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console


def console() -> "Console":
    """Where tables go. File names are no markup: "[cat].png" stays as it is."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)


def json_line(value: dict[str, Any]) -> str:
    """One line of JSON in UTF-8. Lone surrogates (bytes of a file name that are no UTF-8) are
    escaped, which JSON reads back as that file name."""
    line = json.dumps(value, ensure_ascii=False)
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def bar(fraction: float, width: int) -> str:
    """`fraction` (0…1) of `width` blocks, to an eighth of a block."""
    eighths = round(min(max(fraction, 0.0), 1.0) * width * 8)
    partial = " ▏▎▍▌▋▊▉"[eighths % 8] if eighths % 8 else ""
    return "█" * (eighths // 8) + partial


def percent(fraction: float) -> str:
    """A fraction as people read it: "87.3 %"."""
    return f"{fraction * 100:.1f} %"
