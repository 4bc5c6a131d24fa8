"""A path becomes an upright RGB picture, or an `ImageReadError` that says what is wrong with it."""

import os
import stat
import unicodedata
import warnings
from typing import BinaryIO

import numpy as np
from PIL import Image, UnidentifiedImageError

from app.inference.cut_off import is_cut_off
from models.errors import CodedError

# named one by one: with Pillow's full list an EPS file would start Ghostscript
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
SUFFIXES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff")
LARGEST = 100_000_000  # pixels
_SIGNATURES = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"RIFF",
    b"BM",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
)
_ORIENTATION = 0x0112  # the tag of EXIF and TIFF
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_GREY_OF_16_BITS = (np.arange(65536) / 257 + 0.5).astype(np.uint8)
_PHOTOMETRIC = 262  # TIFF tag; 0 means that white is the smallest value

# Pillow warns of large pictures below our own limit and of odd metadata; nobody could act on it
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


class ImageReadError(CodedError):
    """A path that gives no picture; `data["path"]` is fit to be shown.

    Codes: image-missing, image-folder, image-special-file, image-empty, image-permission,
    image-bad-name, image-unreadable (the disk fails), image-not-a-picture, image-truncated,
    image-damaged, image-too-large (also `megapixels` and `limit`).
    """


def printable(path: str | os.PathLike[str] | bytes) -> str:
    """The path as it can be shown: bytes that are no UTF-8 and control characters become �."""
    name = os.fsdecode(path)
    return "".join("�" if unicodedata.category(c) in ("Cc", "Cs") else c for c in name)


def read_image(path: str | os.PathLike[str] | bytes) -> Image.Image:
    """The picture in the file (the first, where it holds several): upright, RGB, over white.

    Nothing but a regular file is opened, and a picture of more than 100 megapixels is refused
    from its header. Raises ImageReadError.
    """
    shown = printable(path)
    size = _size_of_file(path, shown)
    if size == 0:
        raise ImageReadError("image-empty", path=shown)
    try:
        with open(path, "rb") as stream:
            start = stream.read(16)
            stream.seek(0)
            return _decode(stream, start, shown)
    except ImageReadError:
        raise
    except PermissionError as error:
        raise ImageReadError("image-permission", path=shown) from error
    except FileNotFoundError as error:  # gone since it was looked at
        raise ImageReadError("image-missing", path=shown) from error
    except OSError as error:
        raise ImageReadError("image-unreadable", path=shown) from error


def _size_of_file(path: str | os.PathLike[str] | bytes, shown: str) -> int:
    """Bytes in the regular file at `path`. Asked before it is opened: opening a FIFO would wait."""
    try:
        status = os.stat(path)
    except PermissionError as error:
        raise ImageReadError("image-permission", path=shown) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ImageReadError("image-missing", path=shown) from error
    except (OSError, ValueError) as error:  # too long, a loop of links, a NUL in it
        raise ImageReadError("image-bad-name", path=shown) from error
    if stat.S_ISDIR(status.st_mode):
        raise ImageReadError("image-folder", path=shown)
    if not stat.S_ISREG(status.st_mode):
        raise ImageReadError("image-special-file", path=shown)
    return status.st_size


def _decode(stream: BinaryIO, start: bytes, shown: str) -> Image.Image:
    try:
        with Image.open(stream, formats=FORMATS) as image:
            _refuse_large(image, shown)
            if is_cut_off(image, stream):  # decoding up to the gap could take many seconds
                raise ImageReadError("image-truncated", path=shown)
            image.load()
            turn = _TURNS.get(_orientation(image))  # after load: it has then turned a TIFF itself
            rgb = to_rgb(image)
            return rgb if turn is None else rgb.transpose(turn)
    except ImageReadError:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large(None, shown) from error
    except UnidentifiedImageError as error:
        known = start.startswith(_SIGNATURES)
        code = "image-damaged" if known else "image-not-a-picture"
        raise ImageReadError(code, path=shown) from error
    except Exception as error:
        # a damaged file makes the decoders raise nearly anything, from struct.error to KeyError
        cut = isinstance(error, EOFError) or "truncated" in str(error).lower()
        raise ImageReadError("image-truncated" if cut else "image-damaged", path=shown) from error


def _refuse_large(image: Image.Image, shown: str) -> None:
    pixels = image.width * image.height
    if pixels > LARGEST:
        raise _too_large(pixels, shown)


def _too_large(pixels: int | None, shown: str) -> ImageReadError:
    limit = LARGEST // 1_000_000
    megapixels = f"> {limit}" if pixels is None else f"{pixels / 1e6:.0f}"
    return ImageReadError("image-too-large", path=shown, megapixels=megapixels, limit=limit)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - broken metadata is no reason to refuse a good picture
        return 1


def to_rgb(image: Image.Image) -> Image.Image:
    """Any picture of Pillow's as RGB: what is transparent over white, deep greys in 8 bits."""
    image.load()
    if image.mode.startswith(("I", "F")):
        image = _eight_bits(image)
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        flat = Image.new("RGB", image.size, "white")
        flat.paste(rgba, mask=rgba.getchannel("A"))
        return flat
    if image.mode == "RGB":
        return image.copy()  # without the file behind it
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits or floating as "L", or "LA" where one value stands for transparent.

    Integers within 16 bits are taken as such and floating values within 0…1 as such fractions;
    what exceeds that (heights, instrument readings) is stretched from its least to its greatest.
    """
    values = np.asarray(image)  # height×width
    grey = (
        _GREY_OF_16_BITS[values]
        if values.dtype.itemsize == 2
        else _stretched(values, image.mode == "F")
    )
    if getattr(image, "tag_v2", {}).get(_PHOTOMETRIC) == 0:  # Pillow turns it only for 8 bits
        grey = 255 - grey
    result = Image.fromarray(grey)
    transparent = image.info.get("transparency")
    if isinstance(transparent, int):
        result.putalpha(Image.fromarray(np.where(values == transparent, 0, 255).astype(np.uint8)))
    return result


def _stretched(values: np.ndarray, floating: bool) -> np.ndarray:
    """Integers of 32 bits or floating values as uint8, by the rule of `_eight_bits`."""
    values = np.nan_to_num(values.astype(np.float32), posinf=0.0, neginf=0.0)
    lowest, highest = float(values.min()), float(values.max())
    full = (1.0 if highest <= 1 else 255.0) if floating else 65535.0
    if lowest < 0 or highest > full:
        grey = (values - lowest) * (255.0 / max(highest - lowest, 1e-12))
    else:
        grey = values * (255.0 / full)
    return (grey + 0.5).clip(0, 255).astype(np.uint8)
