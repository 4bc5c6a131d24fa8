"""Ships at sea: container ship, liner, sailing yacht, warship, fishing boat."""

import numpy as np

from .canvas import hills
from .light import Camera, Light
from .noise import Array, blend, noise, rgb, step
from .scene import Shot
from .settings import sea, sky
from .solid import Group, Model, Paint, Pattern, turn

WHITE = Paint("#f1f2f1", gloss=0.3, shine=30, mirror=0.04)
GREY = Paint("#8b939a", gloss=0.2, shine=20)
DARK = Paint("#22262a", gloss=0.2)
ROPE = Paint("#3b3a38")


def hull(
    group: Group,
    length: float,
    beam: float,
    high: float,
    paint: Paint,
    sheer: float = 0.35,
    rake: float = 0.6,
    stern: float = 0.85,
) -> None:
    """Half `length` and half `beam`; the bow along x rises by `sheer` and leans by `rake`."""

    def distance(p: Array) -> Array:
        x = p[0] - rake * np.clip(p[1], 0, None) / high * step(0, length, p[0])
        fore = np.clip(x / length, 0, 1.3)
        aft = np.clip(-p[0] / length, 0, 1)
        half = beam * (1 - fore**2.4) * (1 - (1 - stern) * aft**3)
        half = half * (0.82 + 0.18 * np.clip(p[1] / high, 0, 1.2))
        deck = high + sheer * fore**2 + sheer * 0.3 * aft**2
        edges = np.maximum(p[1] - deck, -p[1] - 0.15)
        return np.asarray(
            np.maximum(np.maximum((np.abs(p[2]) - half) * 0.5, edges * 0.8), -p[0] - length),
            np.float32,
        )

    reach = float(np.hypot(length + rake, high + sheer)) + 0.3
    group.shape(distance, (0, high / 2, 0), reach, paint)


def bands(*colours: tuple[float, str]) -> Pattern:
    """Colours upward from heights, the lowest first; with streaks of rust."""

    def tones(p: Array, n: Array) -> Array:
        base = np.repeat(rgb(colours[0][1])[None], p.shape[1], 0)
        for height, tone in colours[1:]:
            base = blend(base, tone, step(height - 0.015, height + 0.015, p[1]))
        streak = step(0.62, 0.8, noise(p[0] * 5, p[1] * 0.9, p[2] * 3)) * 0.3
        return blend(base, "#5b3a28", streak)

    return tones


def panes(wall: str, deck: float, pitch: float, first: float = 0.0, big: float = 0.5) -> Pattern:
    """Rows of windows: one row every `deck`, one window every `pitch`."""

    def tones(p: Array, n: Array) -> Array:
        up = np.mod((p[1] - first) / deck, 1)
        along = np.mod(np.where(np.abs(n[2]) > 0.6, p[0], p[2]) / pitch, 1)
        pane = step(0.3, 0.36, up) * step(0.74, 0.68, up)
        pane = pane * step(0.5 - big / 2, 0.5 - big / 2 + 0.06, along)
        pane = pane * step(0.5 + big / 2, 0.5 + big / 2 - 0.06, along) * (np.abs(n[1]) < 0.5)
        line = step(0.06, 0.03, up) * 0.35
        return blend(wall, "#27323b", np.maximum(pane, line))

    return tones


def boxes(p: Array, n: Array) -> Array:
    """Containers: colours by place, corrugated sides."""
    inside = p - n * 0.02
    cell = (
        np.floor(inside[0] / 0.62),
        np.floor((inside[1] - 0.95) / 0.27),
        np.floor(inside[2] / 0.26),
    )
    pick = np.mod(cell[0] * 7.13 + cell[1] * 3.71 + cell[2] * 5.37 + cell[0] * cell[1] * 1.9, 5.99)
    tones = np.stack(
        [rgb(c) for c in ("#b5392f", "#2f5f9e", "#d8862c", "#3f7d54", "#c9c6bd", "#6f3a35")]
    )[pick.astype(int)]
    edge = np.minimum(np.mod(inside[0] / 0.62, 1), 1 - np.mod(inside[0] / 0.62, 1)) * 0.62
    rows = np.mod((inside[1] - 0.95) / 0.27, 1)
    gap = np.maximum(step(0.022, 0.012, edge), step(0.07, 0.03, np.minimum(rows, 1 - rows)))
    wave = 0.86 + 0.14 * np.sin(p[0] * 90)
    return (blend(tones, "#15181b", gap * 0.7) * wave[:, None]).astype(np.float32)


