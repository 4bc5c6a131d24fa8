"""Cats: faces with slit pupils and whiskers, sitting, walking and lying bodies."""

import numpy as np

from .canvas import bokeh, tree_line
from .light import Camera, Light
from .noise import Array, blend, cloudy, step
from .scene import Grass, Shot
from .settings import boards, carpet, leafy, meadow, plain, sky
from .solid import Model, Paint, Pattern, turn

NOSE = Paint("#c9808a", gloss=0.3, shine=20)
PUPIL = Paint("#080808", gloss=1.4, shine=90)
WHISKER = Paint("#f8f8f4", glow=0.25)


def coat(colour: str | Pattern, fur: float = 0.035) -> Paint:
    return Paint(colour, gloss=0.03, shine=6, fur=fur, bump=0.4, grain=24)


def tabby(light: str, dark: str, belly: str) -> Pattern:
    """Bands around body, legs and tail."""

    def tones(p: Array, n: Array) -> Array:
        wave = 0.5 * (cloudy(p[0] * 4, p[1] * 4, p[2] * 4, 3) - 0.5)
        bands = np.sin((p[0] + 0.35 * p[1] + wave * 0.5) * 42)
        low = np.sin((p[1] + wave * 0.2) * 55)
        stripes = step(0.1, 0.6, np.where(p[1] > 0.26, bands, low))
        base = blend(belly, light, step(0.1, 0.4, p[1] + wave * 0.3))
        return blend(base, dark, stripes * 0.85)

    return tones


def tabby_face(light: str, dark: str, pale: str) -> Pattern:
    """The letter M on the forehead, streaks on the cheeks, a pale muzzle."""

    def tones(p: Array, n: Array) -> Array:
        side = np.abs(p[2])
        wave = 0.02 * (cloudy(p[0] * 18, p[1] * 18, p[2] * 18, 2) - 0.5)
        brow = step(0.2, 0.7, np.sin((side + wave) * 95)) * step(0.07, 0.1, p[1])
        cheek = step(0.3, 0.8, np.sin((p[1] + 0.5 * p[0] + wave) * 70)) * step(0.13, 0.16, side)
        base = blend(light, pale, step(0.17, 0.23, p[0]) * step(0.02, -0.02, p[1]))
        base = blend(base, pale, step(-0.1, -0.14, p[1]))
        return blend(base, dark, np.maximum(brow, cheek) * 0.85)

    return tones


def eye_colours(iris: str) -> Pattern:
    """A slit pupil in an iris with a dark rim; the eye looks along x, its middle at y=0.03."""

    def tones(p: Array, n: Array) -> Array:
        across, up = (np.abs(p[2]) - 0.1) / 0.05, (p[1] - 0.03) / 0.052
        away = np.hypot(across, up)
        slit = step(0.3, 0.2, np.abs(across) + 0.25 * up * up)
        tone = blend(iris, "#f4f0b8", step(0.3, 0.75, away) * 0.35)
        return blend(tone, "#060606", np.maximum(slit, step(0.78, 0.9, away)))

    return tones


def head(
    fur: Paint, muzzle: Paint, iris: str, ear: Paint | None = None, inner: str = "#d8a49c"
) -> Model:
    """A head around the origin that looks along x, about 0.5 wide."""
    model, ear = Model(), ear or fur
    skull = model.group(0.07)
    skull.ball((0, 0.02, 0), (0.2, 0.185, 0.22), fur)
    skull.both((0.05, -0.07, 0.1), (0.07, -0.07, 0.12), 0.12, 0.11, fur)
    skull.cone((0.1, 0.05, 0), (0.2, -0.03, 0), 0.085, 0.05, fur)
    skull.both((0.19, -0.075, 0.04), (0.18, -0.08, 0.06), 0.058, 0.05, muzzle)
    skull.cone((0.14, -0.13, 0), (0.17, -0.13, 0), 0.06, 0.045, muzzle)
    ears = model.group(0.03)
    for side in (1, -1):
        ears.slab([(-0.11, 0.0), (0.1, 0.0), (0.03, 0.19), (-0.005, 0.21)], 0.022, 0.02, ear)
        part = ears.parts.pop()
        piece = Model()
        piece.group().parts.append(part)
        inside = piece.group()
        inside.slab(
            [(-0.065, 0.02), (0.06, 0.02), (0.012, 0.155)],
            0.012,
            0.008,
            Paint(inner, fur=0.012),
            middle=0.018,
        )
        # the plane of the ear faces forward and a little outward
        placed = piece.moved(turn(-12, 90 - 22 * side, 0), (0.02, 0.14, 0.125 * side))
        placed = placed.moved(turn(10 * side, 0, 0))
        model.groups.extend(placed.groups)
    model.groups.remove(ears)
    eyes = model.group()
    for side in (1, -1):
        eyes.ball(
            (0.15, 0.03, 0.1 * side),
            (0.046, 0.05, 0.053),
            Paint(eye_colours(iris), gloss=1.3, shine=70, glow=0.25),
            turn(0, -18 * side, 0),
        )
    nose = model.group(0.01)
    nose.ball((0.243, -0.035, 0), (0.022, 0.022, 0.032), NOSE)
    mouth = model.group()
    mouth.cone((0.243, -0.06, 0), (0.236, -0.1, 0), 0.006, 0.005, Paint("#4a2a2a"))
    for side in (1, -1):
        for k in (-1, 0, 1):
            a = (0.2, -0.075 + 0.018 * k, 0.125 * side)
            model.group().cone(
                a, (0.26 - 0.02 * abs(k), -0.08 + 0.07 * k, 0.38 * side), 0.003, 0.0012, WHISKER
            )
    return model


