"""Every setting of a training, resolved once and written to the run's config.json."""

import platform
import subprocess
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from app.paths import checkout
from app.training.settings import ARGUMENTS, PRETRAINED, SETTINGS, USUAL_ARGUMENTS, Setting
from models.errors import CodedError
from models.registry import CLASSES, MODELS, owners, spec

# decided where and when a training runs, not by whoever asks for it
OF_THE_MACHINE = (
    *("device", "precision", "threads", "data", "fingerprint", "classes", "commit", "versions"),
    *("teacher_digest", "teacher_precision", "pretrained_digest", "mean", "std"),
)
# of --width, which is a factor or the maps of the first stage
_LARGEST_WIDTH: dict[type, int] = {float: 16, int: 1024}
_WIDTHS: dict[type, str] = {float: "0…16", int: "1…1024"}


@dataclass(frozen=True)
class TrainConfig:
    """What a training is made of. Lengths are pixels, shares 0…1."""

    model: str
    arguments: dict[str, Any] = field(default_factory=dict)  # of the network: width, dropout…
    start: str | None = None  # a key, weights file or run to begin with; None: by chance
    pretrained: str = "none"  # "imagenet" or a file: weights of others, where `start` is none
    frozen_epochs: int = 0  # of those that do not begin by chance: the last layer learns alone
    body_rate: float = 1.0  # the other layers' learning rate, as a share, after that
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
    scale: float = 0.0  # how much larger or smaller pictures are shown, at most
    cutout: int = 0  # side of the square that is hidden; 0 hides nothing
    views: int = 0  # of each picture, shown in turn; 0: every epoch draws new ones
    teacher: str | None = None  # a network's key or weights file to learn from (distillation)
    teacher_share: float = 0.9  # of the loss
    teacher_temperature: float = 2.0  # softens both answers before they are compared
    teacher_digest: str | None = None  # SHA-256 of the teacher's file
    teacher_precision: str = "auto"  # what the teacher is faster in here
    pretrained_digest: str | None = None  # SHA-256 of the file
    mean: tuple[float, ...] | None = None  # by which pictures are normalised, each channel 0…1;
    std: tuple[float, ...] | None = None  # None: those of the training pictures
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
            mean, std = (None if v is None else tuple(v) for v in (config.mean, config.std))
            return replace(config, classes=tuple(config.classes), mean=mean, std=std).checked()
        except (TypeError, AttributeError) as error:
            raise CodedError("run-config-damaged") from error

    def checked(self) -> "TrainConfig":
        """Itself; raises CodedError: "unknown-network", "no-argument" or "no-width" for what a
        network has not, "bad-setting" for the first value out of range."""
        spec(self.model)
        for setting in SETTINGS:
            # a device may have a number, and is chosen when it is there
            if setting.name != "device":
                self._check(setting)
        for setting in ARGUMENTS:
            if setting.name in self.arguments:
                self._check_argument(setting)
        if "width" in self.arguments:
            self._check_width()
        if self.pretrained != PRETRAINED[0] and spec(self.model).pretrained is None:
            those = ", ".join(key for key, each in MODELS.items() if each.pretrained)
            raise CodedError("no-argument", model=self.model, option="--pretrained", owners=those)
        return self

    @property
    def transfers(self) -> bool:
        """Whether it begins with weights that have learnt something already."""
        return self.start is not None or self.pretrained != PRETRAINED[0]

    @property
    def epochs_of_head(self) -> int:
        """How many epochs, at the beginning, the last layer learns alone."""
        return min(self.frozen_epochs, self.epochs) if self.transfers else 0

    def _check(self, setting: Setting) -> None:
        name = setting.name
        if setting.of_network:
            value = self.arguments.get(name, USUAL_ARGUMENTS[name])
        else:
            value = getattr(self, name)
        if not setting.allows(value):
            raise CodedError("bad-setting", name=name, value=value, allowed=setting.allowed)

    def _check_argument(self, setting: Setting) -> None:
        """Raises CodedError: "no-argument" where the network has nothing of that name."""
        name, value = setting.name, self.arguments[setting.name]
        if name not in spec(self.model).takes:
            option, those = f"--{setting.option}", ", ".join(owners(name))
            raise CodedError("no-argument", model=self.model, option=option, owners=those)
        if type(value) is not setting.kind or not setting.allows(value):
            raise CodedError("bad-setting", name=name, value=value, allowed=setting.allowed)

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
    """The checkout's commit, with "+" where files differ from it; None outside git, also where
    the program lies in a folder of somebody else's repository."""
    git = ["git", "-C", str(checkout())]
    try:
        asked = [*git, "rev-parse", "--show-cdup", "--short=12", "HEAD"]
        found = subprocess.run(asked, capture_output=True, text=True, timeout=10)
        changed = subprocess.run(
            [*git, "status", "--porcelain", "-uno", "--", "app", "models"],
            capture_output=True,
            text=True,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if found.returncode:
        return None
    *way_up, name = found.stdout.splitlines()
    if way_up != [""]:  # not the top of a repository
        return None
    return name + ("+" if changed.stdout.strip() else "")
