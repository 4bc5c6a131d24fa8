"""Chinese is shown as Chinese, not as boxes."""

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot


def drawn(text: str) -> QImage:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    font = painter.font()
    font.setPixelSize(40)
    painter.setFont(font)
    painter.drawText(image.rect(), int(Qt.AlignmentFlag.AlignCenter), text)
    painter.end()
    return image


@pytest.mark.parametrize(("one", "other"), ["猫狗", "飞船", "网络"])
def test_a_font_with_chinese_glyphs_is_there(qtbot: QtBot, one: str, other: str) -> None:
    """A character that no font has is drawn as a box, and boxes are all alike."""
    assert drawn(one) != drawn(other)
    assert drawn(one) != drawn(" ")
