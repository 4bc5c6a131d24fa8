"""What was measured when the program's own weights were published.

How well a network notices strange pictures takes pictures that few have at hand: without them a
report of a published file shows the figures that came with it.
"""

import os
from pathlib import Path
from typing import Any

from app.files import read_json
from app.paths import checkout
from models.registry import PUBLISHED
from models.weights import WeightsInfo, published_path

_NEAR = 0.001  # fractions: another processor may tip a picture over


def kept_familiarity(
    info: WeightsInfo, file: Path, accuracy: float, fingerprint: str
) -> dict[str, Any] | None:
    """As `familiarity` in report.json, with `kept` true and the names of the things, `kinds`.

    None for any other file, and where `accuracy` (0…1) on the pictures with that fingerprint, or
    the threshold, says that the figures are those of an earlier one.
    """
    if info.key not in PUBLISHED or info.threshold is None or not _is_own(info.key, file):
        return None
    kept = read_json(checkout() / "docs" / "results" / f"{info.key}.json") or {}
    try:
        found = kept["familiarity"]
        same = (
            kept["data"]["fingerprint"] == fingerprint
            and abs(kept["accuracy"] - accuracy) < _NEAR
            and abs(kept["threshold"] - info.threshold) < _NEAR
        )
        return {**found, "kept": True} if same and found["roc"] else None
    except (KeyError, TypeError):  # not measured, or of an earlier version
        return None


def _is_own(key: str, file: Path) -> bool:
    try:
        return os.path.samefile(file, published_path(key))
    except OSError:
        return False
