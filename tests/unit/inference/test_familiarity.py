"""How much a picture looks like those that were learnt from."""

import pytest
import torch

from app.inference.familiarity import SHRINKAGE, familiarity, remember


def clouds(count: int = 200, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    """Two flat clouds in four dimensions, seen in two views: N×2×4, and their labels 3 and 7."""
    chance = torch.Generator().manual_seed(seed)
    labels = torch.arange(count) % 2
    spread = torch.tensor([1.0, 0.5, 0.1, 0.1])
    features = torch.randn(count, 1, 4, generator=chance) * spread
    features[labels == 1] += torch.tensor([4.0, 0.0, 0.0, 1.0])
    views = features + 0.01 * torch.randn(count, 2, 4, generator=chance)
    return views, 3 + 4 * labels


def by_the_book(known: torch.Tensor, labels: torch.Tensor, some: torch.Tensor) -> torch.Tensor:
    """The two distances, each from its own shrunk covariance."""
    known, some = known.mean(1).double(), some.mean(1).double()

    def precision(apart: torch.Tensor) -> torch.Tensor:
        covariance = torch.cov(apart.T, correction=0)
        ball = torch.eye(len(covariance)) * covariance.trace() / len(covariance)
        return torch.linalg.inv((1 - SHRINKAGE) * covariance + SHRINKAGE * ball)

    means = {int(label): known[labels == label].mean(0) for label in labels.unique()}
    within = precision(known - torch.stack([means[int(label)] for label in labels]))
    whole = precision(known)
    found = []
    for x in some:
        nearest = min((x - mean) @ within @ (x - mean) for mean in means.values())
        from_all = (x - known.mean(0)) @ whole @ (x - known.mean(0))
        found.append((from_all - nearest) / len(x))
    return torch.stack(found).float()


def test_it_is_the_difference_of_two_distances():
    known, labels = clouds()
    anywhere = torch.randn(20, 2, 4, generator=torch.Generator().manual_seed(2))
    some = torch.cat([clouds(20, 1)[0], anywhere])
    expected = by_the_book(known, labels, some)
    assert torch.allclose(
        familiarity(some, remember(known, labels)), expected, rtol=1e-3, atol=1e-4
    )


def test_what_was_learnt_is_familiar_and_what_lies_beside_is_strange():
    known, labels = clouds()
    memory = remember(known, labels)
    held_out = familiarity(clouds(200, 1)[0], memory)
    beside = familiarity(clouds(200, 2)[0] + torch.tensor([0.0, 0.0, 1.0, 0.0]), memory)
    assert float((held_out[:, None] > beside).float().mean()) > 0.97


@pytest.mark.parametrize("classes", [[0], [0, 0], [0, 1], [0, 1, 2] * 5])
def test_a_network_that_sees_no_differences_within_a_class(classes):
    """No division by zero, and nothing too large for a file's float16."""
    labels = torch.tensor(classes)
    features = torch.eye(16)[labels][:, None].repeat(1, 2, 1)
    memory = remember(features, labels)
    assert all(part.half().isfinite().all() for part in vars(memory).values())
    known, strange = familiarity(
        torch.stack([features[0], torch.eye(16)[5:6].repeat(2, 1)]), memory
    )
    assert known > strange or len(labels.unique()) == 1
