"""Fonts for what is drawn as a picture: matplotlib's own, and the computer's for Chinese names."""

from functools import cache
from pathlib import Path

LATIN = "DejaVu Sans"  # comes with matplotlib
_FIRST_IDEOGRAPHIC = 0x2E80
# of Linux, Windows and macOS; the first that is there
_CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",  # the name under which one file for all four scripts is listed
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti TC",
    "Arial Unicode MS",
)


@cache
def families() -> tuple[str, ...]:
    """The font that comes with matplotlib, then one with Chinese characters if there is one."""
    from matplotlib import font_manager

    there = {entry.name for entry in font_manager.fontManager.ttflist}
    return (LATIN, *[name for name in _CHINESE if name in there][:1])


@cache
def _file(family: str) -> str:
    from matplotlib import font_manager

    return str(font_manager.findfont(family))


def font_file(text: str) -> Path:
    """A font that has the characters of `text`, as far as this computer has one."""
    ideographic = any(ord(character) >= _FIRST_IDEOGRAPHIC for character in text)
    return Path(_file(families()[-1 if ideographic else 0]))
