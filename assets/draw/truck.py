"""Trucks: articulated lorry, dump truck, fire engine, tanker, box van."""

import numpy as np
from PyQt5.QtGui import QPainter

from .canvas import View, hills, houses, tree_line
from .light import Camera, Light
from .noise import Array, blend, noise, step
from .scene import Shot
from .settings import grains, road, sky
from .solid import Model, Paint, Pattern
from .vehicle import (
    AMBER,
    BLACK,
    CHROME,
    GLASS,
    LAMP,
    PLATE,
    RED_LAMP,
    lacquer,
    seams,
    wheel,
    windows,
)

STEEL = Paint("#8b9096", gloss=0.5, shine=30, mirror=0.15)


def cab(
    model: Model,
    colour: str,
    x0: float,
    x1: float,
    low: float,
    high: float,
    wide: float = 1.15,
    nose: bool = False,
) -> None:
    """A cab from x0 (rear) to x1 (front); with a bonnet before it if `nose`."""
    belt = low + (high - low) * 0.52
    paint = lacquer(
        seams(colour, (x1 - 0.22, x0 + 0.25), low + 0.1, belt, [(x0 + 0.45, belt - 0.1)])
    )
    body = model.group()
    body.slab([(x0, low), (x1, low), (x1 + 0.02, belt), (x0, belt)], wide, 0.06, paint)
    glass = windows(colour, ((x0 + 0.1, 0.22), (x1 - 0.12, 0.12)), belt, high, 0.0, 0.2)
    top = [(x0, belt - 0.1), (x1 + 0.02, belt - 0.1), (x1 - 0.16, high), (x0, high)]
    body.slab(top, wide - 0.02, 0.06, Paint(glass, gloss=0.9, shine=80))
    front = x1
    if nose:
        front = x1 + 1.15
        bonnet = [
            (x1 - 0.1, low),
            (front, low),
            (front, belt - 0.22),
            (front - 0.1, belt - 0.1),
            (x1 - 0.1, belt + 0.02),
        ]
        body.slab(bonnet, wide * 0.74, 0.1, lacquer(colour))
    trim = model.group()
    grille = wide * (0.5 if nose else 0.72)
    trim.box(
        (front + 0.02, (low + belt) / 2 + 0.05, 0), (0.05, (belt - low) * 0.3, grille), 0.02, BLACK
    )
    for k in range(5):
        y = low + (belt - low) * (0.32 + 0.11 * k)
        trim.box((front + 0.06, y, 0), (0.02, 0.02, grille), 0.01, CHROME)
    trim.box((front + 0.05, low - 0.02, 0), (0.12, 0.17, wide), 0.06, CHROME if nose else STEEL)
    trim.box((front + 0.18, low, 0), (0.02, 0.06, 0.26), 0.005, PLATE)
    for side in (1, -1):
        z = wide * (0.86 if nose else 0.78) * side
        trim.ball((front + 0.04, low + 0.28, z), (0.1, 0.12, 0.17), LAMP)
        trim.ball((front + 0.0, low + 0.5, z), (0.06, 0.05, 0.1), AMBER)
        trim.cone(
            (x1, belt + 0.1, wide * side),
            (x1 + 0.16, belt + 0.25, (wide + 0.2) * side),
            0.025,
            0.025,
            BLACK,
        )
        trim.box((x1 + 0.16, belt + 0.3, (wide + 0.22) * side), (0.05, 0.24, 0.1), 0.04, BLACK)
        trim.box((x0 + 0.6, low - 0.22, (wide - 0.1) * side), (0.3, 0.05, 0.1), 0.02, STEEL)


def chassis(
    model: Model,
    x0: float,
    x1: float,
    axles: tuple[float, ...],
    r: float = 0.5,
    wide: float = 1.15,
    rim: str = "#c4c7ca",
) -> None:
    frame = model.group()
    frame.box(((x0 + x1) / 2, r + 0.2, 0), ((x1 - x0) / 2, 0.14, 0.5), 0.03, BLACK)
    for x in axles:
        frame.cone((x, r, -0.9), (x, r, 0.9), 0.12, 0.12, BLACK)
        for side in (1, -1):
            wheel(model, x, r, wide * side, 0.34, rim, 8)


def ribs(base: str, band: str, low: float, high: float, pitch: float = 0.16) -> Pattern:
    """Corrugated sheet metal with a coloured band between two heights."""

    def tones(p: Array, n: Array) -> Array:
        wave = 0.86 + 0.14 * step(-0.6, 0.6, np.sin(p[0] * 6.283 / pitch))
        wave = np.where(np.abs(n[2]) > 0.5, wave, 1)
        colours = blend(base, band, step(low, low + 0.02, p[1]) * step(high, high - 0.02, p[1]))
        dirt = step(high - 0.2, low - 1.2, p[1]) * noise(p[0] * 3, p[1] * 3, p[2]) * 0.3
        return blend(colours, "#6a6052", dirt) * wave[:, None]

    return tones


