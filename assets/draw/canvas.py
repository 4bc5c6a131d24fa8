"""Between arrays, Qt and Pillow, and what Qt paints: trees, hills, houses, hair, grass."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter
from PyQt5.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt5.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from .light import Camera
from .noise import Array, rgb


@dataclass
class View:
    """The camera with the size of the picture (pixels) and the picture's random numbers."""

    camera: Camera
    width: int
    height: int
    random: np.random.Generator

    @property
    def scale(self) -> float:
        return max(self.width, self.height) / 100

    def at(self, x: float, y: float, z: float) -> QPointF:
        """Where a point of the world lies in the picture."""
        p = self.camera.project(self.width, self.height, np.array([[x], [y], [z]], np.float32))
        return QPointF(float(p[0, 0]), float(p[1, 0]))

    def horizon(self) -> float:
        """Row of the horizon; far outside the picture when the camera looks steeply."""
        ahead = self.camera.axes()[2]
        flat = np.hypot(ahead[0], ahead[2])
        f = self.camera.focal(self.width, self.height)
        return self.height / 2 + f * float(ahead[1]) / max(float(flat), 1e-3)


def to_qimage(pixels: Array) -> QImage:
    """H×W×3 or premultiplied H×W×4 values 0…1 as a picture of Qt's."""
    height, width = pixels.shape[:2]
    full = np.full((height, width, 4), 255, dtype=np.uint8)
    full[..., : pixels.shape[2]] = np.clip(pixels * 255 + 0.5, 0, 255)
    data = np.ascontiguousarray(full[..., [2, 1, 0, 3]])
    return QImage(
        data.tobytes(), width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied
    ).copy()


def to_array(image: QImage) -> Array:
    """Premultiplied H×W×4 values 0…1."""
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    bits = image.constBits()
    assert bits is not None
    data = np.frombuffer(bits.asstring(image.sizeInBytes()), np.uint8).reshape(
        image.height(), -1, 4
    )
    return (data[:, : image.width(), [2, 1, 0, 3]] / 255).astype(np.float32)


