"""Results of studies made by hand: figures that nobody trained."""

from typing import Any

from app.studies.results import Results, gather
from app.studies.study import Arm, Panel, Sentence, Study, Words, same

ABOUT = {
    "pictures": 9000,
    "whole": 45_000,
    "validation": 5000,
    "longest": None,
    "seeds": 3,
}


def course(*accuracies: float, loss: float = 1.0) -> list[dict[str, Any]]:
    """The lines of a training with these validation accuracies; its loss falls by a tenth."""
    return [
        {
            "epoch": place,
            "step": place * 10,
            "train_loss": loss,
            "train_accuracy": accuracy + 0.05,
            "validation_loss": loss * 0.9**place,
            "validation_accuracy": accuracy,
            "learning_rate": 0.1,
            "images_per_second": 1000.0 * place,
            "seconds": 2.0,
        }
        for place, accuracy in enumerate(accuracies, 1)
    ]


def trial(*accuracies: float, diverged: bool = False, **measures: Any) -> dict[str, Any]:
    """What a finished trial's file says."""
    return {
        "diverged": diverged,
        "classes": 10,
        "commit": "0123456789ab",
        "versions": {"torch": "2.15.0", "machine": "Linux x86_64"},
        "device": "cpu",
        "threads": 1,
        "metrics": course(*accuracies),
        "measures": {"dead": [0.0, 0.25], "spread": [0.5, 0.25], **measures},
    }


SMALL, LARGE = Arm("small", same("0.001")), Arm("large", Words("large", "大"), {"epochs": 3})
STUDY = Study(
    name="made",
    title=Words("Made", "手造"),
    question=Words("Which is better?", "哪个更好？"),
    setup=Words("Nothing was trained.", "没有训练。"),
    arms=(SMALL, LARGE),
    panels=(
        Panel("both", Words("Both", "两者"), ("small", "large"), ("train_accuracy", "loss", "at2")),
    ),
    lessons=(
        Sentence(
            Words("Large is best: {large:accuracy} %.", "大的最好：{large:accuracy} %。"),
            lambda r: r["large"].accuracy > r["small"].accuracy,
        ),
        Sentence(
            Words("Small is best: {small:pm} %, {by}.", "小的最好：{small:pm} %，{by}。"),
            lambda r: r["small"].accuracy > r["large"].accuracy,
            lambda r: {"by": Words("by much", "好得多")},
        ),
    ),
    limits=Words("It is made up.", "这是编造的。"),
)


def results(study: Study = STUDY, **about: Any) -> Results:
    """Two arms of three seeds: 0.4 ± 0.1 and 0.6 ± 0.1 after three epochs."""
    found = [
        (arm, seed, trial(0.2, 0.3, last + (seed - 1) / 10))
        for arm, last in ((SMALL, 0.4), (LARGE, 0.6))
        for seed in range(3)
    ]
    return gather(study, found, {**ABOUT, **about})
