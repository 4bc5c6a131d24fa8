"""Frogs: on a leaf, in mud, on a lily pad, in the pond, and a face."""

import numpy as np

from .canvas import bokeh
from .light import Camera, Light
from .noise import Array, blend, cloudy, rgb, step
from .scene import Grass, Shot
from .settings import grains, leafy, sea, sky
from .solid import Group, Model, Paint, Pattern, turn


def skin(
    back: str, belly: str, spot: str, size: float = 0.18, share: float = 0.6, wet: float = 0.5
) -> Paint:
    """Spotted above, pale below, shining wet."""

    def tones(p: Array, n: Array) -> Array:
        spots = step(share, share + 0.06, cloudy(p[0] / size, p[1] / size, p[2] / size, 2))
        base = blend(back, spot, spots * step(-0.2, 0.2, n[1]))
        uneven = 0.1 * (cloudy(p[0] * 8, p[1] * 8, p[2] * 8, 2) - 0.5)
        return blend(belly, base, step(-0.35, 0.05, n[1] + uneven))

    return Paint(tones, gloss=wet, shine=35, mirror=0.025, bump=0.28, grain=26)


def eye(iris: str) -> Pattern:
    """A golden ring round a flat pupil; in the frame of the eye, seen from its side."""

    def tones(p: Array, n: Array) -> Array:
        across, up = n[0], n[1]
        pupil = step(1.0, 0.85, np.hypot(across / 0.62, (up - 0.1) / 0.34))
        rim = step(0.75, 0.9, np.hypot(across, up))
        return blend(blend(iris, "#0a0a08", pupil), "#20240f", rim)

    return tones


def frog(
    body: Paint, belly: Paint, iris: str, rise: float = 24.0, fingers: str | None = None
) -> Model:
    """Sits with its head along x, about 1.1 long; `rise`: how steeply it sits, degrees."""
    model = Model()
    trunk = Model()
    shape = trunk.group(0.12)
    shape.ball((-0.22, 0.0, 0), (0.42, 0.23, 0.33), body)
    shape.ball((0.12, 0.02, 0), (0.32, 0.2, 0.31), body)
    shape.ball((0.36, 0.03, 0), (0.25, 0.14, 0.27), body)
    shape.ball((0.22, -0.1, 0), (0.28, 0.13, 0.25), belly)
    shape.both((0.26, 0.13, 0.17), (0.3, 0.17, 0.19), 0.12, 0.1, body)
    mouth = trunk.group()
    for side in (1, -1):
        points = [
            (0.61, -0.01, 0.0),
            (0.54, -0.012, 0.14 * side),
            (0.38, -0.02, 0.25 * side),
            (0.2, -0.05, 0.285 * side),
        ]
        mouth.tube(points, [0.012, 0.012, 0.012, 0.01], Paint("#2c3518"))
        ball = Model()
        ball.group().ball(
            (0, 0, 0), 0.1, Paint(eye(iris), gloss=1.5, shine=90, mirror=0.06, glow=0.15)
        )
        looking = ball.moved(
            turn(0, -32 * side, 0) if side > 0 else turn(0, 212, 0), (0.31, 0.195, 0.215 * side)
        )
        trunk = trunk.plus(looking)
        mouth.ball((0.59, 0.06, 0.05 * side), (0.014, 0.012, 0.012), Paint("#1c2310"))
        mouth.ball((0.14, 0.06, 0.295 * side), (0.05, 0.05, 0.02), Paint("#5f6b2e", 0.3))
    model = trunk.moved(turn(0, 0, rise), (0.0, 0.36, 0))
    legs = model.group(0.06)
    for side in (1, -1):
        _legs(legs, side, body, Paint(fingers, 0.4, 30) if fingers else body)
    return model


def _legs(legs: Group, side: int, body: Paint, toes: Paint) -> None:
    """A folded hind leg and a fore leg, with toes."""
    legs.cone((-0.42, 0.2, 0.2 * side), (0.0, 0.24, 0.42 * side), 0.16, 0.11, body)
    legs.cone((0.0, 0.22, 0.43 * side), (-0.42, 0.09, 0.44 * side), 0.1, 0.06, body)
    legs.cone((-0.42, 0.06, 0.44 * side), (-0.1, 0.045, 0.52 * side), 0.055, 0.045, body)
    for angle in (-32, -8, 16, 40):
        a = np.radians(angle)
        tip = (-0.1 + 0.26 * float(np.cos(a)), 0.03, (0.52 + 0.26 * float(np.sin(a))) * side)
        legs.cone((-0.1, 0.04, 0.52 * side), tip, 0.03, 0.02, toes)
        legs.ball(tip, (0.035, 0.025, 0.035), toes)
    legs.cone((0.2, 0.32, 0.22 * side), (0.2, 0.16, 0.37 * side), 0.085, 0.06, body)
    legs.cone((0.2, 0.16, 0.37 * side), (0.38, 0.05, 0.31 * side), 0.06, 0.045, body)
    for angle in (-50, -15, 20, 55):
        a = np.radians(angle)
        tip = (0.38 + 0.15 * float(np.cos(a)), 0.03, (0.31 + 0.15 * float(np.sin(a))) * side)
        legs.cone((0.38, 0.045, 0.31 * side), tip, 0.03, 0.018, toes)
        legs.ball(tip, (0.03, 0.024, 0.03), toes)


