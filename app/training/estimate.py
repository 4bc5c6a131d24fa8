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
from app.training.settings import PRETRAINED
from app.training.sources import count_pictures, find_data
from app.training.transfer import prepare_epoch
from models.weights import read_info

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
    if config.teacher is not None:  # it knows the classes of the pictures, if it can teach at all
        config = replace(config, classes=read_info(resolve_weights(config.teacher)).classes)
    seconds = pictures / speed(replace(config, views=0))
    total = seconds * config.epochs
    if config.teacher and 0 < config.views < config.epochs:  # it answers each view once
        alone = pictures / speed(replace(config, teacher=None))
        total = seconds * config.views + alone * (config.epochs - config.views)
    if config.epochs_of_head:
        faster = pictures / speed(replace(config, views=0), head_alone=True)
        total += config.epochs_of_head * (faster - seconds)
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


def speed(config: TrainConfig, *, head_alone: bool = False) -> float:
    """Pictures a second in training, without the first step, which warms up.

    What `config` leaves to chance ("auto") is resolved first. `head_alone`: while only the last
    layer learns.
    """
    config = resolve(config)
    images = torch.randint(256, (4 * config.batch_size, 32, 32, 3), dtype=torch.uint8)
    labels = torch.randint(len(config.classes), (len(images),), device=config.device)
    noise = DataSet(images, labels, config.classes, fingerprint="")
    there = config.start is not None or config.pretrained != PRETRAINED[1]  # or is fetched later
    trainer = Trainer(config, noise, _teacher(config), fresh=there)
    prepare_epoch(trainer.network, head_alone=head_alone)
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
