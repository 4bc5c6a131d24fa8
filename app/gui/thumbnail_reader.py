"""A picture becomes a small image: quickly, in little memory, and not at any price."""

import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from PyQt5.QtCore import QBuffer, QByteArray, QSize
from PyQt5.QtGui import QImage, QImageReader

from app.gui.pixels import to_pillow, to_qimage

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
        picture = _of_image(source, edge) if isinstance(source, QImage) else _of_file(source, edge)
    except Exception:  # noqa: BLE001 - decoders raise nearly anything; the view tells what it was
        return QImage()
    if picture is None:
        return QImage()
    size = _fitting(*picture.size, edge)
    return to_qimage(picture.resize((size.width(), size.height())))


def _of_image(image: QImage, edge: int) -> "Image | None":
    if image.isNull():
        return None
    if max(image.width(), image.height()) > 4 * edge:
        # coarsely: Qt keeps all other threads waiting while it scales finely
        image = image.scaled(_fitting(image.width(), image.height(), 2 * edge))
    return to_pillow(image)


def _of_file(path: str, edge: int) -> "Image | None":
    from PIL import Image

    from app.inference.images import FORMATS, to_rgb

    if not stat.S_ISREG(os.stat(path).st_mode):  # opening a FIFO would wait
        return None
    with open(path, "rb") as stream, Image.open(stream, formats=FORMATS) as image:
        pixels = image.width * image.height
        if pixels > _limit(image):
            return None
        if image.format == "WEBP" and pixels > _MOST_OF_WEBP:
            return _upright(_large_webp(stream, edge), image)
        if image.mode in _AVERAGED and not image.has_transparency_data:
            image.thumbnail((edge, edge))  # while it is decoded, if it is a JPEG
        return _upright(to_rgb(image), image)


def _limit(image: "Image") -> int:
    if image.format == "JPEG" and not image.info.get("progressive"):
        return 10 * _MOST
    return _MOST_OF_TIFF if image.format == "TIFF" else _MOST


def _large_webp(stream: BinaryIO, edge: int) -> "Image":
    stream.seek(0)
    buffer = QBuffer()
    buffer.setData(QByteArray(stream.read()))
    reader = QImageReader(buffer, QByteArray(b"webp"))
    reader.setScaledSize(_fitting(reader.size().width(), reader.size().height(), edge))
    return to_pillow(reader.read())


def _upright(picture: "Image", image: "Image") -> "Image":
    """`picture`, turned as the metadata of the file `image`, which has been read, want it."""
    from PIL import ImageOps

    try:
        picture.info["exif"] = image.getexif().tobytes()
        return ImageOps.exif_transpose(picture)
    except Exception:  # noqa: BLE001 - broken metadata are no reason to show nothing
        return picture


def _fitting(width: int, height: int, edge: int) -> QSize:
    factor = edge / max(width, height, 1)
    return QSize(max(1, round(width * factor)), max(1, round(height * factor)))
