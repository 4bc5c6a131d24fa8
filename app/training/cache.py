"""The decoded data set, kept in the user's cache folder so that the next start is quick.

One safetensors file a source and part: `images`, `labels`, and in its metadata the stamp of the
source it was made from, the classes, the names, the fingerprint and a checksum. A cache that is
missing, stale, damaged or not writable is never an error: the source is read instead.
"""

import contextlib
import hashlib
import json
import os
import time
import zlib
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from app import files, paths
from app.training.decoded import Decoded

VERSION = 1  # raised when the decoding changes
_LEFT = 3600.0  # seconds after which nobody writes a part any more


def cache_path(source: Path, part: str) -> Path:
    """One file a place and part: a changed source replaces its old cache."""
    key = hashlib.sha256(os.fsencode(source.resolve())).hexdigest()[:16]
    return paths.cache_folder() / "data" / f"{key}-{part}.safetensors"


def load(source: Path, part: str, stamp: list[object]) -> Decoded | None:
    """What was kept for `source` as long as its stamp is the same, else None."""
    path = cache_path(source, part)
    _sweep(path)
    try:
        with safe_open(path, framework="np") as file:
            about = json.loads(file.metadata()["about"])
            if about["version"] != VERSION or about["stamp"] != json.dumps(stamp):
                return None
            images, labels = file.get_tensor("images"), file.get_tensor("labels")
        if about["checksum"] != _checksum(images, labels):
            return None
        decoded = Decoded(
            images=images,
            labels=labels,
            classes=tuple(about["classes"]),
            names=tuple(about["names"]),
            unreadable=tuple(about["unreadable"]),
        )
        # sets the cached property: hashing 50,000 pictures again would cost a third of a second
        decoded.__dict__["fingerprint"] = str(about["fingerprint"])
        return decoded
    except (OSError, SafetensorError, ValueError, KeyError, TypeError):
        return None


def store(source: Path, part: str, stamp: list[object], decoded: Decoded) -> None:
    """Keep `decoded`; where that is impossible (full disk, read-only folder) do without."""
    path = cache_path(source, part)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    about = {
        "version": VERSION,
        "stamp": json.dumps(stamp),
        "source": os.fspath(source),
        "classes": decoded.classes,
        "names": decoded.names,
        "unreadable": decoded.unreadable,
        "fingerprint": decoded.fingerprint,
        "checksum": _checksum(decoded.images, decoded.labels),
    }
    tensors = {"images": decoded.images, "labels": decoded.labels}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_file(tensors, beside, metadata={"about": json.dumps(about)})
        files.replace(beside, path)
    except (OSError, SafetensorError, UnicodeError):
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Takes away what processes that were killed while they wrote have left: 150 MB each."""
    for part in path.parent.glob(f"{path.name}.*.part"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > _LEFT:
                part.unlink()


def _checksum(images: np.ndarray, labels: np.ndarray) -> int:
    """Notices a damaged disk or a torn file; a tenth of a second for 50,000 pictures."""
    return zlib.crc32(labels.tobytes(), zlib.crc32(np.ascontiguousarray(images).data))
