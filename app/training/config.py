"""Every setting of a training, resolved once and written to the run's config.json."""

import math
import platform
import subprocess
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from app.paths import checkout
from models.errors import CodedError
from models.registry import ACTIVATIONS, CLASSES, INITIALISATIONS, spec

OPTIMIZERS = ("sgd", "adam", "adamw", "rmsprop", "adagrad", "adadelta")
LOSSES = ("cross-entropy", "mse", "bce", "multi-margin")
SCHEDULES = ("one-cycle", "linear", "constant")
FLIPS = ("alternating", "random", "none")
# of --width, which is a factor or the maps of the first stage
_LARGEST_WIDTH: dict[type, int] = {float: 16, int: 1024}
_WIDTHS: dict[type, str] = {float: "0…16", int: "1…1024"}
SPLITS = ("published", "study")
KEEPS = ("last", "best")
PRECISIONS = ("auto", "float32", "bfloat16")


@dataclass(frozen=True)
class TrainConfig:
    """What a training is made of. Lengths are pixels, shares 0…1."""

    model: str
    arguments: dict[str, Any] = field(default_factory=dict)  # of the network: width, dropout…
    start: str | None = None  # a key, weights file or run to begin with; None: by chance
    epochs: int = 20
    batch_size: int = 256
    optimizer: str = "sgd"
    learning_rate: float = 0.1
    momentum: float = 0.9
    loss: str = "cross-entropy"
    initialisation: str = "default"
    schedule: str = "one-cycle"
    warmup: float = 0.2  # share of all steps in which a one-cycle rate rises
    weight_decay: float = 5e-4
    label_smoothing: float = 0.1
    ema_decay: float = 0.99  # per step; 0 turns the average off
    flip: str = "alternating"
    translate: int = 3
    cutout: int = 0  # side of the square that is hidden; 0 hides nothing
    views: int = 0  # of each picture, shown in turn; 0: every epoch draws new ones
    teacher: str | None = None  # a network's key or weights file to learn from (distillation)
    teacher_share: float = 0.9  # of the loss
    teacher_temperature: float = 2.0  # softens both answers before they are compared
    teacher_digest: str | None = None  # SHA-256 of the teacher's file
    keep: str = "last"  # or "best": the epoch that validated best
    split: str = "published"  # "published" trains on 96 % of the pictures, "study" on 90 %
    limit: int | None = None  # the first N pictures of the shuffled training set
    seed: int = 0
    device: str = "auto"
    precision: str = "auto"
    threads: int = 0  # 0: as many as torch chooses
    channels_last: bool = True
    data: str | None = None
    fingerprint: str | None = None
    classes: tuple[str, ...] = CLASSES
    commit: str | None = None
    versions: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """For config.json and the weights file."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "TrainConfig":
        """From config.json; what a newer version added is ignored. Raises CodedError."""
        known = {entry.name for entry in fields(cls)}
        try:
            config = cls(**{name: value for name, value in values.items() if name in known})
            return replace(config, classes=tuple(config.classes)).checked()
        except (TypeError, AttributeError) as error:
            raise CodedError("run-config-damaged") from error

    def checked(self) -> "TrainConfig":
        """Itself; raises CodedError("bad-setting") that names the first value out of range."""
        spec(self.model)
        for name, ok, allowed in (
            ("epochs", self.epochs >= 1, "≥ 1"),
            ("batch_size", self.batch_size >= 2, "≥ 2"),
            ("learning_rate", 0 < self.learning_rate < math.inf, "> 0"),
            ("momentum", 0 <= self.momentum < 1, "0…1"),
            ("warmup", 0 <= self.warmup < 1, "0…1"),
            ("weight_decay", 0 <= self.weight_decay <= 10, "0…10"),
            ("label_smoothing", 0 <= self.label_smoothing < 1, "0…1"),
            ("ema_decay", 0 <= self.ema_decay < 1, "0…1"),
            ("translate", 0 <= self.translate <= 16, "0…16"),
            ("cutout", 0 <= self.cutout <= 32, "0…32"),
            ("views", 0 <= self.views <= 1000, "0…1000"),
            ("teacher_share", 0 <= self.teacher_share <= 1, "0…1"),
            ("teacher_temperature", 0 < self.teacher_temperature <= 100, "0…100"),
            ("limit", self.limit is None or self.limit >= 2, "≥ 2"),
            ("seed", 0 <= self.seed < 2**32, "0…2³² − 1"),
            ("threads", 0 <= self.threads <= 1024, "0…1024"),
            ("optimizer", self.optimizer in OPTIMIZERS, ", ".join(OPTIMIZERS)),
            ("loss", self.loss in LOSSES, ", ".join(LOSSES)),
            (
                "initialisation",
                self.initialisation in INITIALISATIONS,
                ", ".join(INITIALISATIONS),
            ),
            ("keep", self.keep in KEEPS, ", ".join(KEEPS)),
            ("schedule", self.schedule in SCHEDULES, ", ".join(SCHEDULES)),
            ("flip", self.flip in FLIPS, ", ".join(FLIPS)),
            ("split", self.split in SPLITS, ", ".join(SPLITS)),
            ("precision", self.precision in PRECISIONS, ", ".join(PRECISIONS)),
        ):
            if not ok:
                value = getattr(self, name)
                raise CodedError("bad-setting", name=name, value=value, allowed=allowed)
        self._check_arguments()
        return self

    def _check_arguments(self) -> None:
        dropout = self.arguments.get("dropout", 0.0)
        if not (isinstance(dropout, int | float) and 0 <= dropout < 1):
            raise CodedError("bad-setting", name="dropout", value=dropout, allowed="0…1")
        act = self.arguments.get("activation", ACTIVATIONS[0])
        if act not in ACTIVATIONS:
            allowed = ", ".join(ACTIVATIONS)
            raise CodedError("bad-setting", name="activation", value=act, allowed=allowed)
        if "width" in self.arguments:
            self._check_width()

    def _check_width(self) -> None:
        kind, width = spec(self.model).width, self.arguments["width"]
        if kind is None:
            raise CodedError("no-width", model=self.model)
        if not (isinstance(width, (int, kind)) and 0 < width <= _LARGEST_WIDTH[kind]):
            raise CodedError("bad-setting", name="width", value=width, allowed=_WIDTHS[kind])


def versions() -> dict[str, str]:
    """Of what a training's result depends on."""
    import numpy
    import torch

    return {
        "python": platform.python_version(),
        "torch": str(torch.__version__),
        "numpy": numpy.__version__,
        "machine": f"{platform.system()} {platform.machine()}",
    }


def commit() -> str | None:
    """The checkout's commit, with "+" where files differ from it; None outside git."""
    git = ["git", "-C", str(checkout())]
    try:
        name = subprocess.run(
            [*git, "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, timeout=10
        )
        changed = subprocess.run(
            [*git, "status", "--porcelain", "-uno", "--", "app", "models"],
            capture_output=True,
            text=True,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if name.returncode:
        return None
    return name.stdout.strip() + ("+" if changed.stdout.strip() else "")
