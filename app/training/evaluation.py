"""What a network is worth on a data set: the figures of the weights file and of reports."""

import time
from collections.abc import Callable
from typing import Any

import torch
from torch import nn

from app.inference.predictor import softened, view_logits
from app.training.dataset import DataSet
from models.errors import CodedError
from models.weights import WeightsInfo

_BINS = 15
_LEAST = 1e-12  # a probability of zero would make the loss infinite


def evaluate(
    network: nn.Module,
    info: WeightsInfo,
    dataset: DataSet,
    device: str = "cpu",
    before_each: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Accuracy and loss with the prediction that the program uses, and what lies behind them.

    Fractions 0…1, loss in nats, `confusion[true][predicted]` in pictures, `seconds` of the
    network alone. `before_each` is called before each batch. Raises CodedError("classes-differ")
    where the data has other classes.
    """
    if tuple(info.classes) != tuple(dataset.classes):
        raise CodedError(
            "classes-differ", data=", ".join(dataset.classes), network=", ".join(info.classes)
        )
    started = time.perf_counter()
    logits = view_logits(network, info, dataset.images, device, before_each=before_each)
    seconds = time.perf_counter() - started
    answers, single = softened(logits.mean(1), info), softened(logits[:, 0], info)
    labels = dataset.labels
    confusion = torch.zeros(len(info.classes), len(info.classes), dtype=torch.int64)
    confusion.index_put_((labels, answers.argmax(1)), torch.ones_like(labels), accumulate=True)
    recall = confusion.diagonal() / confusion.sum(1).clamp(min=1)
    chosen = answers[torch.arange(len(labels)), labels]
    return {
        "accuracy": accuracy(answers, labels),
        "accuracy_single_view": accuracy(single, labels),
        "loss": float(-chosen.clamp(min=_LEAST).log().mean()),
        "ece": expected_calibration_error(answers, labels),
        "per_class": dict(zip(info.classes, recall.tolist(), strict=True)),
        "confusion": confusion.tolist(),
        "images": len(labels),
        "seconds": seconds,
    }


def accuracy(answers: torch.Tensor, labels: torch.Tensor) -> float:
    """Share of N×C probabilities whose largest is that of the label (N)."""
    return int((answers.argmax(1) == labels).sum()) / max(len(labels), 1)


def expected_calibration_error(
    answers: torch.Tensor, labels: torch.Tensor, bins: int = _BINS
) -> float:
    """Mean distance between confidence and accuracy over equal bins of confidence, 0…1.

    Guo et al., 2017, "On Calibration of Modern Neural Networks", equation 3.
    """
    confidence, predicted = answers.double().max(1)
    right = (predicted == labels).double()
    place = (confidence * bins).ceil().long().clamp(1, bins) - 1
    gap = torch.zeros(bins, dtype=torch.float64).index_add_(0, place, confidence - right)
    return float(gap.abs().sum() / max(len(labels), 1))


def summary(figures: dict[str, Any]) -> dict[str, Any]:
    """The part of `evaluate` that a weights file keeps."""
    kept = ("accuracy", "accuracy_single_view", "loss", "ece")
    return {name: round(figures[name], 6) for name in kept} | {"images": figures["images"]}
