"""A training run as the status bar shows it: read from its folder, without Qt."""

from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from models.registry import MODELS

if TYPE_CHECKING:
    from app.training.run_folder import RunFolder

ACTIVE = ("queued", "running")


@dataclass(frozen=True)
class RunView:
    """What is known of a run at one moment. Fractions are 0…1."""

    name: str
    path: Path
    title: str  # of its network
    state: str
    message: str = ""  # of a failure, a sentence
    fraction: float = 0.0  # done
    epoch: int = 0  # counted from 1
    epochs: int = 0
    images_per_second: float | None = None
    seconds_left: float | None = None
    accuracy: float | None = None  # on the validation pictures, after the last epoch

    @property
    def active(self) -> bool:
        """Whether a process is at work on it, or will be."""
        return self.state in ACTIVE


def view_of(run: "RunFolder") -> RunView:
    """Reads a run's folder; what is not there yet stays at its default."""
    state, config = run.state(), run.config() or {}
    # before the settings are written the folder's name tells the network
    key = str(config.get("model") or run.name.partition("-")[0])
    progress = run.progress() or {}
    metrics = run.metrics() if state.state not in ACTIVE else []
    return RunView(
        name=run.name,
        path=run.path,
        title=MODELS[key].title if key in MODELS else run.name,
        state=state.state,
        message=state.message or "",
        fraction=_fraction(progress),
        epoch=int(_number(progress.get("epoch"))),
        epochs=int(_number(progress.get("epochs"))),
        images_per_second=_number_or_none(progress.get("images_per_second")),
        seconds_left=_number_or_none(progress.get("seconds_left")),
        accuracy=_number_or_none(metrics[-1].get("validation_accuracy")) if metrics else None,
    )


def _fraction(progress: dict[str, object]) -> float:
    """How much of all steps is done; `step` counts within the epoch, `epoch` from 1."""
    numbers = {name: _number(progress.get(name)) for name in ("epoch", "epochs", "step", "steps")}
    if not numbers["epochs"] or not numbers["steps"]:
        return 0.0
    done = max(0.0, numbers["epoch"] - 1) + numbers["step"] / numbers["steps"]
    return min(1.0, done / numbers["epochs"])


def _number(value: object) -> float:
    return _number_or_none(value) or 0.0


def _number_or_none(value: object) -> float | None:
    """A number of a file that anybody may have written; infinities and the like are none."""
    return float(value) if isinstance(value, int | float) and isfinite(value) else None
