"""Writes cifar-lab.png and cifar-lab.ico from cifar-lab.svg: ``python -m assets.icons``."""

import io
import os
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).resolve().parent
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # pixels; 20 and 40: Windows at 125 and 250 %


def main() -> None:
    """Draws each size from the lines, so that none is a blurred copy of another."""
    from PyQt5.QtGui import QGuiApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])  # what paints wants one
    pictures = [rendered(FOLDER / "cifar-lab.svg", size) for size in SIZES]
    pictures[-1].save(FOLDER / "cifar-lab.png", optimize=True)
    pictures[-1].save(
        FOLDER / "cifar-lab.ico",
        sizes=[(size, size) for size in SIZES],
        append_images=pictures[:-1],
    )
    del application


def rendered(path: Path, size: int) -> Image.Image:
    """The drawing on a transparent square of `size` pixels."""
    from PyQt5.QtCore import QBuffer, QIODevice, Qt
    from PyQt5.QtGui import QImage, QPainter
    from PyQt5.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(path)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data()))).convert("RGBA")


if __name__ == "__main__":
    main()
