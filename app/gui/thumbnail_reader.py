"""A picture becomes a small image: quickly, in little memory, and not at any price."""

import os
import stat
from typing import TYPE_CHECKING

from PyQt5.QtCore import QBuffer, QByteArray, QSize, Qt
from PyQt5.QtGui import QImage, QImageReader, QPainter

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST = 50_000_000  # pixels decoded at once; a JPEG is decoded at an eighth of its size
# Pillow keeps all other threads waiting while it decodes these two
_MOST_OF_TIFF = 20_000_000
_MOST_OF_WEBP = 1_000_000  # a larger one is read by Qt
_AVERAGED = ("L", "RGB", "CMYK", "YCbCr")  # modes that can be made smaller before anything else


def read_thumbnail(source: str | QImage, edge: int) -> QImage:
    """The picture, upright, over white, its longer side `edge` pixels.

    Null for what is no regular file, cannot be decoded, or would take too long.
    """
    try:
        if isinstance(source, QImage):
            return _reduced(source, edge)
        if not stat.S_ISREG(os.stat(source).st_mode):  # opening a FIFO would wait
            return QImage()
        return _read(source, edge)
    except Exception:  # noqa: BLE001 - decoders raise nearly anything; the view tells what it was
        return QImage()


def _read(path: str, edge: int) -> QImage:
    from PIL import Image

    from app.inference.images import FORMATS, to_rgb

    with open(path, "rb") as stream, Image.open(stream, formats=FORMATS) as image:
        pixels = image.width * image.height
        if pixels > _limit(image):
            return QImage()
        if image.format == "WEBP" and pixels > _MOST_OF_WEBP:
            stream.seek(0)
            return _read_by_qt(stream.read(), edge)
        if image.mode in _AVERAGED and not image.has_transparency_data:
            image.thumbnail((edge, edge))  # while it is decoded, if it is a JPEG
        small = _upright(to_rgb(image), image)
        size = _fitting(small.width, small.height, edge)
        return _to_qimage(small.resize((size.width(), size.height())))


def _limit(image: "Image") -> int:
    if image.format == "JPEG" and not image.info.get("progressive"):
        return 10 * _MOST
    return _MOST_OF_TIFF if image.format == "TIFF" else _MOST


def _upright(picture: "Image", image: "Image") -> "Image":
    """`picture`, turned as the metadata of the file `image`, which has been decoded, want it."""
    from PIL import ImageOps

    try:
        picture.info["exif"] = image.getexif().tobytes()
        return ImageOps.exif_transpose(picture)
    except Exception:  # noqa: BLE001 - broken metadata are no reason to show nothing
        return picture


def _read_by_qt(data: bytes, edge: int) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(b"webp"))
    reader.setAutoTransform(True)
    reader.setScaledSize(_fitting(reader.size().width(), reader.size().height(), edge))
    return _over_white(reader.read())


def _reduced(image: QImage, edge: int) -> QImage:
    if max(image.width(), image.height()) > 4 * edge:
        # coarsely first: the window waits while Qt scales finely, and that takes its time
        image = image.scaled(_fitting(image.width(), image.height(), 2 * edge))
    size = _fitting(image.width(), image.height(), edge)
    keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return _over_white(image.scaled(size, keep, smooth))


def _over_white(image: QImage) -> QImage:
    if image.isNull():
        return image
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(Qt.GlobalColor.white)
    painter = QPainter(opaque)
    painter.drawImage(opaque.rect(), image)
    painter.end()
    return opaque


def _fitting(width: int, height: int, edge: int) -> QSize:
    factor = edge / max(width, height, 1)
    return QSize(max(1, round(width * factor)), max(1, round(height * factor)))


def _to_qimage(image: "Image") -> QImage:
    # bytesPerLine: Pillow's rows are not padded to four bytes as Qt expects them
    rows = 3 * image.width
    kind = QImage.Format.Format_RGB888
    return QImage(image.tobytes(), image.width, image.height, rows, kind).copy()
