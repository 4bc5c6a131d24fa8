"""Birds: a robin on a twig, a gull in flight, an ostrich, a mallard on water, a macaw."""

import numpy as np

from .canvas import bokeh, tree_line
from .light import Camera, Light
from .noise import Array, blend, cloudy, noise, step
from .scene import Grass, Shot
from .settings import leafy, meadow, sea, sky
from .solid import Group, Model, Paint, Pattern, turn

EYE = Paint("#0d0b0a", gloss=1.4, shine=90)
BARK = Paint("#6b5238", gloss=0.03, bump=1.4, grain=14)


def plumage(colour: str | Pattern, down: float = 0.03) -> Paint:
    return Paint(colour, gloss=0.06, shine=8, fur=down, bump=0.3, grain=30)


def quills(light: str, dark: str, tip: str, pitch: float = 0.07) -> Pattern:
    """Long feathers side by side, darker at their edges and towards the tip (-x)."""

    def tones(p: Array, n: Array) -> Array:
        edge = np.abs(np.mod((p[1] + 0.35 * p[0]) / pitch, 1) - 0.5)
        return blend(blend(light, dark, step(0.3, 0.48, edge)), tip, step(-0.25, -0.45, p[0]))

    return tones


def foot(
    group: Group,
    x: float,
    z: float,
    y: float,
    top: float,
    paint: Paint,
    thick: float = 0.016,
    toe: float = 0.12,
) -> None:
    """A thin leg from `top` down to y with three toes forward and one back."""
    group.cone((x - 0.02, top, z), (x, y, z), thick * 1.3, thick, paint)
    for dx, dz in ((1, 0), (0.8, 0.55), (0.8, -0.55), (-0.7, 0)):
        group.cone((x, y, z), (x + toe * dx, y - 0.005, z + toe * dz), thick, thick * 0.6, paint)


def songbird(
    back: Paint, chest: Paint, belly: Paint, wing: Paint, beak: Paint, crest: bool = False
) -> Model:
    """About 1.1 long, looks along x, its feet at y=0."""
    model = Model()
    body = model.group(0.12)
    body.ball((-0.05, 0.42, 0), (0.34, 0.25, 0.235), back, turn(0, 0, 32))
    body.ball((0.08, 0.4, 0), (0.24, 0.24, 0.215), chest)
    body.ball((-0.04, 0.3, 0), (0.26, 0.18, 0.19), belly)
    body.ball((0.22, 0.72, 0), (0.19, 0.175, 0.165), back)
    body.ball((0.27, 0.62, 0), (0.15, 0.15, 0.14), chest)
    if crest:
        body.cone((0.14, 0.84, 0), (0.02, 1.0, 0), 0.07, 0.02, back)
    tail = model.group(0.03)
    tail.ball((-0.56, 0.16, 0), (0.36, 0.028, 0.085), wing, turn(0, 0, 32))
    for side in (1, -1):
        tail.ball((-0.18, 0.4, 0.2 * side), (0.4, 0.15, 0.055), wing, turn(8 * side, 6 * side, 30))
    face = model.group()
    face.cone((0.36, 0.72, 0), (0.5, 0.695, 0), 0.042, 0.006, beak)
    for side in (1, -1):
        face.ball((0.3, 0.765, 0.128 * side), 0.036, EYE)
        foot(face, 0.02, 0.08 * side, 0.02, 0.22, Paint("#5a4436", 0.1))
    return model


def twig(model: Model) -> None:
    wood = model.group(0.03)
    wood.tube(
        [(-1.3, -0.2, 0.25), (-0.5, -0.06, 0.05), (0.2, -0.05, 0), (1.4, 0.12, -0.2)],
        [0.075, 0.065, 0.06, 0.045],
        BARK,
    )
    wood.cone((0.5, -0.02, -0.05), (0.95, -0.35, 0.2), 0.03, 0.018, BARK)
    leaves = model.group()
    for x, y, z, a in ((0.98, -0.4, 0.22, 40), (-0.9, 0.02, 0.2, -30), (1.2, 0.24, -0.15, 50)):
        leaves.ball((x, y, z), (0.17, 0.015, 0.075), Paint("#5d8a34", 0.2, 20), turn(30, 20, a))


