"""Airplanes: airliner at the airport, jumbo in flight, fighter, propeller plane, one from below."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PyQt5.QtGui import QPainter

from .canvas import View, hills, houses, tree_line
from .light import Camera, Light
from .noise import Array, blend, noise, step
from .scene import Shot
from .settings import meadow, road, sky
from .solid import Distance, Group, Model, Paint, Pattern, turn
from .vehicle import BLACK, CHROME, lacquer, wheel

GREY = Paint("#b9bfc6", gloss=0.5, shine=40, mirror=0.08)
HOLLOW = Paint("#17181b", gloss=0.1)
Ring = tuple[float, float, float]  # x, radius, height of the middle


def hull(group: Group, rings: Sequence[Ring], paint: Paint, flat: float = 1.0) -> None:
    """A body of revolution through rings; `flat` > 1 makes it wider than high."""
    x, r, y = (np.array(column, dtype=np.float32) for column in zip(*rings, strict=True))

    def distance(p: Array) -> Array:
        radius, centre = np.interp(p[0], x, r), np.interp(p[0], x, y)
        aside = np.hypot(p[1] - centre, p[2] / flat) - radius
        ends = np.abs(p[0] - (x[0] + x[-1]) / 2) - (x[-1] - x[0]) / 2
        return np.asarray(np.maximum(aside * 0.8, ends), dtype=np.float32)

    middle = float(x[0] + x[-1]) / 2
    reach = float(x[-1] - x[0]) / 2 + float(r.max()) * max(flat, 1)
    group.shape(distance, (middle, float(y.mean()), 0), reach, paint)


def wing(
    group: Group,
    root: tuple[float, float],
    tip: tuple[float, float],
    start: float,
    span: float,
    y: float,
    thick: float,
    paint: Paint,
    rise: float = 0.0,
) -> None:
    """Both wings: leading and trailing edge (x) at root and tip, z from start to span."""
    for side in (1, -1):
        outline = [
            (root[0], start * side),
            (tip[0], span * side),
            (tip[1], span * side),
            (root[1], start * side),
        ]

        def half(p: Array, side: int = side) -> Array:
            share = np.clip((p[2] * side - start) / (span - start), 0, 1)
            return thick * (1 - 0.7 * share)

        lifted = Group(0.0)
        lifted.slab(outline, half, thick * 0.28, paint, (0, 2, 1), 0.0, thick)
        part = lifted.parts[0]

        def distance(p: Array, flat: Distance = part.distance, side: int = side) -> Array:
            q = p.copy()
            q[1] -= y + rise * np.maximum(p[2] * side - start, 0)
            return flat(q) * 0.9

        centre = part.centre + np.array([0, y + rise * (span - start) / 2, 0], np.float32)
        group.shape(distance, centre, part.radius + abs(rise) * span, paint)


def fin(
    group: Group, outline: Sequence[tuple[float, float]], thick: float, paint: Paint, z: float = 0.0
) -> None:
    group.slab(outline, thick, thick * 0.5, paint, middle=z)


@dataclass(frozen=True)
class Livery:
    top: str
    belly: str
    band: str
    nose: float  # x of the pilots' windows
    size: float = 1.0  # radius of the fuselage
    rows: tuple[float, ...] = (0.18,)

    def pattern(self) -> Pattern:
        def tones(p: Array, n: Array) -> Array:
            s = self.size
            base = blend(self.belly, self.top, step(-0.42 * s, -0.36 * s, p[1]))
            band = step(-0.3 * s, -0.26 * s, p[1]) * step(-0.08 * s, -0.12 * s, p[1])
            base = blend(base, self.band, band)
            side = step(0.35, 0.5, np.abs(n[2]))
            for row in self.rows:
                panes = step(0.5, 0.3, np.abs(np.mod(p[0] / (0.42 * s), 1) - 0.5) * 2)
                spot = panes * step(0.13 * s, 0.09 * s, np.abs(p[1] - row * s))
                spot = spot * step(self.nose - 1.3 * s, self.nose - 1.5 * s, p[0]) * side
                base = blend(
                    base, "#20272e", spot * step(-self.nose * 0.72, -self.nose * 0.7, p[0])
                )
            slant = p[0] - self.nose + 0.5 * (p[1] - 0.35 * s)
            cockpit = step(0.34 * s, 0.28 * s, np.abs(slant)) * step(0.2 * s, 0.24 * s, p[1])
            return blend(base, "#12181d", cockpit * step(0.56 * s, 0.52 * s, p[1]))

        return tones


def engine(model: Model, x: float, y: float, z: float, r: float, colour: str) -> None:
    for side in (1, -1):
        pod = model.group(0.02)
        pod.disc((x - r * 2.6, y, z * side), (x, y, z * side), r, r * 0.3, lacquer(colour))
        pod.cone((x - r * 2.4, y, z * side), (x - r * 3.6, y, z * side), r * 0.75, r * 0.3, GREY)
        pod.box((x - r * 1.6, y + r * 1.1, z * side), (r * 1.5, r * 0.5, r * 0.14), 0.03, GREY)
        mouth = model.group()
        mouth.disc((x - 0.05, y, z * side), (x + 0.02, y, z * side), r * 0.86, 0.02, CHROME)
        mouth.disc((x, y, z * side), (x + 0.035, y, z * side), r * 0.74, 0.02, HOLLOW)
        mouth.cone((x, y, z * side), (x + 0.1, y, z * side), r * 0.22, 0.03, GREY)


def airliner(
    livery: Livery,
    tail: str,
    pods: str,
    engines: tuple[tuple[float, float], ...],
    gear: bool = False,
    hump: bool = False,
) -> Model:
    """About 15 units long with a fuselage of radius 1; wheels down to y=-2.1 if `gear`."""
    model = Model()
    body = model.group(0.25)
    skin = lacquer(livery.pattern(), 0.1)
    hull(
        body,
        [
            (-8.3, 0.08, 0.6),
            (-7.0, 0.42, 0.5),
            (-5.0, 0.82, 0.16),
            (-3.5, 1.0, 0),
            (5.4, 1.0, 0),
            (6.4, 0.92, -0.03),
            (7.1, 0.7, -0.12),
            (7.6, 0.42, -0.2),
            (7.85, 0.05, -0.25),
        ],
        skin,
    )
    if hump:
        body.ball((4.2, 0.72, 0), (3.0, 0.85, 0.8), skin)
    wings = model.group()
    wing(wings, (2.1, -1.7), (-2.2, -3.1), 0.3, 8.2, -0.45, 0.26, GREY, 0.1)
    wing(wings, (-5.8, -7.6), (-7.4, -8.2), 0.2, 2.9, 0.45, 0.12, GREY, 0.08)
    fin(wings, [(-5.2, 0.8), (-7.2, 3.6), (-8.3, 3.6), (-7.9, 0.7)], 0.13, lacquer(tail))
    for x, z in engines:
        engine(model, x, -0.98 + 0.1 * z, z, 0.5, pods)
    if gear:
        legs = model.group()
        legs.cone((5.3, -0.8, 0), (5.3, -1.8, 0), 0.1, 0.1, GREY)
        legs.both((-0.9, -0.6, 1.3), (-0.9, -1.7, 1.3), 0.14, 0.14, GREY)
        lifted = Model()
        for x, z in ((5.3, 0.25), (-0.5, 1.55), (-1.3, 1.55), (-0.5, 1.0), (-1.3, 1.0)):
            wheel(lifted, x, 0.4, z, 0.3, spokes=0)
            wheel(lifted, x, 0.4, -z, 0.3, spokes=0)
        model = model.plus(lifted.moved(turn(), (0, -2.1, 0)))
    return model


def at_gate() -> Model:
    livery = Livery("#f3f4f5", "#c3c8ce", "#1d4f9c", 6.75)
    return airliner(livery, "#1d4f9c", "#e9ebed", ((1.9, 2.9),), gear=True).moved(
        turn(), (0, 2.1, 0)
    )


def jumbo() -> Model:
    livery = Livery("#f4f4f2", "#d5d8da", "#b3262c", 6.6, 1.0, (0.18, 0.95))
    return airliner(livery, "#b3262c", "#f0f0ee", ((1.7, 2.6), (-0.6, 5.0)), hump=True).moved(
        turn(-14, 0, 12)
    )


def from_below() -> Model:
    livery = Livery("#e7ebef", "#eef1f4", "#e07b1f", 6.75)
    return airliner(livery, "#e07b1f", "#e07b1f", ((1.9, 2.9),)).moved(turn(0, 35, 6))


def fighter() -> Model:
    def camouflage(p: Array, n: Array) -> Array:
        spots = step(0.48, 0.53, noise(p[0] * 0.9 + 3, p[2] * 0.9, p[1] * 0.9))
        return blend("#7f8b95", "#59646e", spots)

    skin = Paint(camouflage, gloss=0.35, shine=25, mirror=0.05)
    model = Model()
    body = model.group(0.15)
    hull(
        body,
        [
            (-4.6, 0.42, 0),
            (-3.5, 0.55, 0),
            (0.0, 0.62, 0),
            (2.2, 0.5, 0),
            (4.0, 0.3, -0.05),
            (5.4, 0.02, -0.12),
        ],
        skin,
        1.25,
    )
    body.box((0.9, -0.15, 0.62), (1.3, 0.32, 0.22), 0.1, skin)
    body.box((0.9, -0.15, -0.62), (1.3, 0.32, 0.22), 0.1, skin)
    more = model.group()
    more.ball((2.1, 0.42, 0), (1.15, 0.36, 0.32), Paint("#3a2f1a", 1.2, 90, 0.35))
    wing(more, (1.4, -2.6), (-1.6, -2.7), 0.4, 3.6, 0.0, 0.1, skin)
    wing(more, (-2.9, -4.5), (-4.2, -5.0), 0.4, 2.0, 0.0, 0.07, skin)
    for z in (0.55, -0.55):
        fin(more, [(-2.4, 0.3), (-3.9, 1.9), (-4.7, 1.9), (-4.5, 0.3)], 0.07, skin, z)
    more.both((0.2, -0.02, 3.6), (-2.6, -0.02, 3.6), 0.1, 0.09, Paint("#dfe3e6", 0.4))
    more.both((-4.3, 0, 0.3), (-4.95, 0, 0.3), 0.34, 0.27, Paint("#2b2622", 0.3, 20))
    more.both((-4.9, 0, 0.3), (-5.02, 0, 0.3), 0.2, 0.2, Paint("#ff9a3c", glow=4))
    return model.moved(turn(32, 24, 12))


def propeller() -> Model:
    def paint(p: Array, n: Array) -> Array:
        base = blend("#f2efe6", "#c3262b", step(-0.02, -0.06, p[1] - 0.04 * p[0]))
        glass = step(0.3, 0.34, p[1]) * step(1.3, 1.25, p[0]) * step(-0.55, -0.5, p[0])
        post = step(0.09, 0.06, np.abs(np.mod(p[0] + 0.35, 0.85) - 0.42))
        return blend(base, "#1a2229", glass * (1 - post) * step(0.78, 0.74, p[1]))

    model = Model()
    body = model.group(0.15)
    skin = lacquer(paint)
    hull(
        body,
        [
            (-4.0, 0.1, 0.2),
            (-2.0, 0.36, 0.1),
            (-0.4, 0.62, 0.12),
            (0.8, 0.68, 0.12),
            (1.6, 0.55, -0.02),
            (2.5, 0.42, -0.06),
            (2.7, 0.2, -0.06),
        ],
        skin,
    )
    body.box((0.3, 0.5, 0), (0.75, 0.34, 0.5), 0.2, skin)
    more = model.group()
    white = lacquer("#f0ede4")
    wing(more, (1.05, -0.5), (0.95, -0.3), 0.0, 5.0, 0.88, 0.12, white, 0.02)
    wing(more, (-3.1, -4.0), (-3.3, -4.0), 0.0, 1.6, 0.22, 0.06, white)
    fin(more, [(-2.8, 0.3), (-3.6, 1.4), (-4.15, 1.4), (-4.05, 0.2)], 0.06, lacquer("#c3262b"))
    more.both((0.3, -0.3, 0.5), (0.1, 0.85, 2.4), 0.045, 0.045, white)
    more.ball((2.8, -0.06, 0), (0.3, 0.2, 0.2), lacquer("#c3262b"))
    for angle in (70, 250):
        more.ball(
            (2.75, -0.06 + 0.75 * np.sin(np.radians(angle)), 0.75 * np.cos(np.radians(angle))),
            (0.04, 0.78, 0.1),
            BLACK,
            turn(90 - angle, 0, 0),
        )
    more.both((0.4, -0.4, 0.3), (0.3, -1.05, 0.95), 0.06, 0.05, white)
    more.cone((2.0, -0.4, 0), (2.1, -1.05, 0), 0.06, 0.05, white)
    lifted = Model()
    for x, z in ((0.3, 1.05), (0.3, -1.05), (2.1, 0.08)):
        wheel(lifted, x, 0.27, z, 0.18, spokes=0)
    return model.plus(lifted.moved(turn(), (0, -1.35, 0))).moved(turn(), (0, 1.35, 0))


def airport(p: QPainter, v: View) -> None:
    houses(p, v, v.horizon() + 2, v.height * 0.1, ("#aeb4ba", "#c9ccce", "#98a2ab"), 4, "#4a6074")
    tree_line(p, v, v.horizon() + 2, v.height * 0.05, "#5d7550", 40)


HIGH = Light(sun=(0.3, 0.8, 0.5), ambient=0.65, ground="#8fa5b8")
SHOTS = (
    Shot(
        (1600, 800),
        at_gate,
        Camera((3.0, 3.4, 27.0), (0, 2.0, 0), 36),
        Light(sun=(0.3, 0.8, 0.6), ambient=0.55, ground="#77777a"),
        sky("#4a8ad6", "#d8e6f1", 0.45),
        road(edge=9.0, middle=6.5, line="#e3c23a"),
        blur=0.35,
        backdrop=airport,
    ),
    Shot(
        (640, 480),
        jumbo,
        Camera((15.0, -3.0, 19.0), (0, 0, 0), 36),
        HIGH,
        sky("#3f7fcf", "#bcd7ee", 0.55),
        blur=0.4,
    ),
    Shot(
        (512, 384),
        fighter,
        Camera((6.0, 5.0, 13.0), (0, 0, 0), 36),
        Light(sun=(0.5, 0.8, 0.3), ambient=0.55, ground="#6b7c8c"),
        sky("#5c86b8", "#dfe6ea", 0.75),
        blur=0.6,
        suffix="webp",
    ),
    Shot(
        (560, 420),
        propeller,
        Camera((8.5, 2.2, 9.0), (0, 1.2, 0), 38),
        Light(sun=(0.5, 0.8, 0.5), ambient=0.6, ground="#70803f"),
        sky("#5f9ad8", "#dbe8ef", 0.4),
        meadow(),
        blur=0.7,
        backdrop=lambda p, v: hills(p, v, v.horizon(), v.height * 0.22, "#5f8050", "#9db6c0"),
    ),
    Shot(
        (400, 400),
        from_below,
        Camera((3.0, -22.0, 12.0), (0, 0, 0), 40),
        Light(sun=(0.6, 0.5, 0.6), ambient=1.0, ground="#c9d6e2"),
        sky("#2f6fc4", "#6aa2de", 0.3),
        blur=0.5,
    ),
)
