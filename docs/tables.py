"""Writes the tables of both READMEs: `python -m docs.tables`.

Everything comes from `docs/results/<key>.json`, nothing is typed by hand. `--check` changes nothing
and ends with 1 where a README says something else.
"""

import sys
from collections.abc import Callable

from app.paths import checkout
from docs.published import NOTHING, Report, percent, report_of, size_of, table
from docs.writing import only_checks, write
from models.registry import MODELS, PUBLISHED

READMES = {"en": "README.md", "zh": "README.zh-CN.md"}
_HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "accuracy": {
        "en": (
            *("network", "size", "parameters", "multiply-adds", "epochs", "accuracy", "one view"),
            *("calibration error", "familiarity"),
        ),
        "zh": (
            *("网络", "规模", "参数量", "乘加次数", "轮数", "准确率", "单视图"),
            *("校准误差", "熟悉度"),
        ),
    },
    "pictures": {
        "en": ("network", "named right, of {count}"),
        "zh": ("网络", "{count} 张中认对"),
    },
}


def accuracy_rows(language: str) -> list[tuple[str, ...]]:
    """A row a network: what it is, and its figures on the test pictures."""
    return [_accuracy_row(key, report_of(key), language) for key in PUBLISHED]


def _accuracy_row(key: str, report: Report, language: str) -> tuple[str, ...]:
    spec, familiarity = MODELS[key], report["familiarity"]
    return (
        f"{spec.title} ({spec.year})",
        size_of(report, language) or NOTHING,
        f"{report['parameters']:,}",
        f"{report['multiply_adds'] / 1e6:,.1f} M",
        str(report["training"]["epochs"]),
        f"**{percent(report['accuracy'])}**",
        percent(report["accuracy_single_view"]),
        percent(report["ece"]),
        NOTHING if familiarity is None else percent(familiarity["auroc"], 1),
    )


def picture_rows() -> list[tuple[str, ...]]:
    """A row a network: how many of the bundled pictures it names."""
    return [(MODELS[key].title, str(report_of(key)["bundled"]["right"])) for key in PUBLISHED]


def filled(text: str, language: str, tables: dict[str, Callable[[str], str]]) -> str:
    """The README with each part between `<!-- name:start -->` and `<!-- name:end -->` anew."""
    for name, make in tables.items():
        start, end = f"<!-- {name}:start -->\n", f"<!-- {name}:end -->"
        if start not in text or end not in text:
            raise SystemExit(f"{READMES[language]} has no place for the table “{name}”")
        before, rest = text.split(start, 1)
        after = rest.split(end, 1)[1]
        text = f"{before}{start}{make(language)}\n{end}{after}"
    return text


def make_tables() -> dict[str, Callable[[str], str]]:
    """name → language → Markdown."""

    def accuracy(language: str) -> str:
        return table(_HEADS["accuracy"][language], accuracy_rows(language))

    def pictures(language: str) -> str:
        count = report_of(PUBLISHED[0])["bundled"]["images"]
        head = tuple(cell.format(count=count) for cell in _HEADS["pictures"][language])
        return table(head, picture_rows())

    return {"accuracy": accuracy, "pictures": pictures}


def main() -> int:
    """Exit status 1 with --check where a README disagrees."""
    check = only_checks(__doc__)
    tables = make_tables()
    places = {language: checkout() / name for language, name in READMES.items()}
    pages = {
        path: filled(path.read_text("utf-8"), language, tables) for language, path in places.items()
    }
    return write(pages, "docs/results", check=check)


if __name__ == "__main__":
    sys.exit(main())
