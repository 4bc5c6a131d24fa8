"""What a network makes of a picture on its way, layer by layer, as one row of numbers."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import torch
from torch import nn


@contextmanager
def watched(network: nn.Module) -> Iterator[Callable[[], torch.Tensor]]:
    """Within, `features()` is B×D float32 of the batch that the network looked at last.

    The layers are those that `network.depths` names. Of maps B×C×H×W it is how much each varies
    over the picture (the standard deviation) that counts, of a linear layer what it answers. Each
    layer's part has length 1, so that all have the same weight.
    """
    seen: dict[str, torch.Tensor] = {}
    with ExitStack() as hooks:
        for name in network.depths:  # type: ignore[union-attr]
            hooks.callback(_keep(network.get_submodule(name), name, seen).remove)
        yield lambda: torch.cat([_part(given) for given in seen.values()], dim=1)


def _keep(
    layer: nn.Module, name: str, seen: dict[str, torch.Tensor]
) -> torch.utils.hooks.RemovableHandle:
    def keep(layer: nn.Module, given: object, answer: torch.Tensor) -> None:
        seen[name] = answer

    return layer.register_forward_hook(keep)


def _part(given: torch.Tensor) -> torch.Tensor:
    """B×C×H×W maps or B×C numbers → B×C of length 1."""
    given = given.float()
    if given.dim() == 4:
        given = given.std(dim=(2, 3), correction=0)
    return nn.functional.normalize(given, dim=1)
