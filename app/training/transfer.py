"""Beginning with what was learnt before: by this program, or by others on ImageNet.

In the first epochs the last layer may learn alone (`frozen_epochs`): what it says by chance would
otherwise send large, meaningless corrections through layers that are good already. Then all layers
learn, those that are not new by a share of the rate (`body_rate`). See docs/transfer.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from torch import nn

from app.inference.resolve import resolve_weights
from app.training.config import TrainConfig
from app.training.pretrained import (
    digest,
    fetch_pretrained,
    find_pretrained,
    load_pretrained,
    statistics,
)
from app.training.progress import Progress
from models.errors import CodedError
from models.layers import last_layer
from models.registry import spec
from models.weights import load_weights, read_info


def take_start(config: TrainConfig, progress: Progress, asked: Callable[[], bool]) -> TrainConfig:
    """The settings with the mean and deviation that the first weights are used to.

    Fetches weights that are not there yet; CodedError("download-cancelled") where it was `asked`
    to leave meanwhile, and what finding and reading weights raises.
    """
    if config.start is not None:
        info = read_info(resolve_weights(config.start))
        return replace(config, mean=info.mean, std=info.std)
    if not config.transfers:
        return config
    path = fetch_pretrained(config, progress, asked)
    # a file that does not fit is told of at once, not when all else has been prepared
    load_pretrained(spec(config.model).build(**config.arguments), path, config.model)
    mean, std = statistics(config)
    return replace(config, mean=mean, std=std, pretrained_digest=digest(path))


def begin(network: nn.Module, config: TrainConfig) -> None:
    """Puts in the weights that the settings name, if any: those of `start` before any others."""
    if config.start is not None:
        begin_with(network, config.start, config.classes)
    elif config.transfers:
        path = find_pretrained(config)
        if path is None:
            raise CodedError("pretrained-missing", path=config.pretrained)
        load_pretrained(network, path, config.model)


def begin_with(network: nn.Module, start: str, classes: Sequence[str] | None = None) -> None:
    """Takes over the weights of a key, a weights file or a run.

    The last layer stays as it is where the classes are others, or of another number. Raises
    CodedError("start-differs") for another network or another width.
    """
    path = resolve_weights(start)
    other, info = load_weights(path)
    own, given = network.state_dict(), other.state_dict()
    *_, last = (n for n, module in network.named_modules() if isinstance(module, nn.Linear))
    head = {name for name in own if name.rpartition(".")[0] == last}
    differing = {n for n in own if n not in given or own[n].shape != given[n].shape}
    if own.keys() != given.keys() or differing - head:
        raise CodedError("start-differs", path=str(path))
    if differing or (classes is not None and tuple(classes) != info.classes):
        given |= {name: own[name] for name in head}
    network.load_state_dict(given)


def prepare_epoch(network: nn.Module, *, head_alone: bool) -> None:
    """Sets what learns in an epoch: everything, or the last layer alone.

    What does not learn is in evaluation mode: batch norms would otherwise go on adapting their
    statistics to the new pictures, and the body would not be the one that was learnt.
    """
    network.train(not head_alone)
    network.requires_grad_(not head_alone)
    if head_alone:
        last_layer(network).train().requires_grad_(True)
