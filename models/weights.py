"""Reads and writes one weights file: a safetensors file whose metadata say how to use it.

Floating tensors are kept as float16 and loaded as float32. Whoever reads the file rebuilds the
network and the preprocessing from it alone. Nothing is unpickled. `read_info` needs no torch.
"""

import json
import math
import os
import struct
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import CodedError
from models.files import write_whole
from models.registry import CLASSES, spec

if TYPE_CHECKING:
    from torch import Tensor, nn

FORMAT = 3  # 1 had no views and power, and 2 another memory
_KEY = "cifar_lab"  # the metadata entry that holds ours, as JSON
_INPUT_SIZE = 32  # what every network of this format eats
RESIZINGS = ("area",)  # the ways to shrink a picture that this version knows
VIEWS = ("whole", "middle", "closer")  # what of a photograph a network looks at, in this order
_MEMORY = "memory."  # begins the names of the tensors that are not the network's
_TUPLES = ("classes", "mean", "std", "views")  # JSON has lists
_LARGEST_HEADER = 16 * 2**20  # bytes; a longer one is not a header
# what reading JSON of any content raises (RecursionError: brackets without end)
_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


class WeightsError(CodedError):
    """A weights file that cannot be used.

    Codes: weights-missing, weights-unreadable, weights-damaged, weights-format, weights-network.
    """


@dataclass(frozen=True)
class Memory:
    """How a network sees the pictures it has learnt from, to tell familiar from strange ones.

    Float32, made and used by `app.inference.familiarity`; of features, see `models.depths`.
    """

    centre: "Tensor"  # D: the mean of all pictures
    form: "Tensor"  # D×D: what each direction from there adds to a picture's familiarity
    towards: "Tensor"  # K×D: the directions of K classes
    offset: "Tensor"  # K


@dataclass(frozen=True)
class WeightsInfo:
    """What a weights file says of itself. Fractions are 0…1, sizes pixels.

    `temperature` and `power` make probabilities of logits (`app.inference.confidence`), a picture
    less familiar than `threshold` shows probably none of the classes (`app.inference.familiarity`).
    `memory` is there where the whole file was loaded, and it has one.
    """

    key: str
    arguments: dict[str, Any]
    classes: tuple[str, ...]
    mean: tuple[float, ...]
    std: tuple[float, ...]
    input_size: int = 32
    resizing: str = "area"
    views: tuple[str, ...] = VIEWS
    temperature: float | None = None
    power: float | None = None
    threshold: float | None = None
    parameters: int = 0
    multiply_adds: int = 0
    training: dict[str, Any] = field(default_factory=dict)
    commit: str | None = None
    results: dict[str, Any] = field(default_factory=dict)  # by part: "validation", "test", "sample"
    memory: Memory | None = field(default=None, compare=False, repr=False)

    def to_json(self) -> dict[str, Any]:
        """Everything but the memory, which is tensors."""
        values = asdict(replace(self, memory=None))
        del values["memory"]
        return values


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
    except OSError as error:
        raise _refused(path, error) from error
    except (struct.error, *_MALFORMED) as error:
        raise WeightsError("weights-damaged", path=str(path)) from error
    if metadata is None:
        raise WeightsError("weights-format", path=str(path))
    return _parse(metadata, path)


def _refused(path: str | os.PathLike[str], error: OSError) -> WeightsError:
    """What the disk says of a file is no word about what is in it."""
    if isinstance(error, FileNotFoundError):
        return WeightsError("weights-missing", path=str(path))
    reason = error.strerror or str(error)
    return WeightsError("weights-unreadable", path=str(path), reason=reason)


def _parse(metadata: str, path: str | os.PathLike[str]) -> WeightsInfo:
    try:
        values = json.loads(metadata)
        version = values.pop("format")
        if version > FORMAT:
            raise WeightsError("weights-format", path=str(path))
        if version < FORMAT:  # fitted to another measure of familiarity
            values["threshold"] = None
        known = {entry.name for entry in fields(WeightsInfo)} - {"memory"}
        values |= {name: tuple(values[name]) for name in _TUPLES if name in values}
        info = WeightsInfo(**{name: value for name, value in values.items() if name in known})
        if not _plausible(info):
            raise ValueError("values of the wrong kind")
    except _MALFORMED as error:
        raise WeightsError("weights-format", path=str(path)) from error
    return info


