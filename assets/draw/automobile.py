"""Automobiles: saloon, hatchback, sports car, off-roader and a round old-timer."""

from dataclasses import dataclass

import numpy as np
from PyQt5.QtGui import QPainter

from .canvas import View, hills, houses, tree_line
from .light import Camera, Light
from .noise import Array
from .scene import Shot
from .settings import grains, road, sky
from .solid import Model, Paint
from .vehicle import (
    AMBER,
    BLACK,
    CHROME,
    GLASS,
    LAMP,
    PLATE,
    RED_LAMP,
    arch,
    lacquer,
    seams,
    wheel,
    windows,
)

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Car:
    """Outlines in metres: x forward, y up; the lower edge of the body is added with its arches."""

    colour: str
    hull: Points  # from the lower front corner over the bonnet to the lower rear corner
    cabin: Points
    pillars: tuple[tuple[float, float], ...]
    doors: tuple[float, ...]
    axles: tuple[float, float] = (1.32, -1.3)
    radius: float = 0.32
    wide: float = 0.86
    low: float = 0.2
    belt: float = 0.92
    lean: float = -0.1
    lamp_y: float = 0.66
    round_lamps: bool = False
    rim: str = "#bfc3c8"
    spokes: int = 5
    edge: float = 0.09


def build(car: Car) -> Model:
    model = Model()
    front, rear = car.hull[0][0], car.hull[-1][0]
    roof = max(y for _, y in car.cabin)

    def half(p: Array) -> Array:
        taper = 0.13 * np.abs(p[0] / front) ** 4
        return (
            car.wide
            - taper
            - 0.1 * np.clip(p[1] - 0.6, 0, 1) ** 1.5
            - 0.25 * np.clip(0.42 - p[1], 0, 1) ** 1.4
        )

    def cabin_half(p: Array) -> Array:
        return car.wide - 0.08 - 0.32 * np.clip(p[1] - car.belt, -0.2, 1) - 0.05 * np.abs(p[0]) ** 2

    r = car.radius
    under = [*arch(car.axles[1], car.low, r * 1.16), *arch(car.axles[0], car.low, r * 1.16)]
    body = model.group(0.03)
    paint = lacquer(
        seams(
            car.colour,
            car.doors,
            0.3,
            car.belt,
            [(x + 0.16, car.belt - 0.14) for x in car.doors[1:]],
        )
    )
    body.slab([*car.hull, *under], half, car.edge, paint, reach=car.wide)
    top = model.group()
    top.slab(
        car.cabin,
        cabin_half,
        0.1,
        Paint(windows(car.colour, car.pillars, car.belt, roof, car.lean), gloss=1.0, shine=90),
        reach=car.wide,
    )
    dark = model.group()
    dark.box((0, 0.36, 0), (front * 0.86, 0.17, car.wide * 0.72), 0.05, BLACK)
    for x in car.axles:
        for side in (1, -1):
            wheel(model, x, r, (car.wide - 0.02) * side, 0.22, car.rim, car.spokes)
    _trim(model, car, front, rear)
    return model


def _trim(model: Model, car: Car, front: float, rear: float) -> None:
    """Lamps, grille, plates, mirrors."""
    trim = model.group()
    y = car.lamp_y
    size = (0.09, 0.1, 0.11) if car.round_lamps else (0.13, 0.065, 0.17)
    for side in (1, -1):
        trim.ball((front - 0.1, y, (car.wide - 0.27) * side), size, LAMP)
        if car.round_lamps:
            trim.disc(
                (front - 0.14, y, (car.wide - 0.27) * side),
                (front - 0.06, y, (car.wide - 0.27) * side),
                0.125,
                0.02,
                CHROME,
            )
        trim.box(
            (rear + 0.05, y + 0.08, (car.wide - 0.25) * side), (0.06, 0.09, 0.14), 0.03, RED_LAMP
        )
        trim.ball((front - 0.13, y - 0.16, (car.wide - 0.2) * side), (0.07, 0.03, 0.06), AMBER)
        x = (
            car.cabin[-1][0] - 0.28
            if car.cabin[-1][0] > car.cabin[0][0]
            else car.cabin[0][0] - 0.28
        )
        trim.ball(
            (x, car.belt + 0.07, (car.wide + 0.07) * side), (0.06, 0.065, 0.1), lacquer(car.colour)
        )
    trim.box((front - 0.03, y - 0.14, 0), (0.06, 0.1, car.wide * 0.5), 0.03, BLACK)
    trim.box((front + 0.0, y - 0.03, 0), (0.04, 0.018, car.wide * 0.5), 0.01, CHROME)
    for x, way in ((front, 1), (rear, -1)):
        trim.box((x + 0.012 * way, 0.4, 0), (0.03, 0.055, 0.26), 0.005, PLATE)
        trim.box((x - 0.03 * way, 0.29, 0), (0.06, 0.05, car.wide * 0.8), 0.03, BLACK)


