"""At the end of a training: probabilities that mean what they say, and a measure of familiarity.

Both are fitted on the pictures held out, which the network has not learnt from.
"""

from collections.abc import Callable
from dataclasses import replace

import torch
from torch import nn

from app.inference.familiarity import familiarity, remember
from app.inference.outputs import outputs
from app.training.dataset import DataSet
from app.training.evaluation import figures_of, summary
from models.weights import Memory, WeightsInfo

FEWEST = 50  # pictures held out; with fewer nothing is fitted
REMEMBERED = 4000  # training pictures
_RARE = 40  # more of a class that is not among them
ACCEPTED = 0.95  # of the pictures held out count as familiar
_STEPS = 100
_SPREAD = 1.0  # of ln temperature and ln power before anything is known


def fit_confidence(logits: torch.Tensor, labels: torch.Tensor) -> tuple[float, float]:
    """(temperature, power) of `soften` under which the labels are most probable.

    logits: N×V×classes of V views, labels: N int64. Both parameters are expected near 1 (a normal
    distribution of their logarithms), which matters for few pictures alone: without it, a network
    that is right about all of them would be taken for infallible.
    """
    chosen = torch.zeros(2, requires_grad=True)  # ln temperature, ln power
    optimizer = torch.optim.LBFGS([chosen], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def surprise() -> torch.Tensor:
        optimizer.zero_grad()
        loss = _surprise(chosen, logits, labels)
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(surprise)
    temperature, power = chosen.detach().exp().tolist()
    return temperature, power


def _surprise(chosen: torch.Tensor, logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Negative logarithm of the probability of labels and parameters, a share per picture."""
    behind = (logits.amax(-1, keepdim=True) - logits).clamp(min=1e-6)  # 0 has no derivative
    scores = -((behind.log() - chosen[0]) * chosen[1].exp()).exp()
    answers = scores.softmax(-1).mean(1)  # N×classes
    picked = answers[torch.arange(len(labels)), labels].clamp(min=1e-12)
    return -picked.log().mean() + (chosen**2).sum() / (2 * _SPREAD**2 * len(labels))


def examined(
    network: nn.Module,
    info: WeightsInfo,
    train_set: DataSet,
    validation_set: DataSet,
    device: str = "cpu",
    before_each: Callable[[], None] = lambda: None,
) -> WeightsInfo:
    """`info` with all that is fitted on the validation set, and the figures measured there.

    `before_each` is called before each batch of pictures; what it raises comes through.
    """
    said = outputs(network, info, validation_set.images, device, before_each=before_each)
    labels = validation_set.labels
    temperature = power = threshold = memory = None
    if len(labels) >= FEWEST:
        temperature, power = fit_confidence(said.logits, labels)
        chosen = remembered(train_set.labels)
        known = train_set.images[chosen]
        seen = outputs(network, info, known, device, before_each=before_each)
        memory = _as_kept(remember(seen.features, train_set.labels[chosen]))
        threshold = float(familiarity(said.features, memory).quantile(1 - ACCEPTED))
    info = replace(info, temperature=temperature, power=power, threshold=threshold, memory=memory)
    figures = summary(figures_of(said, info, labels))
    return replace(info, results={**info.results, "validation": figures})


def remembered(labels: torch.Tensor) -> torch.Tensor:
    """Places of the training pictures that are remembered, given the N labels of all.

    A training set's order is by chance: its first pictures are a fair sample. Where a rare class is
    not among them, a few of its own are added.
    """
    first = torch.arange(min(REMEMBERED, len(labels)))
    missing = set(labels.tolist()) - set(labels[first].tolist())
    rare = [torch.nonzero(labels == label).flatten()[:_RARE] for label in sorted(missing)]
    return torch.cat([first, *rare])


def _as_kept(memory: Memory) -> Memory:
    """Rounded as a weights file keeps it."""
    return Memory(*(part.half().float() for part in vars(memory).values()))
