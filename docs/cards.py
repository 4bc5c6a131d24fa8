"""Writes `weights/<key>.md`, a page about each published network: `python -m docs.cards`.

Everything comes from `docs/results/<key>.json` and from the network's own description. `--check`
changes nothing and ends with 1 where a page says something else.
"""

import inspect
import sys

from docs.again import command
from docs.published import (
    DEVELOPED_WITH,
    Report,
    commonest,
    decimal,
    file_size,
    interval,
    percent,
    report_of,
    size_of,
    table,
)
from docs.writing import only_checks, write
from models.registry import MODELS, PUBLISHED
from models.weights import published_path

_SHOWN = (
    *("epochs", "batch_size", "optimizer", "learning_rate", "momentum", "loss", "schedule"),
    *("warmup", "weight_decay", "label_smoothing", "ema_decay", "flip", "translate", "cutout"),
    *("views", "start", "teacher", "teacher_share", "teacher_temperature", "keep", "seed"),
    *("precision", "threads"),
)
_OF_A_TEACHER = ("teacher", "teacher_share", "teacher_temperature")
_NUMBERS = {1: "one view", 2: "two views", 3: "three views"}
_VIEWS = {
    "whole": "the whole of it",
    "middle": "the square in its middle",
    "closer": "its inner four fifths",
}


def card(key: str) -> str:
    """The page of one network."""
    spec, report = MODELS[key], report_of(key)
    parts = (
        f"# {spec.title}: `{key}.safetensors`",
        f"{spec.paper}, {spec.year}.",
        "## Architecture",
        _architecture(key, report),
        f"Arguments: {size_of(report) or 'the usual ones'}. {report['parameters']:,} parameters, "
        f"{report['multiply_adds'] / 1e6:,.1f} million multiply-adds a view of a picture, "
        f"{file_size(report)} on the disk.",
        "## Data",
        "Trained on 48,000 training pictures of CIFAR-10; 2,000 others (fixed, stratified) for "
        "validation. The 10,000 test pictures took no part in training or in the choice of its "
        "settings.",
        "## Recipe",
        f"{_settings(report)}.",
        f"Commit {report['commit']}; {_versions(report)}.",
        "## Figures",
        *_measured(report),
        "## Limits",
        _limits(report),
        "## Train it again",
        f"```sh\n{command(key, report['training'])}\n```",
        _needs(report),
    )
    return "\n\n".join(parts) + "\n"


def _measured(report: Report) -> tuple[str, ...]:
    """The paragraphs about what it is worth."""
    return (
        _figures(report),
        "The program looks at a picture and its mirror image and averages both answers; one view: "
        "the picture alone. Measured after the rounding to float16. On the test pictures: "
        f"95 % interval of the accuracy {interval(report)}; {percent(report['top2'])} have their "
        "true class among the first two.",
        _confidence(report),
        _familiarity(report),
    )


def _architecture(key: str, report: Report) -> str:
    network = MODELS[key].build(**report["arguments"])
    return inspect.cleandoc(type(network).__doc__ or "")


def _settings(report: Report) -> str:
    """What was chosen; what was not used is left out."""
    training = report["training"]
    taught = training.get("teacher") is not None
    names = [name for name in _SHOWN if training.get(name) is not None]
    names = [name for name in names if taught or name not in _OF_A_TEACHER]
    return ", ".join(f"{name} {training[name]}" for name in names)


def _versions(report: Report) -> str:
    return ", ".join(f"{name} {value}" for name, value in report["training"]["versions"].items())


def _figures(report: Report) -> str:
    parts = {"validation": report["validation"], "test": {**report, **report["data"]}}
    rows = [
        (
            f"{part}, {figures['images']:,}",
            percent(figures["accuracy"]),
            percent(figures["accuracy_single_view"]),
            decimal(figures["loss"], 4),
            percent(figures["ece"]),
        )
        for part, figures in parts.items()
        if figures is not None
    ]
    head = ("pictures", "accuracy", "one view", "loss", "calibration error")
    return table(head, rows)


def _confidence(report: Report) -> str:
    if report["temperature"] is None:
        return (
            "Confidence: no temperature was fitted. The calibration error says by how much the "
            "probabilities are off on average."
        )
    before, after, chance = (percent(report[n]) for n in ("ece_before", "ece", "ece_chance"))
    return (
        f"Confidence: temperature {decimal(report['temperature'], 3)}, power "
        f"{decimal(report['power'], 3)}, fitted on the pictures held out. Calibration error on "
        f"the test pictures {before} before, {after} after, where exactly right probabilities "
        f"would show about {chance}, by chance."
    )


def _familiarity(report: Report) -> str:
    if report["threshold"] is None:
        return "Familiarity: not fitted."
    found = report["familiarity"]
    if found is None:
        return f"Familiarity: threshold {decimal(report['threshold'], 3)}; not measured."
    return (
        f"Familiarity: threshold {decimal(report['threshold'], 3)}. Area under the ROC curve "
        f"{percent(found['auroc'], 1)}; {percent(found['accepted'], 1)} of the test pictures are "
        f"accepted, {percent(found['refused'], 1)} of {found['others']:,} pictures of other things "
        f"are refused. {_what_others(found['kinds'])}"
    )


def _what_others(kinds: list[str]) -> str:
    if set(kinds) != set(DEVELOPED_WITH):
        return f"Those show: {', '.join(kinds)}." if kinds else ""
    return (
        f"Those are of {len(kinds)} classes of CIFAR-100's training set, and the measure was "
        "developed with them: other things may be noticed less often."
    )


def _limits(report: Report) -> str:
    views = [_VIEWS.get(name, name) for name in report["views"]]
    words = (
        "It gives one of ten classes to every picture, whatever that shows.",
        _strange(report),
        f"It sees 32×32 pixels: small things in large pictures are lost. Of a photograph it is "
        f"shown {_NUMBERS.get(len(views), len(views))}, {_listed(views)}, each with its mirror "
        "image, and the answers are averaged; pictures of 32×32 are shown as they are.",
        f"Its commonest mistakes: {commonest(report)}; in brackets: of "
        f"{report['data']['images']:,} test pictures.",
        "CIFAR-10 shows animals and vehicles as they were photographed before 2009: drawings, "
        "unusual angles and night scenes are named right less often than the figures promise.",
    )
    return "\n".join(f"- {each}" for each in words)


def _strange(report: Report) -> str:
    if report["threshold"] is None:
        return "It cannot say “probably none of the 10”: that is not fitted."
    found = report["familiarity"]
    noticed = ""
    if found is not None:
        noticed = f" Of the other things above it noticed {percent(found['refused'], 0)}."
    return (
        "The program says “probably none of the 10” where a picture is less familiar than the "
        "threshold. 5 % of the pictures held out lie below it, so one known thing in twenty is "
        f"doubted too, of photographs perhaps more.{noticed}"
    )


def _needs(report: Report) -> str:
    others = [report["training"].get(name) for name in ("teacher", "start")]
    files = [f"`weights/{name}.safetensors`" for name in others if name is not None]
    return (
        f"It needs {_listed(['the data', *files])}, and chooses what differs from machine to "
        "machine (processor or graphics card, threads, precision) anew."
    )


def _listed(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([*([", ".join(words[:-1])] if words[:-1] else []), words[-1]])


def main() -> int:
    """Exit status 1 with --check where a page disagrees."""
    check = only_checks(__doc__)
    pages = {published_path(key).with_suffix(".md"): card(key) for key in PUBLISHED}
    return write(pages, "docs/results", check=check)


if __name__ == "__main__":
    sys.exit(main())
