"""A training run as the status bar shows it: read from its folder, without Qt."""

from dataclasses import dataclass
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
    epoch, epochs = int(progress.get("epoch", 0)), int(progress.get("epochs", 0))
    return RunView(
        name=run.name,
        path=run.path,
        title=MODELS[key].title if key in MODELS else run.name,
        state=state.state,
        message=state.message or "",
        fraction=_fraction(progress),
        epoch=epoch,
        epochs=epochs,
        images_per_second=progress.get("images_per_second"),
        seconds_left=progress.get("seconds_left"),
        accuracy=metrics[-1].get("validation_accuracy") if metrics else None,
    )


def _fraction(progress: dict[str, object]) -> float:
    """How much of all steps is done; `step` counts within the epoch, `epoch` from 1."""
    numbers = {name: _number(progress.get(name)) for name in ("epoch", "epochs", "step", "steps")}
    if not numbers["epochs"] or not numbers["steps"]:
        return 0.0
    done = max(0.0, numbers["epoch"] - 1) + numbers["step"] / numbers["steps"]
    return min(1.0, done / numbers["epochs"])


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
