"""A run's figures as TensorBoard reads them: event files in the run's folder `tensorboard`."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from app.training.config import TrainConfig
from app.training.engine import Listener
from app.training.run_folder import RunFolder

FOLDER = "tensorboard"
_TAGS = {  # as TensorBoard groups them: training and validation in one chart's group
    "train_loss": "loss/training",
    "validation_loss": "loss/validation",
    "train_accuracy": "accuracy/training",
    "validation_accuracy": "accuracy/validation",
    "learning_rate": "course/learning_rate",
    "images_per_second": "course/images_per_second",
}


@contextmanager
def with_events(listener: Listener, run: RunFolder) -> Iterator[Listener]:
    """The listener, which also writes the event files; needs the package `tensorboard`.

    They are made from metrics.jsonl, whose epochs before a resumption are written again: steps in
    them are epochs, and none comes twice.
    """
    from torch.utils.tensorboard import SummaryWriter

    folder = run.path / FOLDER
    writer: SummaryWriter | None = None

    def add(line: dict[str, Any]) -> None:
        assert writer is not None
        for name, tag in _TAGS.items():
            if line.get(name) is not None:
                writer.add_scalar(tag, line[name], line["epoch"])
        writer.flush()

    def started(config: TrainConfig, images: int) -> None:
        nonlocal writer
        for old in folder.glob("events.out.tfevents.*"):
            with suppress(OSError):  # Windows: TensorBoard has it open
                old.unlink()
        writer = SummaryWriter(str(folder))
        settings = json.dumps(config.to_json(), ensure_ascii=False, indent=1)
        writer.add_text("settings", f"```\n{settings}\n```")
        for line in run.metrics():
            add(line)
        listener.started(config, images)

    def epoch(line: dict[str, Any]) -> None:
        add(line)
        listener.epoch(line)

    try:
        yield replace(listener, started=started, epoch=epoch)
    finally:
        if writer is not None:
            writer.close()
