"""How long a training will take here: a few steps of it, timed."""

import time
from dataclasses import replace
from typing import Any

import torch

from app.inference.resolve import resolve_weights
from app.training.augment import Augmenter, batches
from app.training.config import TrainConfig
from app.training.dataset import VALIDATION_SHARE, DataSet
from app.training.devices import resolve
from app.training.distillation import Teacher, make_teacher, teacher_precision
from app.training.loop import Trainer
from app.training.sources import count_pictures, find_data

_ENOUGH = 1.5  # seconds of timed steps


def estimate(config: TrainConfig) -> dict[str, Any]:
    """Seconds for the whole training and an epoch, pictures a second.

    Speed does not depend on what the pictures show, so noise serves: the data set need not be
    decoded for it. Its presence is checked (CodedError "data-missing" says how to get it).
    """
    source = find_data(config.data)
    pictures = count_pictures(source, "train") * (100 - VALIDATION_SHARE[config.split]) // 100
    pictures = min(config.limit or pictures, pictures)
    config = replace(resolve(config), batch_size=min(config.batch_size, pictures))
    seconds = pictures / _speed(replace(config, views=0))
    total = seconds * config.epochs
    if config.teacher and 0 < config.views < config.epochs:  # it answers each view once
        alone = pictures / _speed(replace(config, teacher=None))
        total = seconds * config.views + alone * (config.epochs - config.views)
    return {
        "model": config.model,
        "epochs": config.epochs,
        "seconds": round(total, 1),
        "seconds_per_epoch": round(total / config.epochs, 2),
        "images_per_second": round(pictures * config.epochs / total, 1),
        "device": config.device,
        "precision": config.precision,
        "data": str(source.path),
    }


def _teacher(config: TrainConfig) -> Teacher | None:
    if config.teacher is None:
        return None
    path = resolve_weights(config.teacher)
    return make_teacher(
        replace(config, teacher_precision=teacher_precision(config, path)), path, fingerprint=""
    )


def _speed(config: TrainConfig) -> float:
    """Pictures a second, without the first step, which warms up."""
    images = torch.randint(256, (4 * config.batch_size, 32, 32, 3), dtype=torch.uint8)
    labels = torch.randint(len(config.classes), (len(images),), device=config.device)
    noise = DataSet(images, labels, config.classes, fingerprint="")
    trainer = Trainer(config, noise, _teacher(config))
    augment = Augmenter(images.to(config.device), config)
    seen, began, epoch = 0, 0.0, 0
    while True:
        for batch in batches(augment, labels, epoch):
            trainer.step(batch, batch.step).loss.item()  # waits for the device
            if not began:
                began = time.perf_counter()
                continue
            seen += len(batch.labels)
            spent = time.perf_counter() - began
            if spent >= _ENOUGH and seen >= 2 * len(batch.labels):
                return seen / spent
        epoch += 1
