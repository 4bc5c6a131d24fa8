"""What surrounds the steps: progress, metrics, checkpoints, and requests to stop."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

from app.training.config import TrainConfig
from app.training.run_folder import RunFolder
from models.errors import CodedError

PARTS_OF_POSITION = (*("epoch", "step", "loss", "correct", "images", "rate", "seconds", "metrics"),)
_LOOK = 0.2  # seconds between two looks at control.json
_TELL = 0.5  # seconds between two writings of progress.json
_SAVE = 60.0  # seconds between two checkpoints at most


@dataclass
class Sums:
    """Sums over pictures; tensors, so that a GPU is not waited for at every step."""

    loss: torch.Tensor
    correct: torch.Tensor
    images: int
    rate: float = 0.0  # the learning rate last used

    def add(self, other: "Sums") -> None:
        """Puts another's pictures to these."""
        self.loss = self.loss + other.loss
        self.correct = self.correct + other.correct
        self.images += other.images
        self.rate = other.rate

    def means(self) -> tuple[float, float]:
        """(loss, accuracy 0…1); raises CodedError("diverged") for a loss that is no number."""
        if not self.images:
            return 0.0, 0.0
        loss = float(self.loss) / self.images
        if not math.isfinite(loss):
            raise CodedError("diverged")
        return loss, float(self.correct) / self.images

    @classmethod
    def none(cls) -> "Sums":
        """Of no pictures."""
        return cls(torch.zeros(()), torch.zeros(()), 0)


@dataclass(frozen=True)
class Progress:
    """Where a training stands; seconds, images a second, fractions 0…1."""

    epoch: int
    epochs: int
    step: int
    steps: int
    train_loss: float
    train_accuracy: float
    images_per_second: float
    seconds_left: float


class Session:
    """One process's work on a run: from where it starts to where it leaves."""

    def __init__(
        self,
        config: TrainConfig,
        run: RunFolder,
        steps: int,
        save_state: Callable[[], dict[str, object]],
        told: Callable[[Progress], None] = lambda progress: None,
        finished: Callable[[dict[str, Any]], None] = lambda line: None,
        interrupted: Callable[[], bool] = lambda: False,
    ) -> None:
        self.config, self.run, self.steps = config, run, steps
        self._save_state, self._told, self._finished = save_state, told, finished
        self._interrupted = interrupted
        self.epoch = self.step = 0
        self.sums = Sums.none()
        self.lines: list[dict[str, Any]] = []
        self._spent = 0.0  # seconds of this epoch in earlier processes
        self._began = self._looked = self._said = self._saved = time.monotonic()
        self._counted = 0  # pictures of this process after its first step, for the speed
        self._began_counting: float | None = None
        self._action: str | None = None

    # going on from a checkpoint

    def position(self) -> dict[str, object]:
        """For the checkpoint."""
        return {
            "epoch": self.epoch,
            "step": self.step,
            "loss": self.sums.loss.detach().cpu(),
            "correct": self.sums.correct.detach().cpu(),
            "images": self.sums.images,
            "rate": self.sums.rate,
            "seconds": self._spent + time.monotonic() - self._began,
            "metrics": self.lines,
        }

    def restore(self, position: dict[str, Any]) -> None:
        """Goes to where the checkpoint was made; metrics that came later are cut off."""
        try:
            device = self.config.device
            self.epoch, self.step = int(position["epoch"]), int(position["step"])
            loss, correct = position["loss"].to(device), position["correct"].to(device)
            self.sums = Sums(loss, correct, int(position["images"]), float(position["rate"]))
            self._spent, self.lines = float(position["seconds"]), list(position["metrics"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise CodedError("checkpoint-damaged") from error
        self.run.write_metrics(self.lines)

    # called by the loop

    def stepped(self, sums: Sums) -> None:
        """After each step: counts, and now and then tells and saves."""
        now = time.monotonic()
        if self._began_counting is None:  # the first step warms up; the speed is that of the others
            self._began_counting = now
        else:
            self._counted += sums.images
        self.sums.add(sums)
        self.step += 1
        if now - self._said >= _TELL or self.step == self.steps:
            self._said = now
            self._tell(now)
        if now - self._saved >= _SAVE:
            self.save()

    def asked(self) -> bool:
        """Whether somebody wants the process to pause or stop; looks five times a second."""
        if self._interrupted():
            self._action = "stop"
        elif time.monotonic() - self._looked >= _LOOK:
            self._looked = time.monotonic()
            self._action = self.run.requested()
        return self._action is not None

    def leave(self) -> str:
        """Saves and says in which state the run is left."""
        self.save()
        return "paused" if self._action == "pause" else "stopped"

    def finish_epoch(self, validation: Sums) -> None:
        """Writes the epoch's line and goes on to the next epoch."""
        seconds = self._spent + time.monotonic() - self._began
        train_loss, train_accuracy = self.sums.means()
        loss, accuracy = validation.means()
        line = {
            "epoch": self.epoch + 1,
            "step": (self.epoch + 1) * self.steps,
            "train_loss": round(train_loss, 6),
            "train_accuracy": round(train_accuracy, 6),
            "validation_loss": round(loss, 6),
            "validation_accuracy": round(accuracy, 6),
            "learning_rate": self.sums.rate,
            "images_per_second": round(self.sums.images / max(seconds, 1e-9), 1),
            "seconds": round(seconds, 3),
        }
        self.lines.append(line)
        self.run.write_metrics(self.lines)
        self.epoch, self.step, self.sums = self.epoch + 1, 0, Sums.none()
        self._spent, self._began = 0.0, time.monotonic()
        self._finished(line)

    def save(self) -> None:
        """A checkpoint of now; raises CodedError("diverged") where it would be no good."""
        state = self._save_state()
        weights = state["network"]
        assert isinstance(weights, dict)
        if not all(bool(tensor.isfinite().all()) for tensor in weights.values()):
            raise CodedError("diverged")
        self.run.write_checkpoint({"format": 1, **state, **self.position()})
        self._saved = time.monotonic()

    def _tell(self, now: float) -> None:
        loss, accuracy = self.sums.means()
        spent = now - (self._began_counting or now)
        speed = self._counted / max(spent, 1e-9)
        batch = self.sums.images / self.step
        left = (self.config.epochs - self.epoch) * self.steps - self.step
        progress = Progress(
            self.epoch + 1,
            self.config.epochs,
            self.step,
            self.steps,
            loss,
            accuracy,
            speed,
            left * batch / speed if speed else 0.0,
        )
        self.run.write_progress(
            {
                "epoch": progress.epoch,
                "epochs": progress.epochs,
                "step": progress.step,
                "steps": progress.steps,
                "train_loss": round(loss, 6),
                "images_per_second": round(speed, 1),
                "seconds_left": round(progress.seconds_left, 1),
            }
        )
        self._told(progress)
