"""The figures of a report, each from tensors alone. Fractions are 0…1."""

import math
from collections.abc import Sequence
from typing import Any

import torch

from app.training.evaluation import BINS, bin_of

_Z = 1.959963984540054  # of the normal distribution: 95 % lie within ± this
_WORST = 50
_POINTS = 200  # of a ROC curve: more cannot be told apart on a page


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share of `right` among `count`; (0, 1) where nothing was counted.

    Wilson, 1927, "Probable Inference, the Law of Succession, and Statistical Inference": unlike
    the textbook's ±, it stays within 0…1 and holds for few pictures and for shares near 1.
    """
    if count == 0:
        return 0.0, 1.0
    share, weight = right / count, _Z**2 / count
    middle = (share + weight / 2) / (1 + weight)
    half = _Z / (1 + weight) * math.sqrt(share * (1 - share) / count + weight / (4 * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def top(logits: torch.Tensor, labels: torch.Tensor, places: int = 2) -> float:
    """Share of N×C logits that have the label (N) among their largest `places`."""
    chosen = logits.topk(min(places, logits.shape[1]), dim=1).indices  # N×places
    return int((chosen == labels[:, None]).any(1).sum()) / max(len(labels), 1)


def class_figures(
    confusion: Sequence[Sequence[int]], classes: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """By class `precision`, `recall`, `f1` and `images`, of `confusion[true][predicted]`.

    None where a share would be one of nothing: precision of a class that was never answered,
    recall of one without pictures, F1 (2·right / (pictures + answers)) where both are so.
    """
    found = {}
    for place, name in enumerate(classes):
        right, images = confusion[place][place], sum(confusion[place])
        answered = sum(row[place] for row in confusion)
        found[name] = {
            "precision": _share(right, answered),
            "recall": _share(right, images),
            "f1": _share(2 * right, images + answered),
            "images": images,
        }
    return found


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def reliability(answers: torch.Tensor, labels: torch.Tensor) -> list[dict[str, Any]]:
    """N×C probabilities by confidence, in equal bins: how sure, and how often right.

    `confidence` and `accuracy` are means within the bin `low`…`high`, None for an empty one. The
    mean of their distances, weighted by `images`, is the expected calibration error. Guo et al.,
    2017, "On Calibration of Modern Neural Networks", figure 1.
    """
    confidence, predicted = answers.double().max(1)
    right = (predicted == labels).double()
    place = bin_of(confidence)
    counts = torch.bincount(place, minlength=BINS).tolist()
    sure = torch.zeros(BINS, dtype=torch.float64).index_add_(0, place, confidence).tolist()
    good = torch.zeros(BINS, dtype=torch.float64).index_add_(0, place, right).tolist()
    return [
        {
            "low": number / BINS,
            "high": (number + 1) / BINS,
            "confidence": sure[number] / counts[number] if counts[number] else None,
            "accuracy": good[number] / counts[number] if counts[number] else None,
            "images": counts[number],
        }
        for number in range(BINS)
    ]


def chance_calibration_error(answers: torch.Tensor) -> float:
    """The expected calibration error that N×C probabilities would show by chance alone, 0…1: were
    each of them exactly right, so many pictures would still not come out at their expectation.

    In each bin, the mean distance from the expectation of a sum of such chances, taken as normally
    distributed. Bröcker and Smith, 2007, "Increasing the Reliability of Reliability Diagrams",
    draw that chance beside the bars.
    """
    confidence = answers.double().amax(1)
    chance = confidence * (1 - confidence)  # the variance of being right or wrong
    variance = torch.zeros(BINS, dtype=torch.float64)
    variance.index_add_(0, bin_of(confidence), chance)
    return float((2 / math.pi * variance).sqrt().sum() / max(len(answers), 1))


def area_under_roc(known: torch.Tensor, others: torch.Tensor) -> float | None:
    """The probability that one of `known` has a higher value than one of `others`, ties counted
    half; None where either is empty.

    Fawcett, 2006, "An introduction to ROC analysis", section 7.
    """
    if not len(known) or not len(others):
        return None
    ranked = others.double().sort().values
    values = known.double()
    below = torch.searchsorted(ranked, values, right=False)
    not_above = torch.searchsorted(ranked, values, right=True)
    return float((below + not_above).double().sum() / (2 * len(known) * len(others)))


def roc(known: torch.Tensor, others: torch.Tensor) -> list[list[float]]:
    """[share of `others`, share of `known`] at or above a falling threshold, from [0, 0] to
    [1, 1]: at most 200 points, spread evenly along the curve. Fawcett, 2006, algorithm 1."""
    thresholds = torch.cat([known, others]).double().unique().flip(0)
    curve = torch.stack([_at_or_above(part, thresholds) for part in (others, known)], 1)
    curve = torch.cat([torch.zeros(1, 2, dtype=torch.float64), curve])
    if len(curve) > _POINTS:
        way = curve.sum(1).contiguous()  # both shares only grow
        wanted = torch.linspace(0, 2, _POINTS, dtype=torch.float64)
        places = torch.searchsorted(way, wanted).clamp(max=len(curve) - 1).unique()
        curve = curve[places]
    return [[float(x), float(y)] for x, y in curve.tolist()]


def _at_or_above(values: torch.Tensor, thresholds: torch.Tensor) -> torch.Tensor:
    ranked = values.double().sort().values
    below = torch.searchsorted(ranked, thresholds, right=False)
    return (len(ranked) - below).double() / max(len(ranked), 1)


def worst_mistakes(
    answers: torch.Tensor, labels: torch.Tensor, classes: Sequence[str], count: int = _WORST
) -> list[dict[str, Any]]:
    """The wrong answers of which the network was surest, surest first: `index` in the data set,
    `true` and `answer` by name, `probability` of the answer, `probability_true`."""
    confidence, predicted = answers.max(1)
    wrong = (predicted != labels).nonzero()[:, 0]
    order = confidence[wrong].sort(descending=True, stable=True).indices[:count]
    return [
        {
            "index": place,
            "true": classes[int(labels[place])],
            "answer": classes[int(predicted[place])],
            "probability": float(confidence[place]),
            "probability_true": float(answers[place, labels[place]]),
        }
        for place in wrong[order].tolist()
    ]
