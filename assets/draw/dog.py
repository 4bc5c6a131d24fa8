"""Dogs: one body, with the coat, the ears and the pose of five."""

import numpy as np

from .canvas import bokeh, hills, tree_line
from .light import Camera, Light
from .noise import Array, blend, cloudy, step
from .scene import Grass, Shot
from .settings import boards, grains, leafy, meadow, plain, sky
from .solid import Group, Model, Paint, Pattern, turn

BLACK = Paint("#15120f", gloss=0.5, shine=40)
EYE = Paint("#2a1608", gloss=1.2, shine=90, mirror=0.05)
TONGUE = Paint("#d9707c", gloss=0.3, shine=25)


def coat(colour: str | Pattern, fur: float = 0.05) -> Paint:
    return Paint(colour, gloss=0.04, shine=6, fur=fur, bump=0.5, grain=22)


def patches(base: str, other: str, size: float, share: float) -> Pattern:
    def tones(p: Array, n: Array) -> Array:
        spots = step(share, share + 0.05, cloudy(p[0] / size, p[1] / size, p[2] / size, 2))
        return blend(base, other, spots)

    return tones


def shaded(back: str, belly: str, low: float, high: float) -> Pattern:
    """Dark above, light below (heights in units of the model)."""

    def tones(p: Array, n: Array) -> Array:
        uneven = 0.12 * (cloudy(p[0] * 6, p[1] * 6, p[2] * 6, 3) - 0.5)
        return (
            blend(belly, back, step(low, high, p[1] + uneven))
            * (0.9 + 0.2 * cloudy(p[0] * 14, p[1] * 14, p[2] * 14, 2))[:, None]
        )

    return tones


def head(
    fur: Paint,
    muzzle: Paint,
    ear: Paint,
    long: float = 0.3,
    floppy: bool = True,
    tongue: bool = False,
    stop: float = 1.0,
) -> Model:
    """A head around the origin that looks along x; about 0.6 units long."""
    model = Model()
    skull = model.group(0.1)
    skull.ball((0, 0, 0), (0.22, 0.2, 0.19), fur)
    skull.ball((0.02, -0.08, 0.08), (0.15, 0.13, 0.12), fur)
    skull.ball((0.02, -0.08, -0.08), (0.15, 0.13, 0.12), fur)
    skull.cone((0.1, -0.05, 0), (0.16 + long, -0.1, 0), 0.135, 0.085, muzzle)
    skull.both((0.2 + long * 0.5, -0.13, 0.035), (0.13 + long, -0.14, 0.03), 0.07, 0.065, muzzle)
    skull.cone((0.08, -0.15, 0), (0.1 + long, -0.2, 0), 0.08, 0.045, muzzle)
    skull.both((0.1, 0.12, 0.075), (0.13, 0.11, 0.1), 0.06 * stop, 0.045, fur)
    flaps = model.group(0.04)
    for side in (1, -1):
        if floppy:
            flaps.ball((-0.04, -0.1, 0.22 * side), (0.1, 0.2, 0.045), ear, turn(12 * side, 0, 8))
            flaps.ball((-0.04, 0.06, 0.18 * side), (0.09, 0.07, 0.06), ear)
        else:
            flaps.cone((-0.06, 0.12, 0.11 * side), (-0.08, 0.33, 0.16 * side), 0.105, 0.025, ear)
    details = model.group(0.02)
    details.ball((0.2 + long + 0.02, -0.06, 0), (0.05, 0.042, 0.055), BLACK)
    eyes = model.group()
    for side in (1, -1):
        eyes.ball((0.195, 0.055, 0.105 * side), 0.042, EYE)
    if tongue:
        out = model.group(0.03)
        out.ball((0.13 + long, -0.24, 0), (0.06, 0.02, 0.045), TONGUE, turn(0, 0, -30))
        out.ball((0.17 + long, -0.31, 0), (0.025, 0.08, 0.045), TONGUE)
    return model


