"""Trainings of seconds, for tests."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.training import session
from app.training.config import TrainConfig
from app.training.run_folder import RunFolder

if TYPE_CHECKING:
    import torch

STEPS = 4  # of an epoch of `quick`
# the same from the command line
QUICK = [
    *("--epochs", "2", "--batch-size", "16", "--limit", "64", "--ema-decay", "0.9"),
    *("--device", "cpu", "--precision", "float32", "--threads", "1"),
]


def quick(data: Path, model: str = "lenet5", **changes: object) -> TrainConfig:
    """LeNet-5 on 64 pictures, two epochs of four steps; changes are settings."""
    settings: dict[str, object] = {
        "epochs": 2,
        "batch_size": 64 // STEPS,
        "limit": 64,
        "optimizer": "adamw",
        "learning_rate": 2e-3,
        "ema_decay": 0.9,
        "device": "cpu",
        "precision": "float32",
        "threads": 1,
        "data": str(data),
    }
    return TrainConfig(model, **(settings | changes)).checked()


def resume(run: RunFolder) -> str:
    """Goes on as another process would: with the settings of config.json, chance anywhere."""
    import torch

    from app.training.engine import run_training

    torch.manual_seed(123)
    return run_training(TrainConfig.from_json(run.config() or {}), run)


def averages(run: RunFolder) -> "dict[str, torch.Tensor]":
    """The float32 moving average in a run's checkpoint."""
    import torch

    average: dict[str, torch.Tensor] = torch.load(run.checkpoint, weights_only=True)["average"]
    return average


def equal(one: "dict[str, torch.Tensor]", other: "dict[str, torch.Tensor]") -> bool:
    """Bit for bit."""
    return one.keys() == other.keys() and all(one[name].equal(other[name]) for name in one)


def ask_after(monkeypatch: pytest.MonkeyPatch, looks: int, action: str = "stop") -> None:
    """From the look `looks` on (one a step, one before each batch of validation pictures), a
    request is there."""
    asked = 0

    def requested(_: RunFolder) -> str | None:
        nonlocal asked
        asked += 1
        return action if asked >= looks else None

    monkeypatch.setattr(session, "_LOOK", 0.0)
    monkeypatch.setattr(RunFolder, "requested", requested)


def wait_until(there: Callable[[], object], seconds: float = 120) -> None:
    """Until it is true; a failure after so many seconds."""
    deadline = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
