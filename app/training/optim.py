"""The optimiser, the learning rate of each step, and the moving average of the weights."""

import copy
from collections.abc import Callable
from typing import Any

import torch
from torch import nn

from app.training.config import TrainConfig
from models.layers import last_layer


def make_optimizer(network: nn.Module, config: TrainConfig) -> torch.optim.Optimizer:
    """The optimiser of the settings; biases and norms (one-dimensional) do not decay.

    sgd: with Nesterov momentum (Sutskever et al., 2013); adam: Kingma and Ba, 2015; adamw:
    Loshchilov and Hutter, 2019; rmsprop: Tieleman and Hinton, 2012, with momentum; adagrad: Duchi
    et al., 2011; adadelta: Zeiler, 2012. All but AdamW add the decay to the gradient.
    """
    groups = _groups(list(network.parameters()), config.weight_decay)
    if config.transfers and config.body_rate != 1:
        head = list(last_layer(network).parameters())
        body = [p for p in network.parameters() if all(p is not own for own in head)]
        groups = [
            *({**group, "share": config.body_rate} for group in _groups(body, config.weight_decay)),
            *_groups(head, config.weight_decay),
        ]
    rate, momentum = config.learning_rate, config.momentum
    make: dict[str, Callable[[], torch.optim.Optimizer]] = {
        "sgd": lambda: torch.optim.SGD(groups, rate, momentum=momentum, nesterov=momentum > 0),
        "adam": lambda: torch.optim.Adam(groups, rate),
        "adamw": lambda: torch.optim.AdamW(groups, rate),
        "rmsprop": lambda: torch.optim.RMSprop(groups, rate, momentum=momentum),
        "adagrad": lambda: torch.optim.Adagrad(groups, rate),
        "adadelta": lambda: torch.optim.Adadelta(groups, rate),
    }
    return make[config.optimizer]()


def _groups(parameters: list[nn.Parameter], decay: float) -> list[dict[str, Any]]:
    return [
        {"params": [p for p in parameters if p.ndim > 1], "weight_decay": decay},
        {"params": [p for p in parameters if p.ndim <= 1], "weight_decay": 0.0},
    ]


def rate_of_step(config: TrainConfig, step: int, steps_per_epoch: int) -> float:
    """The rate of a step counted from the training's beginning.

    Where the last layer learns alone at first, that is a training of its own, with a schedule of
    its own, and so is what follows: the body's first steps are warmed up too.
    """
    alone = config.epochs_of_head * steps_per_epoch
    if step < alone:
        return learning_rate(config, step, alone)
    return learning_rate(config, step - alone, config.epochs * steps_per_epoch - alone)


def learning_rate(config: TrainConfig, step: int, steps: int) -> float:
    """The rate of step 0…steps−1.

    one-cycle: up in a straight line for the share `warmup`, then down to zero; linear: down to
    zero from the start; constant: as it is.
    """
    if config.schedule == "constant":
        return config.learning_rate
    rise = config.warmup * steps if config.schedule == "one-cycle" else 0.0
    position = step + 0.5  # the middle of the step: neither end has a rate of zero
    if position < rise:
        return config.learning_rate * position / rise
    return config.learning_rate * (steps - position) / (steps - rise)


def set_learning_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    """For all groups; the body's may have a share of it."""
    for group in optimizer.param_groups:
        group["lr"] = rate * group.get("share", 1.0)


class MovingAverage:
    """An exponential moving average of weights and norm statistics (Polyak and Juditsky, 1992).

    Evaluated and published in place of the weights: it averages out the last steps' noise.
    """

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self.decay = decay
        self.updates = 0
        self._mine = self._floats(self.network)
        self._theirs = self._floats(network)

    @staticmethod
    def _floats(network: nn.Module) -> list[torch.Tensor]:
        tensors = [*network.parameters(), *network.buffers()]
        return [tensor.detach() for tensor in tensors if tensor.is_floating_point()]

    @torch.no_grad()
    def update(self) -> None:
        """After a step of the optimiser."""
        self.updates += 1
        # a young average would otherwise remember the random start
        decay = min(self.decay, self.updates / (self.updates + 9))
        torch._foreach_lerp_(self._mine, self._theirs, 1 - decay)