def lorry() -> Model:
    model = Model()
    chassis(model, -5.6, 4.2, (3.85, 1.3, 0.2, -3.7, -4.8), 0.5)
    cab(model, "#b3202a", 1.5, 3.1, 0.75, 3.0, nose=True)
    box = model.group()
    box.box(
        (-2.2, 2.35, 0),
        (3.45, 1.35, 1.22),
        0.05,
        Paint(ribs("#e6e8ea", "#2b5fa8", 1.5, 1.85), gloss=0.3, shine=30, mirror=0.06),
    )
    for side in (1, -1):
        box.cone((1.35, 0.9, 0.95 * side), (1.35, 3.6, 0.95 * side), 0.09, 0.09, CHROME)
        box.disc((2.3, 0.7, 0.95 * side), (0.9, 0.7, 0.95 * side), 0.28, 0.05, CHROME)
    return model


def dumper() -> Model:
    model, yellow = Model(), "#eda81c"
    chassis(model, -3.2, 2.8, (2.05, -1.3, -2.55), 0.62, 1.2, "#d8a42a")
    cab(model, yellow, 1.1, 2.75, 0.85, 2.75)
    bed = model.group()
    dirty = Paint(ribs(yellow, "#c98a14", 1.0, 1.35, 0.62), gloss=0.4, shine=30, mirror=0.05)
    bed.slab(
        [
            (-3.3, 1.4),
            (-2.9, 1.12),
            (0.8, 1.12),
            (0.95, 1.5),
            (1.05, 2.75),
            (2.5, 3.0),
            (2.5, 3.12),
            (0.85, 3.0),
            (0.7, 2.6),
            (-3.5, 2.5),
        ],
        1.28,
        0.04,
        dirty,
    )
    load = model.group(0.25)
    soil = Paint("#6b4e33", gloss=0.0, bump=1.2, grain=6)
    for x, y in ((-2.4, 2.3), (-1.4, 2.45), (-0.4, 2.5), (0.3, 2.4)):
        load.ball((x, y, 0.1), (0.8, 0.5, 1.0), soil)
    return model


def fire_engine() -> Model:
    model, red = Model(), "#c4161c"

    def panels(p: Array, n: Array) -> Array:
        side = np.abs(n[2]) > 0.6
        cell = np.mod(p[0] + 3.3, 1.1)
        shutter = step(0.06, 0.09, cell) * step(1.04, 1.01, cell)
        shutter = shutter * step(1.1, 1.13, p[1]) * step(2.2, 2.17, p[1])
        slats = 0.75 + 0.25 * np.sin(p[1] * 80)
        colours = blend(red, "#a9adb1", shutter * side)
        colours = colours * np.where(side & (shutter > 0.5), slats, 1)[:, None]
        stripe = step(0.92, 0.93, p[1]) * step(1.07, 1.06, p[1])
        return blend(colours, "#f5f2e6", stripe)

    chassis(model, -3.3, 3.0, (2.1, -1.8), 0.52, 1.15, "#d6d8da")
    cab(model, red, 1.1, 3.1, 0.7, 2.7)
    body = model.group()
    body.box((-1.15, 1.6, 0), (2.15, 0.95, 1.18), 0.06, lacquer(panels))
    body.box((2.2, 2.78, 0), (0.16, 0.09, 0.9), 0.05, Paint("#2f6be0", 1.0, 60, 0.2, glow=0.9))
    ladder = model.group()
    for side in (1, -1):
        ladder.cone((-3.4, 2.85, 0.35 * side), (2.7, 3.15, 0.35 * side), 0.06, 0.06, STEEL)
    for k in range(18):
        x = -3.3 + k * 0.34
        y = 2.85 + 0.3 * (x + 3.4) / 6.1
        ladder.cone((x, y, -0.35), (x, y, 0.35), 0.03, 0.03, STEEL)
    ladder.box((-2.2, 2.62, 0), (0.4, 0.2, 0.4), 0.05, STEEL)
    return model


