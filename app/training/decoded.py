"""Pictures and labels as they came out of a data source: numpy only, no torch."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

SIDE = 32  # pixels; every picture is brought to this size


def picture_digests(images: np.ndarray) -> list[bytes]:
    """SHA-256 of the pixels of each picture of N×32×32×3 uint8."""
    rows = np.ascontiguousarray(images).reshape(len(images), SIDE * SIDE * 3)
    return [hashlib.sha256(row.data).digest() for row in rows]


def fingerprint_of(images: np.ndarray, labels: np.ndarray, classes: Sequence[str]) -> str:
    """SHA-256 (hex) over classes, labels and pixels.

    The order of the pictures does not count: the class folders and the official archive of the
    same data set have the same fingerprint.
    """
    total = hashlib.sha256(json.dumps(list(classes)).encode())
    pairs = zip(labels.tolist(), picture_digests(images), strict=True)
    for label, digest in sorted(pairs):
        total.update(label.to_bytes(8, "little") + digest)
    return total.hexdigest()


@dataclass(frozen=True)
class Decoded:
    """One part ("train" or "test") of a data set.

    images: N×32×32×3 uint8 RGB; labels: N int64, positions in `classes`;
    names: "class/file" of each picture; unreadable: the same of those that could not be read.
    """

    images: np.ndarray
    labels: np.ndarray
    classes: tuple[str, ...]
    names: tuple[str, ...]
    unreadable: tuple[str, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        return fingerprint_of(self.images, self.labels, self.classes)
