"""A data set in memory, and its fixed division into training and validation pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch

from app.training.decoded import Decoded, picture_digests
from models.errors import CodedError

# per cent of each class that is held out; "published" is a part of "study"
VALIDATION_SHARE = {"study": 10, "published": 4}


@dataclass(frozen=True)
class DataSet:
    """Pictures N×32×32×3 uint8, labels N int64.

    `fingerprint` is that of all that was read from the source: a selection of it keeps the
    fingerprint. `names` are "class/file", in the order of the pictures.
    """

    images: torch.Tensor
    labels: torch.Tensor
    classes: tuple[str, ...]
    fingerprint: str
    unreadable: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, indices: torch.Tensor | np.ndarray | Sequence[int]) -> "DataSet":
        """The pictures at `indices`, in that order (copied)."""
        chosen = torch.as_tensor(indices, dtype=torch.int64)
        names = tuple(self.names[i] for i in chosen.tolist()) if self.names else ()
        return replace(self, images=self.images[chosen], labels=self.labels[chosen], names=names)


def from_decoded(decoded: Decoded) -> DataSet:
    """The same memory as tensors."""
    return DataSet(
        images=torch.from_numpy(decoded.images),
        labels=torch.from_numpy(decoded.labels),
        classes=decoded.classes,
        fingerprint=decoded.fingerprint,
        unreadable=decoded.unreadable,
        names=decoded.names,
    )


def split(dataset: DataSet, kind: str) -> tuple[DataSet, DataSet]:
    """Divide the training pictures into (training, validation), fixed and stratified.

    kind "study": 10 % of each class for validation (45,000/5,000 of CIFAR-10); "published": 4 %
    (48,000/2,000), part of those. Both the division and the order depend on the pixels alone:
    class folders and the official archive give the same two sets. Raises CodedError
    "data-too-few" for a class of fewer than two pictures.
    """
    share = VALIDATION_SHARE[kind]
    digests = picture_digests(dataset.images.numpy())
    order = np.array(sorted(range(len(digests)), key=digests.__getitem__), np.int64)
    labels = dataset.labels.numpy()[order]
    held_out = np.zeros(len(order), bool)
    for label, name in enumerate(dataset.classes):
        places = np.flatnonzero(labels == label)
        if len(places) < 2:
            raise CodedError("data-too-few", name=name, count=len(places))
        held_out[places[: max(1, len(places) * share // 100)]] = True
    return dataset.take(order[~held_out]), dataset.take(order[held_out])


def fixed_sample(dataset: DataSet, count: int) -> list[int]:
    """The places of `count` pictures that depend on the pixels alone: the same ones of class
    folders and of the archive. Fewer where there are no more."""
    digests = picture_digests(dataset.images.numpy())
    return sorted(range(len(digests)), key=digests.__getitem__)[:count]
