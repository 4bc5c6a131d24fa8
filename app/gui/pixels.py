"""Pillow's images as Qt's and back, copied: neither side keeps the other's memory.

Both ways go strip by strip. Qt's own conversions keep the interpreter's lock from their first row
to their last: the window would stand still for as long as a large picture takes.
"""

from typing import TYPE_CHECKING

from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from PIL.Image import Image

SHOWN_EDGE = 4096  # pixels: enough to look closely, at most 64 MB
_STRIP = 2**19  # pixels: about a millisecond
_FULL_SIZE = "full size"  # under this name a copy tells of the picture that it stands for


def to_qimage(image: "Image", longest_edge: int = SHOWN_EDGE) -> QImage:
    """A copy for the screen, at most `longest_edge` pixels wide and high; see `full_size`."""
    factor = -(-max(image.size) // longest_edge)
    reduced = image.reduce(factor) if factor > 1 else image  # the mean of factor×factor pixels
    width, height = reduced.size
    shown = QImage(width, height, QImage.Format.Format_RGB32)  # painted without a conversion
    pixels = shown.bits()
    if pixels is None:
        raise MemoryError
    pixels.setsize(shown.sizeInBytes())
    rows = max(1, _STRIP // width)
    for top in range(0, height, rows):
        strip = reduced.crop((0, top, width, min(height, top + rows)))
        start = top * shown.bytesPerLine()
        row_bytes = strip.convert("RGBA").tobytes("raw", "BGRA")  # 0xffRRGGBB, the low byte first
        pixels[start : start + len(row_bytes)] = row_bytes
    shown.setText(_FULL_SIZE, f"{image.width} {image.height}")
    return shown


def full_size(shown: QImage) -> QSize:
    """How many pixels the picture has of which `shown` may be a smaller copy."""
    numbers = shown.text(_FULL_SIZE).split()
    return QSize(*map(int, numbers)) if numbers else shown.size()


def to_pillow(image: QImage) -> "Image":
    """RGB with transparency over white, as `read_image` gives it for a file."""
    from PIL import Image as Pillow

    result = Pillow.new("RGB", (image.width(), image.height()))
    rows = max(1, _STRIP // max(1, image.width()))
    for top in range(0, image.height(), rows):
        strip = image.copy(0, top, image.width(), min(rows, image.height() - top))
        result.paste(_over_white(strip), (0, top))
    return result


def _over_white(image: QImage) -> "Image":
    from PIL import Image as Pillow

    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(Qt.GlobalColor.white)
    image.setDevicePixelRatio(1.0)  # a screenshot of a fine screen would shrink otherwise
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    rows = opaque.convertToFormat(QImage.Format.Format_RGB888)
    bits = rows.constBits()
    assert bits is not None
    pixels = bits.asstring(rows.sizeInBytes())
    size = (rows.width(), rows.height())
    return Pillow.frombytes("RGB", size, pixels, "raw", "RGB", rows.bytesPerLine())