def cargo() -> Model:
    model = Model()
    hull(
        model.group(),
        5.2,
        0.8,
        0.9,
        Paint(bands((0, "#8c2f26"), (0.22, "#1f3f63"), (0.84, "#d9dcdc")), gloss=0.25, shine=20),
        0.4,
        0.5,
    )
    load = model.group()
    paint = Paint(boxes, gloss=0.1)
    for i, tall in enumerate((0.81, 1.08, 1.08, 0.81, 1.08, 0.54)):
        load.box((-2.2 + 1.24 * i + 0.23, 0.95 + tall / 2, 0), (0.6, tall / 2, 0.75), 0.01, paint)
    load.box((-3.7, 1.65, 0), (0.55, 0.85, 0.74), 0.03, Paint(panes("#f0f1ef", 0.3, 0.2), 0.3))
    load.box(
        (-3.6, 2.6, 0), (0.35, 0.14, 0.85), 0.03, Paint(panes("#f0f1ef", 0.28, 0.14, 2.44, 0.8))
    )
    load.box(
        (-4.5, 1.8, 0), (0.24, 0.5, 0.28), 0.05, Paint(bands((0, "#1f3f63"), (2.0, "#e2a52a")))
    )
    load.cone((-3.6, 2.7, 0), (-3.6, 3.4, 0), 0.05, 0.03, WHITE)
    load.cone((4.7, 1.2, 0), (4.7, 2.1, 0), 0.05, 0.03, WHITE)
    return model


def liner() -> Model:
    model = Model()
    hull(
        model.group(),
        5.0,
        0.85,
        0.95,
        Paint(
            bands((0, "#7d2a24"), (0.12, "#16284a"), (0.5, "#f2f3f2")),
            gloss=0.4,
            shine=30,
            mirror=0.04,
        ),
        0.35,
        0.9,
    )
    top = model.group()
    for i, (rear, front) in enumerate(
        ((-4.6, 3.6), (-4.4, 3.3), (-4.2, 3.0), (-3.7, 2.6), (-2.6, 2.2))
    ):
        top.box(
            ((rear + front) / 2, 1.1 + 0.28 * i, 0),
            ((front - rear) / 2, 0.15, 0.78 - 0.05 * i),
            0.04,
            Paint(panes("#f4f5f4", 0.28, 0.17, 0.96 + 0.28 * i, 0.62), 0.3, 30),
        )
    for i in range(9):
        top.ball((-3.2 + 0.62 * i, 1.42, 0.82), (0.22, 0.08, 0.08), Paint("#e0752a", 0.3))
        top.ball((-3.2 + 0.62 * i, 1.42, -0.82), (0.22, 0.08, 0.08), Paint("#e0752a", 0.3))
    for x in (-1.9, 0.0):
        top.slab(
            [(x - 0.35, 2.3), (x + 0.4, 2.3), (x + 0.15, 3.2), (x - 0.45, 3.2)],
            0.22,
            0.1,
            Paint(bands((0, "#c8302c"), (3.02, "#1c1d20")), 0.4, 30),
        )
    top.cone((1.8, 2.4, 0), (1.6, 3.5, 0), 0.06, 0.03, WHITE)
    return model


def sail(group: Group, outline: list[tuple[float, float]], bulge: float, paint: Paint) -> None:
    flat = Group(0.0)
    flat.slab(outline, 0.012, 0.006, paint)
    part = flat.parts[0]
    low, high = min(y for _, y in outline), max(y for _, y in outline)

    def distance(p: Array) -> Array:
        q = p.copy()
        share = np.clip((p[1] - low) / (high - low), 0, 1)
        q[2] -= bulge * np.sin(3.14 * share) * (0.6 + 0.4 * np.sin(p[0] * 1.6))
        return part.distance(q) * 0.75

    group.shape(distance, part.centre, part.radius + abs(bulge), paint)


