"""Logits become probabilities that mean what they say."""

import torch


def soften(
    logits: torch.Tensor, temperature: float | None = None, power: float | None = None
) -> torch.Tensor:
    """…×classes logits → probabilities of the same shape.

    p is proportional to exp(-(d / temperature) ** power), where d ≥ 0 is how far a class's logit
    lies behind the largest one. With power 1 (or None) that is temperature scaling (Guo et al.,
    2017, "On Calibration of Modern Neural Networks", section 4.2). A network trained with label
    smoothing squeezes the distances of clear cases together; a power above 1 stretches them again.
    The order of the classes never changes.
    """
    behind = logits.amax(-1, keepdim=True) - logits
    return (-((behind / (temperature or 1.0)) ** (power or 1.0))).softmax(-1)
