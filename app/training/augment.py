"""What an epoch shows: order, mirror images, shifts, sizes and hidden squares, by (seed, epoch).

The whole epoch is drawn at its start from a generator of its own, so that a position within a
training is two numbers, epoch and step, and a resumed run sees what an uninterrupted one sees.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log1p
from typing import NamedTuple

import torch

from app.training.config import TrainConfig

_VIEW_SEED = 0  # of a limited number of views: trainings that differ in their seed share them
_SEED_STRIDE = 1_000_003  # a prime: (seed, epoch) pairs do not meet


def generator(seed: int, epoch: int) -> torch.Generator:
    """The source of chance of one epoch (−1: of the whole run)."""
    return torch.Generator().manual_seed(seed * _SEED_STRIDE + epoch + 1)


@dataclass(frozen=True)
class EpochPlan:
    """What each picture goes through in one epoch; M pictures."""

    order: torch.Tensor  # M int64: which picture comes when
    mirrored: torch.Tensor  # N bool
    shift: torch.Tensor  # N×2 int64, rows and columns, 0…2·translate
    hole: torch.Tensor  # N×2 int64, centre of the hidden square
    reach: torch.Tensor | None  # N×2 float32, rows and columns: above 1 things look smaller


def plan_epoch(config: TrainConfig, count: int, epoch: int) -> EpochPlan:
    """The plan of an epoch over `count` pictures."""
    source = generator(config.seed, epoch)
    order = torch.randperm(count, generator=source)
    seed = config.seed
    if config.views:
        seed, epoch = _VIEW_SEED, epoch % config.views
        source = generator(seed, epoch)
    mirrored = torch.zeros(count, dtype=torch.bool)
    if config.flip == "random":
        mirrored = torch.rand(count, generator=source) < 0.5
    elif config.flip == "alternating":
        # every picture is seen both ways in two epochs (Jordan, 2024, "94% on CIFAR-10 in 3.29
        # Seconds on a Single GPU"), which chance alone does not promise
        first = torch.rand(count, generator=generator(seed, -1)) < 0.5
        mirrored = first ^ bool(epoch % 2)
    shift = torch.randint(2 * config.translate + 1, (count, 2), generator=source)
    hole = torch.randint(32, (count, 2), generator=source)
    # drawn last, and only where wanted: all else stays as it is without
    reach = _reaches(config.scale, count, source) if config.scale else None
    return EpochPlan(order, mirrored, shift, hole, reach)


def _reaches(scale: float, count: int, source: torch.Generator) -> torch.Tensor:
    """N×2: how far a view reaches along rows and columns, as a factor. Larger or smaller by up to
    `scale`, and stretched by half of that at most (Szegedy et al., 2015, "Going Deeper with
    Convolutions", section 6, crop far more boldly: things here fill their pictures already)."""
    size, shape = 2 * torch.rand(2, count, 1, generator=source) - 1
    return torch.exp(log1p(scale) * (size + shape * torch.tensor([0.25, -0.25])))


class Augmenter:
    """Holds the pictures with a mirrored border and cuts batches out of them.

    images: N×S×S×3 uint8, on the device that trains.
    """

    def __init__(self, images: torch.Tensor, config: TrainConfig) -> None:
        self.config = config
        self.size = images.shape[1]
        border = config.translate
        if border:
            planes = images.permute(0, 3, 1, 2)
            padded = [  # in pieces: reflection wants float, four times the memory
                torch.nn.functional.pad(part.float(), (border,) * 4, mode="reflect").byte()
                for part in planes.split(5000)
            ]
            images = torch.cat(padded).permute(0, 2, 3, 1).contiguous()
        self.images = images  # N×(S+2b)×(S+2b)×3

    def __call__(self, chosen: torch.Tensor, plan: EpochPlan) -> torch.Tensor:
        """The pictures `chosen` (B int64) as the plan shows them: B×S×S×3 uint8."""
        device = self.images.device
        if plan.reach is None:
            batch = self._cut(chosen, plan)
        else:
            batch = self._resampled(chosen, plan, plan.reach[chosen])
        if self.config.cutout:
            batch[self._hidden(plan.hole[chosen]).to(device)] = 0
        return batch

    def _cut(self, chosen: torch.Tensor, plan: EpochPlan) -> torch.Tensor:
        """B×S×S×3 uint8: moved by whole pixels."""
        line = torch.arange(self.size)
        rows = line + plan.shift[chosen, :1]  # B×S
        columns = torch.where(plan.mirrored[chosen, None], line.flip(0), line)
        columns = columns + plan.shift[chosen, 1:]  # B×S
        index = (chosen[:, None, None], rows[:, :, None], columns[:, None, :])
        device = self.images.device
        return self.images[tuple(part.to(device, non_blocking=True) for part in index)]

    def _resampled(
        self, chosen: torch.Tensor, plan: EpochPlan, reach: torch.Tensor
    ) -> torch.Tensor:
        """B×S×S×3 uint8: the view reaches further or less far around its centre, B×2 factors.

        Bicubic, so that pictures stay as sharp as those that the network will be asked about.
        """
        device, whole = self.images.device, self.images.shape[1]
        middle = self.size / 2
        line = torch.arange(self.size) + 0.5 - middle  # from the centre, in pixels
        side = torch.where(plan.mirrored[chosen], -1, 1)
        rows = plan.shift[chosen, :1] + middle + line * reach[:, :1]  # B×S
        columns = plan.shift[chosen, 1:] + middle + line * (side[:, None] * reach[:, 1:])
        shape = (len(chosen), self.size, self.size)
        # x before y, −1 and 1 at the edges of the picture with its border
        places = torch.stack((columns[:, None].expand(shape), rows[:, :, None].expand(shape)), -1)
        seen = torch.nn.functional.grid_sample(
            self.images[chosen.to(device)].permute(0, 3, 1, 2).float(),
            (2 * places / whole - 1).to(device),
            mode="bicubic",
            padding_mode="reflection",
            align_corners=False,
        )
        return seen.round().clamp(0, 255).byte().permute(0, 2, 3, 1).contiguous()

    def _hidden(self, centre: torch.Tensor) -> torch.Tensor:
        """B×S×S bool: the square to hide (DeVries and Taylor, 2017, "Cutout")."""
        side = self.config.cutout
        middle = 0.0 if side % 2 else 0.5  # of an odd square in a pixel, of an even one between two
        away = torch.arange(self.size)[None, None, :] + middle - centre[:, :, None]
        near = away.abs() < side / 2
        return near[:, 0, :, None] & near[:, 1, None, :]


class Batch(NamedTuple):
    """What a step learns from."""

    step: int
    images: torch.Tensor  # B×S×S×3 uint8
    labels: torch.Tensor  # B int64
    chosen: torch.Tensor  # B int64: their places in the set


def batches(
    augment: Augmenter, labels: torch.Tensor, epoch: int, after: int = 0
) -> Iterator[Batch]:
    """The batches of an epoch from step `after` on; an odd rest is left out.

    A last batch that is not full is dropped: the order is drawn anew each epoch, so nothing stays
    unseen. A set smaller than a batch is one batch.
    """
    config = augment.config
    plan = plan_epoch(config, len(labels), epoch)
    size = min(config.batch_size, len(labels))
    for step in range(after, len(labels) // size):
        chosen = plan.order[step * size : (step + 1) * size]
        yield Batch(step, augment(chosen, plan), labels[chosen.to(labels.device)], chosen)


def steps_per_epoch(config: TrainConfig, count: int) -> int:
    """How many batches an epoch over `count` pictures has."""
    return count // min(config.batch_size, count)
