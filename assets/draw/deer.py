"""Deer: stags with antlers, a doe, a spotted fawn and one in snow."""

import numpy as np
from PyQt5.QtGui import QPainter

from .canvas import View, bokeh, colour, polygon, tree_line
from .hoofed import Build, Legs, body_of
from .light import Camera, Light
from .noise import Array, blend, cloudy, step
from .scene import Grass, Shot
from .settings import grains, leafy, meadow, plain, sky
from .solid import Model, Paint, Pattern, turn

DARK = Paint("#17110d", gloss=0.6, shine=30)
HOOF = Paint("#2b241f", gloss=0.1)
BONE = Paint("#9c7c57", gloss=0.15, shine=14, bump=0.5, grain=20)
WHITE = Paint("#f2ebdf", fur=0.035)


def coat(colour: str | Pattern, fur: float = 0.03) -> Paint:
    return Paint(colour, gloss=0.05, shine=8, fur=fur, bump=0.3, grain=16)


def brown(back: str, belly: str, spots: bool = False) -> Pattern:
    """Dark along the spine, light below; fawns have rows of white spots."""

    def tones(p: Array, n: Array) -> Array:
        uneven = 0.2 * (cloudy(p[0] * 4, p[1] * 4, p[2] * 4, 3) - 0.5)
        base = blend(belly, back, step(0.85, 1.15, p[1] + uneven))
        rump = step(-0.72, -0.82, p[0]) * step(1.35, 1.25, p[1]) * step(0.8, 0.9, p[1])
        base = blend(base, "#efe6d6", rump)
        if spots:
            u, v = p[0] * 8.5, p[1] * 9 + 0.5 * np.floor(p[0] * 8.5)
            round_ = np.hypot(np.mod(u, 1) - 0.5, np.mod(v, 1) - 0.5)
            base = blend(
                base,
                "#fbf5e8",
                step(0.3, 0.22, round_) * step(1.0, 1.08, p[1]) * step(0.62, 0.5, p[0]),
            )
        return base

    return tones


def antler(model: Model, size: float, points: int) -> None:
    """A pair, from the top of the head up, out and forward."""
    for side in (1, -1):
        horn = model.group(0.02)
        beam = [
            (0.0, 0.1, 0.05),
            (-0.1, 0.28, 0.17),
            (-0.14, 0.5, 0.27),
            (-0.02, 0.75, 0.3),
            (0.12, 0.92, 0.26),
        ]
        beam = [(x * size, 0.08 + (y - 0.08) * size, z * size * side) for x, y, z in beam]
        horn.tube(beam, [0.034, 0.03, 0.026, 0.02, 0.01], BONE)
        for i in range(points):
            x, y, z = beam[1 + i % 3]
            horn.cone(
                (x, y, z),
                (x + 0.22 * size, y + (0.14 + 0.05 * i) * size, z + 0.03 * side),
                0.022,
                0.007,
                BONE,
            )


def head(fur: Paint, pale: Paint) -> Model:
    """A head with its poll at the origin, the nose 0.42 units along x."""
    model = Model()
    skull = model.group(0.06)
    skull.ball((0.04, -0.01, 0), (0.13, 0.11, 0.095), fur)
    skull.cone((0.08, -0.02, 0), (0.36, -0.09, 0), 0.088, 0.045, fur)
    skull.cone((0.08, -0.09, 0), (0.33, -0.13, 0), 0.06, 0.036, pale)
    for side in (1, -1):
        skull.cone((-0.02, 0.05, 0.075 * side), (-0.06, 0.13, 0.2 * side), 0.03, 0.055, fur)
        skull.cone((-0.06, 0.13, 0.2 * side), (-0.07, 0.17, 0.28 * side), 0.05, 0.015, fur)
    ears = model.group()
    details = model.group()
    for side in (1, -1):
        ears.ball((-0.02, 0.13, 0.2 * side), (0.03, 0.035, 0.075), pale, turn(-28 * side, 0, 0))
        details.ball((0.13, 0.025, 0.082 * side), (0.036, 0.032, 0.024), DARK)
    details.ball((0.395, -0.085, 0), (0.032, 0.035, 0.042), DARK)
    return model


def deer(
    build: Build,
    legs: Legs,
    crest: tuple[float, float],
    nod: float,
    look: float,
    antlers: float = 0.0,
    pale: Paint = WHITE,
    points: int = 3,
) -> Model:
    model = body_of(build, legs)
    body, (x, y) = model.groups[0], crest
    body.cone((0.58, 1.2, 0), (x - 0.05, y - 0.05, 0), 0.2 * build.bulk, 0.095, build.coat)
    body.cone((0.64, 1.1, 0), ((0.64 + x) / 2 + 0.02, (1.1 + y) / 2, 0), 0.15, 0.1, pale)
    tail = model.group(0.04)
    tail.cone((-0.82, 1.3, 0), (-0.92, 1.12, 0), 0.05, 0.03, WHITE)
    face = head(build.shins, pale)
    if antlers:
        antler(face, antlers, points)
    return model.plus(face.moved(turn(0, look, -nod), (x, y, 0)))


