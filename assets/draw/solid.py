"""Solid shapes as distance fields: a model is a list of groups, a group of parts melted together.

Points are 3×N arrays; x is forward, y up, z to the right of the subject.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from .noise import Array, rgb

Vector = Sequence[float] | Array
Distance = Callable[[Array], Array]
# points 3×N, normals 3×N -> N×3 colours, or N×4 with how much it mirrors
Pattern = Callable[[Array, Array], Array]


@dataclass(frozen=True)
class Paint:
    colour: str | Pattern
    gloss: float = 0.05  # strength of the highlight
    shine: float = 12.0  # narrowness of the highlight
    mirror: float = 0.0  # share of the surroundings seen in it, straight on
    fur: float = 0.0  # length of hair, in units of the model
    bump: float = 0.0  # roughness: slope of the surface's noise
    grain: float = 30.0  # cells of that noise per unit
    glow: float = 0.0  # light of its own

    def look(self, points: Array, normals: Array) -> tuple[Array, Array]:
        """Colours N×3 and mirror N at the points."""
        count = points.shape[1]
        mirror = np.full(count, self.mirror, dtype=np.float32)
        if isinstance(self.colour, str):
            return np.broadcast_to(rgb(self.colour), (count, 3)), mirror
        colours = self.colour(points, normals)
        return (colours[:, :3], colours[:, 3]) if colours.shape[1] == 4 else (colours, mirror)


@dataclass(frozen=True)
class Part:
    distance: Distance
    centre: Array
    radius: float
    paint: Paint


@dataclass
class Group:
    """Parts that run into each other over `melt` units (0: sharp seams)."""

    melt: float
    parts: list[Part] = field(default_factory=list)

    def cone(self, a: Vector, b: Vector, ra: float, rb: float, paint: Paint) -> None:
        """A round bar from a (radius ra) to b (radius rb)."""
        start, along = _v(a), _v(b) - _v(a)
        length2 = float(along @ along) + 1e-9

        def distance(p: Array) -> Array:
            q = p - start[:, None]
            h = np.clip((along @ q) / length2, 0, 1)
            q -= along[:, None] * h
            return np.sqrt(np.einsum("ij,ij->j", q, q)) - (ra + (rb - ra) * h)

        self._add(distance, start + along / 2, length2**0.5 / 2 + max(ra, rb), paint)

    def both(self, a: Vector, b: Vector, ra: float, rb: float, paint: Paint) -> None:
        """The same bar on the right and on the left."""
        for side in (1, -1):
            flip = np.array([1, 1, side], dtype=np.float32)
            self.cone(_v(a) * flip, _v(b) * flip, ra, rb, paint)

    def tube(self, points: Sequence[Vector], radii: Sequence[float], paint: Paint) -> None:
        """A chain of bars."""
        for i in range(len(points) - 1):
            self.cone(points[i], points[i + 1], radii[i], radii[i + 1], paint)

    def ball(
        self, centre: Vector, radii: Vector | float, paint: Paint, turn: Array | None = None
    ) -> None:
        """An ellipsoid; `turn` (3×3) rotates it."""
        middle = _v(centre)
        sizes = np.full(3, radii, np.float32) if isinstance(radii, (int, float)) else _v(radii)

        def distance(p: Array) -> Array:
            q = p - middle[:, None]
            q = q if turn is None else turn.T @ q
            scaled = q / sizes[:, None]
            k0 = np.sqrt(np.einsum("ij,ij->j", scaled, scaled))
            scaled /= sizes[:, None]
            k1 = np.sqrt(np.einsum("ij,ij->j", scaled, scaled)) + 1e-6
            return k0 * (k0 - 1) / k1

        self._add(distance, middle, float(sizes.max()), paint)

    def box(
        self, centre: Vector, half: Vector, edge: float, paint: Paint, turn: Array | None = None
    ) -> None:
        """A box of half sizes with edges rounded by `edge`."""
        middle, sizes = _v(centre), _v(half) - edge

        def distance(p: Array) -> Array:
            q = p - middle[:, None]
            q = np.abs(q if turn is None else turn.T @ q) - sizes[:, None]
            out = np.maximum(q, 0)
            return np.sqrt(np.einsum("ij,ij->j", out, out)) + np.minimum(q.max(0), 0) - edge

        self._add(distance, middle, float(np.linalg.norm(_v(half))), paint)

    def disc(self, a: Vector, b: Vector, r: float, edge: float, paint: Paint) -> None:
        """A flat-ended cylinder from a to b."""
        start, along = _v(a), _v(b) - _v(a)
        length = float(np.linalg.norm(along))
        axis = along / length

        def distance(p: Array) -> Array:
            q = p - start[:, None]
            h = axis @ q
            q -= axis[:, None] * h
            side = np.sqrt(np.einsum("ij,ij->j", q, q)) - (r - edge)
            return _rim(side, np.abs(h - length / 2) - (length / 2 - edge)) - edge

        self._add(distance, start + along / 2, float(np.hypot(length / 2, r)), paint)

    def slab(
        self,
        outline: Sequence[tuple[float, float]],
        wide: float | Distance,
        edge: float,
        paint: Paint,
        axes: tuple[int, int, int] = (0, 1, 2),
        middle: float = 0.0,
        reach: float | None = None,
    ) -> None:
        """A polygon in the plane of the first two axes, `wide` to both sides of `middle`.

        `wide` may depend on the point (narrower roofs, thinner wing tips); `reach` is then
        its greatest value.
        """
        corners = np.array(outline, dtype=np.float32)
        u, v, w = axes
        most = float(wide) if isinstance(wide, (int, float)) else float(reach or 1)

        def distance(p: Array) -> Array:
            flat = _polygon(corners, p[u], p[v]) + edge
            half = wide(p) if callable(wide) else wide
            return _rim(flat, np.abs(p[w] - middle) - half + edge) - edge

        low, high = corners.min(0), corners.max(0)
        centre = np.zeros(3, dtype=np.float32)
        centre[[u, v, w]] = [*((low + high) / 2), middle]
        radius = float(np.hypot(np.linalg.norm(high - low) / 2, most))
        self._add(distance, centre, radius, paint)

    def shape(self, distance: Distance, centre: Vector, radius: float, paint: Paint) -> None:
        """Any field that never tells more than the distance to the shape."""
        self._add(distance, _v(centre), radius, paint)

    def _add(self, distance: Distance, centre: Array, radius: float, paint: Paint) -> None:
        self.parts.append(Part(distance, centre, radius, paint))


@dataclass
class Model:
    groups: list[Group] = field(default_factory=list)

    def group(self, melt: float = 0.0) -> Group:
        self.groups.append(Group(melt))
        return self.groups[-1]

    def moved(self, turn: Array, shift: Vector = (0, 0, 0), scale: float = 1.0) -> "Model":
        """The model scaled, rotated and then shifted; patterns stay on it."""
        offset = _v(shift)
        return Model(
            [
                Group(g.melt * scale, [_moved(p, turn, offset, scale) for p in g.parts])
                for g in self.groups
            ]
        )

    def plus(self, other: "Model") -> "Model":
        return Model([*self.groups, *other.groups])


def turn(x: float = 0, y: float = 0, z: float = 0) -> Array:
    """Rotation matrix from degrees about x, then y, then z."""
    matrix = np.eye(3)
    for axis, degrees in enumerate((x, y, z)):
        c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
        i, j = [(1, 2), (2, 0), (0, 1)][axis]
        step = np.eye(3)
        step[i, i], step[i, j], step[j, i], step[j, j] = c, -s, s, c
        matrix = step @ matrix
    return matrix.astype(np.float32)


def field_of(groups: Sequence[Group], p: Array) -> Array:
    """Distance N from the points 3×N to the nearest surface."""
    nearest: Array | None = None
    for group in groups:
        d = group.parts[0].distance(p)
        for part in group.parts[1:]:
            other = part.distance(p)
            if group.melt:
                h = np.maximum(group.melt - np.abs(d - other), 0)
                d = np.minimum(d, other) - h * h * (0.25 / group.melt)
            else:
                d = np.minimum(d, other)
        nearest = d if nearest is None else np.minimum(nearest, d)
    assert nearest is not None
    return nearest.astype(np.float32)


def _v(values: Vector) -> Array:
    return np.asarray(values, dtype=np.float32)


def _rim(side: Array, top: Array) -> Array:
    outside = np.hypot(np.maximum(side, 0), np.maximum(top, 0))
    return outside + np.minimum(np.maximum(side, top), 0)


def _polygon(corners: Array, x: Array, y: Array) -> Array:
    """Signed distance to a polygon in the plane."""
    best = np.full(x.shape, np.inf, dtype=np.float32)
    inside = np.zeros(x.shape, dtype=bool)
    for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        ex, ey = bx - ax, by - ay
        wx, wy = x - ax, y - ay
        h = np.clip((wx * ex + wy * ey) / (ex * ex + ey * ey + 1e-12), 0, 1)
        best = np.minimum(best, (wx - ex * h) ** 2 + (wy - ey * h) ** 2)
        if ey != 0:
            crossing = (y < ay) != (y < by)
            inside ^= crossing & (wx < wy * (ex / ey))
    return np.where(inside, -np.sqrt(best), np.sqrt(best))


def _moved(part: Part, matrix: Array, offset: Array, scale: float) -> Part:
    paint = part.paint
    if callable(paint.colour):
        pattern = paint.colour
        paint = replace(
            paint,
            colour=lambda p, n: pattern(matrix.T @ (p - offset[:, None]) / scale, matrix.T @ n),
        )
    return Part(
        lambda p: part.distance((matrix.T @ (p - offset[:, None])) / scale) * scale,
        matrix @ part.centre * scale + offset,
        part.radius * scale,
        replace(paint, fur=paint.fur * scale),
    )