def leg(
    group: Group,
    hip: tuple[float, float, float],
    bend: float,
    foot: float,
    fur: Paint,
    paw: Paint,
    thick: float = 1.0,
) -> None:
    """From the hip down to y=0; `bend` moves the knee, `foot` the paw forward."""
    x, y, z = hip
    knee = (x + bend, y * 0.48, z)
    ankle = (x + foot * 0.8, 0.09, z)
    group.cone(hip, knee, 0.11 * thick, 0.066 * thick, fur)
    group.cone(knee, ankle, 0.062 * thick, 0.046 * thick, paw)
    group.ball((x + foot + 0.05, 0.05, z), (0.1, 0.055, 0.07), paw)


def standing(
    fur: Paint,
    legs: Paint,
    tail: str = "up",
    stride: float = 0.12,
    thick: float = 1.0,
    length: float = 1.0,
    tall: float = 1.0,
) -> Model:
    """A body on four legs, shoulders at x=0.45, about 0.9 high."""
    model = Model()
    body = model.group(0.12)
    h, front, rear = 0.62 * tall, 0.42 * length, -0.42 * length
    body.ball((front - 0.06, h, 0), (0.28, 0.27 * thick, 0.2 * thick), fur)
    body.cone((front - 0.1, h - 0.02, 0), (rear, h + 0.05, 0), 0.23 * thick, 0.18 * thick, fur)
    body.ball((rear, h + 0.02, 0), (0.22, 0.2 * thick, 0.18 * thick), fur)
    body.cone((front, h + 0.08, 0), (front + 0.22, h + 0.36, 0), 0.19 * thick, 0.14 * thick, fur)
    for side, way in ((1, 1.0), (-1, -1.0)):
        leg(
            body,
            (front, h - 0.06, 0.13 * side),
            0.02 - stride * way,
            -stride * way * 1.2,
            fur,
            legs,
        )
        # hind legs: the knee forward, the hock back
        x, z = rear, 0.12 * side
        swing = stride * way * 1.3
        body.cone((x - 0.02, h, z), (x + 0.09 + swing * 0.5, h * 0.55, z), 0.15, 0.09, fur)
        hock = (x - 0.12 + swing, h * 0.33, z)
        body.cone((x + 0.09 + swing * 0.5, h * 0.55, z), hock, 0.085, 0.05, fur)
        body.cone(hock, (x - 0.06 + swing, 0.08, z), 0.05, 0.05, legs)
        body.ball((x + swing, 0.05, z), (0.1, 0.055, 0.065), legs)
    base = (rear - 0.16, h + 0.12, 0)
    if tail == "up":
        body.tube(
            [base, (rear - 0.34, h + 0.3, 0), (rear - 0.36, h + 0.52, 0.03)],
            [0.07, 0.06, 0.03],
            fur,
        )
    elif tail == "curl":
        body.tube(
            [
                base,
                (rear - 0.2, h + 0.36, 0),
                (rear - 0.02, h + 0.42, 0.04),
                (rear + 0.08, h + 0.3, 0.08),
            ],
            [0.08, 0.1, 0.1, 0.06],
            fur,
        )
    else:
        body.tube(
            [base, (rear - 0.3, h - 0.05, 0), (rear - 0.36, h - 0.3, 0)], [0.075, 0.07, 0.03], fur
        )
    return model


def sitting(fur: Paint, chest: Paint, legs: Paint) -> Model:
    """Sits upright, looking along x."""
    model = Model()
    body = model.group(0.12)
    body.ball((-0.22, 0.3, 0), (0.32, 0.3, 0.27), fur)
    body.cone((-0.16, 0.4, 0), (0.12, 0.82, 0), 0.26, 0.2, fur)
    body.ball((0.16, 0.66, 0), (0.17, 0.26, 0.19), chest)
    body.cone((0.13, 0.85, 0), (0.2, 1.08, 0), 0.18, 0.15, fur)
    for side in (1, -1):
        body.cone((0.16, 0.6, 0.12 * side), (0.2, 0.1, 0.13 * side), 0.1, 0.065, legs)
        body.ball((0.26, 0.05, 0.13 * side), (0.11, 0.055, 0.075), legs)
        body.ball((-0.14, 0.22, 0.24 * side), (0.25, 0.2, 0.11), fur)
        body.ball((0.1, 0.05, 0.29 * side), (0.16, 0.055, 0.075), legs)
    body.tube([(-0.46, 0.12, 0), (-0.66, 0.07, 0.2), (-0.62, 0.07, 0.42)], [0.08, 0.075, 0.04], fur)
    return model


