"""Smooth random fields; the same for everybody, since they come from one fixed table."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]

_SIDE = 64
_TABLE: Array = np.random.default_rng(7).random((_SIDE, _SIDE, _SIDE), dtype=np.float32)


def noise(x: Array, y: Array, z: Array | float = 0.0) -> Array:
    """Value noise in 0…1 at points of any shape; one cell is one unit wide."""
    z = np.broadcast_to(np.asarray(z, dtype=np.float32), x.shape)
    cells, shares = [], []
    for axis in (x, y, z):
        floor = np.floor(axis)
        share = (axis - floor).astype(np.float32)
        cells.append(floor.astype(np.int64) % _SIDE)
        shares.append(share * share * (3 - 2 * share))
    (i, j, k), (u, v, w) = cells, shares
    i1, j1, k1 = (i + 1) % _SIDE, (j + 1) % _SIDE, (k + 1) % _SIDE
    near = _mix(
        _mix(_TABLE[i, j, k], _TABLE[i1, j, k], u), _mix(_TABLE[i, j1, k], _TABLE[i1, j1, k], u), v
    )
    far = _mix(
        _mix(_TABLE[i, j, k1], _TABLE[i1, j, k1], u),
        _mix(_TABLE[i, j1, k1], _TABLE[i1, j1, k1], u),
        v,
    )
    return _mix(near, far, w)


def cloudy(x: Array, y: Array, z: Array | float = 0.0, octaves: int = 4) -> Array:
    """Several octaves of noise, still in 0…1 and about 0.5 on average."""
    total = np.zeros(x.shape, dtype=np.float32)
    weight, size, whole = 1.0, 1.0, 0.0
    for octave in range(octaves):
        total += weight * noise(x * size + 13.7 * octave, y * size - 5.3 * octave, z * size)
        whole += weight
        weight, size = weight * 0.5, size * 2.03
    return total / np.float32(whole)


def step(low: float, high: float, value: Array) -> Array:
    """0 below `low`, 1 above `high`, smooth between; `low` may be the larger one."""
    share = np.clip((value - low) / (high - low), 0, 1).astype(np.float32)
    return share * share * (3 - 2 * share)


def rgb(colour: str) -> Array:
    """'#rrggbb' as three numbers in 0…1."""
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)], dtype=np.float32)


def blend(first: Array | str, second: Array | str, share: Array) -> Array:
    """Colours (… × 3) between two; `share` has one dimension less."""
    one = rgb(first) if isinstance(first, str) else first
    two = rgb(second) if isinstance(second, str) else second
    return one + (two - one) * share[..., None]


def ramp(colours: Sequence[str], share: Array) -> Array:
    """Colours (… × 3) along several ones at equal distances, share 0…1."""
    table = np.stack([rgb(c) for c in colours])
    places = np.linspace(0, 1, len(colours))
    return np.stack([np.interp(share, places, table[:, i]) for i in range(3)], -1).astype(
        np.float32
    )


def _mix(a: Array, b: Array, share: Array) -> Array:
    return a + (b - a) * share
