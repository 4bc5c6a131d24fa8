"""Sees from the outline of a file that its end is missing, before seconds go into decoding it."""

import os
import struct
from collections.abc import Iterable
from typing import BinaryIO

from PIL import Image

_PNG_SIGNATURE = 8  # bytes
# TIFF tags
_TIFF_COMPRESSION = 259
_TIFF_PARTS = ((273, 279), (324, 325))  # where strips and tiles begin, and their bytes


def is_cut_off(image: Image.Image, stream: BinaryIO) -> bool:
    """Whether the opened, not yet decoded `image` lacks pixels for certain; False where only the
    decoder can tell. `stream` is its file, and stays where it was."""
    position = stream.tell()
    try:
        size = os.fstat(stream.fileno()).st_size
        if image.format == "PNG":
            return _png_is_cut_off(stream, size)
        if image.format == "TIFF":
            return _tiff_is_cut_off(image, size)
        return False
    finally:
        stream.seek(position)


def _png_is_cut_off(stream: BinaryIO, size: int) -> bool:
    """Follow the chunks (length, kind, data, checksum) to one of pixels that outlasts the file."""
    position = _PNG_SIGNATURE
    while True:
        stream.seek(position)
        head = stream.read(8)
        if len(head) < 8:
            return False
        length, kind = struct.unpack(">I4s", head)
        if kind == b"IDAT" and position + 8 + length > size:
            return True
        if kind == b"IEND":
            return False
        position += 12 + length


def _tiff_is_cut_off(image: Image.Image, size: int) -> bool:
    """Compressed ones alone: others are read quickly, and some scanners count their bytes wrong."""
    tags = getattr(image, "tag_v2", {})
    if tags.get(_TIFF_COMPRESSION, 1) == 1:
        return False
    for starts, lengths in _TIFF_PARTS:
        if starts in tags and lengths in tags:
            parts = zip(_numbers(tags[starts]), _numbers(tags[lengths]), strict=False)
            if any(start + length > size for start, length in parts):
                return True
    return False


def _numbers(value: int | Iterable[int]) -> Iterable[int]:
    return (value,) if isinstance(value, int) else value