def sitting(fur: Paint, chest: Paint, paw: Paint) -> Model:
    model = Model()
    body = model.group(0.1)
    body.ball((-0.2, 0.25, 0), (0.27, 0.26, 0.25), fur)
    body.cone((-0.12, 0.34, 0), (0.06, 0.6, 0), 0.22, 0.15, fur)
    body.ball((0.1, 0.48, 0), (0.12, 0.2, 0.14), chest)
    for side in (1, -1):
        body.cone((0.1, 0.45, 0.085 * side), (0.14, 0.08, 0.085 * side), 0.075, 0.048, paw)
        body.ball((0.18, 0.04, 0.085 * side), (0.08, 0.045, 0.058), paw)
        body.ball((-0.1, 0.19, 0.2 * side), (0.2, 0.18, 0.1), fur)
        body.ball((0.08, 0.04, 0.23 * side), (0.12, 0.045, 0.06), paw)
    body.tube(
        [(-0.4, 0.08, 0), (-0.45, 0.06, 0.25), (-0.2, 0.055, 0.42), (0.1, 0.05, 0.4)],
        [0.06, 0.06, 0.055, 0.04],
        fur,
    )
    return model


def walking(fur: Paint, paw: Paint) -> Model:
    model = Model()
    body = model.group(0.09)
    body.ball((0.3, 0.46, 0), (0.2, 0.18, 0.14), fur)
    body.cone((0.25, 0.45, 0), (-0.35, 0.47, 0), 0.165, 0.15, fur)
    body.ball((-0.38, 0.46, 0), (0.19, 0.17, 0.14), fur)
    body.cone((0.38, 0.5, 0), (0.52, 0.62, 0), 0.13, 0.11, fur)
    for side, way in ((1, 0.11), (-1, -0.11)):
        z = 0.085 * side
        body.tube(
            [(0.34, 0.42, z), (0.33 + way * 0.4, 0.22, z), (0.34 + way * 1.3, 0.06, z)],
            [0.09, 0.052, 0.042],
            paw,
        )
        body.ball((0.38 + way * 1.3, 0.035, z), (0.07, 0.038, 0.05), paw)
        body.tube(
            [
                (-0.4, 0.42, z),
                (-0.34 - way, 0.26, z),
                (-0.5 - way, 0.17, z),
                (-0.44 - way * 1.2, 0.05, z),
            ],
            [0.125, 0.075, 0.045, 0.04],
            paw,
        )
        body.ball((-0.4 - way * 1.2, 0.035, z), (0.07, 0.038, 0.048), paw)
    body.tube(
        [(-0.52, 0.52, 0), (-0.72, 0.6, 0), (-0.82, 0.8, 0), (-0.78, 0.98, 0.02)],
        [0.06, 0.052, 0.048, 0.035],
        fur,
    )
    return model


def lying(fur: Paint, paw: Paint) -> Model:
    """A loaf with the forepaws stretched out."""
    model = Model()
    body = model.group(0.1)
    body.ball((-0.2, 0.2, 0), (0.45, 0.2, 0.24), fur)
    body.ball((0.14, 0.22, 0), (0.2, 0.21, 0.19), fur)
    body.ball((-0.38, 0.17, 0.16), (0.22, 0.16, 0.12), fur)
    for side in (1, -1):
        body.cone((0.16, 0.1, 0.12 * side), (0.44, 0.05, 0.1 * side), 0.075, 0.05, paw)
        body.ball((0.47, 0.045, 0.1 * side), (0.075, 0.045, 0.055), paw)
    body.tube([(-0.6, 0.1, 0), (-0.62, 0.06, 0.28), (-0.3, 0.055, 0.42)], [0.06, 0.06, 0.04], fur)
    return model


def grey_tabby() -> Model:
    stripes = coat(tabby("#98897a", "#3b332c", "#cfc3b4"))
    face = coat(tabby_face("#9a8a78", "#3a312a", "#e8dfd2"), 0.022)
    body = sitting(stripes, coat("#d8cdbf"), coat(tabby("#a39483", "#453b33", "#cbbfb0")))
    return body.plus(
        head(face, coat("#efe8dd", 0.012), "#a9b93c").moved(turn(0, -6, 0), (0.13, 0.82, 0), 1.05)
    )


def ginger() -> Model:
    fur = coat(tabby("#dd8f43", "#a9561d", "#f2d3a8"))
    face = coat(tabby_face("#e09648", "#a9561d", "#f8e6cf"), 0.02)
    top = head(face, coat("#fbf0e0", 0.012), "#c9a93a")
    return walking(fur, fur).plus(top.moved(turn(0, -48, 0), (0.62, 0.74, 0.03), 0.95))


