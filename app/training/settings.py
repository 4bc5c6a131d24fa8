"""The settings that people may choose, as data: the command line and the window list these.

`SETTINGS` are every network's, `ARGUMENTS` those of some: the registry says whose.

Needs neither torch nor Qt. What each means is said in one sentence, "help-<option>" of the
catalogue, in both places.
"""

import math
from typing import Any, NamedTuple

from models.errors import CodedError
from models.registry import ACTIVATIONS, INITIALISATIONS, spec

OPTIMIZERS = ("sgd", "adam", "adamw", "rmsprop", "adagrad", "adadelta")
LOSSES = ("cross-entropy", "mse", "bce", "multi-margin")
MISTAKEN_LOSSES = ("mse-integers",)  # a study shows why nobody should
SCHEDULES = ("one-cycle", "linear", "constant")
FLIPS = ("alternating", "random", "none")
SPLITS = ("published", "study")
KEEPS = ("last", "best")
DEVICES = ("auto", "cpu", "cuda", "mps")
PRETRAINED = ("none", "imagenet")  # or a file
PRECISIONS = ("auto", "float32", "bfloat16")


class Setting(NamedTuple):
    """One setting: a field of TrainConfig, or an argument of the network's class."""

    name: str
    kind: type[int] | type[float] | type[str] | type[bool] = str
    low: float = 0  # the least value
    high: float = math.inf  # the largest
    above: bool = False  # `low` itself is not allowed
    below: bool = False  # `high` itself is not allowed
    choices: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()  # allowed, but never offered
    optional: bool = False  # None stands for none
    of_network: bool = False
    short: str = ""  # the option's name where it is not the setting's

    @property
    def option(self) -> str:
        """As the command line names it, without dashes before it."""
        return self.short or self.name.replace("_", "-")

    @property
    def allowed(self) -> str:
        """The range in words, for people: "≥ 1", "0…1"; empty where anything goes."""
        if self.choices:
            return ", ".join(self.choices)
        if self.kind in (str, bool):
            return ""
        if math.isinf(self.high):
            return f"{'>' if self.above else '≥'} {self.low:g}"
        return "0…2³² − 1" if self.high == 2**32 - 1 else f"{self.low:g}…{self.high:g}"

    def allows(self, value: Any) -> bool:
        """Whether a training can use the value. Raises TypeError where a number is wanted and
        something else is given."""
        if value is None:
            return self.optional
        if self.choices:
            return value in self.choices + self.mistakes
        if self.kind in (str, bool):
            return isinstance(value, self.kind)
        over = value > self.low if self.above else value >= self.low
        under = value < self.high if self.below or math.isinf(self.high) else value <= self.high
        return over and under

    def read(self, words: str) -> Any:
        """The value that somebody wrote. Raises CodedError "bad-setting"."""
        try:
            value = self.kind(words)
            if self.allows(value):
                return value
        except (TypeError, ValueError):
            pass
        raise CodedError("bad-setting", name=self.option, value=words, allowed=self.allowed)


def _share(name: str, **more: Any) -> Setting:
    """0…1, without 1 unless `below=False` says so."""
    return Setting(name, float, 0, 1, **({"below": True} | more))


SETTINGS: tuple[Setting, ...] = (
    Setting("activation", choices=ACTIVATIONS, of_network=True),
    _share("dropout", of_network=True),
    Setting("epochs", int, 1),
    Setting("batch_size", int, 2),
    Setting("optimizer", choices=OPTIMIZERS),
    Setting("learning_rate", float, 0, above=True, short="lr"),
    _share("momentum"),
    Setting("loss", choices=LOSSES, mistakes=MISTAKEN_LOSSES),
    Setting("initialisation", choices=INITIALISATIONS),
    Setting("start", optional=True),
    Setting("pretrained"),
    Setting("frozen_epochs", int, 0, 100_000),
    _share("body_rate", below=False),
    Setting("schedule", choices=SCHEDULES),
    _share("warmup"),
    Setting("weight_decay", float, 0, 10),
    _share("label_smoothing"),
    _share("ema_decay"),
    Setting("flip", choices=FLIPS),
    Setting("translate", int, 0, 16),
    _share("scale", below=False),
    Setting("cutout", int, 0, 32),
    Setting("views", int, 0, 1000),
    Setting("teacher", optional=True),
    _share("teacher_share", below=False),
    Setting("teacher_temperature", float, 0, 100, above=True),
    Setting("keep", choices=KEEPS),
    Setting("split", choices=SPLITS),
    Setting("limit", int, 2, optional=True),
    Setting("seed", int, 0, 2**32 - 1),
    Setting("device", choices=DEVICES),
    Setting("precision", choices=PRECISIONS),
    Setting("threads", int, 0, 1024),
)
# where a network says nothing else
USUAL_ARGUMENTS: dict[str, Any] = {"activation": ACTIVATIONS[0], "dropout": 0.0}

ARGUMENTS: tuple[Setting, ...] = (
    Setting("batch_norm", bool, of_network=True),
    Setting("convolutions", int, 1, 4, of_network=True),
    Setting("stem_stride", int, 1, 2, of_network=True),
    Setting("enlarge_to", int, 32, 512, of_network=True),
)


def usual_arguments(key: str) -> dict[str, Any]:
    """Of all settings of the network itself that a network has, the values where nothing is said.

    Raises CodedError("unknown-network").
    """
    return {**USUAL_ARGUMENTS, **spec(key).takes}
