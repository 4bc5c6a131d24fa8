"""How much a picture looks like those that a network has learnt from.

Sun et al., 2022, "Out-of-Distribution Detection with Deep Nearest Neighbors" (ICML, arXiv
2204.06507): in the space of a network's last features, pictures of other things lie far from all
training pictures. Here the features are centred first, which helps most where they are never
negative; and where a network averages its last maps, what is looked at is not their mean but how
much each of them varies over the picture (`app.inference.outputs`), which tells a little more.
"""

import torch

from models.weights import Memory

NEIGHBOURS = 10


def directions(features: torch.Tensor, centre: torch.Tensor) -> torch.Tensor:
    """N×V×D features of V views → N×D unit vectors: the mean of the views' directions."""
    each = torch.nn.functional.normalize(features - centre, dim=-1)
    return torch.nn.functional.normalize(each.mean(1), dim=-1)


def remember(features: torch.Tensor) -> Memory:
    """The memory of N×V×D features of training pictures."""
    centre = features.mean((0, 1))
    return Memory(centre, directions(features, centre))


def familiarity(features: torch.Tensor, memory: Memory) -> torch.Tensor:
    """N×V×D features → N: the mean cosine with the nearest remembered pictures, -1…1."""
    alike = directions(features, memory.centre) @ memory.bank.T  # N×M
    return alike.topk(min(NEIGHBOURS, alike.shape[1]), dim=1).values.mean(1)