def yacht() -> Model:
    def cloth(p: Array, n: Array) -> Array:
        seam = step(0.02, 0.008, np.abs(np.mod(p[1] + 0.15 * p[0], 0.55) - 0.27))
        return blend("#f7f4ea", "#c9c4b4", seam)

    model = Model()
    hull(
        model.group(),
        2.1,
        0.55,
        0.42,
        Paint(
            bands((0, "#8a2622"), (0.06, "#f4f4f1"), (0.34, "#1d3a63")),
            gloss=0.6,
            shine=40,
            mirror=0.08,
        ),
        0.22,
        0.5,
        0.6,
    )
    top = model.group()
    top.box((-0.1, 0.52, 0), (0.75, 0.13, 0.27), 0.1, Paint(panes("#efe9dc", 0.3, 0.34, 0.4)))
    top.cone((0.35, 0.4, 0), (0.35, 5.2, 0), 0.05, 0.03, Paint("#c5c8ca", 0.8, 40))
    top.cone((0.3, 0.95, 0.1), (-1.75, 0.9, 0.25), 0.04, 0.035, Paint("#c5c8ca", 0.6))
    top.cone((2.35, 0.6, 0), (0.36, 5.0, 0), 0.012, 0.012, ROPE)
    top.cone((-2.05, 0.45, 0), (0.35, 5.2, 0), 0.01, 0.01, ROPE)
    canvas = Paint(cloth, gloss=0.05, glow=0.12)
    sail(top, [(0.28, 0.98), (0.3, 5.1), (-0.35, 3.9), (-1.1, 2.4), (-1.7, 0.95)], 0.28, canvas)
    sail(top, [(2.2, 0.72), (0.5, 4.6), (0.1, 2.6), (-0.1, 0.9)], 0.34, canvas)
    return model.moved(turn(-9, 0, 0))


def warship() -> Model:
    model = Model()
    steel = Paint("#87909a", gloss=0.2, shine=20)
    hull(
        model.group(),
        5.4,
        0.68,
        0.72,
        Paint(bands((0, "#2a2c30"), (0.1, "#808a94")), 0.2, 20),
        0.5,
        0.8,
        0.8,
    )
    top = model.group()
    top.slab(
        [(-2.6, 0.6), (1.7, 0.6), (1.35, 1.5), (0.2, 1.55), (-0.1, 1.15), (-2.5, 1.1)],
        0.5,
        0.04,
        Paint(panes("#8d969f", 0.42, 0.5, 0.6, 0.24), 0.2),
    )
    top.box((0.85, 1.72, 0), (0.4, 0.2, 0.45), 0.04, Paint(panes("#929ba4", 0.4, 0.12, 1.52, 0.75)))
    top.slab([(0.0, 1.4), (0.7, 1.4), (0.42, 3.0), (0.3, 3.0)], 0.16, 0.03, steel)
    top.cone((0.36, 2.8, 0), (0.36, 3.7, 0), 0.03, 0.015, DARK)
    top.cone((0.36, 2.7, -0.6), (0.36, 2.7, 0.6), 0.03, 0.03, DARK)
    top.box((0.55, 2.3, 0), (0.1, 0.2, 0.34), 0.03, DARK)
    for x in (-0.7, -1.7):
        top.slab(
            [(x - 0.3, 1.0), (x + 0.3, 1.0), (x + 0.2, 1.85), (x - 0.3, 1.8)],
            0.26,
            0.08,
            Paint(bands((0, "#858e97"), (1.7, "#26282b"))),
        )
    for x, way, y in ((2.9, 1, 0.95), (2.2, 1, 1.05), (-3.5, -1, 0.85)):
        top.box((x, y, 0), (0.36, 0.22, 0.32), 0.08, GREY)
        for z in (0.1, -0.1):
            top.cone((x + 0.3 * way, y + 0.08, z), (x + 1.25 * way, y + 0.22, z), 0.05, 0.035, GREY)
    top.box((-2.9, 1.4, 0), (0.1, 0.5, 0.1), 0.03, steel)
    top.ball((-2.2, 1.4, 0), 0.28, WHITE)
    return model