SALOON = Car(
    "#a81c22",
    (
        (2.2, 0.2),
        (2.26, 0.5),
        (2.15, 0.72),
        (1.2, 0.9),
        (0.95, 0.95),
        (-1.4, 0.98),
        (-2.1, 0.93),
        (-2.22, 0.72),
        (-2.2, 0.24),
    ),
    ((1.05, 0.88), (0.28, 1.38), (-0.15, 1.45), (-0.75, 1.42), (-1.65, 0.9)),
    ((-0.18, 0.09), (-1.12, 0.2)),
    (0.82, -0.18, -1.05),
)
HATCH = Car(
    "#2468b4",
    (
        (1.85, 0.2),
        (1.93, 0.5),
        (1.8, 0.74),
        (1.05, 0.96),
        (0.8, 1.0),
        (-1.6, 1.03),
        (-1.82, 0.9),
        (-1.84, 0.26),
    ),
    ((1.1, 0.92), (0.42, 1.42), (0.0, 1.5), (-1.1, 1.46), (-1.72, 0.95)),
    ((-0.12, 0.1), (-1.15, 0.3)),
    (0.72, -0.12, -0.95),
    (1.2, -1.2),
    belt=0.96,
    lamp_y=0.72,
)
SPORT = Car(
    "#f0b414",
    (
        (2.15, 0.16),
        (2.24, 0.36),
        (2.0, 0.58),
        (1.1, 0.76),
        (0.6, 0.82),
        (-1.2, 0.88),
        (-2.0, 0.88),
        (-2.14, 0.66),
        (-2.08, 0.22),
    ),
    ((0.95, 0.74), (0.1, 1.12), (-0.3, 1.17), (-0.8, 1.1), (-1.75, 0.82)),
    ((-0.45, 0.1), (-0.85, 0.14)),
    (0.5, -0.6),
    (1.3, -1.32),
    0.34,
    0.94,
    0.14,
    0.8,
    lamp_y=0.52,
    rim="#2c2d30",
    spokes=7,
)
OFFROAD = Car(
    "#e9ebea",
    (
        (2.15, 0.36),
        (2.2, 0.95),
        (2.05, 1.08),
        (1.0, 1.14),
        (0.7, 1.18),
        (-2.0, 1.2),
        (-2.15, 1.1),
        (-2.16, 0.38),
    ),
    ((1.0, 1.1), (0.5, 1.72), (0.2, 1.8), (-1.9, 1.8), (-2.12, 1.12)),
    ((-0.2, 0.09), (-1.15, 0.12)),
    (0.75, -0.2, -1.1),
    (1.35, -1.35),
    0.42,
    0.94,
    0.36,
    1.15,
    lean=0.0,
    lamp_y=0.9,
    spokes=6,
)
OLD = Car(
    "#4f9a82",
    (
        (1.85, 0.24),
        (1.98, 0.45),
        (1.9, 0.66),
        (1.55, 0.86),
        (1.0, 0.98),
        (0.6, 1.0),
        (-1.0, 1.05),
        (-1.5, 0.92),
        (-1.86, 0.62),
        (-1.92, 0.28),
    ),
    ((0.75, 0.92), (0.42, 1.36), (0.1, 1.5), (-0.35, 1.5), (-0.85, 1.36), (-1.4, 0.92)),
    ((-0.28, 0.1), (-1.02, 0.34)),
    (0.55, -0.32),
    (1.2, -1.15),
    0.33,
    0.8,
    0.24,
    0.95,
    lamp_y=0.7,
    round_lamps=True,
    rim="#e8e4d8",
    spokes=0,
    edge=0.16,
)


def old_timer() -> Model:
    """Bulging mudguards and bumpers of chrome."""
    model = build(OLD)
    guard = model.group(0.12)
    for x in OLD.axles:
        for side in (1, -1):
            guard.tube(
                [
                    (x + 0.46, 0.34, 0.7 * side),
                    (x + 0.3, 0.64, 0.7 * side),
                    (x, 0.76, 0.7 * side),
                    (x - 0.3, 0.66, 0.7 * side),
                    (x - 0.48, 0.36, 0.7 * side),
                ],
                [0.1, 0.14, 0.15, 0.14, 0.1],
                lacquer(OLD.colour),
            )
    bars = model.group()
    for x in (2.08, -2.02):
        bars.cone((x, 0.36, -0.8), (x, 0.36, 0.8), 0.045, 0.045, CHROME)
    return model


