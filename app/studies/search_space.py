"""Which settings a search varies, and within what, a network each. Needs neither torch nor Optuna.

What stands here is what matters at a given length of training; all else stays as the recipe has it.
Rates and decays have a range for each optimiser: SGD's are of another order than AdamW's, whose
decay does not pass through the gradient (Loshchilov and Hutter, 2019).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from app.training.config import TrainConfig
from app.training.settings import USUAL_ARGUMENTS

if TYPE_CHECKING:
    from optuna.trial import Trial

_DIGITS = 3  # of a rate: more would promise what nobody can measure


class Choice(NamedTuple):
    """One of some values."""

    name: str
    values: tuple[Any, ...]
    optimizer: str | None = None


class Range(NamedTuple):
    """A number from `low` to `high`: in equal steps, or evenly by its order of magnitude."""

    name: str
    low: float
    high: float
    step: float | None = None  # None: logarithmic
    optimizer: str | None = None  # varied where this one is chosen


Space = tuple[Choice | Range, ...]

# what concerns the pictures and the course of a training, much the same for all networks
_COMMON: Space = (
    Range("label_smoothing", 0.0, 0.2, 0.05),
    Range("warmup", 0.05, 0.4, 0.05),
)
_LARGE: Space = (
    Choice("optimizer", ("sgd", "adamw")),
    Range("learning_rate", 0.02, 1.0, optimizer="sgd"),
    Range("learning_rate", 3e-4, 2e-2, optimizer="adamw"),
    Range("weight_decay", 1e-5, 5e-3, optimizer="sgd"),
    Range("weight_decay", 1e-3, 0.3, optimizer="adamw"),
    Choice("batch_size", (64, 128, 256, 512)),
    *_COMMON,
    Range("translate", 0, 6, 1),
    Range("cutout", 0, 16, 2),
    Choice("activation", ("relu", "leaky-relu", "gelu", "silu")),
)
_DROPOUT = Range("dropout", 0.0, 0.5, 0.1)  # where layers of many weights come last
# too few weights to learn pictures by heart: milder means against that, and AdamW at home
_SMALL: Space = (
    Choice("optimizer", ("adamw", "sgd")),
    Range("learning_rate", 5e-4, 3e-2, optimizer="adamw"),
    Range("learning_rate", 0.01, 0.5, optimizer="sgd"),
    Range("weight_decay", 1e-4, 0.1, optimizer="adamw"),
    Range("weight_decay", 1e-6, 1e-3, optimizer="sgd"),
    Choice("batch_size", (32, 64, 128, 256)),
    *_COMMON,
    Range("translate", 0, 4, 1),
    Range("cutout", 0, 8, 2),
    Choice("activation", ("relu", "leaky-relu", "gelu", "silu", "tanh")),
)
# starts from what others have learnt: small steps, and the activation that the weights are used to
_TRANSFER: Space = (
    Choice("optimizer", ("sgd", "adamw")),
    Range("learning_rate", 1e-3, 0.1, optimizer="sgd"),
    Range("learning_rate", 1e-4, 1e-2, optimizer="adamw"),
    Range("weight_decay", 1e-6, 1e-3, optimizer="sgd"),
    Range("weight_decay", 1e-4, 0.1, optimizer="adamw"),
    Range("body_rate", 0.05, 1.0),
    Choice("batch_size", (32, 64, 128)),
    *_COMMON,
    Range("translate", 0, 4, 1),
    Range("cutout", 0, 16, 2),
)
SPACES: dict[str, Space] = {
    "lenet5": _SMALL,
    "cnn2": _SMALL,
    "alexnet": (*_LARGE, _DROPOUT),
    "vgg16": (*_LARGE, _DROPOUT),
    "resnet50": _TRANSFER,
}


def space_of(model: str) -> Space:
    """The network's own, or that of the large ones."""
    return SPACES.get(model, _LARGE)


def parameter(entry: Choice | Range) -> str:
    """Its name in the study: `learning_rate_sgd` is another question than `learning_rate_adamw`."""
    return f"{entry.name}_{entry.optimizer}" if entry.optimizer else entry.name


def _entries(model: str, optimizer: str) -> Iterator[Choice | Range]:
    for entry in space_of(model):
        if entry.optimizer in (None, optimizer):
            yield entry


def suggest(trial: "Trial", model: str) -> dict[str, Any]:
    """Asks the search for a value of each parameter; the optimiser first, as others hang on it."""
    first, *_ = space_of(model)
    optimizer = str(_ask(trial, first))
    return {parameter(entry): _ask(trial, entry) for entry in _entries(model, optimizer)}


def _ask(trial: "Trial", entry: Choice | Range) -> Any:
    name = parameter(entry)
    if isinstance(entry, Choice):
        return trial.suggest_categorical(name, entry.values)
    if entry.step is None:
        return trial.suggest_float(name, entry.low, entry.high, log=True)
    if isinstance(entry.step, int):
        return trial.suggest_int(name, int(entry.low), int(entry.high), step=entry.step)
    return trial.suggest_float(name, entry.low, entry.high, step=entry.step)


def with_parameters(base: TrainConfig, values: dict[str, Any]) -> TrainConfig:
    """The settings with what the search has chosen, rates rounded to what can be read.

    Raises CodedError for a value out of range.
    """
    fields: dict[str, Any] = {}
    arguments = dict(base.arguments)
    for entry in _entries(base.model, values.get("optimizer", base.optimizer)):
        value = values.get(parameter(entry))
        if value is None:
            continue
        value = float(f"{value:.{_DIGITS}g}") if isinstance(value, float) else value
        if entry.name not in USUAL_ARGUMENTS:
            fields[entry.name] = value
        elif value != arguments.get(entry.name, USUAL_ARGUMENTS[entry.name]):
            arguments[entry.name] = value
    return replace(base, **fields, arguments=arguments).checked()


def parameters_of(config: TrainConfig) -> dict[str, Any]:
    """What the search would have had to choose for these settings."""
    return {
        parameter(entry): _value(config, entry.name)
        for entry in _entries(config.model, config.optimizer)
    }


def _value(config: TrainConfig, name: str) -> Any:
    if name in USUAL_ARGUMENTS:
        return config.arguments.get(name, USUAL_ARGUMENTS[name])
    return getattr(config, name)
