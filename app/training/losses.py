"""How far answers are from the labels: the losses that a training can be told to use."""

from collections.abc import Callable
from functools import partial

import torch
from torch import nn

Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def make_loss(name: str, label_smoothing: float = 0.0) -> Loss:
    """A function of B×C logits and B labels, a mean over pictures.

    "cross-entropy": of the softmax, in nats. "mse": the squared distance of the softmax from the
    one-hot target, summed over classes (Brier, 1950). "bce": a yes or no for each class, in nats,
    summed over classes. "multi-margin": the right class shall lead every other one by 1 (Crammer
    and Singer, 2001). Label smoothing (Szegedy et al., 2016) spreads that share of the target over
    all classes; a margin knows none.

    "mse-integers" is a mistake that a study shows: the mean over classes of the squared distance of
    each probability from the label's *number*, 0…C−1. Probabilities add up to one, so nothing but
    a uniform guess is ever learned from it; with ten classes its loss is 27.61.
    """
    return partial(_LOSSES[name], smoothing=label_smoothing)


def _cross_entropy(logits: torch.Tensor, labels: torch.Tensor, smoothing: float) -> torch.Tensor:
    return nn.functional.cross_entropy(logits, labels, label_smoothing=smoothing)


def _squared_error(logits: torch.Tensor, labels: torch.Tensor, smoothing: float) -> torch.Tensor:
    return (logits.softmax(1) - _targets(logits, labels, smoothing)).square().sum(1).mean()


def _integers(logits: torch.Tensor, labels: torch.Tensor, smoothing: float) -> torch.Tensor:
    return (logits.softmax(1) - labels[:, None]).square().mean(1).mean()


def _binary(logits: torch.Tensor, labels: torch.Tensor, smoothing: float) -> torch.Tensor:
    each = nn.functional.binary_cross_entropy_with_logits(
        logits, _targets(logits, labels, smoothing), reduction="none"
    )
    return each.sum(1).mean()


def _margin(logits: torch.Tensor, labels: torch.Tensor, smoothing: float) -> torch.Tensor:
    return nn.functional.multi_margin_loss(logits, labels)


def _targets(logits: torch.Tensor, labels: torch.Tensor, smoothing: float) -> torch.Tensor:
    """B×C: one for the label, smoothed."""
    classes = logits.shape[1]
    one_hot = nn.functional.one_hot(labels, classes).to(logits.dtype)
    return one_hot * (1 - smoothing) + smoothing / classes


_LOSSES = {
    "cross-entropy": _cross_entropy,
    "mse": _squared_error,
    "mse-integers": _integers,
    "bce": _binary,
    "multi-margin": _margin,
}