def labrador() -> Model:
    gold = coat(shaded("#c58f4c", "#e6c592", 0.35, 0.75), 0.06)
    pale = coat("#d9b27a", 0.05)
    body = standing(gold, pale, "up")
    face = head(coat("#cf9c5b", 0.035), coat("#dfb985", 0.02), coat("#a9743a", 0.04), tongue=True)
    return body.plus(face.moved(turn(0, -28, -4), (0.74, 1.06, 0), 1.0))


def beagle() -> Model:
    def saddle(p: Array, n: Array) -> Array:
        uneven = 0.16 * (cloudy(p[0] * 5, p[1] * 5, p[2] * 5, 3) - 0.5)
        brown = blend("#f2ebe0", "#a4652e", step(0.42, 0.5, p[1] + uneven))
        black = step(0.6, 0.68, p[1] + uneven) * step(0.42, 0.3, p[0] + uneven)
        return blend(brown, "#241c18", black)

    def face(p: Array, n: Array) -> Array:
        blaze = step(0.07, 0.035, np.abs(p[2])) * step(-0.05, 0.1, p[0])
        return blend("#a9672f", "#f4ede2", np.maximum(blaze, step(0.16, 0.24, p[0])))

    fur, white = coat(saddle, 0.03), coat("#f2ebe0", 0.03)
    top = head(coat(face, 0.02), coat(face, 0.015), coat("#87491f", 0.025), long=0.24)
    return standing(fur, white, "up", thick=1.0, length=0.95, stride=0.05).plus(
        top.moved(turn(0, -38, 0), (0.7, 1.04, 0), 1.05)
    )


def husky() -> Model:
    def mask(p: Array, n: Array) -> Array:
        white = step(0.06, -0.03, p[1] - 0.25 * np.maximum(p[0] - 0.1, 0))
        white = np.maximum(
            white,
            step(0.05, 0.02, np.abs(np.abs(p[2]) - 0.085))
            * step(0.14, 0.1, p[1])
            * step(0.05, 0.12, p[0]),
        )
        return blend("#4a4d54", "#f3f2ef", white)

    grey, white = coat(shaded("#555860", "#8f9299", 0.3, 0.6), 0.07), coat("#eceae6", 0.07)
    face = head(
        coat(mask, 0.04), coat(mask, 0.02), coat("#3c3e44", 0.035), floppy=False, tongue=True
    )
    eyes = Paint("#7fb4dc", gloss=1.2, shine=80)
    for group in face.groups[3:4]:
        group.parts = []
        for side in (1, -1):
            group.ball((0.195, 0.05, 0.105 * side), 0.042, eyes)
            group.ball((0.222, 0.052, 0.115 * side), 0.02, BLACK)
    return sitting(grey, white, white).plus(face.moved(turn(0, -8, -3), (0.3, 1.26, 0), 1.08))


def poodle() -> Model:
    def curl(tone: str) -> Paint:
        return Paint(tone, gloss=0.03, shine=5, fur=0.05, bump=1.6, grain=16)

    brown, dark = curl("#6d4227"), curl("#5a341e")
    face = head(brown, coat("#7b4d2f", 0.02), dark, long=0.26)
    puff = face.groups[0]
    puff.ball((-0.02, 0.17, 0), (0.19, 0.15, 0.18), brown)
    body = standing(brown, dark, "up", stride=0.1, length=0.85, tall=1.05, thick=1.05)
    body.groups[0].ball((-0.72, 1.18, 0), 0.13, brown)
    return body.plus(face.moved(turn(0, -34, 0), (0.66, 1.12, 0), 1.0))