def tanker() -> Model:
    model = Model()

    def shell(p: Array, n: Array) -> Array:
        ring = step(0.06, 0.03, np.abs(np.mod(p[0] + 0.7, 1.4) - 0.7))
        band = step(0.1, 0.08, np.abs(p[1] - 1.95))
        return blend(blend("#d2d6d9", "#8d9298", ring), "#1f7a4a", band)

    chassis(model, -4.9, 3.1, (2.4, -2.6, -3.6, -4.55), 0.5)
    cab(model, "#1f7a4a", 1.6, 3.3, 0.7, 2.9)
    tank = model.group()
    tank.disc((-4.95, 1.95, 0), (1.3, 1.95, 0), 1.12, 0.3, Paint(shell, 0.9, 40, 0.38))
    for x in (-3.6, -1.8, 0.0):
        tank.disc((x, 3.0, 0), (x, 3.18, 0), 0.26, 0.03, STEEL)
    tank.both((-4.7, 3.28, 0.35), (1.0, 3.28, 0.35), 0.025, 0.025, STEEL)
    for x in (-4.7, -2.7, -0.8, 1.0):
        tank.both((x, 2.95, 0.35), (x, 3.28, 0.35), 0.02, 0.02, STEEL)
    tank.box((-1.2, 0.95, 0), (2.2, 0.08, 1.0), 0.03, BLACK)
    return model


def box_van() -> Model:
    model, blue = Model(), "#f0f1f2"

    def advert(p: Array, n: Array) -> Array:
        wave = 0.35 * np.sin(p[0] * 1.4 + 0.6)
        first = step(0.0, 0.02, p[1] - 1.75 - wave)
        second = step(0.0, 0.02, p[1] - 1.35 - wave * 0.8)
        return blend(blend("#2766b0", "#6fb3e6", second), "#f5f6f6", first)

    chassis(model, -2.9, 2.4, (1.75, -1.75), 0.44, 1.0)
    cab(model, blue, 1.0, 2.5, 0.6, 2.35, 1.0)
    box = model.group()
    box.box((-1.05, 2.0, 0), (1.95, 1.2, 1.12), 0.05, lacquer(advert, 0.06))
    box.box((1.35, 2.75, 0), (0.5, 0.35, 0.85), 0.2, lacquer(blue))
    box.box((-3.02, 1.0, 0), (0.05, 0.1, 0.9), 0.02, RED_LAMP)
    box.box((0.0, 0.85, 1.0), (1.0, 0.16, 0.05), 0.02, GLASS)
    return model


def yard(p: QPainter, v: View) -> None:
    houses(
        p,
        v,
        v.horizon() + v.height * 0.02,
        v.height * 0.3,
        ("#9aa0a6", "#b5aa98", "#8c7460", "#bfc3c6"),
        5,
    )


DAY = Light(sun=(0.5, 0.8, 0.5), ambient=0.55, ground="#5c5b58")
SHOTS = (
    Shot(
        (1000, 600),
        lorry,
        Camera((8.6, 2.4, 11.5), (-0.5, 1.62, 0), 36),
        DAY,
        sky("#4f8bd0", "#d7e4ee", 0.5),
        road(edge=5.0, verge=None),
        blur=0.6,
        backdrop=lambda p, v: hills(p, v, v.horizon(), v.height * 0.2, "#6f8a55", "#a5b9c4"),
    ),
    Shot(
        (560, 480),
        dumper,
        Camera((5.6, 2.0, 9.6), (-0.2, 1.6, 0), 36),
        Light(sun=(0.3, 0.8, 0.6), ambient=0.55, ground="#7d6343", colour="#ffeacb"),
        sky("#7fa9d6", "#eae3d6", 0.4),
        grains("#7b5c3a", "#b98f60", 2.0, 1.2),
        blur=0.9,
        backdrop=lambda p, v: hills(p, v, v.horizon(), v.height * 0.34, "#96734b", "#c0a88c"),
    ),
    Shot(
        (640, 480),
        fire_engine,
        Camera((5.8, 2.2, 8.2), (0.0, 1.5, 0), 38),
        DAY,
        sky("#a3bfda", "#e6eaec", 0.6),
        grains("#56575a", "#858587", 1.4, 0.6),
        blur=1.0,
        backdrop=yard,
    ),
    Shot(
        (720, 400),
        tanker,
        Camera((0.2, 1.9, 13.2), (-0.8, 1.65, 0), 37),
        Light(sun=(0.2, 0.7, 0.6), ambient=0.55, ground="#6a6658"),
        sky("#6e9fd6", "#f0e7d8", 0.5),
        road(edge=4.0, middle=-2.4),
        blur=0.7,
        suffix="webp",
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.22, "#55733c", 26),
    ),
    Shot(
        (480, 400),
        box_van,
        Camera((5.9, 2.3, 7.0), (-0.2, 1.55, 0), 38),
        Light(sun=(0.6, 0.9, 0.4), ambient=0.65, ground="#8a8a88"),
        suffix="png",
    ),
)
