"""Looks at a model through a camera and lights it: sun, sky, shadows, reflections."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .noise import Array, noise, rgb, step
from .solid import Group, Model, Part, field_of

TILE = 40


@dataclass(frozen=True)
class Camera:
    eye: tuple[float, float, float]
    target: tuple[float, float, float]
    angle: float = 35.0  # of view across the longer side, degrees

    def axes(self) -> Array:
        """Rows: right, up, forward."""
        ahead = np.subtract(self.target, self.eye)
        ahead = ahead / np.linalg.norm(ahead)
        right = np.cross(ahead, [0, 1, 0])
        right /= np.linalg.norm(right)
        return np.stack([right, np.cross(right, ahead), ahead]).astype(np.float32)

    def focal(self, width: int, height: int) -> float:
        return max(width, height) / 2 / float(np.tan(np.radians(self.angle / 2)))

    def rays(self, width: int, height: int, x: Array, y: Array) -> Array:
        """Directions 3×N through the pixel places x, y."""
        right, up, ahead = self.axes()
        f = self.focal(width, height)
        d = (
            np.outer(right, (x - width / 2) / f)
            - np.outer(up, (y - height / 2) / f)
            + ahead[:, None]
        )
        return (d / np.linalg.norm(d, axis=0)).astype(np.float32)

    def project(self, width: int, height: int, points: Array) -> Array:
        """Pixel x, y and depth (3×N) of points 3×N."""
        seen = self.axes() @ (points - np.array(self.eye, dtype=np.float32)[:, None])
        depth = np.maximum(seen[2], 1e-3)
        f = self.focal(width, height) / depth
        return np.stack([width / 2 + seen[0] * f, height / 2 - seen[1] * f, seen[2]])

    def mirrored(self) -> "Camera":
        """The camera below the ground y=0 that sees what the ground reflects."""
        (a, b, c), (d, e, f) = self.eye, self.target
        return Camera((a, -b, c), (d, -e, f), self.angle)


@dataclass(frozen=True)
class Light:
    sun: tuple[float, float, float] = (0.5, 0.8, 0.5)  # direction towards it
    colour: str = "#fff2dc"
    strength: float = 1.0
    zenith: str = "#6f9fd8"
    horizon: str = "#dfe9f2"
    ground: str = "#6b6652"
    ambient: float = 0.5
    soft: float = 10.0  # hardness of shadows

    def direction(self) -> Array:
        v = np.array(self.sun, dtype=np.float32)
        return v / np.float32(np.linalg.norm(v))

    def around(self, d: Array) -> Array:
        """Linear light N×3 that comes from the directions 3×N."""
        sky = (
            linear(rgb(self.horizon))
            + (linear(rgb(self.zenith)) - linear(rgb(self.horizon))) * step(0, 0.7, d[1])[:, None]
        )
        # a darker band above the horizon: trees and houses, as seen in any car's paint
        band = step(0.16, 0.06, d[1] + 0.06 * noise(d[0] * 9, d[2] * 9))[:, None]
        ground = linear(rgb(self.ground))
        sky = sky * (1 - 0.55 * band) + ground * 0.25 * band
        return sky + (ground - sky) * step(0.02, -0.05, d[1])[:, None]


@dataclass
class Seen:
    """What the camera sees of the model, H×W…; `colour` is linear and premultiplied by hit."""

    hit: Array
    colour: Array
    place: Array
    normal: Array
    fur: Array


def linear(colour: Array) -> Array:
    return np.asarray(np.power(np.maximum(colour, 0), 2.2), dtype=np.float32)


def shown(light: Array) -> Array:
    """Linear light to screen values 0…1, with a soft shoulder."""
    return np.asarray((1 - np.exp(-1.45 * np.maximum(light, 0))) ** (1 / 2.2), dtype=np.float32)


def look(model: Model, camera: Camera, light: Light, width: int, height: int) -> Seen:
    """Renders tile by tile, each with only the parts that can be seen in it."""
    seen = Seen(
        *(
            np.zeros((height, width, n) if n > 1 else (height, width), np.float32)
            for n in (1, 3, 3, 3, 1)
        )
    )
    eye = np.array(camera.eye, dtype=np.float32)
    boxes = _boxes(model, camera, width, height)
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            low, right = min(top + TILE, height), min(left + TILE, width)
            groups = _near(model, boxes, left, top, right, low)
            if not groups:
                continue
            y, x = np.mgrid[top:low, left:right].astype(np.float32).reshape(2, -1) + 0.5
            rays = camera.rays(width, height, x, y)
            far = _march(groups, eye, rays)
            hits = np.flatnonzero(np.isfinite(far))
            if hits.size:
                points = eye[:, None] + rays[:, hits] * far[hits]
                rows, columns = y[hits].astype(int), x[hits].astype(int)
                _shade(seen, rows, columns, model, groups, points, rays[:, hits], light)
    return seen


def fitted(model: Model, camera: Camera, width: int, height: int, fill: float) -> Camera:
    """The camera turned and zoomed so that the model fills this share of the picture."""
    w, h = (round(v * 110 / max(width, height)) for v in (width, height))
    wide = Camera(camera.eye, camera.target, min(camera.angle * 2, 110))
    y, x = np.mgrid[0:h, 0:w].astype(np.float32).reshape(2, -1) + 0.5
    rays = wide.rays(w, h, x, y)
    eye = np.array(camera.eye, dtype=np.float32)
    hit = np.isfinite(_march(model.groups, eye, rays))
    left, right, top, low = x[hit].min(), x[hit].max(), y[hit].min(), y[hit].max()
    middle = np.array([[(left + right) / 2], [(top + low) / 2]], dtype=np.float32)
    ahead = wide.rays(w, h, middle[0], middle[1])[:, 0]
    away = float(np.linalg.norm(np.subtract(camera.target, camera.eye)))
    target = eye + ahead * away
    zoom = fill * min(w / (right - left + 1), h / (low - top + 1))
    angle = 2 * np.degrees(np.arctan(max(w, h) / 2 / (wide.focal(w, h) * float(zoom))))
    place = (float(target[0]), float(target[1]), float(target[2]))
    return Camera(camera.eye, place, float(angle))


def shadows(model: Model, points: Array, light: Light, start: float) -> Array:
    """How much sun (0…1) arrives at the points 3×N, which lie near each other."""
    d = light.direction()
    middle = points.mean(1)
    spread = float(np.linalg.norm(points - middle[:, None], axis=0).max())
    groups = _thinned(model, lambda part, melt: _beside(part, melt, middle, d, spread))
    sun = np.ones(points.shape[1], dtype=np.float32)
    if not groups:
        return sun
    t = np.full(sun.shape, start, dtype=np.float32)
    limit = max(float((p.centre - middle) @ d) + p.radius for g in groups for p in g.parts) + spread
    alive = np.arange(sun.size)
    for _ in range(26):
        gap = field_of(groups, points[:, alive] + d[:, None] * t[alive])
        sun[alive] = np.minimum(sun[alive], np.clip(0.5 + light.soft * gap / t[alive], 0, 1))
        t[alive] += np.maximum(gap, start * 0.8)
        alive = alive[(t[alive] < limit) & (sun[alive] > 0.01)]
        if not alive.size:
            break
    return sun * sun * (3 - 2 * sun)


def contact(model: Model, points: Array) -> Array:
    """1 on open ground, darker at the points 3×N that are close under the model."""
    size = max(p.radius for g in model.groups for p in g.parts)
    middle = points.mean(1)
    spread = float(np.linalg.norm(points - middle[:, None], axis=0).max())
    groups = _thinned(
        model,
        lambda part, melt: (
            float(np.linalg.norm(part.centre - middle)) < spread + part.radius + size * 0.2
        ),
    )
    if not groups:
        return np.ones(points.shape[1], dtype=np.float32)
    up = np.zeros_like(points)
    up[1] = 1
    return _openness(groups, points, up, size * 0.16)


def _boxes(model: Model, camera: Camera, width: int, height: int) -> list[list[Array]]:
    """For each part the centre and radius (pixels) of the circle that hides it."""
    result = []
    for group in model.groups:
        row = []
        for part in group.parts:
            x, y, depth = camera.project(width, height, part.centre[:, None])[:, 0]
            r = part.radius + group.melt * 0.3
            if depth <= r * 1.02:
                row.append(np.array([x, y, 1e9 if depth > -r else -1e9], np.float32))
            else:
                size = camera.focal(width, height) * r / np.sqrt(depth * depth - r * r) * 1.15
                row.append(np.array([x, y, size + 2], np.float32))
        result.append(row)
    return result


def _near(
    model: Model, boxes: list[list[Array]], left: int, top: int, right: int, low: int
) -> list[Group]:
    groups = []
    for group, row in zip(model.groups, boxes, strict=True):
        parts = []
        for part, (x, y, r) in zip(group.parts, row, strict=True):
            dx = max(left - x, 0, x - right)
            dy = max(top - y, 0, y - low)
            if r > 0 and dx * dx + dy * dy < r * r:
                parts.append(part)
        if parts:
            groups.append(Group(group.melt, parts))
    return groups


def _beside(part: Part, melt: float, middle: Array, d: Array, spread: float) -> bool:
    to = part.centre - middle
    along = float(to @ d)
    reach = part.radius + spread + melt * 0.3
    aside = float(np.linalg.norm(to - d * along))
    # soft shadows: the penumbra widens with the distance
    return along > -reach and aside < reach + 0.1 * max(along, 0)


def _thinned(model: Model, keep: Callable[[Part, float], bool]) -> list[Group]:
    groups = [Group(g.melt, [p for p in g.parts if keep(p, g.melt)]) for g in model.groups]
    return [g for g in groups if g.parts]


def _march(groups: Sequence[Group], eye: Array, rays: Array) -> Array:
    """Distance along each ray, infinity where it meets nothing."""
    reach = [
        (float(np.linalg.norm(p.centre - eye)), p.radius + g.melt) for g in groups for p in g.parts
    ]
    start = max(min(c - r for c, r in reach), 0.02)
    end = max(c + r for c, r in reach)
    t = np.full(rays.shape[1], start, dtype=np.float32)
    found = np.full(rays.shape[1], np.inf, dtype=np.float32)
    alive = np.arange(rays.shape[1])
    for _ in range(90):
        gap = field_of(groups, eye[:, None] + rays[:, alive] * t[alive])
        close = gap < 0.0006 * t[alive]
        found[alive[close]] = t[alive[close]]
        t[alive] += gap * 0.85
        alive = alive[~close & (t[alive] < end)]
        if not alive.size:
            break
    return found


def _shade(
    seen: Seen,
    rows: Array,
    columns: Array,
    model: Model,
    groups: Sequence[Group],
    points: Array,
    rays: Array,
    light: Light,
) -> None:
    size = max(p.radius for g in model.groups for p in g.parts)
    small = size * 0.002
    normals = _normals(groups, points, small)
    colours, mirror, traits = _painted(groups, points, normals)
    gloss, shine, fur, bump, grain, glow = traits
    if bump.max() > 0:
        normals = _bumpy(points, normals, bump, grain)
    open_sky = _openness(groups, points, normals, size * 0.12)
    sun = light.direction()
    facing = normals.T @ sun
    wrap = np.where(fur > 0, 0.25, 0.0)  # light creeps around the edge of fur
    lit = np.clip((facing + wrap) / (1 + wrap), 0, 1)
    lit *= shadows(model, points + normals * small * 4, light, size * 0.02)
    up = 0.5 + 0.5 * normals[1]
    sky = linear(rgb(light.zenith)) * 0.5 + linear(rgb(light.horizon)) * 0.5
    ambient = linear(rgb(light.ground)) + (sky - linear(rgb(light.ground))) * up[:, None]
    sunny = linear(rgb(light.colour)) * light.strength
    albedo = linear(colours)
    result = albedo * (sunny * lit[:, None] + light.ambient * ambient * open_sky[:, None])
    bounce = rays - 2 * normals * np.einsum("ij,ij->j", rays, normals)
    edge = (1 - np.clip(-np.einsum("ij,ij->j", rays, normals), 0, 1)) ** 4
    shared = np.clip(mirror + (mirror > 0) * 0.5 * edge, 0, 0.95)[:, None]
    seen_there = light.around(bounce) * (0.35 + 0.65 * open_sky)[:, None]
    result = result * (1 - shared) + seen_there * shared
    spot = gloss * np.clip(bounce.T @ sun, 0, 1) ** shine * (lit > 0)
    result += sunny * spot[:, None] + albedo * glow[:, None]
    # a breath of sky light along the outline of hairy things
    result += 0.12 * sky * (edge * (fur > 0) * open_sky)[:, None]
    seen.hit[rows, columns] = 1
    seen.colour[rows, columns] = result
    seen.place[rows, columns] = points.T
    seen.normal[rows, columns] = normals.T
    seen.fur[rows, columns] = fur


def _normals(groups: Sequence[Group], points: Array, small: float) -> Array:
    total = np.zeros_like(points)
    for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        way = np.array(corner, dtype=np.float32)[:, None]
        total += way * field_of(groups, points + way * small)
    return total / (np.linalg.norm(total, axis=0) + 1e-9)


def _painted(groups: Sequence[Group], points: Array, normals: Array) -> tuple[Array, Array, Array]:
    """Colours, mirror and the other traits, mixed where parts melt together."""
    count = points.shape[1]
    gaps = [
        (p.distance(points), p.paint, max(g.melt * 0.18, 0.0015)) for g in groups for p in g.parts
    ]
    nearest = np.min([gap for gap, _, _ in gaps], axis=0)
    total = np.full(count, 1e-9, dtype=np.float32)
    colours = np.zeros((count, 3), dtype=np.float32)
    mirror = np.zeros(count, dtype=np.float32)
    traits = np.zeros((6, count), dtype=np.float32)
    for gap, paint, soft in gaps:
        weight = np.exp(-np.minimum((gap - nearest) / soft, 20)).astype(np.float32)
        at = np.flatnonzero(weight > 0.02)
        if not at.size:
            continue
        w = weight[at]
        look, reflecting = paint.look(points[:, at], normals[:, at])
        colours[at] += look * w[:, None]
        mirror[at] += reflecting * w
        fixed = (paint.gloss, paint.shine, paint.fur, paint.bump, paint.grain, paint.glow)
        traits[:, at] += np.array(fixed, dtype=np.float32)[:, None] * w
        total[at] += w
    return colours / total[:, None], mirror / total, traits / total


def _bumpy(points: Array, normals: Array, bump: Array, grain: Array) -> Array:
    x, y, z = points * grain
    here = noise(x, y, z)
    slope = np.stack([noise(x + 0.4, y, z), noise(x, y + 0.4, z), noise(x, y, z + 0.4)]) - here
    result = normals - slope * bump
    return result / np.linalg.norm(result, axis=0)


def _openness(groups: Sequence[Group], points: Array, normals: Array, reach: float) -> Array:
    """1 where much of the sky is seen, less in folds and under bellies."""
    closed = np.zeros(points.shape[1], dtype=np.float32)
    for i, weight in ((1, 0.9), (2, 0.6), (4, 0.35)):
        away = reach * i / 4
        closed += weight * np.clip(1 - field_of(groups, points + normals * away) / away, 0, 1)
    return np.clip(1 - 0.62 * closed, 0.08, 1).astype(np.float32)
