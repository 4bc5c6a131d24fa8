"""A card looks its own way and stays a group box to everybody else."""

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QColor, QPalette
from PyQt5.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.card import Card

GROUND, BORDER, TITLE = QColor("#ffe0e0"), QColor("#00a000"), QColor("#0000ff")


class Page(QWidget):
    """A page with a card with a label."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.card, self.label = Card(self), QLabel("contents")
        self.card.setTitle(title)
        QVBoxLayout(self.card).addWidget(self.label)
        QVBoxLayout(self).addWidget(self.card)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, GROUND)
        palette.setColor(QPalette.ColorRole.Mid, BORDER)
        palette.setColor(QPalette.ColorRole.PlaceholderText, TITLE)
        self.setPalette(palette)


def shown(qtbot: QtBot, title: str) -> Page:
    page = Page(title)
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show()
    return page


def test_it_is_painted_in_the_colours_of_the_palette(qtbot: QtBot) -> None:
    page = shown(qtbot, "Networks")
    image = page.card.grab().toImage()
    middle = image.height() // 2
    assert image.pixelColor(0, middle) == BORDER
    assert image.pixelColor(3, middle) == GROUND
    assert image.pixelColor(0, 0) not in (BORDER, GROUND)  # the corner is round
    title = [image.pixelColor(x, y) for y in range(12, 28) for x in range(12, 90)]
    assert any(colour.blue() > 200 and colour.red() < 60 for colour in title)


def test_contents_stand_below_the_title_also_after_a_resize_and_a_larger_font(
    qtbot: QtBot,
) -> None:
    page = shown(qtbot, "Networks")
    card, label = page.card, page.label
    first = label.y()
    page.resize(500, 400)
    assert label.y() == first >= 30
    assert card.contentsMargins().left() + 9 == label.x() == 14
    font = card.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    card.setFont(font)
    assert card.contentsMargins().top() >= 24 + font.pointSize()


def test_without_a_title_no_room_is_kept_for_one(qtbot: QtBot) -> None:
    page = shown(qtbot, "")
    card = page.card
    assert card.contentsMargins().top() == card.contentsMargins().bottom()
    card.setTitle("Answer")
    assert card.contentsMargins().top() > 20


def test_to_a_screen_reader_it_is_a_group_of_that_name(qtbot: QtBot) -> None:
    page = shown(qtbot, "Networks")
    card = page.card
    assert card.inherits("QGroupBox")  # Qt finds the role by the class, the name by the title
    assert card.title() == "Networks"
    assert card.focusPolicy() == Qt.FocusPolicy.NoFocus  # not a stop for the Tab key
