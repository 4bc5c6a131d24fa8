"""How good a training will become, as far as that has been measured. No torch here."""

from collections.abc import Sequence
from typing import NamedTuple

from app.files import read_json, read_json_lines
from app.training.config import TrainConfig
from app.training.settings import SETTINGS, usual_arguments
from models.errors import CodedError
from models.weights import published_path, read_info

# they decide how fast it is, what is drawn by chance, or which of the last epochs is taken
_NO_MATTER = {"epochs", "seed", "device", "precision", "threads", "keep"}


class Expected(NamedTuple):
    """Accuracy on the validation pictures, 0…1: from `low` to `high`, equal where measured."""

    low: float
    high: float


class Known(NamedTuple):
    """A training that was measured."""

    config: TrainConfig
    curve: tuple[float, ...]  # accuracy on the validation pictures after each epoch, 0…1


def known_trainings(key: str) -> tuple[Known, ...]:
    """That of the published file, from its header and the metrics beside it; and, where that was
    trained with other settings than the usual ones, one with those, from `<key>.usual.json`."""
    path, found = published_path(key), []
    try:
        info = read_info(path)
        lines = read_json_lines(path.with_suffix(".metrics.jsonl"))
        curve = [line.get("validation_accuracy") for line in lines]
        found.append(_known(key, info.arguments, info.training, curve))
    except CodedError:  # not there, or damaged
        pass
    usual = read_json(path.with_suffix(".usual.json")) or {}
    parts = (usual.get(name) for name in ("arguments", "training", "validation_accuracy"))
    found.append(_known(key, *parts))
    return tuple(known for known in found if known is not None)


def _known(key: str, arguments: object, training: object, curve: object) -> Known | None:
    """None for what cannot be a whole training."""
    if not (isinstance(arguments, dict) and isinstance(training, dict) and isinstance(curve, list)):
        return None
    values = tuple(value for value in curve if isinstance(value, float))
    own = {name: value for name, value in arguments.items() if name != "classes"}
    try:
        config = TrainConfig.from_json({**training, "model": key, "arguments": own})
    except CodedError:
        return None
    whole = bool(training) and bool(values) and len(values) == config.epochs
    return Known(config, values) if whole else None


def expected(config: TrainConfig, known: Sequence[Known]) -> Expected | None:
    """What the curve of a training with the same settings says; None where there is none.

    At its last epoch the curve says what such a training reaches. A shorter training reaches at
    least what the curve shows at its last epoch, since its learning rate has fallen to zero by
    then and the curve's had not: 0.5 to 1.1 points more in `docs/training-notes.md`. Nothing is
    known of other settings, of a longer training, and of pictures other than CIFAR-10's, which
    the caller has to look at.
    """
    for one in known:
        if config.epochs <= len(one.curve) and _same(config, one.config):
            low, high = one.curve[config.epochs - 1], one.curve[-1]
            return Expected(min(low, high), high)  # near its end a curve may still go down a little
    return None


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
        idle.add("pretrained")
    idle |= {"initialisation"} if config.transfers else {"frozen_epochs", "body_rate"}
    if config.teacher is None:
        idle |= {"teacher_share", "teacher_temperature"}
    return idle


def _same(one: TrainConfig, other: TrainConfig) -> bool:
    """Whether nothing differs that decides how good a network becomes."""
    usual = usual_arguments(one.model)
    if one.model != other.model or {**usual, **one.arguments} != {**usual, **other.arguments}:
        return False
    ignored = _NO_MATTER | (idle_settings(one) & idle_settings(other))
    names = [s.name for s in SETTINGS if not s.of_network and s.name not in ignored]
    return all(getattr(one, name) == getattr(other, name) for name in names)
