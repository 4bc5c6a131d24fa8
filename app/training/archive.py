"""The official archive cifar-10-python.tar.gz and its unpacked folder cifar-10-batches-py."""

import pickle
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from app.training.decoded import SIDE, Decoded
from app.training.plain_pickle import as_text, unpickle
from models.errors import CodedError

NAME = "cifar-10-python.tar.gz"
FOLDER = "cifar-10-batches-py"
BATCHES = {"train": tuple(f"data_batch_{n}" for n in range(1, 6)), "test": ("test_batch",)}
META = "batches.meta"
_LARGEST = 200_000_000  # bytes of a member; the real ones have 31 million


def is_archive_name(name: str) -> bool:
    return name.lower().endswith((".tar.gz", ".tgz", ".tar"))


def read_archive(path: Path, part: str) -> Decoded:
    """Read one part straight from the tar, without unpacking it to the disk.

    Raises CodedError "data-archive" (not this kind of archive, cut off, damaged, or with a
    pickle that asks for more than numbers).
    """
    wanted = {META, *BATCHES[part]}
    members: dict[str, bytes] = {}
    try:
        with tarfile.open(path, "r|*") as tar:
            for member in tar:
                name = member.name.rpartition("/")[2]
                if name in wanted and member.isfile() and member.size <= _LARGEST:
                    file = tar.extractfile(member)
                    members[name] = file.read() if file else b""
                if members.keys() == wanted:
                    break
    except (OSError, EOFError, tarfile.TarError, zlib.error) as error:
        raise CodedError("data-archive", path=str(path), reason=str(error)) from error
    return _assemble(path, part, members)


def read_batches(folder: Path, part: str) -> Decoded:
    """Read one part of the unpacked folder. Raises CodedError "data-archive"."""
    members = {}
    for name in (META, *BATCHES[part]):
        try:
            members[name] = (folder / name).read_bytes()
        except OSError:
            continue  # named below
    return _assemble(folder, part, members)


def _assemble(path: Path, part: str, members: dict[str, bytes]) -> Decoded:
    try:
        classes = tuple(as_text(name) for name in unpickle(members[META])["label_names"])
        batches = [_batch(unpickle(members[name]), classes) for name in BATCHES[part]]
    except KeyError as error:
        raise CodedError("data-archive", path=str(path), reason=f"{error} is missing") from error
    except (pickle.UnpicklingError, ValueError, TypeError) as error:
        raise CodedError("data-archive", path=str(path), reason=str(error)) from error
    return Decoded(
        images=np.concatenate([images for images, _, _ in batches]),
        labels=np.concatenate([labels for _, labels, _ in batches]),
        classes=classes,
        names=tuple(name for _, _, names in batches for name in names),
    )


def _batch(
    batch: dict[str, Any], classes: tuple[str, ...]
) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Pictures, labels and names of one batch. Raises ValueError, KeyError, TypeError."""
    data = np.asarray(batch["data"])
    labels = np.asarray(batch["labels"], np.int64)
    if data.dtype != np.uint8 or data.shape != (len(labels), 3 * SIDE * SIDE) or not len(labels):
        raise ValueError(f"pictures of the shape {data.shape}, {data.dtype}")
    if labels.min() < 0 or labels.max() >= len(classes):
        raise ValueError("a label without a class")
    images = data.reshape(-1, 3, SIDE, SIDE).transpose(0, 2, 3, 1)  # N×32×32×3
    files = list(_names(batch, len(labels)))
    names = [f"{classes[label]}/{file}" for label, file in zip(labels, files, strict=True)]
    return np.ascontiguousarray(images), labels, names


def _names(batch: dict[str, Any], count: int) -> Iterator[str]:
    given = batch.get("filenames") or ()
    if len(given) == count:
        yield from (as_text(name) for name in given)
    else:
        yield from (f"{position:05d}" for position in range(count))
