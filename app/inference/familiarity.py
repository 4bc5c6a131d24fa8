"""How much a picture looks like those that a network has learnt from.

Ren, Fort, Liu, Roy, Padhy and Lakshminarayanan, 2021, "A Simple Fix to Mahalanobis Distance for
Improving Near-OOD Detection" (arXiv 2106.09022): how far a picture lies from the nearest class, and
how much of that it lies from all pictures together; both distances are Mahalanobis'. What is
compared is not the last features alone but what the network makes of a picture at several depths
(`models.depths`; several depths are looked at by Lee et al., 2018, "A Simple Unified Framework for
Detecting Out-of-Distribution Samples and Adversarial Attacks", NeurIPS), because the last ones
keep little that does not tell the ten classes apart.
"""

import torch

from models.weights import Memory

SHRINKAGE = 0.1  # share of a covariance that is replaced by that of a ball
_LEAST = 0.01  # of all variances together: float16, in which a file keeps a memory, ends at 65504


def remember(features: torch.Tensor, labels: torch.Tensor) -> Memory:
    """The memory of N×V×D features of training pictures, V views each, and their N int64 labels.

    With C and T the covariances within the classes and of all, m the mean of all and c a class's,
    ‖x‖²_A short for xᵀA⁻¹x, a picture's familiarity is (‖x−m‖²_T − min over c of ‖x−c‖²_C) / D.
    Multiplied out, that takes one matrix and, for each class, a vector and a number.
    """
    each = features.mean(1).double()
    centre = each.mean(0)
    each = each - centre
    classes = [each[labels == label] for label in labels.unique()]
    means = torch.stack([some.mean(0) for some in classes])  # K×D
    apart = torch.cat([some - some.mean(0) for some in classes])
    within, whole = _precision(apart), _precision(each)
    towards = means @ within
    parts = ((whole - within), 2 * towards, -(towards * means).sum(1))
    form, towards, offset = (part.div(len(centre)).float() for part in parts)
    return Memory(centre.float(), form, towards, offset)


def _precision(apart: torch.Tensor) -> torch.Tensor:
    """The inverse of the covariance of N×D deviations, D×D.

    Few pictures say little of the directions in which they hardly differ, and an inverse makes the
    most of those. So a share of the covariance is replaced by the same variance in all directions
    (Ledoit and Wolf, 2004, "A well-conditioned estimator for large-dimensional covariance
    matrices", Journal of Multivariate Analysis 88).
    """
    covariance = apart.T @ apart / len(apart)
    variance = covariance.diagonal().mean().clamp(min=_LEAST / len(covariance))
    ball = variance * torch.eye(len(covariance)).to(covariance)
    return torch.linalg.inv(torch.lerp(covariance, ball, SHRINKAGE))


def familiarity(features: torch.Tensor, memory: Memory) -> torch.Tensor:
    """N×V×D features → N, higher where a picture looks more like a class that was learnt."""
    each = features.mean(1) - memory.centre
    from_all = ((each @ memory.form) * each).sum(1)
    return from_all + (each @ memory.towards.T + memory.offset).amax(1)
