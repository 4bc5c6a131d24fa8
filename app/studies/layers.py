"""What happens between the layers: units that have died, and how large signals are at the start."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import torch
from torch import nn

from app.training.devices import build

if TYPE_CHECKING:
    from app.training.loop import Trainer

_KINDS = (nn.ReLU, nn.LeakyReLU, nn.GELU, nn.SiLU, nn.Tanh, nn.Sigmoid)
_ALIKE = 1e-3  # outputs that differ by less say the same of every picture
_LOOKED_AT = 1000  # pictures
_BATCH = 250


def dead_units(trainer: "Trainer", images: torch.Tensor) -> list[float]:
    """By layer, the share 0…1 of units that answer the same to every picture; in a convolution a
    unit is a map.

    Most often a ReLU whose input is negative whatever comes ("dying ReLU", Maas et al., 2013); with
    sigmoid and tanh one that is saturated. images: N×S×S×3 uint8, of which a thousand are shown.
    """
    network = trainer.average.network
    least: list[torch.Tensor] = []
    most: list[torch.Tensor] = []

    def see(place: int, output: torch.Tensor) -> None:
        by_unit = output.transpose(0, 1).flatten(1)  # units × everything they said
        low, high = by_unit.amin(1), by_unit.amax(1)
        if place == len(least):
            least.append(low)
            most.append(high)
        else:
            least[place] = torch.minimum(least[place], low)
            most[place] = torch.maximum(most[place], high)

    with _outputs_of_activations(network, see) as again:
        for part in images[:_LOOKED_AT].split(_BATCH):
            again()
            _show(trainer, network, part)
    alike = [(high - low) < _ALIKE for low, high in zip(least, most, strict=True)]
    return [round(float(layer.float().mean()), 4) for layer in alike]


def spread_at_start(trainer: "Trainer", images: torch.Tensor) -> list[float]:
    """By layer, the standard deviation of the outputs of an untrained network (Glorot and Bengio,
    2010): where it shrinks or grows from layer to layer, so does what the layers learn from."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(trainer.config.seed)  # as `Trainer` does
        network = build(trainer.config).eval()
    found: list[float] = []
    with _outputs_of_activations(network, lambda _, output: found.append(float(output.std()))):
        _show(trainer, network, images[:_BATCH])
    return [round(value, 5) for value in found]


@torch.inference_mode()
def _show(trainer: "Trainer", network: nn.Module, images: torch.Tensor) -> None:
    network(trainer.prepare(images.to(trainer.config.device)))


@contextmanager
def _outputs_of_activations(
    network: nn.Module, see: Callable[[int, torch.Tensor], None]
) -> Iterator[Callable[[], None]]:
    """Tells `see` what comes out of each activation, with its place; one module may stand in
    several places. Yields what is to be called before each batch."""
    place = 0

    def hook(module: nn.Module, inputs: tuple[torch.Tensor, ...], output: torch.Tensor) -> None:
        nonlocal place
        see(place, output.detach().float())
        place += 1

    def again() -> None:
        nonlocal place
        place = 0

    hooks = [m.register_forward_hook(hook) for m in network.modules() if isinstance(m, _KINDS)]
    try:
        yield again
    finally:
        for each in hooks:
            each.remove()
