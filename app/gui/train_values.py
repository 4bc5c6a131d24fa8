"""What people type for a setting, and how its values are written."""

import re
import unicodedata
from typing import Any

from app.training.settings import Setting

_WHOLE = re.compile(r"[+-]?\d+")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?")
_LONGEST = 40  # characters: Python reads numbers of thousands of digits, but slowly


def parse(setting: Setting, typed: str) -> Any:
    """The value: with a decimal point or comma, "1e-3" too; nothing typed is None where that is
    allowed. Raises ValueError for what is no number or out of range."""
    # digits and signs as a Chinese keyboard gives them
    plain = unicodedata.normalize("NFKC", typed).strip().lower().replace("−", "-")
    if not plain and setting.optional:
        return None
    pattern = _WHOLE if setting.kind is int else _NUMBER
    if len(plain) > _LONGEST or not pattern.fullmatch(plain):
        raise ValueError(typed)
    value = setting.kind(plain.replace(",", "."))
    if not setting.allows(value):
        raise ValueError(typed)
    return value


def written(value: Any) -> str:
    """As it is shown in a field: the shortest text that `parse` reads as the same value."""
    return "" if value is None else str(value)
