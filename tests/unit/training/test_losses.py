"""Losses against their formulas, written out."""

import pytest
import torch

from app.training.losses import make_loss
from app.training.settings import LOSSES

CLASSES = 4


@pytest.fixture
def logits() -> torch.Tensor:
    return torch.randn(6, CLASSES, generator=torch.Generator().manual_seed(1))


LABELS = torch.tensor([0, 1, 2, 3, 1, 1])


def by_hand(name: str, logits: torch.Tensor, smoothing: float) -> float:
    total = 0.0
    for row, label in zip(logits.double(), LABELS.tolist(), strict=True):
        target = [(1 - smoothing) * (k == label) + smoothing / CLASSES for k in range(CLASSES)]
        p = row.exp() / row.exp().sum()
        for k in range(CLASSES):
            yes = 1 / (1 + (-row[k]).exp())
            if name == "cross-entropy":
                total -= target[k] * float(p[k].log())
            elif name == "mse":
                total += float((p[k] - target[k]) ** 2)
            elif name == "bce":
                total -= float(target[k] * yes.log() + (1 - target[k]) * (1 - yes).log())
            elif k != label:
                total += max(0.0, float(1 - row[label] + row[k])) / CLASSES
    return total / len(LABELS)


@pytest.mark.parametrize("smoothing", [0.0, 0.2])
@pytest.mark.parametrize("name", LOSSES)
def test_as_its_formula_says(name, smoothing, logits):
    found = float(make_loss(name, smoothing)(logits, LABELS))
    assert found == pytest.approx(by_hand(name, logits, smoothing), rel=1e-5)


@pytest.mark.parametrize("name", LOSSES)
def test_it_falls_when_answers_get_better(name, logits):
    better = logits.clone()
    better[torch.arange(len(LABELS)), LABELS] += 1
    loss = make_loss(name)
    assert float(loss(better, LABELS)) < float(loss(logits, LABELS))