def portrait() -> Model:
    def face(p: Array, n: Array) -> Array:
        tan = np.maximum(
            step(0.15, 0.25, p[0]) * step(0.0, -0.05, p[1]),
            step(0.035, 0.02, np.hypot(p[1] - 0.12, np.abs(p[2]) - 0.085)),
        )
        return blend("#1d1917", "#a8652c", tan)

    fur = coat(face, 0.035)
    top = head(fur, fur, coat("#171311", 0.045), tongue=True, long=0.27)
    model = Model()
    neck = model.group(0.15)
    neck.cone((-0.2, -0.2, 0), (-0.3, -0.9, 0), 0.24, 0.36, coat("#1b1715", 0.06))
    neck.ball((-0.1, -0.85, 0), (0.3, 0.35, 0.33), coat("#2a211c", 0.06))
    collar = model.group()
    collar.disc((-0.22, -0.46, 0), (-0.25, -0.56, 0), 0.315, 0.03, Paint("#c8262b", 0.4, 30))
    return top.moved(turn(0, 0, 4)).plus(model)


GREEN = Light(sun=(0.35, 0.8, 0.6), ambient=0.6, ground="#56702f")
SHOTS = (
    Shot(
        (640, 520),
        labrador,
        Camera((0.5, 0.95, 4.3), (0.16, 0.68, 0), 34),
        GREEN,
        sky("#5b95d6", "#cfe1ef", 0.5),
        meadow(),
        blur=0.9,
        hairs=26000,
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.3, "#4e6f34"),
        grass=Grass(5200, (-4, 4, -5, 1.6), 0.16, ("#6f9437", "#55792a", "#8cab4c"), 0.02, 0.25),
    ),
    Shot(
        (420, 420),
        beagle,
        Camera((2.2, 1.0, 3.4), (0.12, 0.6, 0), 30),
        Light(sun=(0.7, 0.7, 0.3), ambient=0.5, ground="#6f5a46"),
        plain("#b9b2a6", "#d8d2c6", 0.06),
        boards(),
        blur=0.4,
        hairs=14000,
    ),
    Shot(
        (480, 720),
        husky,
        Camera((3.4, 1.2, 1.5), (0.0, 0.76, 0), 35),
        Light(sun=(0.5, 0.5, 0.8), ambient=0.75, ground="#b9c4d2", zenith="#8fb2dd"),
        plain("#9db4cc", "#e3e9ef", 0.05),
        grains("#cfdae6", "#f6f9fc", 2.0, 0.5),
        blur=1.2,
        hairs=26000,
        flow=(-0.3, -0.9, 0),
        suffix="webp",
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.36, "#5f7683", 16, True),
    ),
    Shot(
        (560, 400),
        poodle,
        Camera((-0.4, 0.9, 3.9), (0.0, 0.68, 0), 33),
        Light(sun=(-0.5, 0.75, 0.55), ambient=0.5, ground="#a08b62", colour="#ffe3b8"),
        sky("#7db2e2", "#f2e4cd", 0.4),
        grains("#b99b69", "#ead3a4", 1.2),
        blur=0.8,
        hairs=15000,
        flow=(-0.2, -0.3, 0.2),
        backdrop=lambda p, v: hills(p, v, v.horizon(), v.height * 0.16, "#7d9a8c", "#a9c3d2"),
    ),
    Shot(
        (300, 360),
        portrait,
        Camera((2.6, 0.15, 1.15), (-0.02, -0.2, 0), 30),
        Light(sun=(0.6, 0.7, 0.7), ambient=0.65, ground="#5c6b3a"),
        leafy("#24401d", "#557d31", "#a9c463", 1.4),
        blur=2.2,
        hairs=12000,
        flow=(-0.5, -0.8, 0),
        fill=0,
        backdrop=lambda p, v: bokeh(p, v, ("#dbe8a0", "#8fb35a"), 16, v.width * 0.07),
    ),
)