def build(back: str, belly: str, spots: bool = False) -> Build:
    return Build(coat(brown(back, belly, spots)), coat(back, 0.014), HOOF, bulk=0.82, bone=0.72)


def stag() -> Model:
    return deer(
        build("#7d4f2b", "#b08c63"),
        Legs((0.06, -0.08, 0.08, -0.1)),
        (0.98, 1.86),
        12,
        -35,
        1.05,
        coat("#c9ab82"),
    )


def doe() -> Model:
    return deer(build("#a8703c", "#d6b78c"), Legs((0.14, -0.12, -0.12, 0.14)), (0.96, 1.8), 14, -62)


def fawn() -> Model:
    return deer(
        build("#a5652f", "#cfa673", True), Legs((0.0, -0.12, 0.1, -0.08)), (0.9, 1.72), 10, -40
    )


def winter_stag() -> Model:
    return deer(
        build("#6b5643", "#94806a"),
        Legs((0.1, -0.12, 0.12, -0.12), (0.05, 0, 0, 0)),
        (1.0, 1.84),
        8,
        -20,
        1.15,
        coat("#a59480"),
        3,
    )


def portrait() -> Model:
    return deer(build("#8a5a33", "#b8946a"), Legs(), (0.98, 1.86), 10, -28, 0.9, coat("#d3b890"))


def trunks(p: QPainter, v: View, tone: str = "#3c3024") -> None:
    """A forest edge: leaves and stems behind each other."""
    tree_line(p, v, v.horizon() + v.height * 0.03, v.height * 0.75, "#3d5a2a", 12)
    for _ in range(9):
        x = v.width * v.random.random()
        wide = v.width * (0.012 + 0.03 * v.random.random())
        shade = 0.7 + 0.5 * v.random.random()
        foot = v.horizon() + v.height * 0.06
        polygon(
            p,
            [(x - wide, foot), (x - wide * 0.7, 0), (x + wide * 0.5, 0), (x + wide, foot)],
            colour(tone, shade),
        )


SHOTS = (
    Shot(
        (640, 720),
        stag,
        Camera((1.9, 1.35, 6.2), (0.12, 1.28, 0), 30),
        Light(sun=(0.4, 0.8, 0.5), ambient=0.5, ground="#55602f", colour="#ffeec8"),
        leafy("#1f3418", "#456a2b", "#a8bf66", 1.2),
        meadow("#3b4d1e", "#7d8f3f", "#8a7440"),
        backdrop=trunks,
        blur=1.1,
        fill=0.95,
        hairs=18000,
        grass=Grass(4500, (-4, 4, -4, 2.6), 0.22, ("#6d8a37", "#4c6b28", "#8d9a4c"), 0.02, 0.3),
    ),
    Shot(
        (480, 360),
        doe,
        Camera((0.2, 1.3, 6.0), (0.05, 1.05, 0), 31),
        Light(sun=(-0.2, 0.8, 0.6), ambient=0.55, ground="#75703c"),
        sky("#8db4dc", "#e9efee", 0.4),
        meadow("#6b6a2c", "#b4a558", "#c7a964"),
        blur=0.9,
        hairs=14000,
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.45, "#4f6a35", 16),
        grass=Grass(4500, (-4, 4, -4, 2.4), 0.24, ("#a89a4e", "#7d8338", "#c4b167"), 0.016, 0.3),
    ),
    Shot(
        (400, 480),
        fawn,
        Camera((2.6, 1.5, 5.2), (0.05, 1.0, 0), 26),
        Light(sun=(0.5, 0.8, 0.4), ambient=0.6, ground="#4f6a2e"),
        leafy("#27451d", "#4f7a30", "#b4cf72", 1.3),
        meadow("#35521d", "#76993f", "#6b7f35"),
        blur=1.4,
        hairs=14000,
        backdrop=lambda p, v: bokeh(p, v, ("#9fc060", "#5d8a38"), 22, v.width * 0.06),
        grass=Grass(4200, (-3, 3, -3, 2.4), 0.26, ("#6f9a3a", "#4d7a2b", "#8fb550"), 0.022, 0.3),
        orientation=6,
    ),
    Shot(
        (700, 560),
        winter_stag,
        Camera((-0.6, 1.2, 6.6), (0.12, 1.22, 0), 31),
        Light(sun=(-0.5, 0.5, 0.6), ambient=0.75, ground="#c3ccd8", zenith="#9db6d6"),
        plain("#a9b8c9", "#e4e8ec", 0.06),
        grains("#cdd7e3", "#f7f9fb", 2.0, 0.5),
        blur=1.1,
        fill=0.95,
        hairs=16000,
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.5, "#6a7d80", 14, True),
    ),
    Shot(
        (320, 400),
        portrait,
        Camera((3.3, 1.9, 2.2), (0.9, 2.02, 0), 31),
        Light(sun=(0.6, 0.7, 0.5), ambient=0.6, ground="#5a5f33"),
        leafy("#3a2f1a", "#8a6a2c", "#d9b45c", 1.3),
        blur=2.2,
        fill=0,
        hairs=12000,
        suffix="webp",
        backdrop=lambda p, v: bokeh(p, v, ("#e3c070", "#a88038"), 14, v.width * 0.08),
    ),
)
