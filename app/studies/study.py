"""A study as data: which settings are tried, in what words it is asked and answered.

Needs neither torch nor Qt: the window lists the studies with it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from app.studies.results import Results

SEEDS = (0, 1, 2)  # three trainings are the least from which a deviation can be told
SIZES = (2000, 5000, 10_000, 20_000)  # pictures that people choose among, or all there are

# What every study starts from and changes one thing of: plain, so that the change can be seen.
BASE: dict[str, Any] = {
    "model": "lenet5",
    "arguments": {},
    "epochs": 10,
    "batch_size": 128,
    "optimizer": "adam",
    "learning_rate": 1e-3,
    "schedule": "constant",
    "weight_decay": 0.0,
    "label_smoothing": 0.0,
    "ema_decay": 0.0,
    "flip": "none",
    "translate": 0,
    "cutout": 0,
    "split": "study",
    "precision": "float32",
}


class Words(NamedTuple):
    """The same in both languages."""

    en: str
    zh: str

    def of(self, language: str) -> str:
        """In "en" or "zh"."""
        return self.zh if language == "zh" else self.en


def same(text: str) -> Words:
    """What reads the same in both: a number, a name."""
    return Words(text, text)


def listed(*parts: str) -> Words:
    """Names and numbers that read the same in both, with the comma of each."""
    return Words(", ".join(parts), "，".join(parts))


@dataclass(frozen=True)
class Arm:
    """One of the values that are compared.

    `changes` of the study's base settings; "arguments" among them is merged into the base's. `key`
    names the arm in files and sentences.
    """

    key: str
    label: Words
    changes: Mapping[str, Any] = field(default_factory=dict)
    seeds: Sequence[int] | None = None  # None: the study's

    def settings(self, base: Mapping[str, Any]) -> dict[str, Any]:
        """Every setting that the study decides."""
        arguments = {**base.get("arguments", {}), **self.changes.get("arguments", {})}
        return {**base, **self.changes, "arguments": arguments}


@dataclass(frozen=True)
class Panel:
    """A picture and a table of some arms. `against`: "epoch" or "step" is the curves' axis.

    `columns` of the table, besides the accuracy (`app.studies.tables.COLUMNS`).
    """

    key: str
    title: Words
    arms: tuple[str, ...]
    columns: tuple[str, ...] = ("train_accuracy", "loss")
    against: str = "epoch"


@dataclass(frozen=True)
class Sentence:
    """What a person concluded, and whether the figures still say so.

    Placeholders are `{arm:what}`, see `app.studies.results.ArmResult.__format__`, and the names
    that `values` gives. `fits`: whether it is about such pictures at all; where it is not, nothing
    is said.
    """

    text: Words
    holds: "Callable[[Results], bool]" = lambda results: True
    values: "Callable[[Results], Mapping[str, Any]]" = lambda results: {}
    fits: "Callable[[Results], bool]" = lambda results: True


@dataclass(frozen=True)
class Study:
    """A question, the trainings that answer it, and what they say.

    `then` gives the arms of a second stage, chosen by the results of the first. `alone`: its
    seconds and memory count, so nothing is trained beside it. `appendix` gives more for the page
    about CIFAR-10, Markdown in the language "en" or "zh".
    """

    name: str
    title: Words
    question: Words
    setup: Words
    arms: tuple[Arm, ...]
    panels: tuple[Panel, ...]
    lessons: tuple[Sentence, ...] = ()
    limits: Words | None = None
    base: Mapping[str, Any] = field(default_factory=lambda: BASE)
    then: "Callable[[Results], tuple[Arm, ...]] | None" = None
    then_arms: int = 0  # how many the second stage will have
    alone: bool = False
    appendix: "Callable[[str], str] | None" = None
    seeds: Sequence[int] = SEEDS
    own: Mapping[str, Any] | None = None  # of what a study of one's own is made: app.studies.own

    def seeds_of(self, arm: Arm) -> Sequence[int]:
        """With which seeds the arm is trained."""
        return self.seeds if arm.seeds is None else arm.seeds
