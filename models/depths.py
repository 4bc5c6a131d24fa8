"""What a network makes of a picture on its way, layer by layer, as one row of numbers."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import torch
from torch import nn


@contextmanager
def watched(network: nn.Module) -> Iterator[Callable[[], torch.Tensor]]:
    """Within, `features()` is B×D float32 of the batch that the network looked at last.

    The layers are those that `network.depths` names. Of maps B×C×H×W it is how much each varies
    over the picture (the standard deviation) that counts, of a linear layer's numbers those above
    zero. Each layer's part has length 1, so that all have the same weight. It is taken at once: the
    activation that follows writes into what it is given.
    """
    seen: dict[str, torch.Tensor] = {}
    with ExitStack() as hooks:
        for name in network.depths:  # type: ignore[union-attr]
            hooks.callback(_keep(network.get_submodule(name), name, seen).remove)
        yield lambda: torch.cat(list(seen.values()), dim=1)


def _keep(
    layer: nn.Module, name: str, seen: dict[str, torch.Tensor]
) -> torch.utils.hooks.RemovableHandle:
    def keep(layer: nn.Module, given: object, answer: torch.Tensor) -> None:
        seen[name] = _part(answer)

    return layer.register_forward_hook(keep)


def _part(answer: torch.Tensor) -> torch.Tensor:
    """B×C×H×W maps or B×C numbers → B×C of length 1."""
    answer = answer.float()
    part = answer.std(dim=(2, 3), correction=0) if answer.dim() == 4 else answer.relu()
    return nn.functional.normalize(part, dim=1)
