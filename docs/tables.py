"""Writes the tables of both READMEs from the weights files: `python -m docs.tables`.

Everything comes from the metadata of `weights/` and from the bundled pictures, nothing is typed by
hand. `--check` changes nothing and ends with 1 where a README says something else.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from app.commands.predict import answers, usable_networks
from app.inference.predictor import Predictor
from app.paths import checkout
from models.registry import MODELS, PUBLISHED
from models.weights import WeightsInfo, published_path, read_info

READMES = {"en": "README.md", "zh": "README.zh-CN.md"}
_HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "accuracy": {
        "en": ("network", "size", "parameters", "multiply-adds", "epochs", "accuracy", "one view"),
        "zh": ("网络", "规模", "参数量", "乘加次数", "轮次", "准确率", "单视图"),
    },
    "pictures": {
        "en": ("network", "named right, of {count}"),
        "zh": ("网络", "{count} 张中认对"),
    },
}


def accuracy_rows() -> list[tuple[str, ...]]:
    """A row a network: what it is, and its figures on the test pictures."""
    return [_accuracy_row(key, read_info(published_path(key))) for key in PUBLISHED]


def _accuracy_row(key: str, info: WeightsInfo) -> tuple[str, ...]:
    spec, test = MODELS[key], info.results["test"]
    arguments = {name: v for name, v in info.arguments.items() if name != "classes"}
    return (
        f"{spec.title} ({spec.year})",
        ", ".join(f"{name} {value:g}" for name, value in arguments.items()) or "–",
        f"{info.parameters:,}",
        f"{info.multiply_adds / 1e6:,.1f} M",
        str(info.training["epochs"]),
        f"**{100 * test['accuracy']:.2f} %**",
        f"{100 * test['accuracy_single_view']:.2f} %",
    )


def picture_counts() -> tuple[dict[str, int], int]:
    """How many of the bundled pictures each network names, and of how many."""
    predictor = Predictor("cpu")
    networks, failed = usable_networks(PUBLISHED, predictor)
    if failed:
        sys.exit("\n".join(failed))
    folder = checkout() / "assets" / "test_images"
    named = dict.fromkeys(networks, 0)
    count = 0
    for answer in answers([str(folder)], networks, predictor):
        count += 1
        truth = answer.path.replace("\\", "/").split("/")[-2]
        for prediction in answer.predictions:
            named[prediction.model] += prediction.class_name == truth
    return named, count


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Markdown; the first column to the left, figures to the right."""
    rule = ("---",) + ("---:",) * (len(head) - 1)
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


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
    accuracies = accuracy_rows()
    named, count = picture_counts()
    counts = [(MODELS[key].title, str(number)) for key, number in named.items()]

    def accuracy(language: str) -> str:
        return table(_HEADS["accuracy"][language], accuracies)

    def pictures(language: str) -> str:
        head = tuple(cell.format(count=count) for cell in _HEADS["pictures"][language])
        return table(head, counts)

    return {"accuracy": accuracy, "pictures": pictures}


def main() -> int:
    """Exit status 1 with --check where a README disagrees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    check = parser.parse_args().check
    tables, stale = make_tables(), []
    for language, name in READMES.items():
        path = checkout() / name
        text = path.read_text("utf-8")
        new = filled(text, language, tables)
        if new != text:
            stale.append(name)
            if not check:
                path.write_text(new, "utf-8")
    if stale:
        print(", ".join(stale), "disagree with the weights" if check else "written")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