def robin() -> Model:
    orange = plumage("#d3672a")
    model = songbird(
        plumage("#6f604c"),
        orange,
        plumage("#ece4d6"),
        Paint(quills("#75644d", "#4a3e30", "#4a3e30"), fur=0.02),
        Paint("#3a3028", 0.3),
    )
    twig(model)
    return model


def gull() -> Model:
    white = plumage("#f4f5f6", 0.02)
    model = Model()
    body = model.group(0.12)
    body.ball((0, 0, 0), (0.62, 0.19, 0.2), white)
    body.cone((0.4, 0.03, 0), (0.66, 0.09, 0), 0.16, 0.125, white)
    body.ball((0.68, 0.1, 0), (0.14, 0.125, 0.115), white)
    body.ball((-0.72, 0.0, 0), (0.34, 0.03, 0.16), white)

    def feathers(p: Array, n: Array) -> Array:
        z = np.abs(p[2])
        edge = np.abs(np.mod(p[0] * 5 + z * 3.2, 1) - 0.5)
        base = blend("#b9c3cd", "#8f9ba7", step(0.36, 0.48, edge) * 0.7)
        trailing = step(-0.18, -0.24, p[0] + 0.32 * np.maximum(z - 0.9, 0))
        base = blend(base, "#f2f4f5", np.maximum(trailing, step(-0.2, -0.5, n[1]) * 0.55))
        return blend(base, "#1d2024", step(1.7, 1.85, z))

    wings = model.group(0.06)
    cloth = Paint(feathers, gloss=0.05, fur=0.015)
    for side in (1, -1):
        wings.ball((0.12, 0.14, 0.55 * side), (0.27, 0.04, 0.62), cloth, turn(-15 * side, 0, 0))
        wings.ball(
            (0.04, 0.27, 1.35 * side), (0.23, 0.028, 0.7), cloth, turn(-4 * side, -14 * side, 0)
        )
        wings.ball((-0.16, 0.28, 1.86 * side), (0.12, 0.02, 0.42), cloth, turn(0, -32 * side, 0))
    face = model.group()
    face.cone((0.78, 0.09, 0), (0.98, 0.06, 0), 0.042, 0.014, Paint("#eab22c", 0.5, 30))
    for side in (1, -1):
        face.ball((0.75, 0.135, 0.088 * side), 0.022, EYE)
        face.cone(
            (-0.4, -0.14, 0.06 * side),
            (-0.68, -0.1, 0.06 * side),
            0.022,
            0.018,
            Paint("#e39a34", 0.2),
        )
    return model.moved(turn(0, -52, 0) @ turn(-12, 0, 10))


def ostrich() -> Model:
    black = Paint("#1f1c1b", gloss=0.03, fur=0.13, bump=1.5, grain=9)
    white = Paint("#efeae0", gloss=0.03, fur=0.14, bump=1.4, grain=9)
    pink = Paint("#c7a08a", gloss=0.08, shine=10, bump=0.4, grain=18)
    model = Model()
    body = model.group(0.1)
    body.ball((0, 1.28, 0), (0.52, 0.36, 0.34), black)
    body.ball((-0.3, 1.32, 0), (0.32, 0.3, 0.3), black)
    body.ball((-0.56, 1.34, 0), (0.19, 0.22, 0.19), white)
    body.ball((-0.08, 1.2, 0.29), (0.38, 0.22, 0.1), black)
    body.ball((-0.36, 1.08, 0.28), (0.17, 0.12, 0.09), white)
    neck = model.group(0.08)
    neck.tube(
        [(0.42, 1.38, 0), (0.6, 1.62, 0), (0.62, 1.95, 0), (0.68, 2.24, 0), (0.74, 2.42, 0)],
        [0.17, 0.1, 0.075, 0.065, 0.07],
        pink,
    )
    neck.ball((0.79, 2.46, 0), (0.12, 0.085, 0.085), Paint("#8a7262", fur=0.02))
    neck.cone((0.86, 2.44, 0), (1.03, 2.41, 0), 0.05, 0.022, Paint("#b39470", 0.2))
    legs = model.group(0.05)
    for side, way in ((1, 0.16), (-1, -0.18)):
        z = 0.17 * side
        legs.cone((0.0, 1.1, z), (0.05 + way, 0.78, z), 0.17, 0.08, pink)
        legs.cone((0.05 + way, 0.78, z), (-0.1 + way * 1.4, 0.42, z), 0.07, 0.045, pink)
        legs.cone((-0.1 + way * 1.4, 0.42, z), (-0.02 + way * 1.9, 0.06, z), 0.042, 0.04, pink)
        legs.cone((-0.02 + way * 1.9, 0.05, z), (0.2 + way * 1.9, 0.035, z), 0.045, 0.035, pink)
        legs.cone(
            (-0.02 + way * 1.9, 0.05, z),
            (0.12 + way * 1.9, 0.035, z + 0.08 * side),
            0.035,
            0.028,
            pink,
        )
    face = model.group()
    for side in (1, -1):
        face.ball((0.83, 2.48, 0.07 * side), 0.03, EYE)
    return model


