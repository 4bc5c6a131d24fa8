"""Horses: standing, galloping, grazing, a foal, a portrait."""

import numpy as np

from .canvas import hills, tree_line
from .hoofed import Build, Legs, body_of
from .light import Camera, Light
from .noise import Array, blend, cloudy, step
from .scene import Grass, Shot
from .settings import grains, meadow, sky
from .solid import Model, Paint, Pattern, turn

DARK = Paint("#1b1512", gloss=0.5, shine=30)
HOOF = Paint("#3a3029", gloss=0.2, shine=20)


def coat(colour: str | Pattern) -> Paint:
    return Paint(colour, gloss=0.22, shine=14, fur=0.018, bump=0.15, grain=12)


def hair(colour: str, long: float = 0.16) -> Paint:
    return Paint(colour, gloss=0.12, shine=10, fur=long, bump=1.2, grain=9)


def head(fur: Paint, nose: Paint, blaze: Pattern | None = None) -> Model:
    """A head with its poll at the origin, the muzzle 0.62 units along x."""
    model = Model()
    front = coat(blaze) if blaze else fur
    skull = model.group(0.09)
    skull.ball((0.06, -0.03, 0), (0.16, 0.13, 0.105), front)
    skull.cone((0.08, 0.0, 0), (0.55, -0.05, 0), 0.105, 0.07, front)
    skull.ball((0.13, -0.12, 0), (0.17, 0.13, 0.085), fur)
    skull.cone((0.3, -0.1, 0), (0.56, -0.1, 0), 0.08, 0.062, front)
    skull.ball((0.59, -0.07, 0), (0.085, 0.085, 0.08), nose)
    skull.cone((0.52, -0.15, 0), (0.58, -0.155, 0), 0.05, 0.045, nose)
    details = model.group()
    for side in (1, -1):
        details.ball((0.17, 0.02, 0.098 * side), (0.04, 0.032, 0.022), DARK)
        details.ball((0.64, -0.045, 0.055 * side), (0.022, 0.028, 0.018), DARK)
    ears = model.group(0.03)
    ears.both((-0.03, 0.09, 0.06), (0.0, 0.24, 0.075), 0.042, 0.012, fur)
    return model


def horse(
    build: Build,
    legs: Legs,
    mane: Paint,
    crest: tuple[float, float],
    nod: float,
    nose: Paint | None = None,
    blaze: Pattern | None = None,
    look: float = 0.0,
    wind: float = 0.0,
) -> Model:
    """`crest`: where the poll is (x, y); `nod`: degrees the head points down."""
    model = body_of(build, legs)
    body, (x, y) = model.groups[0], crest
    bulk = build.bulk
    body.cone((0.55, 1.22, 0), (x - 0.06, y - 0.08, 0), 0.27 * bulk, 0.12, build.coat)
    body.cone(
        (0.62, 1.08, 0), ((0.62 + x) / 2, (1.1 + y) / 2 - 0.06, 0), 0.22 * bulk, 0.14, build.coat
    )
    hanging = model.group(0.05)
    for i in range(7):
        share = i / 6
        top = (
            0.34 + (x - 0.4) * share,
            1.47 + (y + 0.02 - 1.47) * share + 0.05 * np.sin(3.1 * share),
            0.02,
        )
        fall = (top[0] - 0.08 - wind, top[1] - 0.2 + wind * 0.7, 0.1)
        hanging.cone(top, fall, 0.055, 0.035, mane)
    tail = model.group(0.06)
    back = wind * 1.6
    tail.tube(
        [
            (-0.8, 1.32, 0),
            (-0.95 - back * 0.5, 1.2 + back * 0.2, 0),
            (-1.02 - back, 0.85 + back * 0.7, 0),
            (-1.0 - back * 1.3, 0.5 + back * 0.9, 0),
        ],
        [0.06, 0.09, 0.1, 0.03],
        mane,
    )
    face = head(build.coat, nose or build.coat, blaze)
    forelock = face.group(0.03)
    forelock.cone((0.0, 0.12, 0), (0.14, 0.085, 0.02), 0.04, 0.02, mane)
    return model.plus(face.moved(turn(0, look, -nod), (x, y, 0)))


def stripe(base: str, white: str = "#f2ece4") -> Pattern:
    def tones(p: Array, n: Array) -> Array:
        return blend(base, white, step(0.04, 0.025, np.abs(p[2])) * step(0.3, 0.6, n[1] + n[0]))

    return tones


def bay() -> Model:
    def shade(p: Array, n: Array) -> Array:
        return blend("#3b1c0e", "#8a4a22", step(0.55, 1.0, p[1]))

    build = Build(coat(shade), Paint("#1d1512", fur=0.01), HOOF)
    return horse(
        build,
        Legs((0.05, -0.06, 0.04, -0.1)),
        hair("#17110e"),
        (1.02, 1.86),
        42,
        coat("#2b1a14"),
        look=-12,
    )


