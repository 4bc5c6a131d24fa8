"""What several families share: a convolution with its batch norm, and how both start."""

from collections.abc import Callable
from functools import partial

import torch
from torch import nn

_ACTIVATIONS: dict[str, Callable[[], nn.Module]] = {
    "relu": partial(nn.ReLU, inplace=True),
    "leaky-relu": partial(nn.LeakyReLU, 0.01, inplace=True),
    "gelu": nn.GELU,
    "silu": partial(nn.SiLU, inplace=True),
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
}


def activation(name: str) -> nn.Module:
    """The function of that name (`models.registry.ACTIVATIONS`), which has no parameters.

    Leaky ReLU: Maas et al., 2013; GELU: Hendrycks and Gimpel, 2016; SiLU: Elfwing et al., 2017.
    Raises ValueError.
    """
    if name not in _ACTIVATIONS:
        raise ValueError(f"no activation {name!r}; there are {', '.join(_ACTIVATIONS)}")
    return _ACTIVATIONS[name]()


class ConvNorm(nn.Sequential):
    """Convolution, batch norm, activation: N×in×H×W → N×out×H'×W'.

    The convolution has no bias: the norm that follows has one (Ioffe and Szegedy, 2015).
    """

    def __init__(
        self,
        channels_in: int,
        channels_out: int,
        kernel: int = 3,
        *,
        stride: int = 1,
        act: str | None = "relu",
    ) -> None:
        padding = kernel // 2  # keeps height and width at stride 1
        layers: list[nn.Module] = [
            nn.Conv2d(channels_in, channels_out, kernel, stride, padding, bias=False),
            nn.BatchNorm2d(channels_out),
        ]
        if act is not None:
            layers.append(activation(act))
        super().__init__(*layers)


class GlobalAverage(nn.Module):
    """The mean of each map: N×C×H×W → N×C (Lin, Chen and Yan, 2014, "Network in Network")."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×C×H×W → N×C."""
        return x.mean(dim=(2, 3))


def scaled(channels: int, width: float) -> int:
    """`channels` times `width`, as a multiple of 8 (vector units like it), at least 8."""
    return max(8, round(channels * width / 8) * 8)


def initialise_he(network: nn.Module) -> None:
    """Normal weights with variance 2 / fan-out for convolutions (He et al., 2015), 0.01 for linear.

    The gain of 2 makes up for the half that ReLU throws away, so a deep plain stack still learns.
    """
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
        elif isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, std=0.01)
            nn.init.zeros_(module.bias)
        if isinstance(module, nn.Conv2d) and module.bias is not None:
            nn.init.zeros_(module.bias)


_SMALL = 0.01  # standard deviation of "normal"

_STARTS: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "xavier": nn.init.xavier_uniform_,
    "he": partial(nn.init.kaiming_normal_, nonlinearity="relu"),
    "orthogonal": nn.init.orthogonal_,
    "normal": partial(nn.init.normal_, std=_SMALL),
    "zeros": nn.init.zeros_,
}


def initialise(network: nn.Module, name: str) -> None:
    """Starts all convolutions and linear layers anew; their biases become zero.

    "xavier": Glorot and Bengio, 2010, uniform; "he": He et al., 2015, normal, by fan-in;
    "orthogonal": Saxe et al., 2014; "normal": standard deviation 0.01; "zeros": nothing can be
    learned from it, as every unit of a layer stays like the others; "default": left as it is.
    """
    if name == "default":
        return
    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.Linear):
            _STARTS[name](module.weight)
            if module.bias is not None:
                nn.init.zeros_(module.bias)


def count_parameters(network: nn.Module) -> int:
    """How many numbers training can change."""
    return sum(parameter.numel() for parameter in network.parameters())


@torch.no_grad()
def count_multiply_adds(network: nn.Module) -> int:
    """Multiply-adds of convolutions and linear layers for one picture of 3×32×32.

    Norms, activations and pooling are left out, as in the papers' own tables.
    """
    total = 0

    def add(module: nn.Module, inputs: tuple[torch.Tensor, ...], output: torch.Tensor) -> None:
        nonlocal total
        weight = module.weight
        assert isinstance(weight, torch.Tensor)
        if isinstance(module, nn.Conv2d):
            total += weight.numel() * output.shape[-2] * output.shape[-1]
        else:
            total += weight.numel()

    counted = [m for m in network.modules() if isinstance(m, nn.Conv2d | nn.Linear)]
    hooks = [module.register_forward_hook(add) for module in counted]
    was_training = network.training
    parameter = next(network.parameters())
    try:
        network.eval()(torch.zeros(1, 3, 32, 32, device=parameter.device))
    finally:
        network.train(was_training)
        for hook in hooks:
            hook.remove()
    return total


def last_layer(network: nn.Module) -> nn.Linear:
    """The layer that makes logits of features; every network of the registry ends with one."""
    return [module for module in network.modules() if isinstance(module, nn.Linear)][-1]