def mallard() -> Model:
    def sides(p: Array, n: Array) -> Array:
        fine = 0.9 + 0.2 * noise(p[0] * 40, p[1] * 14, p[2] * 40)
        base = blend("#b7b1a8", "#5d3620", step(0.25, 0.4, p[0]) * step(0.05, 0.12, p[1]))
        back = step(0.32, 0.42, p[1]) * step(0.35, 0.2, p[0])
        return blend(base, "#6b5a49", back) * fine[:, None]

    grey = plumage(sides, 0.02)
    model = Model()
    body = model.group(0.1)
    body.ball((0, 0.16, 0), (0.62, 0.28, 0.32), grey)
    body.ball((0.36, 0.2, 0), (0.27, 0.25, 0.25), grey)
    body.cone((-0.45, 0.26, 0), (-0.78, 0.4, 0), 0.17, 0.04, plumage("#24211f", 0.02))
    wing = Paint(quills("#a79b8d", "#85796c", "#6a5f56", 0.13), fur=0.02)
    for side in (1, -1):
        body.ball((-0.1, 0.28, 0.26 * side), (0.46, 0.17, 0.08), wing)
    neck = model.group(0.05)
    green = Paint("#14603c", gloss=0.7, shine=14, fur=0.012, mirror=0.03)
    neck.cone((0.44, 0.36, 0), (0.48, 0.44, 0), 0.15, 0.13, plumage("#f2f0ea", 0.012))
    neck.cone((0.49, 0.5, 0), (0.55, 0.68, 0), 0.125, 0.12, green)
    neck.ball((0.6, 0.74, 0), (0.175, 0.145, 0.135), green)
    beak = model.group(0.02)
    beak.ball((0.83, 0.695, 0), (0.15, 0.035, 0.065), Paint("#e3b52f", 0.4, 30), turn(0, 0, -8))
    beak.cone((0.7, 0.72, 0), (0.84, 0.7, 0), 0.06, 0.03, Paint("#e3b52f", 0.4, 30))
    for side in (1, -1):
        model.group().ball((0.66, 0.785, 0.115 * side), 0.026, EYE)
    return model