def black() -> Model:
    fur = coat("#1d1a1c", 0.03)
    model = Model()
    neck = model.group(0.15)
    neck.cone((-0.06, -0.15, 0), (-0.16, -0.6, 0), 0.17, 0.24, coat("#1a1719", 0.045))
    neck.ball((-0.16, -0.7, 0), (0.25, 0.26, 0.3), coat("#1a1719", 0.045))
    return model.plus(head(fur, coat("#242022", 0.012), "#9fd04a", inner="#5b4146"))


def siamese() -> Model:
    def points(p: Array, n: Array) -> Array:
        return blend("#e9dcc6", "#4a3227", step(0.02, 0.2, p[0] + 0.3 * np.maximum(-p[1], 0)))

    dark, pale = coat("#4c352a", 0.02), coat("#e6d8c1", 0.035)
    body = sitting(pale, coat("#efe5d3"), dark)
    for part in range(len(body.groups[0].parts) - 3, len(body.groups[0].parts)):
        old = body.groups[0].parts[part]
        body.groups[0].parts[part] = type(old)(old.distance, old.centre, old.radius, dark)
    face = coat(points, 0.018)
    return body.plus(
        head(face, coat("#3f2a22", 0.01), "#5aa6e0", dark, "#6d4a40").moved(
            turn(0, 8, 0), (0.13, 0.82, 0), 1.05
        )
    )


def calico() -> Model:
    def spots(p: Array, n: Array) -> Array:
        field = cloudy(p[0] * 3.2 + 1, p[1] * 3.2, p[2] * 3.2, 2)
        tone = blend("#f4f0ea", "#cf7f35", step(0.52, 0.55, field))
        return blend(
            tone,
            "#2a2422",
            step(0.5, 0.53, cloudy(p[0] * 3 + 9, p[1] * 3, p[2] * 3, 2)) * step(0.2, 0.3, p[1]),
        )

    def face(p: Array, n: Array) -> Array:
        above = step(0.02, 0.05, p[1] + 0.5 * np.abs(p[2]) - 0.06)
        tone = blend("#f7f3ee", "#d58539", above * step(0.01, 0.03, p[2]))
        return blend(tone, "#2b2523", above * step(-0.01, -0.03, p[2]))

    fur = coat(spots)
    return lying(fur, coat("#f4f0ea")).plus(
        head(coat(face, 0.02), coat("#fbf7f2", 0.012), "#d3a83a").moved(
            turn(0, -14, 0), (0.24, 0.5, 0), 1.05
        )
    )


SHOTS = (
    Shot(
        (480, 640),
        grey_tabby,
        Camera((3.0, 0.85, 1.4), (0.0, 0.5, 0), 28),
        Light(sun=(0.6, 0.8, 0.5), ambient=0.55, ground="#8a6a4a", colour="#ffeccd"),
        plain("#8f9a8b", "#b5b8a4", 0.05),
        boards("#7d5430", "#bb8a57"),
        blur=1.0,
        hairs=24000,
        flow=(-0.3, -0.9, 0),
    ),
    Shot(
        (720, 480),
        ginger,
        Camera((0.7, 0.75, 2.9), (-0.03, 0.5, 0), 36),
        Light(sun=(0.3, 0.8, 0.6), ambient=0.55, ground="#5d7433"),
        sky("#7eaede", "#dfe9ee", 0.4),
        meadow(),
        blur=1.3,
        hairs=26000,
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.4, "#587a38", 14),
        grass=Grass(5000, (-3, 3, -4, 1.0), 0.12, ("#7a9c3c", "#5b8030", "#93ad50"), 0.012, 0.25),
    ),
    Shot(
        (360, 360),
        black,
        Camera((1.9, 0.1, 0.35), (0, -0.06, 0), 29),
        Light(sun=(0.5, 0.7, -0.7), ambient=1.1, ground="#7a6a5a", strength=1.5),
        leafy("#6d5a2d", "#b08a3c", "#ecd596", 1.6),
        blur=2.5,
        hairs=14000,
        flow=(-0.6, -0.7, 0),
        fill=0,
        backdrop=lambda p, v: bokeh(p, v, ("#f0d898", "#d9b35c"), 14, v.width * 0.08),
    ),
    Shot(
        (512, 512),
        siamese,
        Camera((2.7, 0.75, -1.5), (-0.06, 0.53, 0), 28),
        Light(sun=(0.5, 0.8, -0.4), ambient=0.65, ground="#9a9088"),
        hairs=22000,
        flow=(-0.3, -0.9, 0),
        suffix="png",
    ),
    Shot(
        (600, 400),
        calico,
        Camera((1.9, 0.72, 2.0), (-0.06, 0.27, 0), 30),
        Light(sun=(0.2, 0.9, 0.6), ambient=0.6, ground="#8e5a4a", colour="#fff0dc"),
        plain("#5d6f80", "#7d8d98", 0.05),
        carpet("#8d3d36", "#c9a77c"),
        blur=0.9,
        hairs=22000,
        suffix="webp",
    ),
)
