"""How good a training will become, as far as that has been measured. No torch here."""

from dataclasses import replace
from typing import NamedTuple

from app.files import read_json_lines
from app.training.config import TrainConfig
from app.training.settings import SETTINGS, USUAL_ARGUMENTS
from models.errors import CodedError
from models.weights import published_path, read_info

# they decide how fast it is, what is drawn by chance, or which of the last epochs is taken
_NO_MATTER = {"epochs", "seed", "device", "precision", "threads", "keep"}


class Expected(NamedTuple):
    """Accuracy on the validation pictures, 0…1: from `low` to `high`, equal where measured."""

    low: float
    high: float


class Published(NamedTuple):
    """What is known of the training of a published network."""

    config: TrainConfig
    curve: tuple[float, ...]  # accuracy on the validation pictures after each epoch, 0…1


def published(key: str) -> Published | None:
    """From the weights file's header and the metrics beside it; None where either is missing."""
    path = published_path(key)
    try:
        info = read_info(path)
        config = TrainConfig.from_json({**info.training, "model": key})
    except CodedError:  # not there, or damaged
        return None
    arguments = {name: value for name, value in info.arguments.items() if name != "classes"}
    lines = read_json_lines(path.with_suffix(".metrics.jsonl"))
    values = [line.get("validation_accuracy") for line in lines]
    curve = tuple(value for value in values if isinstance(value, float))
    if not info.training or not curve or len(curve) != config.epochs:
        return None
    return Published(replace(config, arguments=arguments), curve)


def expected(config: TrainConfig, known: Published | None) -> Expected | None:
    """What the curve of the published network's training says; None where that is nothing.

    At its last epoch the curve says what such a training reaches. A shorter training reaches at
    least what the curve shows at its last epoch, since its learning rate has fallen to zero by
    then and the curve's had not: 0.5 to 1.1 points more in `docs/training-notes.md`. Nothing is
    known of other settings, of a longer training, and of pictures other than CIFAR-10's, which
    the caller has to look at.
    """
    if known is None or config.epochs > len(known.curve) or not _same(config, known.config):
        return None
    low, high = known.curve[config.epochs - 1], known.curve[-1]
    return Expected(min(low, high), high)  # near its end a curve may still go down a little


def idle_settings(config: TrainConfig) -> set[str]:
    """The names of the settings that change nothing, as the others are."""
    idle: set[str] = set()
    if config.optimizer not in ("sgd", "rmsprop"):
        idle.add("momentum")
    if config.schedule != "one-cycle":
        idle.add("warmup")
    if config.loss == "multi-margin":
        idle.add("label_smoothing")
    if config.start is not None:
        idle.add("initialisation")
    if config.teacher is None:
        idle |= {"teacher_share", "teacher_temperature"}
    return idle


def _same(one: TrainConfig, other: TrainConfig) -> bool:
    """Whether nothing differs that decides how good a network becomes."""
    if {**USUAL_ARGUMENTS, **one.arguments} != {**USUAL_ARGUMENTS, **other.arguments}:
        return False
    ignored = _NO_MATTER | (idle_settings(one) & idle_settings(other))
    names = [s.name for s in SETTINGS if not s.of_network and s.name not in ignored]
    return all(getattr(one, name) == getattr(other, name) for name in names)