def leaf(
    model: Model,
    x: float,
    z: float,
    long: float,
    wide: float,
    tone: str,
    vein: str,
    around: float = 0.0,
) -> None:
    """A leaf lying at y=0 with veins from its middle line."""

    def tones(p: Array, n: Array) -> Array:
        u, v = (p[0] - x) / long, np.abs(p[2] - z) / wide
        side = np.abs(np.mod(u * 6 - v * 1.6, 1) - 0.5)
        lines = np.maximum(step(0.07, 0.03, side) * 0.6, step(0.035, 0.015, v))
        base = rgb(tone) * (0.75 + 0.5 * cloudy(p[0] * 5, p[2] * 5, 0 * u, 3))[:, None]
        return blend(base, vein, lines)

    part = model.group()
    part.ball((x, -0.03, z), (long, 0.045, wide), Paint(tones, 0.3, 25, 0.03), turn(0, around, 0))


def tree_frog() -> Model:
    green = skin("#5fae2b", "#dfe6b0", "#86cc46", 0.3, 0.62)
    model = frog(green, skin("#e3e8bd", "#eef0d0", "#e3e8bd"), "#c22a1c", 26, "#e3812a")
    leaf(model, 0.0, 0.0, 1.7, 0.95, "#2f6b2a", "#79a85a", 8)
    return model


def bullfrog() -> Model:
    return frog(
        skin("#5c7a2c", "#c9c48a", "#33441c", 0.2, 0.52),
        skin("#d4cc90", "#dcd8a8", "#a9a866"),
        "#d0a034",
        18,
    )


def lily_frog() -> Model:
    model = frog(
        skin("#4a8f35", "#d9dfa8", "#24511f", 0.22, 0.56),
        skin("#d8dea4", "#e4e8bd", "#c0ca86"),
        "#d8b040",
        22,
    )

    def pad(p: Array, n: Array) -> Array:
        angle, away = np.arctan2(p[2], p[0]), np.hypot(p[0], p[2])
        rays = step(0.1, 0.03, np.abs(np.mod(angle * 14 / 6.283, 1) - 0.5)) * 0.45
        base = blend("#3d7a3a", "#6fa04a", cloudy(p[0] * 4, p[2] * 4, 0 * away, 3))
        return blend(blend(base, "#a3c070", rays), "#8a5a3a", step(1.12, 1.2, away) * 0.7)

    model.group().disc((-0.1, -0.02, 0), (-0.1, 0.012, 0), 1.22, 0.012, Paint(pad, 0.4, 30, 0.03))
    bloom = model.group(0.01)
    for i in range(12):
        a = i * 30.0
        x, z = float(np.cos(np.radians(a))), float(np.sin(np.radians(a)))
        up = 0.12 if i % 2 else 0.2
        bloom.cone(
            (-1.2, 0.03, -0.8),
            (-1.2 + 0.26 * x, up + 0.06, -0.8 + 0.26 * z),
            0.03,
            0.05,
            Paint("#f2c9da", 0.2, glow=0.1),
        )
    bloom.ball((-1.2, 0.16, -0.8), 0.09, Paint("#f0c13a", 0.2))
    return model


def pond_frog() -> Model:
    model = frog(
        skin("#77913a", "#c9cc8f", "#3c5221", 0.16, 0.55, 0.9),
        skin("#d2d29a", "#dedfb4", "#b5b878"),
        "#c9a238",
        14,
    )
    return model.moved(turn(), (0, -0.17, 0))


def brown_frog() -> Model:
    return frog(
        skin("#8a6a3a", "#d9c79a", "#4f3a20", 0.15, 0.55),
        skin("#dccba0", "#e6dab8", "#c2a878"),
        "#d99a2c",
        24,
    )


SHOTS = (
    Shot(
        (600, 480),
        tree_frog,
        Camera((2.1, 1.25, 2.5), (0.02, 0.3, 0), 30),
        Light(sun=(0.4, 0.8, 0.5), ambient=0.55, ground="#3f6a2c"),
        leafy("#142d12", "#2f5f22", "#8fc056", 1.4),
        blur=2.4,
        fill=1.5,
        backdrop=lambda p, v: bokeh(p, v, ("#a9d070", "#4f8a38"), 18, v.width * 0.07),
    ),
    Shot(
        (480, 360),
        bullfrog,
        Camera((0.8, 0.9, 2.9), (0.04, 0.28, 0), 28),
        Light(sun=(0.2, 0.8, 0.5), ambient=0.5, ground="#5a4a34"),
        leafy("#2b3318", "#55602c", "#98a45c", 1.4),
        grains("#4a3826", "#8a6d4b", 0.6, 1.2),
        blur=1.2,
        grass=Grass(260, (-2.5, 2.5, -3, 1.2), 0.3, ("#6a8a3a", "#8a8f48"), 0.03, 0.5),
    ),
    Shot(
        (700, 700),
        lily_frog,
        Camera((2.0, 1.5, 2.6), (0, 0.25, 0), 30),
        Light(sun=(0.3, 0.8, 0.4), ambient=0.6, ground="#2f4f3a"),
        sky("#7fa8c8", "#c9dcc0", 0.5),
        sea("#12301f", "#27513a"),
        wet=0.12,
        blur=0.6,
        fill=1.15,
    ),
    Shot(
        (320, 300),
        pond_frog,
        Camera((2.7, 0.75, 1.0), (0, 0.2, 0), 28),
        Light(sun=(0.5, 0.7, 0.6), ambient=0.6, ground="#3a4a2c"),
        leafy("#2c4a1f", "#5d8438", "#b9d080", 1.6),
        sea("#2b3a1e", "#566a35"),
        wet=0.14,
        blur=0.8,
    ),
    Shot(
        (440, 360),
        brown_frog,
        Camera((2.0, 0.8, -2.1), (0, 0.3, 0), 30),
        Light(sun=(0.5, 0.8, -0.4), ambient=0.65, ground="#8a7a60"),
        suffix="png",
    ),
)