def painter_on(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def drawn(width: int, height: int, draw: Callable[[QPainter], None], fill: str = "") -> Array:
    """What `draw` paints, H×W×4 premultiplied, transparent unless filled."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(fill) if fill else Qt.GlobalColor.transparent)
    painter = painter_on(image)
    draw(painter)
    painter.end()
    return to_array(image)


def over(below: Array, layer: Array) -> Array:
    """A premultiplied layer on an opaque picture H×W×3."""
    return below[..., :3] * (1 - layer[..., 3:]) + layer[..., :3]


def resized(pixels: Array, width: int, height: int) -> Array:
    """H×W or H×W×C to another size, smoothly."""
    if pixels.shape[:2] == (height, width):
        return pixels
    planes = pixels[..., None] if pixels.ndim == 2 else pixels
    resample = Image.Resampling.BOX if width < pixels.shape[1] else Image.Resampling.BICUBIC
    done = [
        np.asarray(
            Image.fromarray(np.ascontiguousarray(planes[..., i])).resize((width, height), resample)
        )
        for i in range(planes.shape[2])
    ]
    result = np.clip(np.stack(done, -1), 0, None).astype(np.float32)
    return result[..., 0] if pixels.ndim == 2 else result


def blurred(pixels: Array, radius: float) -> Array:
    """Gaussian blur of H×W×3 values 0…1."""
    if radius < 0.3:
        return pixels
    image = Image.fromarray(np.clip(pixels * 255 + 0.5, 0, 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), np.float32) / 255


def colour(value: str | Array, light: float = 1.0, alpha: float = 1.0) -> QColor:
    red, green, blue = np.clip((rgb(value) if isinstance(value, str) else value) * light, 0, 1)
    return QColor.fromRgbF(float(red), float(green), float(blue), alpha)


def tree(
    painter: QPainter,
    view: View,
    x: float,
    base: float,
    size: float,
    leaf: str,
    pine: bool = False,
) -> None:
    """A tree with its foot at (x, base) pixels, lit from above."""
    random = view.random
    trunk = QPen(colour("#4a3b2d"), max(size * 0.05, 1))
    painter.setPen(trunk)
    painter.drawLine(QLineF(x, base, x, base - size * 0.4))
    painter.setPen(Qt.PenStyle.NoPen)
    for i in range(70):
        share = i / 69  # from the dark underside to the bright top
        if pine:
            height = size * (0.12 + 0.86 * random.random())
            wide = (1 - height / size) * size * 0.26 + size * 0.02
            dx = (random.random() * 2 - 1) * wide
            r = size * 0.05
        else:
            angle, away = random.random() * 6.283, random.random() ** 0.6
            dx = np.cos(angle) * away * size * 0.3
            height = size * 0.64 + np.sin(angle) * away * size * 0.3
            r = size * (0.05 + 0.05 * random.random())
        tone = 0.5 + 0.5 * (height / size) + 0.3 * (random.random() - 0.5) + 0.15 * share
        painter.setBrush(colour(leaf, tone, 0.85))
        painter.drawEllipse(QPointF(x + dx, base - height), r, r * (0.6 if pine else 0.9))


def tree_line(
    painter: QPainter,
    view: View,
    base: float,
    size: float,
    leaf: str,
    count: int = 24,
    pine: bool = False,
) -> None:
    """A row of trees across the picture."""
    for i in range(count):
        x = view.width * (i + view.random.random()) / count
        tall = size * (0.7 + 0.6 * view.random.random())
        shade = rgb(leaf) * (0.8 + 0.4 * view.random.random())
        tree(painter, view, x, base + size * 0.05, tall, _hex(shade), pine)


def hills(
    painter: QPainter, view: View, base: float, height: float, near: str, far: str, layers: int = 3
) -> None:
    """Ridges one behind the other, the farther the bluer."""
    for layer in range(layers):
        share = layer / max(layers - 1, 1)
        tone = rgb(far) + (rgb(near) - rgb(far)) * share
        phases = view.random.random(5) * 6.283
        path = QPainterPath(QPointF(0, base + 2))
        for x in np.linspace(0, view.width, 80):
            rise = sum(
                np.sin(x / view.width * 6.3 * (k + 0.6) + phases[k]) / (k + 1) for k in range(5)
            )
            path.lineTo(QPointF(x, base - height * (1 - 0.55 * share) * (0.55 + 0.25 * rise)))
        path.lineTo(QPointF(view.width, base + 2))
        shade = QLinearGradient(0, base - height, 0, base)
        shade.setColorAt(0, colour(tone))
        shade.setColorAt(1, colour(tone + (rgb(far) - tone) * 0.5))
        painter.fillPath(path, QBrush(shade))


def houses(
    painter: QPainter,
    view: View,
    base: float,
    height: float,
    walls: Sequence[str],
    count: int = 7,
    lit: str = "#394350",
) -> None:
    """A street front: houses with rows of windows, lit from the left."""
    x = -view.width * 0.1 * view.random.random()
    while x < view.width:
        wide = view.width / count * (0.7 + 0.7 * view.random.random())
        tall = height * (0.55 + 0.6 * view.random.random())
        wall = rgb(walls[int(view.random.integers(len(walls)))])
        shade = QLinearGradient(x, 0, x + wide, 0)
        shade.setColorAt(0, colour(wall, 1.08))
        shade.setColorAt(1, colour(wall, 0.72))
        painter.fillRect(QRectF(x, base - tall, wide + 1, tall + 2), QBrush(shade))
        painter.fillRect(QRectF(x, base - tall, wide, tall * 0.03), colour(wall, 0.55))
        rows, columns = max(int(tall / height * 7), 2), max(int(wide / height * 7), 2)
        for row in range(rows):
            for column in range(columns):
                spot = QRectF(
                    x + wide * (column + 0.25) / columns,
                    base - tall * (row + 0.85) / (rows + 0.3),
                    wide / columns * 0.5,
                    tall / rows * 0.5,
                )
                painter.fillRect(spot, colour(lit, 0.7 + 0.7 * view.random.random()))
        x += wide


def bokeh(painter: QPainter, view: View, colours: Sequence[str], count: int, size: float) -> None:
    """Soft round spots, as leaves and lights out of focus."""
    painter.setPen(Qt.PenStyle.NoPen)
    for _ in range(count):
        x, y = view.random.random(2) * (view.width, view.height)
        r = size * (0.5 + view.random.random())
        tone = rgb(colours[int(view.random.integers(len(colours)))])
        shade = QRadialGradient(x, y, r)
        shade.setColorAt(0, colour(tone, 1, 0.65))
        shade.setColorAt(0.75, colour(tone, 1, 0.5))
        shade.setColorAt(1, colour(tone, 1, 0))
        painter.setBrush(QBrush(shade))
        painter.drawEllipse(QPointF(x, y), r, r)


def blade(
    painter: QPainter, foot: QPointF, tip: QPointF, width: float, tone: QColor, bend: float
) -> None:
    """One blade of grass or leaf, wide at its foot."""
    middle = QPointF((foot.x() + tip.x()) / 2 - bend, (foot.y() + tip.y()) / 2)
    path = QPainterPath(QPointF(foot.x() - width / 2, foot.y()))
    path.quadTo(QPointF(middle.x() - width / 2, middle.y()), tip)
    path.quadTo(
        QPointF(middle.x() + width / 2, middle.y()), QPointF(foot.x() + width / 2, foot.y())
    )
    painter.fillPath(path, tone)


def hair(
    layer: QImage,
    view: View,
    places: Array,
    normals: Array,
    lengths: Array,
    colours: Array,
    flow: Callable[[Array], Array],
    thick: float,
) -> None:
    """Strokes along the coat: places, normals, flow 3×N, lengths N, colours N×3."""
    random = view.random
    way = flow(places)
    way = way - normals * (np.einsum("ij,ij->j", way, normals) * 0.92)
    way /= np.linalg.norm(way, axis=0) + 1e-6
    way += 0.28 * random.standard_normal(way.shape).astype(np.float32)
    ends = places + way * (lengths * (0.5 + random.random(lengths.size)))
    a = view.camera.project(view.width, view.height, places)
    b = view.camera.project(view.width, view.height, ends)
    tones = colours * (1 + 0.26 * (random.random((lengths.size, 1)) - 0.47))
    tones = np.clip(tones * 255, 0, 255).astype(int)
    painter = painter_on(layer)
    pen = QPen()
    pen.setWidthF(thick)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    for i in range(lengths.size):
        red, green, blue = tones[i].tolist()
        pen.setColor(QColor(red, green, blue, 205))
        painter.setPen(pen)
        painter.drawLine(QLineF(a[0, i], a[1, i], b[0, i], b[1, i]))
    painter.end()


def polygon(painter: QPainter, points: Sequence[tuple[float, float]], fill: str | QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(fill) if isinstance(fill, str) else fill)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _hex(tone: Array) -> str:
    return "#" + "".join(f"{int(v * 255):02x}" for v in np.clip(tone, 0, 1))
