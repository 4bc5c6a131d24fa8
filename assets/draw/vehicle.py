"""What cars and trucks share: wheels, glass, lamps, bodies with wheel arches."""

from collections.abc import Sequence

import numpy as np

from .noise import Array, blend, noise, rgb, step
from .solid import Model, Paint, Pattern

RUBBER = Paint("#1c1c1e", gloss=0.06, shine=8, bump=0.2, grain=20)
BLACK = Paint("#141517", gloss=0.15, shine=20)
CHROME = Paint("#c9ccd0", gloss=0.8, shine=60, mirror=0.55)
LAMP = Paint("#f4f6f2", gloss=1.0, shine=60, mirror=0.25, glow=0.35)
RED_LAMP = Paint("#b3121a", gloss=0.9, shine=60, mirror=0.12, glow=0.4)
AMBER = Paint("#e08a1c", gloss=0.8, shine=50, glow=0.4)
GLASS = Paint("#1b242b", gloss=1.0, shine=120, mirror=0.42)
PLATE = Paint("#f0efe6", gloss=0.2)


def lacquer(colour: str | Pattern, mirror: float = 0.13) -> Paint:
    return Paint(colour, gloss=0.9, shine=70, mirror=mirror)


def wheel(
    model: Model, x: float, r: float, z: float, wide: float, rim: str = "#b9bcc0", spokes: int = 5
) -> None:
    """A wheel on the ground at x; z is its outer face, on either side."""
    side = 1 if z > 0 else -1

    def tones(p: Array, n: Array) -> Array:
        dx, dy = p[0] - x, p[1] - r
        away, angle = np.hypot(dx, dy) / r, np.arctan2(dy, dx)
        arms = step(-0.25, 0.15, np.cos(angle * spokes)) if spokes else np.ones_like(away)
        open_ = step(0.2, 0.25, away) * step(0.6, 0.56, away) * (1 - arms)
        return blend(rim, "#1a1a1c", open_)

    group = model.group()
    group.disc((x, r, z), (x, r, z - wide * side), r, wide * 0.22, RUBBER)
    group.disc(
        (x, r, z + 0.012 * side),
        (x, r, z - 0.05 * side),
        r * 0.66,
        0.01,
        Paint(tones, gloss=0.7, shine=40, mirror=0.22),
    )
    group.ball((x, r, z + 0.012 * side), (r * 0.13, r * 0.13, 0.03), CHROME)


def arch(x: float, low: float, r: float) -> list[tuple[float, float]]:
    """Points of a wheel arch in an outline that runs forward along its lower edge."""
    angles = np.linspace(np.pi, 0, 9)
    return [(x + r * float(np.cos(a)), max(low, low + r * float(np.sin(a)))) for a in angles]


def seams(
    colour: str,
    lines: Sequence[float],
    low: float,
    high: float,
    handles: Sequence[tuple[float, float]] = (),
    lower: str | None = None,
) -> Pattern:
    """Lacquer with the gaps of doors (at x) and dark handles, and a sill of another colour."""

    def tones(p: Array, n: Array) -> Array:
        base = np.repeat(rgb(colour)[None], p.shape[1], 0)
        side = step(0.5, 0.7, np.abs(n[2]))
        gap: Array = np.zeros(p.shape[1], dtype=np.float32)
        for x in lines:
            gap = np.maximum(gap, step(0.014, 0.006, np.abs(p[0] - x)))
        gap = gap * step(low, low + 0.01, p[1]) * step(high, high - 0.01, p[1])
        for x, y in handles:
            gap = np.maximum(
                gap, step(0.085, 0.075, np.abs(p[0] - x)) * step(0.018, 0.012, np.abs(p[1] - y))
            )
        base = blend(base, "#101012", gap * side * 0.85)
        dirt = step(0.5, 0.15, p[1]) * noise(p[0] * 5, p[1] * 9, p[2] * 5) * 0.3
        base = blend(base, "#6b5d4c", dirt)
        return blend(base, lower or colour, step(low + 0.02, low, p[1]) if lower else 0 * gap)

    return tones


def windows(
    body: str,
    pillars: Sequence[tuple[float, float]],
    belt: float,
    roof: float,
    lean: float = 0.0,
    margin: float = 0.05,
) -> Pattern:
    """Glass all round between belt and roof line, pillars (x, width) on the sides."""

    def tones(p: Array, n: Array) -> Array:
        side = np.abs(n[2]) > 0.6
        frame = step(roof - margin, roof - margin + 0.015, p[1])
        frame = np.maximum(frame, step(belt + 0.03, belt + 0.015, p[1]))
        frame = np.maximum(frame, step(0.6, 0.75, n[1]) * step(roof - 0.16, roof - 0.1, p[1]))
        posts = np.zeros(p.shape[1], dtype=np.float32)
        for x, wide in pillars:
            away = np.abs(p[0] - x - lean * (p[1] - belt))
            posts = np.maximum(posts, step(wide / 2 + 0.008, wide / 2 - 0.008, away))
        frame = np.maximum(frame, posts * side)
        colours = blend("#10161b", body, frame)
        return np.column_stack([colours, 0.2 + (0.13 - 0.2) * frame]).astype(np.float32)

    return tones
