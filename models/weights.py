"""Reads and writes one weights file: a safetensors file whose metadata say how to use it.

Floating tensors are kept as float16 and loaded as float32. Whoever reads the file rebuilds the
network and the preprocessing from it alone. Nothing is unpickled. `read_info` needs no torch.
"""

import json
import os
import struct
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import CodedError
from models.files import write_whole
from models.registry import CLASSES, spec

if TYPE_CHECKING:
    from torch import nn

FORMAT = 1
_KEY = "cifar_lab"  # the metadata entry that holds ours, as JSON
_INPUT_SIZE = 32  # what every network of this format eats
RESIZINGS = ("area",)  # the ways to shrink a picture that this version knows
_LARGEST_HEADER = 16 * 2**20  # bytes; a longer one is not a header
# what reading JSON of any content raises (RecursionError: brackets without end)
_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


class WeightsError(CodedError):
    """A weights file that cannot be used.

    Codes: weights-missing, weights-damaged, weights-format, weights-network.
    """


@dataclass(frozen=True)
class WeightsInfo:
    """What a weights file says of itself. Fractions are 0…1, sizes pixels."""

    key: str
    arguments: dict[str, Any]
    classes: tuple[str, ...]
    mean: tuple[float, ...]
    std: tuple[float, ...]
    input_size: int = 32
    resizing: str = "area"
    temperature: float | None = None
    threshold: float | None = None
    parameters: int = 0
    multiply_adds: int = 0
    training: dict[str, Any] = field(default_factory=dict)
    commit: str | None = None
    results: dict[str, Any] = field(default_factory=dict)  # by part: "validation", "test"


def weights_folder() -> Path:
    """Where the published files lie: weights/ of the checkout, or CIFAR_LAB_WEIGHTS."""
    override = os.environ.get("CIFAR_LAB_WEIGHTS")
    return Path(override) if override else Path(__file__).resolve().parent.parent / "weights"


def published_path(key: str) -> Path:
    """The published weights file of a network."""
    return weights_folder() / f"{key}.safetensors"


def read_info(path: str | os.PathLike[str]) -> WeightsInfo:
    """What the file says of itself, from its header alone (under a millisecond, without torch).

    Raises WeightsError.
    """
    file = Path(path)
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            (length,) = struct.unpack("<Q", stream.read(8))
            if length > min(size, _LARGEST_HEADER):
                raise WeightsError("weights-damaged", path=str(path))
            header = json.loads(stream.read(length))
        last = max((t["data_offsets"][1] for n, t in header.items() if n != "__metadata__"))
        if 8 + length + last != size:  # cut off, or something appended
            raise WeightsError("weights-damaged", path=str(path))
        metadata = header.get("__metadata__", {}).get(_KEY)
    except FileNotFoundError as error:
        raise WeightsError("weights-missing", path=str(path)) from error
    except (OSError, struct.error, *_MALFORMED) as error:
        raise WeightsError("weights-damaged", path=str(path)) from error
    if metadata is None:
        raise WeightsError("weights-format", path=str(path))
    return _parse(metadata, path)


def _parse(metadata: str, path: str | os.PathLike[str]) -> WeightsInfo:
    try:
        values = json.loads(metadata)
        if values.pop("format") > FORMAT:
            raise WeightsError("weights-format", path=str(path))
        known = {entry.name for entry in fields(WeightsInfo)}
        info = WeightsInfo(**{name: value for name, value in values.items() if name in known})
        info = replace(
            info, classes=tuple(info.classes), mean=tuple(info.mean), std=tuple(info.std)
        )
        if not _plausible(info):
            raise ValueError("values of the wrong kind")
    except _MALFORMED as error:
        raise WeightsError("weights-format", path=str(path)) from error
    return info


def _plausible(info: WeightsInfo) -> bool:
    """Whether the values are of the kinds that everybody who reads them relies on."""
    numbers = (*info.mean, *info.std, info.input_size, info.parameters, info.multiply_adds)
    perhaps = [value for value in (info.temperature, info.threshold) if value is not None]
    return (
        all(isinstance(name, str) for name in (info.key, info.resizing, *info.classes))
        and all(isinstance(number, int | float) for number in (*numbers, *perhaps))
        and all(isinstance(part, dict) for part in (info.arguments, info.training, info.results))
        and all(isinstance(figures, dict) for figures in info.results.values())
        and len(info.mean) == len(info.std) == 3
        and len(info.classes) == info.arguments.get("classes", len(CLASSES))
        and info.input_size == _INPUT_SIZE
        and info.resizing in RESIZINGS
    )


def load_weights(
    path: str | os.PathLike[str], device: str = "cpu"
) -> "tuple[nn.Module, WeightsInfo]":
    """The network in float32 and evaluation mode on `device`, and what its file says.

    Raises WeightsError.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    info = read_info(path)
    try:
        tensors = load_file(path, device="cpu")
        network = spec(info.key).build(**info.arguments)
        missing = network.load_state_dict(
            {name: tensor.float() for name, tensor in tensors.items()}, strict=False
        )
    except (SafetensorError, OSError) as error:
        raise WeightsError("weights-damaged", path=str(path)) from error
    except (CodedError, RuntimeError, TypeError, ValueError) as error:
        raise WeightsError("weights-network", path=str(path), key=info.key) from error
    # integer buffers (a norm's count of batches) are not kept: evaluation never reads them
    lost = [name for name in missing.missing_keys if not name.endswith("num_batches_tracked")]
    if lost or missing.unexpected_keys:
        raise WeightsError("weights-network", path=str(path), key=info.key)
    return network.to(device).eval(), info


def save_weights(path: str | os.PathLike[str], network: "nn.Module", info: WeightsInfo) -> None:
    """Writes the network's floating tensors as float16 with `info`, whole or not at all."""
    import torch
    from safetensors.torch import save

    tensors = {
        name: tensor.detach().cpu().to(torch.float16).contiguous()
        for name, tensor in network.state_dict().items()
        if tensor.is_floating_point()
    }
    metadata = json.dumps({"format": FORMAT, **asdict(info)}, ensure_ascii=False)
    write_whole(Path(path), save(tensors, metadata={_KEY: metadata}))
