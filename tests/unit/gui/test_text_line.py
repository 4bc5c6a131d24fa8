"""One line of text."""

import pytest
from PyQt5.QtCore import QRect, Qt
from PyQt5.QtGui import QImage, QPainter
from PyQt5.QtWidgets import QApplication

from app.gui.text_line import draw_line

ROOM = QRect(4, 3, 90, 25)


def drawn(text: str, *, right: bool = False) -> tuple[QImage, float]:
    image = QImage(120, 32, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    width = draw_line(painter, ROOM, text, right=right)
    painter.end()
    return image, width


def inked_columns(image: QImage) -> list[int]:
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 160 for y in range(image.height()))
    ]


@pytest.mark.usefixtures("qapp")
def test_letters_stand_where_the_styles_stand(qapp: QApplication) -> None:
    ours, _ = drawn("HEL")
    theirs = QImage(ours.size(), ours.format())
    theirs.fill(Qt.GlobalColor.white)
    painter = QPainter(theirs)
    painter.drawText(ROOM, int(Qt.AlignmentFlag.AlignVCenter), "HEL")
    painter.end()
    assert len(inked_columns(theirs)) > 10
    assert ours == theirs


@pytest.mark.usefixtures("qapp")
def test_long_text_is_shortened() -> None:
    image, width = drawn("H" * 100)
    assert width <= ROOM.width() + 1
    assert max(inked_columns(image)) <= ROOM.right() + 1


@pytest.mark.usefixtures("qapp")
def test_right_end() -> None:
    left, right = inked_columns(drawn("H")[0]), inked_columns(drawn("H", right=True)[0])
    assert max(left) < 30
    assert min(right) > 60
