"""A shot is everything about one picture; `render` makes it, from the sky to the film grain."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image
from PyQt5.QtCore import QPointF
from PyQt5.QtGui import QPainter

from .canvas import (
    View,
    blade,
    blurred,
    colour,
    drawn,
    hair,
    over,
    resized,
    to_array,
    to_qimage,
)
from .light import Camera, Light, Seen, contact, fitted, look, shadows, shown
from .noise import Array, cloudy, noise, rgb, step
from .solid import Model

Painting = Callable[[QPainter, View], None]
MOST = 760  # longer side of the lit model in pixels: larger pictures are enlarged


@dataclass(frozen=True)
class Grass:
    """Blades from the ground around the origin: area (x0, x1, z0, z1) and length in units."""

    count: int
    area: tuple[float, float, float, float]
    length: float
    colours: tuple[str, ...]
    width: float = 0.012
    split: float = 0.0  # blades nearer to the camera than this much before the origin: in front


@dataclass(frozen=True)
class Shot:
    size: tuple[int, int]
    model: Callable[[], Model]
    camera: Camera
    light: Light
    sky: Callable[[Array], Array] | None = None  # directions 3×N -> N×3; None: transparent
    ground: Callable[[Array, Array, Array], Array] | None = None  # x, z, distance -> N×3
    haze: tuple[str, float] = ("#c9d6de", 200.0)  # colour and distance of half of it
    backdrop: Painting | None = None
    front: Painting | None = None
    grass: Grass | None = None
    wet: float = 0.0  # waves: slope of the water; the ground then mirrors
    blur: float = 0.6  # of the background, in hundredths of the longer side
    flow: tuple[float, float, float] = (-0.8, -0.55, 0.0)  # way of the hair
    hairs: int = 0
    shadow: float = 0.62  # darkness of the shadow on the ground
    grain: float = 0.012
    fill: float = 0.86  # share of the picture the subject fills; 0: the camera stays as it is
    suffix: str = "jpg"
    grey: bool = False
    orientation: int = 1


def render(shot: Shot, seed: int) -> Image.Image:
    """The upright picture, RGB, RGBA where the shot has no sky, or L."""
    width, height = shot.size
    model = shot.model()
    if shot.fill:
        shot = replace(shot, camera=fitted(model, shot.camera, width, height, shot.fill))
    view = View(shot.camera, width, height, np.random.default_rng(seed))
    factor = min(1.6, MOST / max(width, height))
    w, h = round(width * factor), round(height * factor)
    seen = look(model, shot.camera, shot.light, w, h)
    layer = _subject(shot, view, seen)
    if shot.sky is None:
        return _cut_out(layer)
    picture = _surroundings(shot, view, model)
    blades = _blades(shot, view)
    if blades:
        picture = over(picture, blades[0])
    picture = over(picture, layer)
    if blades:
        picture = over(picture, blades[1])
    if shot.front is not None:
        paint = shot.front
        picture = over(picture, drawn(width, height, lambda p: paint(p, view)))
    return _film(shot, view, picture)


def _subject(shot: Shot, view: View, seen: Seen) -> Array:
    """The lit model with its hair: premultiplied H×W×4."""
    light = shown(seen.colour) * seen.hit[..., None]
    pixels = resized(np.dstack([light, seen.hit]), view.width, view.height)
    pixels = np.minimum(pixels, np.maximum(pixels[..., 3:], 0)).clip(0, 1)
    furry = np.argwhere(seen.fur > 1e-4)
    if not shot.hairs or not len(furry):
        return pixels
    picked = furry[np.sort(view.random.integers(len(furry), size=shot.hairs))]
    picked = picked[view.random.permutation(len(picked))]
    rows, columns = picked.T
    layer = to_qimage(pixels)
    flow = np.array(shot.flow, dtype=np.float32)[:, None]
    hair(
        layer,
        view,
        seen.place[rows, columns].T,
        seen.normal[rows, columns].T,
        seen.fur[rows, columns],
        light[rows, columns],
        lambda p: np.repeat(flow, p.shape[1], 1),
        max(view.scale * 0.16, 0.7),
    )
    return to_array(layer)


def _surroundings(shot: Shot, view: View, model: Model) -> Array:
    """Sky, ground, backdrop and shadows, out of focus where far away: H×W×3."""
    width, height = view.width, view.height
    assert shot.sky is not None
    y, x = np.mgrid[0:height, 0:width].astype(np.float32).reshape(2, -1) + 0.5
    rays = shot.camera.rays(width, height, x, y)
    picture: Array = shot.sky(rays).reshape(height, width, 3).astype(np.float32)
    far = np.ones((height, width), dtype=np.float32)
    flat = np.flatnonzero(rays[1] < -0.002)
    on_ground = shot.ground is not None and flat.size > 0
    if shot.ground is not None and flat.size:
        t = shot.camera.eye[1] / -rays[1, flat]
        gx, gz = shot.camera.eye[0] + rays[0, flat] * t, shot.camera.eye[2] + rays[2, flat] * t
        tones = shot.ground(gx, gz, t)
        haze = (1 - 0.5 ** (t / shot.haze[1]))[:, None]
        picture.reshape(-1, 3)[flat] = tones + (rgb(shot.haze[0]) - tones) * haze
        focus = float(np.linalg.norm(shot.camera.eye))
        far.reshape(-1)[flat] = step(0.25, 1.6, np.abs(t - focus) / focus)
    if on_ground and shot.wet:
        picture = _water(shot, view, model, picture)
    if shot.backdrop is not None:
        paint = shot.backdrop
        layer = drawn(width, height, lambda p: paint(p, view))
        picture = over(picture, layer)
        far = np.maximum(far, layer[..., 3])
    soft = blurred(picture, shot.blur * view.scale)
    picture = picture + (soft - picture) * far[..., None]
    if on_ground and not shot.wet:
        picture = picture * _ground_shade(shot, view, model)
    return picture


def _ground_shade(shot: Shot, view: View, model: Model) -> Array:
    """H×W×3 factors: the shadow of the model and the dark where it touches the ground."""
    factor = min(300 / max(view.width, view.height), 1.0)
    w, h = round(view.width * factor), round(view.height * factor)
    shade = np.ones((h, w), dtype=np.float32)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32).reshape(2, -1) + 0.5
    rays = shot.camera.rays(w, h, x, y)
    t = np.where(rays[1] < -1e-3, shot.camera.eye[1] / -np.minimum(rays[1], -1e-3), np.inf)
    spread = max(float(np.linalg.norm(p.centre)) + p.radius for g in model.groups for p in g.parts)
    d = shot.light.direction()
    reach = spread * (1.2 + float(np.hypot(d[0], d[2]) / max(d[1], 0.15)))
    with np.errstate(invalid="ignore"):
        points = np.array(shot.camera.eye, np.float32)[:, None] + rays * t
    close = (t < 1e6) & (np.hypot(points[0], points[2]) < reach)
    size = max(p.radius for g in model.groups for p in g.parts)
    cells = (y // 24).astype(int) * 1000 + (x // 24).astype(int)
    for cell in np.unique(cells[close]):
        at = np.flatnonzero(close & (cells == cell))
        spots = points[:, at].astype(np.float32)
        spots[1] = size * 0.002
        sun = shadows(model, spots, shot.light, size * 0.02)
        dark = contact(model, spots)
        shade.reshape(-1)[at] = (1 - shot.shadow * (1 - sun)) * (0.25 + 0.75 * dark)
    shade = resized(shade, view.width, view.height).clip(0, 1)
    tint = np.array([1.06, 1.0, 0.92], dtype=np.float32)  # shadows are a little blue
    return shade[..., None] ** tint


def _water(shot: Shot, view: View, model: Model, picture: Array) -> Array:
    """The picture with its ground turned into water that mirrors sky and model."""
    width, height = view.width, view.height
    factor = min(1.0, 420 / max(width, height))
    w, h = round(width * factor), round(height * factor)
    below = look(model, shot.camera.mirrored(), shot.light, w, h)
    mirrored = np.dstack([shown(below.colour) * below.hit[..., None], below.hit])[::-1]
    mirrored = resized(np.ascontiguousarray(mirrored), width, height).clip(0, 1)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32).reshape(2, -1) + 0.5
    rays = shot.camera.rays(width, height, x, y)
    flat = np.flatnonzero(rays[1] < -0.002)
    t = shot.camera.eye[1] / -rays[1, flat]
    gx, gz = shot.camera.eye[0] + rays[0, flat] * t, shot.camera.eye[2] + rays[2, flat] * t
    size = max(p.radius for g in model.groups for p in g.parts)
    cell = 14 / size
    calm = shot.wet / (1 + t * cell / 160)  # waves average out far away
    sx = (cloudy(gx * cell, gz * cell * 2.2) - cloudy(gx * cell + 0.3, gz * cell * 2.2)) * 3 * calm
    sz = cloudy(gx * cell, gz * cell * 2.2, 9) - cloudy(gx * cell, gz * cell * 2.2 + 0.3, 9)
    sz = sz * 4 * calm
    normal = np.stack([sx, np.ones_like(sx), sz])
    normal /= np.linalg.norm(normal, axis=0)
    d = rays[:, flat]
    cosine = np.clip(-np.einsum("ij,ij->j", d, normal), 0.02, 1)
    fresnel = (0.06 + 0.94 * (1 - cosine) ** 4)[:, None].clip(0, 0.86)
    bounce = d + 2 * normal * cosine
    bounce[1] = np.abs(bounce[1])
    assert shot.sky is not None
    sky = shot.sky(bounce)
    columns = np.clip(x[flat] + sx * width * 0.55, 0, width - 1).astype(int)
    rows = np.clip(y[flat] + sz * height * 0.5, 0, height - 1).astype(int)
    image = mirrored[rows, columns]
    sky = sky * (1 - image[:, 3:]) + image[:, :3]
    deep = picture.reshape(-1, 3)[flat]
    glint = np.clip(bounce.T @ shot.light.direction(), 0, 1)[:, None] ** 90 * 0.6
    image3 = picture.reshape(-1, 3).copy()
    image3[flat] = deep * (1 - fresnel) + sky * fresnel + glint * (1 - image[:, 3:])
    foam = step(0.62, 0.78, cloudy(gx * cell * 1.5, gz * cell * 3, 4))[:, None] * shot.wet * 0.25
    image3[flat] += (0.9 - image3[flat]) * foam * (1 - image[:, 3:])
    return image3.reshape(height, width, 3)


def _blades(shot: Shot, view: View) -> tuple[Array, Array] | None:
    """Grass behind and before the subject."""
    if shot.grass is None:
        return None
    grass, random = shot.grass, view.random
    x0, x1, z0, z1 = grass.area
    x = random.uniform(x0, x1, grass.count).astype(np.float32)
    z = random.uniform(z0, z1, grass.count).astype(np.float32)
    feet = np.stack([x, np.zeros_like(x), z])
    lean = random.normal(0, 0.3, (2, grass.count)).astype(np.float32)
    long = grass.length * (0.5 + random.random(grass.count).astype(np.float32))
    tips = feet + np.stack([lean[0] * long, long, lean[1] * long])
    a = shot.camera.project(view.width, view.height, feet)
    b = shot.camera.project(view.width, view.height, tips)
    border = float(np.linalg.norm(shot.camera.eye)) - grass.split
    patch = 0.75 + 0.5 * noise(x * 2, z * 2)

    def draw(painter: QPainter, which: Array) -> None:
        for i in which:
            if a[2, i] < 0.2:
                continue
            wide = grass.width * shot.camera.focal(view.width, view.height) / a[2, i]
            tone = rgb(grass.colours[i % len(grass.colours)])
            blade(
                painter,
                QPointF(a[0, i], a[1, i]),
                QPointF(b[0, i], b[1, i]),
                max(wide, 0.6),
                colour(tone, float(patch[i])),
                float(lean[0, i] * wide * 3),
            )

    order = np.argsort(-a[2])
    behind, before = order[a[2, order] >= border], order[a[2, order] < border]
    return (
        drawn(view.width, view.height, lambda p: draw(p, behind)),
        drawn(view.width, view.height, lambda p: draw(p, before)),
    )


def _film(shot: Shot, view: View, picture: Array) -> Image.Image:
    """Vignette, grain and the final colours."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    picture = picture * (1 - 0.1 * (x * x + y * y))[..., None]
    grain = view.random.standard_normal((height, width, 1)).astype(np.float32)
    picture = picture + grain * shot.grain
    image = Image.fromarray(np.clip(picture * 255 + 0.5, 0, 255).astype(np.uint8), "RGB")
    return image.convert("L") if shot.grey else image


def _cut_out(layer: Array) -> Image.Image:
    """The subject alone; Pillow's colours are not premultiplied."""
    alpha = layer[..., 3:]
    colours = np.where(alpha > 0, layer[..., :3] / np.maximum(alpha, 1e-3), 0)
    pixels = np.clip(np.dstack([colours, alpha]) * 255 + 0.5, 0, 255).astype(np.uint8)
    return Image.fromarray(pixels, "RGBA")
