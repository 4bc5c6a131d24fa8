"""Pillow's images as Qt's and back, copied: neither side keeps the other's memory."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from PIL.Image import Image

SHOWN_EDGE = 2048  # pixels: more than a view has, little enough to scale while it is resized


def to_qimage(image: "Image", longest_edge: int = SHOWN_EDGE) -> QImage:
    """A copy for the screen, at most `longest_edge` pixels wide and high."""
    factor = longest_edge / max(image.size)
    if factor < 1:
        size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
        image = image.resize(size, reducing_gap=2.0)  # whole factors first: far less work
    rgb = image.convert("RGB")
    # bytesPerLine: Pillow's rows are not padded to four bytes as Qt expects them
    shown = QImage(rgb.tobytes(), rgb.width, rgb.height, 3 * rgb.width, QImage.Format.Format_RGB888)
    return shown.copy()


def to_pillow(image: QImage) -> "Image":
    """RGB with transparency over white, as `read_image` gives it for a file."""
    from PIL import Image as Pillow

    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(Qt.GlobalColor.white)
    painter = QPainter(opaque)
    image = QImage(image)
    image.setDevicePixelRatio(1.0)  # a screenshot of a fine screen would shrink otherwise
    painter.drawImage(0, 0, image)
    painter.end()
    rows = opaque.convertToFormat(QImage.Format.Format_RGB888)
    bits = rows.constBits()
    assert bits is not None
    pixels = bits.asstring(rows.sizeInBytes())
    size = (rows.width(), rows.height())
    return Pillow.frombytes("RGB", size, pixels, "raw", "RGB", rows.bytesPerLine())
