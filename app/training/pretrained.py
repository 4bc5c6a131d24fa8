"""Weights that others have learnt on ImageNet: fetched, checked, and put into a network.

The files are torchvision's (a state dict as .pth, or the same as .safetensors); torchvision itself
is not needed. Nothing is unpickled but tensors and plain values.
"""

import os
from pathlib import Path
from typing import Any

import torch
from torch import nn

from app import paths
from app.files import file_digest
from app.training.config import TrainConfig
from app.training.download import Checksum, fetch_file
from app.training.progress import Cancel, Progress
from app.training.settings import PRETRAINED
from models.errors import CodedError
from models.layers import last_layer
from models.registry import Pretrained, spec
from models.weights import WeightsError, read_info

VARIABLE = "CIFAR_LAB_PRETRAINED_URL"  # a mirror; the file's checksum stays
_IMAGENET = PRETRAINED[1]
# what a download says in words that are about the data set
_OWN_WORDS = {
    "download-offline": "pretrained-offline",
    "download-damaged": "pretrained-damaged",
    "download-busy": "pretrained-busy",
}


def find_pretrained(config: TrainConfig) -> Path | None:
    """The file that the settings name; None where it has still to be fetched.

    Raises CodedError("pretrained-missing") for a file that is not there.
    """
    if config.pretrained != _IMAGENET:
        path = Path(config.pretrained)
        if not path.is_file():
            raise CodedError("pretrained-missing", path=str(path))
        return path
    known = _known(config)
    # torchvision may have brought it already
    places = (_folder(), Path(torch.hub.get_dir()) / "checkpoints")
    found = (place / known.name for place in places)
    return next((p for p in found if p.is_file() and _is_whole(p, known)), None)


def fetch_pretrained(
    config: TrainConfig,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    pause: float = 2.0,
) -> Path:
    """As `find_pretrained`, and fetches what is not there (98 MB; a cancelled download goes on
    where it was).

    Raises CodedError: "download-cancelled", "pretrained-offline" and others of a download.
    """
    there = find_pretrained(config)
    if there is not None:
        return there
    known = _known(config)
    url = os.environ.get(VARIABLE) or known.url
    target, checksum = _folder() / known.name, Checksum("sha256", known.sha256)
    try:
        return fetch_file(target, url, checksum, progress, cancel, pause=pause)
    except CodedError as error:
        if error.code not in _OWN_WORDS:
            raise
        raise CodedError(_OWN_WORDS[error.code], **error.data) from error


def load_pretrained(network: nn.Module, path: Path, model: str) -> None:
    """Takes over everything but the last layer, whose classes are others.

    Raises CodedError: "pretrained-format" for what is no file of weights, "pretrained-own" for a
    weights file of this program, "pretrained-differs" for weights of another network.
    """
    given, own = _tensors(path), network.state_dict()
    head = {f"{_name_of_head(network)}.{part}" for part in ("weight", "bias")}
    # counts of batches say nothing that is used, and older files have none
    wanted = {n for n in own if n not in head and not n.endswith("num_batches_tracked")}
    strange = sorted(n for n in given if n not in own)
    lacking = sorted(n for n in wanted if n not in given)
    other = sorted(n for n in wanted & given.keys() if given[n].shape != own[n].shape)
    if strange or lacking or other:
        name = (lacking or other or strange)[0]
        raise CodedError("pretrained-differs", path=str(path), model=model, name=name)
    network.load_state_dict({n: given[n].float() if n in wanted else own[n] for n in own})


def digest(path: Path) -> str:
    """SHA-256 (hex)."""
    return file_digest(path)


def statistics(config: TrainConfig) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and standard deviation of each channel, 0…1, that the weights were learnt with."""
    known = _known(config)
    return known.mean, known.std


def _tensors(path: Path) -> dict[str, torch.Tensor]:
    values: Any
    try:
        if path.suffix == ".safetensors":
            from safetensors.torch import load_file

            _refuse_own(path)
            values = load_file(path)
        else:
            values = torch.load(path, map_location="cpu", weights_only=True)
    except CodedError:
        raise
    except Exception as error:  # torch raises many kinds for other files
        raise CodedError("pretrained-format", path=str(path)) from error
    whole = isinstance(values, dict) and bool(values)
    if not whole or not all(isinstance(each, torch.Tensor) for each in values.values()):
        raise CodedError("pretrained-format", path=str(path))
    return dict(values)


def _refuse_own(path: Path) -> None:
    try:
        read_info(path)
    except WeightsError:
        return
    raise CodedError("pretrained-own", path=str(path))


def _name_of_head(network: nn.Module) -> str:
    head = last_layer(network)
    return next(name for name, module in network.named_modules() if module is head)


def _known(config: TrainConfig) -> Pretrained:
    known = spec(config.model).pretrained
    assert known is not None  # the settings were checked
    return known


def _folder() -> Path:
    return paths.data_folder() / "pretrained"


def _is_whole(path: Path, known: Pretrained) -> bool:
    return file_digest(path).startswith(known.sha256)