def fishing_boat() -> Model:
    model = Model()
    hull(
        model.group(),
        2.1,
        0.68,
        0.62,
        Paint(bands((0, "#8d2c22"), (0.1, "#2a6ca3"), (0.55, "#f0ede3")), gloss=0.35, shine=25),
        0.55,
        0.35,
        0.9,
    )
    top = model.group()
    top.box(
        (-0.55, 1.15, 0),
        (0.6, 0.6, 0.42),
        0.05,
        Paint(panes("#f3f0e7", 0.75, 0.36, 0.86, 0.7), 0.3),
    )
    top.box((-0.5, 1.78, 0), (0.75, 0.05, 0.52), 0.03, Paint("#c23a2a", 0.3))
    top.cone((0.35, 0.6, 0), (0.3, 2.9, 0), 0.05, 0.035, Paint("#8a5f36"))
    top.cone((0.32, 0.95, 0), (1.5, 2.3, 0), 0.035, 0.03, Paint("#8a5f36"))
    top.cone((2.2, 1.15, 0), (0.3, 2.85, 0), 0.014, 0.014, ROPE)
    top.cone((-1.95, 0.8, 0), (0.3, 2.85, 0), 0.014, 0.014, ROPE)
    top.cone((1.5, 2.3, 0), (0.3, 2.8, 0), 0.012, 0.012, ROPE)
    for i, tone in enumerate(("#e07a25", "#3f8a6a", "#d9b23a")):
        top.ball((-1.45 + 0.3 * i, 0.8, 0.42), 0.15, Paint(tone, 0.2))
    top.box((0.95, 0.85, 0), (0.3, 0.14, 0.28), 0.03, Paint("#b98d55"))
    top.both((-1.3, 0.7, 0.5), (-1.3, 1.2, 0.5), 0.03, 0.03, DARK)
    return model


SHOTS = (
    Shot(
        (900, 600),
        cargo,
        Camera((4.4, 1.9, 10.5), (0, 1.1, 0), 40),
        Light(sun=(0.3, 0.7, 0.6), ambient=0.55, ground="#2c4a5c"),
        sky("#4f88cf", "#d5e3ee", 0.5),
        sea(),
        wet=0.5,
        blur=0.4,
        backdrop=lambda p, v: hills(
            p, v, v.horizon() + 1, v.height * 0.06, "#7f95a3", "#b4c5d0", 2
        ),
    ),
    Shot(
        (640, 360),
        liner,
        Camera((-2.5, 1.3, 12.0), (0, 1.2, 0), 40),
        Light(sun=(-0.3, 0.6, 0.7), ambient=0.6, ground="#2e5a70", colour="#fff0d8"),
        sky("#3f86d6", "#e3edf3", 0.4),
        sea("#0e4a66", "#1f7590"),
        wet=0.4,
        blur=0.4,
    ),
    Shot(
        (480, 640),
        yacht,
        Camera((2.4, 1.3, 9.5), (0, 2.4, 0), 40),
        Light(sun=(0.4, 0.7, 0.6), ambient=0.6, ground="#2a5a73"),
        sky("#4e93dc", "#d9e8f1", 0.5),
        sea("#10506e", "#2a809c"),
        wet=0.5,
        blur=0.4,
        backdrop=lambda p, v: hills(
            p, v, v.horizon() + 1, v.height * 0.07, "#6f8f7a", "#a9c0c8", 2
        ),
    ),
    Shot(
        (560, 400),
        warship,
        Camera((5.6, 1.7, 9.0), (0, 1.0, 0), 40),
        Light(sun=(0.2, 0.6, 0.7), ambient=0.65, ground="#3a4650"),
        sky("#8797a8", "#d5dadd", 0.8),
        sea("#27353f", "#45565f"),
        wet=0.6,
        blur=0.4,
        grey=True,
    ),
    Shot(
        (420, 420),
        fishing_boat,
        Camera((4.0, 1.5, 5.2), (0, 1.2, 0), 38),
        Light(sun=(0.5, 0.5, 0.6), ambient=0.55, ground="#3c5568", colour="#ffdcae"),
        sky("#6a93c2", "#f6d9b4", 0.5, "#fff0e0"),
        sea("#1d4257", "#3b6e80"),
        wet=0.35,
        blur=0.5,
        backdrop=lambda p, v: hills(p, v, v.horizon() + 1, v.height * 0.14, "#64735f", "#a8a9ad"),
        suffix="webp",
    ),
)