def white_gallop() -> Model:
    def dapple(p: Array, n: Array) -> Array:
        spots = step(0.35, 0.7, cloudy(p[0] * 9, p[1] * 9, p[2] * 9, 2))
        return blend("#bcbab8", "#f1eeea", np.maximum(spots, step(1.1, 1.3, p[1])))

    build = Build(coat(dapple), coat("#a8a5a3"), HOOF)
    return horse(
        build,
        Legs((0.55, 0.2, -0.3, 0.45), (0.12, 0.42, 0.12, 0.2)),
        hair("#f6f2ea", 0.2),
        (1.16, 1.7),
        28,
        coat("#8d8683"),
        wind=0.22,
    ).moved(turn(), (0, 0.08, 0))


def chestnut_grazing() -> Model:
    build = Build(coat("#a5592a"), coat("#efe7dc"), HOOF, bulk=1.04)
    return horse(
        build,
        Legs((0.16, -0.14, 0.1, -0.12)),
        hair("#cf9a5c"),
        (1.18, 0.66),
        68,
        blaze=stripe("#a5592a"),
    )


def pinto() -> Model:
    def spots(p: Array, n: Array) -> Array:
        field = cloudy(p[0] * 1.7 + 3, p[1] * 1.7, p[2] * 1.2 + 2, 2)
        return blend("#f3eee6", "#3a2519", step(0.47, 0.5, field))

    build = Build(coat(spots), coat("#f0eae1"), HOOF)
    return horse(
        build,
        Legs((0.18, -0.16, -0.16, 0.18), (0.1, 0, 0, 0.05)),
        hair("#2a1b14"),
        (1.05, 1.82),
        46,
        coat("#a98a80"),
        stripe("#3a2519"),
        look=-24,
    )


def palomino_head() -> Model:
    gold = coat("#c99a55")
    build = Build(gold, gold, HOOF)
    return horse(
        build,
        Legs(),
        hair("#f3e8d0", 0.12),
        (1.02, 1.88),
        44,
        coat("#b58a68"),
        stripe("#c99a55"),
        look=-20,
    )


FIELD = Light(sun=(0.3, 0.8, 0.6), ambient=0.55, ground="#5f7238")
SHOTS = (
    Shot(
        (800, 640),
        bay,
        Camera((0.6, 1.35, 6.2), (0.08, 0.98, 0), 30),
        FIELD,
        sky("#4d8bd2", "#d3e3ef", 0.5),
        meadow(),
        blur=0.8,
        hairs=16000,
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.22, "#4d6b35", 22),
        grass=Grass(5000, (-5, 5, -6, 2.4), 0.17, ("#7a9a3f", "#587a2e", "#97ad55"), 0.02, 0.3),
    ),
    Shot(
        (640, 448),
        white_gallop,
        Camera((0.9, 1.0, 6.6), (0.1, 1.02, 0), 31),
        Light(sun=(-0.4, 0.6, 0.6), ambient=0.5, ground="#a58a5c", colour="#ffe2b4"),
        sky("#7c9cc8", "#f3d9b5", 0.55, "#fff3e2"),
        grains("#a8824f", "#d8b880", 1.4),
        blur=1.0,
        hairs=16000,
        backdrop=lambda p, v: hills(p, v, v.horizon(), v.height * 0.25, "#7f7a58", "#b3a9a6"),
    ),
    Shot(
        (560, 420),
        chestnut_grazing,
        Camera((-0.7, 1.2, 6.3), (0.16, 0.82, 0), 30),
        FIELD,
        sky("#6fa3da", "#e3ecf0", 0.3),
        meadow("#4b6a24", "#9ab650"),
        blur=0.9,
        hairs=14000,
        backdrop=lambda p, v: hills(p, v, v.horizon(), v.height * 0.3, "#5d7d4b", "#9ab2bd"),
        grass=Grass(4000, (-4, 4, -5, 2.0), 0.15, ("#86a545", "#62852f"), 0.02, 0.3),
        suffix="webp",
    ),
    Shot(
        (420, 560),
        pinto,
        Camera((4.6, 1.5, 3.6), (0.22, 1.02, 0), 27),
        Light(sun=(0.7, 0.7, 0.2), ambient=0.55, ground="#8a744c"),
        sky("#5f97d6", "#d9e5ec", 0.6),
        meadow("#6d6a2c", "#b3a75a", "#c2ad6b"),
        blur=1.2,
        hairs=14000,
        suffix="webp",
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.2, "#5c6b35", 14),
    ),
    Shot(
        (400, 500),
        palomino_head,
        Camera((3.2, 1.75, 3.0), (0.95, 1.52, 0), 24),
        Light(sun=(0.6, 0.6, 0.6), ambient=0.55, ground="#6a7440"),
        sky("#79a7d8", "#e6edf1", 0.5),
        meadow(),
        blur=2.0,
        fill=0,
        hairs=14000,
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.34, "#55733a", 12),
    ),
)
