"""Writes docs/results.md, its Chinese sister and their curves: `python -m docs.results`.

Everything comes from `docs/results/<key>.json`. `--check` changes nothing and ends with 1 where a
page or a curve says something else.
"""

import sys
from typing import Any

from app.messages import class_title
from docs.curves import draw, is_current
from docs.published import (
    DEVELOPED_WITH,
    FOLDER,
    NOTHING,
    Report,
    commonest,
    confusions,
    decimal,
    file_size,
    interval,
    percent,
    report_of,
    size_of,
    table,
)
from docs.results_words import WORDS
from docs.writing import only_checks, write
from models.registry import MODELS, PUBLISHED

PAGES = {"en": FOLDER.parent / "results.md", "zh": FOLDER.parent / "results.zh-CN.md"}

Words = dict[str, Any]
Row = tuple[str, ...]


def page(language: str) -> str:
    """The whole page in Markdown."""
    words, reports = WORDS[language], {key: report_of(key) for key in PUBLISHED}
    first = reports[PUBLISHED[0]]
    parts = [words["title"], words["about"].format(images=f"{first['data']['images']:,}")]
    rows = {
        "accuracy": [_accuracy(report) for report in reports.values()],
        "sure": [_sure(report, words) for report in reports.values()],
        "strange": [_strange(report, words) for report in reports.values()],
        "speed": [_speed(report) for report in reports.values()],
        "training": [_training(report, language) for report in reports.values()],
    }
    for name, found in rows.items():
        parts += [words[name], table(words[f"{name}-head"], found)]
        parts.append(words[f"{name}-note"].format(**_machine(first, words)))
        if name == "strange":
            parts.append(_others(reports, language))
    parts.append(words["curves"])
    for number, (key, report) in enumerate(reports.items()):
        parts += _network(key, report, language, "classes-short" if number else "classes-note")
    return "\n\n".join(parts) + "\n"


def _accuracy(report: Report) -> Row:
    validation = report["validation"]
    return (
        report["title"],
        f"**{percent(report['accuracy'])}**",
        interval(report),
        percent(report["accuracy_single_view"]),
        percent(report["top2"]),
        decimal(report["loss"], 4),
        NOTHING if validation is None else percent(validation["accuracy"]),
    )


def _sure(report: Report, words: Words) -> Row:
    """What was never fitted has no figures after it."""
    before = percent(report["ece_before"]), decimal(report["loss_before"], 4)
    after = percent(report["ece"]), decimal(report["loss"], 4)
    fitted = decimal(report["temperature"]), decimal(report["power"])
    if report["temperature"] is None:
        after, fitted = (NOTHING, NOTHING), (words["unfitted"], words["unfitted"])
    chance = percent(report["ece_chance"])
    return (report["title"], before[0], after[0], chance, *fitted, before[1], after[1])


def _strange(report: Report, words: Words) -> Row:
    threshold = report["threshold"]
    said = words["unfitted"] if threshold is None else decimal(threshold, 3)
    found = report["familiarity"]
    if found is None:
        return (report["title"], *[NOTHING] * 4, said)
    shares = (percent(found[name], 1) for name in ("auroc", "accepted", "refused"))
    return (report["title"], *shares, f"{found['others']:,}", said)


def _others(reports: dict[str, Report], language: str) -> str:
    """What the pictures of other things were."""
    words: Words = WORDS[language]
    found = [r["familiarity"] for r in reports.values() if r["familiarity"] is not None]
    if not found:
        return str(words["others-none"])
    kinds = found[0]["kinds"]
    names = [DEVELOPED_WITH.get(name, name) for name in kinds] if language == "zh" else kinds
    known = set(kinds) == set(DEVELOPED_WITH)
    sentence: str = words["others" if known else "others-else"]
    return sentence.format(
        count=f"{found[0]['others']:,}",
        kinds_count=len(kinds),
        kinds=words["comma"].join(names) or NOTHING,
    )


def _speed(report: Report) -> Row:
    speed = report["speed"]
    return (
        report["title"],
        f"{speed['pictures_per_second']:,.0f}",
        f"{speed['milliseconds_one_picture']:.1f}",
        file_size(report),
        f"{report['parameters']:,}",
        f"{report['multiply_adds'] / 1e6:,.1f} M",
    )


def _machine(report: Report, words: Words) -> dict[str, str]:
    speed = report["speed"]
    device = words["processor"] if speed["device"] == "cpu" else speed["device"]
    return {"machine": speed["machine"], "device": device, "threads": str(speed["threads"])}


def _training(report: Report, language: str) -> Row:
    words, training = WORDS[language], report["training"]
    teacher = training.get("teacher")
    place = words["threads" if training["device"] == "cpu" else "gpu"]
    return (
        report["title"],
        size_of(report, language) or words["usual"],
        str(training["epochs"]),
        f"{sum(line['seconds'] for line in report['curves']) / 60:.0f}",
        MODELS[teacher].title if teacher in MODELS else teacher or NOTHING,
        place.format(**training),
    )


def _network(key: str, report: Report, language: str, note: str) -> list[str]:
    words: Words = WORDS[language]
    title = report["title"]
    return [
        f"## {title}",
        table(words["classes-head"], _classes(report, language)),
        words[note].format(
            commonest=commonest(report, language), images=f"{report['data']['images']:,}"
        ),
        f"![{words['alt'].format(title=title)}](results/{key}.svg)",
    ]


def _classes(report: Report, language: str) -> list[Row]:
    rows, taken = [], WORDS[language]["taken"]
    for name, figures in report["per_class"].items():
        mistakes = [each for each in confusions(report) if each[0] == name][:1]
        shown = [taken.format(answer=class_title(a, language), count=n) for _, a, n in mistakes]
        shares = (percent(figures[part], 1) for part in ("precision", "recall", "f1"))
        rows.append((class_title(name, language), *shares, shown[0] if shown else NOTHING))
    return rows


def main() -> int:
    """Exit status 1 with --check where something is stale."""
    check = only_checks(__doc__)
    reports = {key: report_of(key) for key in PUBLISHED}
    pages = {
        FOLDER / f"{key}.svg": draw(key, report)
        for key, report in reports.items()
        if not is_current(key, report)
    }
    pages |= {path: page(language) for language, path in PAGES.items()}
    return write(pages, "docs/results", check=check)


if __name__ == "__main__":
    sys.exit(main())