def _plausible(info: WeightsInfo) -> bool:
    """Whether the values are of the kinds that everybody who reads them relies on."""
    numbers = (*info.mean, *info.std, info.input_size, info.parameters, info.multiply_adds)
    perhaps = [v for v in (info.temperature, info.power, info.threshold) if v is not None]
    positive = [v for v in (info.temperature, info.power) if v is not None]
    return (
        all(isinstance(name, str) for name in (info.key, info.resizing, *info.classes))
        and all(_finite(number) for number in (*numbers, *perhaps))
        and all(value > 0 for value in (*info.std, *positive))
        and all(isinstance(part, dict) for part in (info.arguments, info.training, info.results))
        and all(isinstance(figures, dict) for figures in info.results.values())
        and len(info.mean) == len(info.std) == 3
        and len(info.classes) == info.arguments.get("classes", len(CLASSES))
        and info.input_size == _INPUT_SIZE
        and info.resizing in RESIZINGS
        and bool(info.views)
        and set(info.views) <= set(VIEWS)
    )


def _finite(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


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
        tensors = {n: tensor.float() for n, tensor in load_file(path, device="cpu").items()}
        network = spec(info.key).build(**info.arguments)
        own = {name: tensor for name, tensor in tensors.items() if not name.startswith(_MEMORY)}
        missing = network.load_state_dict(own, strict=False)
        info = replace(info, memory=_memory(tensors, network.eval(), info))
    except OSError as error:
        raise _refused(path, error) from error
    except SafetensorError as error:
        raise WeightsError("weights-damaged", path=str(path)) from error
    except (CodedError, RuntimeError, TypeError, ValueError) as error:
        raise WeightsError("weights-network", path=str(path), key=info.key) from error
    # integer buffers (a norm's count of batches) are not kept: evaluation never reads them
    lost = [name for name in missing.missing_keys if not name.endswith("num_batches_tracked")]
    if lost or missing.unexpected_keys:
        raise WeightsError("weights-network", path=str(path), key=info.key)
    return network.to(device).eval(), info


def _memory(tensors: "dict[str, Tensor]", network: "nn.Module", info: WeightsInfo) -> Memory | None:
    """Of all tensors of a file; None where it has none. Raises ValueError for one that does not
    fit the network, which looks at an empty picture for that."""
    import torch

    from models.depths import watched

    names = [f"{_MEMORY}{part.name}" for part in fields(Memory)]
    if not set(names) <= set(tensors):
        return None
    memory = Memory(*(tensors[name] for name in names))
    with torch.inference_mode(), watched(network) as features:
        network(torch.zeros(1, 3, info.input_size, info.input_size))
        wide = features().shape[1]
    count = len(memory.offset)
    shapes = [(wide,), (wide, wide), (count, wide), (count,)]
    parts = [tensors[name] for name in names]
    fits = [tuple(part.shape) for part in parts] == shapes and count > 0
    if not (fits and all(part.isfinite().all() for part in parts)):
        raise ValueError("a memory that does not fit the network")
    return memory


def save_weights(path: str | os.PathLike[str], network: "nn.Module", info: WeightsInfo) -> None:
    """Writes the network's floating tensors as float16 with `info`, whole or not at all."""
    import torch
    from safetensors.torch import save

    tensors = dict(network.state_dict())
    if info.memory is not None:
        tensors |= {f"{_MEMORY}{name}": part for name, part in vars(info.memory).items()}
    tensors = {
        name: tensor.detach().cpu().to(torch.float16).contiguous()
        for name, tensor in tensors.items()
        if tensor.is_floating_point()
    }
    values = json.dumps({"format": FORMAT, **info.to_json()}, ensure_ascii=False, allow_nan=False)
    # a class whose folder's name is no UTF-8: as in `write_whole`
    metadata = values.encode("utf-8", "backslashreplace").decode("utf-8")
    write_whole(Path(path), save(tensors, metadata={_KEY: metadata}))
