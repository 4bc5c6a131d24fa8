"""What one thumbnail looks like."""

import pytest
from PyQt5.QtCore import QRect
from PyQt5.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette, QPixmap
from PyQt5.QtWidgets import QApplication

from app.gui.theme import palette
from app.gui.thumbnail_cell import THUMBNAIL, Marks, caption_font, cell_size, paint_cell
from app.messages import class_title
from models.registry import CLASSES

PLAIN = Marks(current=False, focused=False, hovered=False)
ALL_MARKS = (
    PLAIN,
    Marks(current=True, focused=False, hovered=False),
    Marks(current=True, focused=True, hovered=False),
    Marks(current=False, focused=False, hovered=True),
)


def painted(pixmap: QPixmap | None, marks: Marks = PLAIN, *, dark: bool = False) -> QImage:
    colours, cell = palette(dark), QRect(0, 0, 84, 90)
    image = QImage(cell.size(), QImage.Format.Format_RGB32)
    image.fill(colours.color(QPalette.ColorRole.AlternateBase))
    painter = QPainter(image)
    paint_cell(painter, cell, colours, pixmap, "cat", True, marks)
    painter.end()
    return image


@pytest.fixture
def red(qapp: QApplication) -> QPixmap:
    pixmap = QPixmap(60, 30)
    pixmap.fill(QColor("red"))
    return pixmap


def test_picture_keeps_its_proportions(red: QPixmap) -> None:
    image = painted(red)
    assert QColor(image.pixel(42, 36)) == QColor("red")
    assert QColor(image.pixel(42, 12)) != QColor("red")


@pytest.mark.parametrize("dark", [False, True])
def test_marks_and_missing_pictures_look_different(red: QPixmap, dark: bool) -> None:
    looks = [painted(red, marks, dark=dark) for marks in ALL_MARKS]
    looks += [painted(None, dark=dark), painted(QPixmap(), dark=dark)]
    for number, look in enumerate(looks):
        assert look not in looks[:number]


def test_all_classes_fit_into_the_line(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    metrics = QFontMetrics(caption_font(font))
    assert cell_size(font).height() > THUMBNAIL + metrics.height()
    for name in CLASSES:
        for language in ("en", "zh"):
            width = metrics.horizontalAdvance(class_title(name, language))
            assert width <= cell_size(font).width() - 8, name
