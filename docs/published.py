"""What was measured of the published networks, `docs/results/<key>.json`, and how pages say it.

`python -m docs.measure` writes these files; every page about the networks is made from them alone.
"""

import json
from collections.abc import Sequence
from typing import Any

from app.messages import class_title
from app.paths import checkout
from app.reports.measures import wilson

FOLDER = checkout() / "docs" / "results"
NOTHING = "–"
_COMMONEST = {
    "en": ("{true} taken for {answer} ({count})", ", "),
    "zh": ("把{true}认作{answer}（{count}）", "、"),
}

Report = dict[str, Any]

# of the arguments with which a network is built
_ARGUMENTS = {
    "width": "宽度",
    "batch_norm": "批归一化",
    "stem_stride": "首层步幅",
    "dropout": "随机失活",
    "activation": "激活函数",
}
# pictures of other things with which the measure of familiarity was developed
DEVELOPED_WITH = {
    "apple": "苹果",
    "bicycle": "自行车",
    "bottle": "瓶子",
    "bowl": "碗",
    "bridge": "桥",
    "butterfly": "蝴蝶",
    "castle": "城堡",
    "chair": "椅子",
    "clock": "时钟",
    "crab": "螃蟹",
    "elephant": "大象",
    "house": "房屋",
    "keyboard": "键盘",
    "leopard": "豹",
    "mountain": "山",
    "mushroom": "蘑菇",
    "rabbit": "兔子",
    "road": "道路",
    "rocket": "火箭",
    "rose": "玫瑰",
}


def report_of(key: str) -> Report:
    """The figures of a published network."""
    report: Report = json.loads((FOLDER / f"{key}.json").read_text("utf-8"))
    return report


def percent(share: float | None, digits: int = 2) -> str:
    """0.7739 → "77.39 %"."""
    return NOTHING if share is None else f"{100 * share:.{digits}f} %"


def decimal(value: float | None, digits: int = 2) -> str:
    """1.2345 → "1.23"."""
    return NOTHING if value is None else f"{value:.{digits}f}"


def file_size(report: Report) -> str:
    """126460 bytes → "126 kB"."""
    kilobytes = report["bytes"] / 1e3
    return f"{kilobytes:.0f} kB" if kilobytes < 1000 else f"{kilobytes / 1e3:.1f} MB"


def interval(report: Report) -> str:
    """95 % of the accuracy: "76.52–78.16 %"."""
    images = report["data"]["images"]
    low, high = wilson(round(report["accuracy"] * images), images)
    return f"{100 * low:.2f}{NOTHING}{100 * high:.2f} %"


def size_of(report: Report, language: str = "en") -> str:
    """The arguments of the network but its classes: "width 0.5, batch norm"; empty for none."""
    words = []
    for name, value in report["arguments"].items():
        if name == "classes" or value is False:
            continue
        shown = _ARGUMENTS.get(name) if language == "zh" else None
        shown = shown or name.replace("_", " ")
        words.append(shown if value is True else f"{shown} {_value(value)}")
    return ("，" if language == "zh" else ", ").join(words)


def _value(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def confusions(report: Report) -> list[tuple[str, str, int]]:
    """(true class, answer, pictures) of all mistakes, the commonest first."""
    names = report["classes"]
    found = [
        (true, answer, count)
        for true, row in zip(names, report["confusion"], strict=True)
        for answer, count in zip(names, row, strict=True)
        if true != answer and count
    ]
    return sorted(found, key=lambda each: -each[2])


def commonest(report: Report, language: str = "en", most: int = 3) -> str:
    """The commonest mistakes in words: "cat taken for dog (165), …"."""
    sentence, comma = _COMMONEST[language]
    return comma.join(
        sentence.format(
            true=class_title(true, language), answer=class_title(answer, language), count=count
        )
        for true, answer, count in confusions(report)[:most]
    )


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Markdown; the first column to the left, figures to the right."""
    rule = ("---",) + ("---:",) * (len(head) - 1)
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))