def off_roader() -> Model:
    model = build(OFFROAD)
    extra = model.group()
    extra.both((0.3, 1.87, 0.66), (-1.9, 1.87, 0.66), 0.025, 0.025, BLACK)
    for x in (0.1, -0.8, -1.7):
        extra.cone((x, 1.87, -0.66), (x, 1.87, 0.66), 0.02, 0.02, BLACK)
    for side in (1, -1):
        extra.ball((2.15, 0.9, 0.62 * side), (0.07, 0.12, 0.12), LAMP)
        extra.disc((2.1, 0.9, 0.62 * side), (2.19, 0.9, 0.62 * side), 0.15, 0.02, CHROME)
    for k in range(7):
        extra.box((2.2, 0.86, -0.36 + 0.12 * k), (0.03, 0.13, 0.025), 0.01, CHROME)
    return model


def sports_car() -> Model:
    model = build(SPORT)
    wing = model.group()
    wing.box((-1.95, 1.1, 0), (0.16, 0.02, 0.85), 0.02, lacquer(SPORT.colour))
    wing.both((-1.92, 0.86, 0.6), (-1.95, 1.1, 0.6), 0.025, 0.025, BLACK)
    wing.box((1.2, 0.745, 0.3), (0.3, 0.02, 0.1), 0.02, GLASS)
    wing.box((1.2, 0.745, -0.3), (0.3, 0.02, 0.1), 0.02, GLASS)
    return model


def town(p: QPainter, v: View) -> None:
    houses(
        p,
        v,
        v.horizon() + v.height * 0.05,
        v.height * 0.5,
        ("#a58468", "#c2b29a", "#8b8f96", "#b86f54", "#d6cbb4"),
    )


STREET = Light(sun=(0.4, 0.8, 0.55), ambient=0.55, ground="#5b5a58")
SHOTS = (
    Shot(
        (900, 560),
        lambda: build(SALOON),
        Camera((0.4, 1.35, 8.0), (0.0, 0.66, 0), 36),
        STREET,
        sky("#5e98d8", "#d9e6f0", 0.5),
        road(edge=3.4, middle=-1.9),
        blur=0.7,
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.26, "#4f7036", 20),
    ),
    Shot(
        (560, 420),
        lambda: build(HATCH),
        Camera((5.6, 1.75, 4.6), (0.05, 0.66, 0), 33),
        Light(sun=(0.8, 0.8, 0.2), ambient=0.6, ground="#5b5a58"),
        sky("#9db9d4", "#e3e7ea", 0.7),
        grains("#5c5d60", "#8c8c8c", 1.0, 0.6),
        blur=1.0,
        backdrop=town,
    ),
    Shot(
        (1200, 675),
        sports_car,
        Camera((4.6, 1.15, 5.6), (0.1, 0.5, 0), 34),
        Light(sun=(0.2, 0.55, 0.8), ambient=0.5, ground="#6b6250", colour="#ffe0b0"),
        sky("#5f86bd", "#f4d7ae", 0.45, "#fff0dc"),
        road(edge=6.5, verge=grains("#a0854f", "#d2b87e", 1.4)),
        blur=0.7,
        backdrop=lambda p, v: hills(p, v, v.horizon(), v.height * 0.2, "#8d7a5c", "#b9a59a"),
    ),
    Shot(
        (420, 420),
        off_roader,
        Camera((7.4, 1.7, 1.7), (0.2, 0.93, 0), 24),
        Light(sun=(0.8, 0.7, 0.4), ambient=0.6, ground="#75684d"),
        sky("#6fa4dc", "#e2eaee", 0.45),
        grains("#7d6a4b", "#b6a179", 1.4),
        blur=1.2,
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.4, "#42602f", 12),
        suffix="webp",
    ),
    Shot(
        (500, 380),
        old_timer,
        Camera((-4.8, 1.9, 5.2), (0.0, 0.7, 0), 33),
        Light(sun=(-0.5, 0.8, 0.5), ambient=0.6, ground="#66684a"),
        sky("#7fb0de", "#e8eef0", 0.4),
        grains("#6f6a62", "#a49d92", 1.0, 0.7),
        blur=1.0,
        backdrop=lambda p, v: tree_line(p, v, v.horizon(), v.height * 0.34, "#5c7d3c", 14),
    ),
)
