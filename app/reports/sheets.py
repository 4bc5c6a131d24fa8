"""Pictures as bytes: one by one for a page, or side by side on a contact sheet."""

import base64
import io
from collections.abc import Sequence
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from app.inference.images import printable
from app.reports.fonts import font_file

_TIMES = 5  # a picture is enlarged so many times: every pixel is seen, as the network sees it
_COLUMNS = 10
_GAP, _LINE = 12, 18  # pixels
_SIZE = 13  # of the letters
_TEXT, _SOFT = "#22262a", "#60656c"


def data_uri(pixels: np.ndarray) -> str:
    """Height×width×3 uint8 as a PNG that stands in the page itself."""
    return "data:image/png;base64," + base64.b64encode(_png(Image.fromarray(pixels))).decode()


def strip(pictures: np.ndarray) -> np.ndarray:
    """N×S×S×3 pictures side by side, S×NS×3."""
    return np.concatenate(list(pictures), axis=1)


def mistakes_sheet(worst: Sequence[dict[str, Any]], images: np.ndarray, nothing: str) -> bytes:
    """PNG: the pictures of `worst` (see `worst_mistakes`), of N×S×S×3 uint8, each with
    "true → answer" and how sure the network was; `nothing` is said where there are none."""
    if not worst:
        sheet = Image.new("RGB", (640, 80), "white")
        _write(ImageDraw.Draw(sheet), (_GAP, 30), nothing, 640 - 2 * _GAP, _TEXT)
        return _png(sheet)
    side = images.shape[1] * _TIMES
    columns = min(_COLUMNS, len(worst))
    rows = -(-len(worst) // columns)
    wide, high = side + _GAP, side + 2 * _LINE + _GAP
    sheet = Image.new("RGB", (columns * wide + _GAP, rows * high + _GAP), "white")
    draw = ImageDraw.Draw(sheet)
    for number, mistake in enumerate(worst):
        left, top = _GAP + number % columns * wide, _GAP + number // columns * high
        picture = Image.fromarray(images[mistake["index"]])
        sheet.paste(picture.resize((side, side), Image.Resampling.NEAREST), (left, top))
        words = f"{mistake['true']} → {mistake['answer']}"
        _write(draw, (left, top + side + 2), words, side, _TEXT)
        sure = f"{100 * mistake['probability']:.1f} %"
        _write(draw, (left, top + side + 2 + _LINE), sure, side, _SOFT)
    return _png(sheet)


def _write(
    draw: ImageDraw.ImageDraw, place: tuple[int, int], words: str, width: int, colour: str
) -> None:
    """One line of at most `width` pixels; what does not fit ends in an ellipsis."""
    font = ImageFont.truetype(font_file(words), _SIZE)
    shown = words = printable(" ".join(words.split()))
    while words and draw.textlength(shown, font=font) > width:
        words = words[:-1]
        shown = f"{words}…"
    draw.text(place, shown, fill=colour, font=font)


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
