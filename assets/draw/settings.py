"""Skies and grounds: functions from directions or places to colours of the screen."""

from collections.abc import Callable

import numpy as np

from .noise import Array, blend, cloudy, noise, ramp, rgb, step

Sky = Callable[[Array], Array]
Ground = Callable[[Array, Array, Array], Array]


def sky(top: str, low: str, clouds: float = 0.5, white: str = "#ffffff", size: float = 1.0) -> Sky:
    """A gradient with clouds on a high ceiling; clouds 0 (none) … 1 (closed)."""

    def tones(d: Array) -> Array:
        height = np.abs(d[1])
        base = blend(low, top, step(0.0, 0.55, height))
        if clouds <= 0:
            return base
        x, z = d[0] / (height + 0.22) / size, d[2] / (height + 0.22) / size
        thick = cloudy(x * 2.2 + 5, z * 2.2, 3.0, 6)
        cover = step(0.72 - 0.42 * clouds, 0.88 - 0.42 * clouds, thick)
        # the side away from the sun is grey: compare with the cloud a bit further
        light = np.clip(
            0.82 + 2.4 * (thick - cloudy(x * 2.2 + 5.25, z * 2.2 + 0.2, 3.0, 6)), 0.6, 1
        )
        cloud = rgb(white) * light[:, None]
        return base + (cloud - base) * (cover * step(0.0, 0.12, height) * 0.92)[:, None]

    return tones


def plain(top: str, low: str, mottle: float = 0.0) -> Sky:
    """A wall or a backdrop out of focus."""

    def tones(d: Array) -> Array:
        spots = cloudy(d[0] * 4, d[1] * 4, d[2] * 4, 3) - 0.5
        return blend(low, top, step(-0.35, 0.45, d[1])) * (1 + 2 * mottle * spots)[:, None]

    return tones


def leafy(dark: str, middle: str, bright: str, size: float = 1.0) -> Sky:
    """A wall of leaves with light coming through."""

    def tones(d: Array) -> Array:
        x, y, z = d / size
        share = 0.65 * cloudy(x * 7, y * 7, z * 7, 3) + 0.35 * noise(x * 25, y * 25, z * 25)
        share = share + 0.25 * d[1]
        return ramp([dark, dark, middle, bright, bright], np.clip((share - 0.2) * 1.6, 0, 1))

    return tones


def meadow(dark: str = "#3f5a20", light: str = "#8aa845", dry: str = "#a79a55") -> Ground:
    def tones(x: Array, z: Array, t: Array) -> Array:
        fine = cloudy(x * 9, z * 9, 0, 4)
        near = np.exp(-t / 12)
        share = 0.5 + (noise(x * 45, z * 45) - 0.5) * 1.1 * near + (fine - 0.5) * 1.4
        base = blend(dark, light, np.clip(share, 0, 1))
        return blend(base, dry, step(0.5, 0.8, cloudy(x * 0.7, z * 0.7, 4)) * 0.6)

    return tones


def grains(dark: str, light: str, size: float = 1.0, rough: float = 1.0) -> Ground:
    """Sand, snow, mud, gravel or asphalt: fine grain on broad patches."""

    def tones(x: Array, z: Array, t: Array) -> Array:
        near = np.exp(-t / (10 * size))
        fine = (noise(x * 60 / size, z * 60 / size) - 0.5) * near * rough
        broad = cloudy(x * 1.6 / size, z * 2.4 / size, 2, 4) - 0.5
        return blend(dark, light, np.clip(0.5 + fine + 1.3 * broad * rough, 0, 1))

    return tones


def road(
    dark: str = "#4b4c50",
    light: str = "#77777a",
    edge: float = 3.0,
    line: str = "#e8e6dc",
    verge: Ground | None = None,
    middle: float | None = None,
) -> Ground:
    """A street along x from z=-edge to z=edge, with border lines and a broken middle line."""
    tar = grains(dark, light, 1.0, 0.6)
    side = verge or meadow()

    def tones(x: Array, z: Array, t: Array) -> Array:
        base = tar(x, z, t)
        worn = 0.75 + 0.25 * noise(x * 3, z * 3)
        border = step(0.09, 0.05, np.abs(np.abs(z) - edge + 0.3)) * worn
        if middle is not None:
            border = np.maximum(
                border, step(0.09, 0.05, np.abs(z - middle)) * (np.mod(x, 4) < 2) * worn
            )
        base = blend(base, line, border * 0.85)
        away = step(edge - 0.05, edge + 0.1, np.abs(z) + 0.1 * noise(x * 4, z * 4))
        return base + (side(x, z, t) - base) * away[:, None]

    return tones


def boards(dark: str = "#7a4d2a", light: str = "#b98552", wide: float = 0.3) -> Ground:
    """A wooden floor, boards along x."""

    def tones(x: Array, z: Array, t: Array) -> Array:
        board = np.floor(z / wide)
        shift = noise(board * 3.7, board * 0) * 7
        end = np.floor((x + shift) / 2.2)
        vein = noise(x * 1.5 + board * 7, z * 60) * 0.5 + 0.5 * noise(end * 5.1, board * 3.3)
        base = blend(dark, light, np.clip(vein, 0, 1))
        gap = np.minimum(np.mod(z / wide, 1), 1 - np.mod(z / wide, 1)) * wide
        return base * (0.45 + 0.55 * step(0, 0.012, gap))[:, None]

    return tones


def carpet(one: str, two: str, size: float = 0.35) -> Ground:
    """A rug with soft stripes."""

    def tones(x: Array, z: Array, t: Array) -> Array:
        band = step(-0.2, 0.2, np.sin(x * 6.28 / size)) * 0.7
        thread = 0.82 + 0.36 * noise(x * 70, z * 70)
        return blend(one, two, band) * thread[:, None]

    return tones


def sea(deep: str = "#12384f", shallow: str = "#1f5c73") -> Ground:
    def tones(x: Array, z: Array, t: Array) -> Array:
        return blend(deep, shallow, cloudy(x * 0.2, z * 0.35, 1, 3))

    return tones