def macaw() -> Model:
    def coat(p: Array, n: Array) -> Array:
        base = blend("#f1b41f", "#1f6fc2", step(0.02, -0.06, p[0] - 0.3 * (p[1] - 0.5)))
        base = blend(base, "#3f9a4a", step(0.98, 1.04, p[1]) * step(0.05, 0.12, p[0]))
        return base * (0.88 + 0.24 * cloudy(p[0] * 14, p[1] * 14, p[2] * 14, 2))[:, None]

    feathers = plumage(coat, 0.035)
    blue = Paint(quills("#2478cc", "#134a8f", "#0f3a7a", 0.09), gloss=0.1, fur=0.025)
    model = Model()
    body = model.group(0.12)
    body.ball((0.0, 0.5, 0), (0.24, 0.42, 0.25), feathers, turn(0, 0, -14))
    body.ball((0.1, 0.92, 0), (0.21, 0.2, 0.18), feathers)
    body.cone((-0.12, 0.15, 0), (-0.38, -0.75, 0), 0.11, 0.035, blue)
    for side in (1, -1):
        body.ball((-0.13, 0.46, 0.2 * side), (0.17, 0.45, 0.07), blue, turn(0, 0, -18))
    face = model.group(0.01)
    for side in (1, -1):
        face.ball((0.2, 0.9, 0.1 * side), (0.1, 0.1, 0.075), Paint("#f3f1ea", 0.1))
        face.ball((0.215, 0.95, 0.166 * side), 0.026, EYE)
    horn = Paint("#1a191b", gloss=0.6, shine=40)
    beak = model.group(0.02)
    beak.tube(
        [(0.27, 0.95, 0), (0.41, 0.92, 0), (0.47, 0.8, 0), (0.44, 0.7, 0)],
        [0.085, 0.08, 0.05, 0.012],
        horn,
    )
    beak.cone((0.28, 0.84, 0), (0.37, 0.77, 0), 0.06, 0.035, horn)
    perch = model.group(0.02)
    perch.tube([(-0.35, 0.02, -1.2), (0.06, 0.04, 0), (0.3, 0.12, 1.2)], [0.09, 0.085, 0.08], BARK)
    for side in (1, -1):
        for k in (-1, 0, 1):
            perch.cone(
                (0.02, 0.14, 0.1 * side + 0.035 * k),
                (0.16, 0.06, 0.1 * side + 0.05 * k),
                0.025,
                0.02,
                Paint("#4a4543", 0.1),
            )
    return model


SHOTS = (
    Shot(
        (500, 500),
        robin,
        Camera((1.2, 0.75, 3.2), (0, 0.4, 0), 28),
        Light(sun=(0.4, 0.8, 0.6), ambient=0.6, ground="#5a6a3a"),
        leafy("#31502a", "#6a9440", "#c9dc8f", 1.8),
        blur=2.6,
        hairs=16000,
        fill=1.45,
        flow=(-0.7, -0.6, 0),
        backdrop=lambda p, v: bokeh(p, v, ("#dce8a8", "#8fb55c"), 14, v.width * 0.08),
    ),
    Shot(
        (640, 400),
        gull,
        Camera((1.0, -3.4, 5.6), (0, 0.1, 0), 36),
        Light(sun=(0.3, 0.8, 0.5), ambient=0.75, ground="#9db4c6"),
        sky("#3f86d2", "#a9cfee", 0.35),
        blur=0.6,
        hairs=7000,
        suffix="webp",
    ),
    Shot(
        (400, 600),
        ostrich,
        Camera((2.2, 1.6, 6.0), (0.1, 1.25, 0), 30),
        Light(sun=(0.4, 0.8, 0.5), ambient=0.55, ground="#8f7a4a", colour="#ffecca"),
        sky("#6fa6dc", "#efe6d0", 0.3),
        meadow("#7a6a30", "#c4ab62", "#d8bd7a"),
        blur=1.1,
        hairs=16000,
        flow=(-0.7, -0.6, 0),
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.08, "#6a7440", 9),
        grass=Grass(2500, (-4, 4, -4, 2.2), 0.14, ("#b8a055", "#93833f", "#cdb56c"), 0.015, 0.3),
    ),
    Shot(
        (560, 440),
        mallard,
        Camera((0.9, 0.75, 3.4), (0.05, 0.3, 0), 30),
        Light(sun=(0.3, 0.7, 0.6), ambient=0.6, ground="#3a5560"),
        sky("#6f9fc8", "#cfdcc9", 0.4),
        sea("#1f4550", "#3f7075"),
        wet=0.16,
        blur=0.8,
        hairs=9000,
        flow=(-0.9, -0.2, 0),
    ),
    Shot(
        (360, 480),
        macaw,
        Camera((2.4, 0.8, 2.6), (0.05, 0.4, 0), 30),
        Light(sun=(0.6, 0.8, 0.4), ambient=0.6, ground="#3f6a3a"),
        leafy("#173a20", "#2f7038", "#8fc86a", 1.6),
        blur=2.4,
        hairs=12000,
        fill=0.98,
        flow=(-0.3, -0.9, 0),
        backdrop=lambda p, v: bokeh(p, v, ("#a8d888", "#4f9a50"), 14, v.width * 0.09),
    ),
)
