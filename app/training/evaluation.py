"""What a network is worth on a data set: the figures of the weights file and of reports."""

import time
from typing import Any

import torch
from torch import nn

from app.inference.outputs import Outputs, outputs
from app.training.dataset import DataSet
from models.errors import CodedError
from models.weights import WeightsInfo

BINS = 15  # of confidence, as in the paper on calibration
_LEAST = 1e-12  # a probability of zero would make the loss infinite


def evaluate(
    network: nn.Module, info: WeightsInfo, dataset: DataSet, device: str = "cpu"
) -> dict[str, Any]:
    """Accuracy and loss with the prediction that the program uses, and what lies behind them.

    Fractions 0…1, loss in nats, `confusion[true][predicted]` in pictures, `seconds` of the
    network alone. Raises CodedError("classes-differ") where the data has other classes.
    """
    check_classes(info, dataset)
    started = time.perf_counter()
    said = outputs(network, info, dataset.images, device)
    return figures_of(said, info, dataset.labels, time.perf_counter() - started)


def check_classes(info: WeightsInfo, dataset: DataSet) -> None:
    """Raises CodedError("classes-differ") where the data has other classes than the network."""
    if tuple(info.classes) != tuple(dataset.classes):
        raise CodedError(
            "classes-differ", data=", ".join(dataset.classes), network=", ".join(info.classes)
        )


def figures_of(
    said: Outputs, info: WeightsInfo, labels: torch.Tensor, seconds: float = 0.0
) -> dict[str, Any]:
    """What `evaluate` returns, of the network's outputs for N pictures and the N labels."""
    answers, single = said.probabilities(info), said.logits[:, 0]
    confusion = torch.zeros(len(info.classes), len(info.classes), dtype=torch.int64)
    confusion.index_put_((labels, answers.argmax(1)), torch.ones_like(labels), accumulate=True)
    recall = confusion.diagonal() / confusion.sum(1).clamp(min=1)
    return {
        "accuracy": accuracy(answers, labels),
        "accuracy_single_view": accuracy(single, labels),
        "loss": mean_loss(answers, labels),
        "ece": expected_calibration_error(answers, labels),
        "per_class": dict(zip(info.classes, recall.tolist(), strict=True)),
        "confusion": confusion.tolist(),
        "images": len(labels),
        "seconds": seconds,
    }


def mean_loss(answers: torch.Tensor, labels: torch.Tensor) -> float:
    """Mean of -ln of the probability of the true class, in nats, of N×C probabilities."""
    chosen = answers[torch.arange(len(labels)), labels]
    return float(-chosen.clamp(min=_LEAST).log().mean())


def accuracy(answers: torch.Tensor, labels: torch.Tensor) -> float:
    """Share of N×C probabilities whose largest is that of the label (N)."""
    return int((answers.argmax(1) == labels).sum()) / max(len(labels), 1)


def expected_calibration_error(answers: torch.Tensor, labels: torch.Tensor) -> float:
    """Mean distance between confidence and accuracy over equal bins of confidence, 0…1.

    Guo et al., 2017, "On Calibration of Modern Neural Networks", equation 3.
    """
    confidence, predicted = answers.double().max(1)
    right = (predicted == labels).double()
    place = bin_of(confidence)
    gap = torch.zeros(BINS, dtype=torch.float64).index_add_(0, place, confidence - right)
    return float(gap.abs().sum() / max(len(labels), 1))


def bin_of(confidence: torch.Tensor) -> torch.Tensor:
    """The bin 0…BINS-1 of each confidence 0…1; a bin has its upper end and not its lower one."""
    return (confidence * BINS).ceil().long().clamp(1, BINS) - 1


def summary(figures: dict[str, Any]) -> dict[str, Any]:
    """The part of `evaluate` that a weights file keeps."""
    kept = ("accuracy", "accuracy_single_view", "loss", "ece")
    return {name: round(figures[name], 6) for name in kept} | {"images": figures["images"]}
