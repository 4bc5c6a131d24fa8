"""Icons are what their files say, in the colours of the theme, at every size."""

import gc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt5.QtCore import QByteArray, QRect, QSize
from PyQt5.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PyQt5.QtSvg import QSvgRenderer
from PyQt5.QtWidgets import QApplication

from app.gui.icons import application_icon, icon, paint_icon
from app.gui.theme import apply_theme, palette
from app.paths import checkout
from assets.icons.__main__ import SIZES, rendered

FOLDER = checkout() / "assets" / "icons"
FILES = sorted(path for path in FOLDER.glob("*.svg") if path.stem != "cifar-lab")
INK = QColor("#3366cc")


def canvas(side: int) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    return image


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    rows = np.frombuffer(bits, np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width()].astype(int)


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.palette()
    yield qapp
    qapp.setPalette(before)


def test_there_is_an_icon_for_every_action_that_wants_one() -> None:
    wanted = (
        "open folder paste previous next zoom-in zoom-out fit shuffle sort copy train download "
        "help settings"
    )
    assert set(wanted.split()) <= {path.stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("side", [16, 20, 48])
def test_it_is_painted_as_qtsvg_paints_it(qapp: QApplication, path: Path, side: int) -> None:
    ours, theirs = canvas(side), canvas(side)
    painter = QPainter(ours)
    paint_icon(painter, path.stem, ours.rect(), INK)
    painter.end()
    text = path.read_text(encoding="utf-8").replace("currentColor", INK.name())
    painter = QPainter(theirs)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    assert renderer.isValid()
    renderer.render(painter)
    painter.end()
    apart = np.abs(pixels(ours) - pixels(theirs))
    assert pixels(ours).min() < 160  # something is there
    assert apart.mean() < 0.5  # of 255
    assert apart.max() < 64  # where lines cross, QtSvg paints twice


def test_in_a_rectangle_that_is_no_square_it_stands_in_the_middle(qapp: QApplication) -> None:
    wide = QImage(60, 20, QImage.Format.Format_ARGB32_Premultiplied)
    wide.fill(QColor("white"))
    painter = QPainter(wide)
    paint_icon(painter, "fit", wide.rect(), INK)
    painter.end()
    columns = np.flatnonzero((pixels(wide) < 200).any(axis=(0, 2)))
    assert columns.min() >= 20
    assert columns.max() < 40


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("mode", "group", "role"),
    [
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText),
        (QIcon.Mode.Active, QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText),
        (QIcon.Mode.Selected, QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText),
    ],
)
def test_the_same_icon_has_the_colours_of_the_theme_of_now(
    application: QApplication,
    dark: bool,
    mode: QIcon.Mode,
    group: QPalette.ColorGroup,
    role: QPalette.ColorRole,
) -> None:
    apply_theme(application, not dark)
    shown = icon("stop")
    shown.pixmap(QSize(48, 48), mode)
    apply_theme(application, dark)
    image = shown.pixmap(QSize(48, 48), mode).toImage()
    inked = pixels(image)[pixels(image)[..., 3] == 255]
    wanted = palette(dark).color(group, role).getRgb()
    assert len(inked) > 20
    assert np.abs(inked - wanted).max() <= 2


@pytest.mark.parametrize("scale", [1, 1.25, 2.5])
def test_it_is_drawn_in_the_pixels_of_the_screen(application: QApplication, scale: float) -> None:
    side = round(20 * scale)
    image = canvas(side)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    icon("open").paint(painter, QRect(0, 0, 20, 20))
    painter.end()
    image.setDevicePixelRatio(1)
    exact = canvas(side)
    painter = QPainter(exact)
    colour = application.palette().color(QPalette.ColorRole.ButtonText)
    paint_icon(painter, "open", exact.rect(), colour)
    painter.end()
    assert np.abs(pixels(image) - pixels(exact)).max() <= 2


def test_a_copy_outlives_the_first(qapp: QApplication) -> None:
    first = icon("open")
    copy = QIcon(first)
    copy.addPixmap(QPixmap(1, 1))  # now they no longer share what paints them
    del first
    gc.collect()
    assert pixels(copy.pixmap(QSize(16, 16)).toImage())[..., 3].max() == 255


def test_the_application_icon_has_a_picture_for_every_size(qapp: QApplication) -> None:
    shown = application_icon()
    assert {(size.width(), size.height()) for size in shown.availableSizes()} == {
        (side, side) for side in SIZES
    }


def test_the_copies_of_the_application_icon_are_current(qapp: QApplication) -> None:
    """`python -m assets.icons` writes them."""
    found = {256: Image.open(FOLDER / "cifar-lab.png")}
    with Image.open(FOLDER / "cifar-lab.ico") as file:
        for side in SIZES:
            file.size = (side, side)
            for copy in (file.convert("RGBA"), found.get(side)):
                if copy is not None:
                    wanted = np.asarray(rendered(FOLDER / "cifar-lab.svg", side), int)
                    assert np.abs(np.asarray(copy.convert("RGBA"), int) - wanted).max() <= 16
