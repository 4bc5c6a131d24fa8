"""The picture fits its view."""

import pytest
from PyQt5.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.gui.image_view import ImageView


@pytest.fixture
def view(qtbot: QtBot) -> ImageView:
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


def red(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


@pytest.mark.parametrize("size", [(1600, 400), (400, 1600), (32, 32), (1, 900)])
def test_picture_fits_and_keeps_its_proportions(view: ImageView, size: tuple[int, int]) -> None:
    view.show_image(red(*size))
    place = view.picture_rectangle()
    assert view.contentsRect().contains(place)
    assert place.width() * size[1] == pytest.approx(place.height() * size[0], abs=max(size))
    touching = view.contentsRect().adjusted(20, 20, -20, -20)
    assert place.width() > touching.width() or place.height() > touching.height()


def test_picture_grows_with_the_view(view: ImageView) -> None:
    view.show_image(red(300, 200))
    before = view.picture_rectangle()
    view.resize(1000, 800)
    assert view.picture_rectangle().width() == pytest.approx(2 * before.width(), rel=0.1)


def test_picture_is_painted_where_it_says(view: ImageView) -> None:
    view.show_image(red(300, 100))
    painted = view.grab().toImage()
    place = view.picture_rectangle()
    assert painted.pixelColor(place.center()) == QColor("red")
    assert painted.pixelColor(place.center().x(), place.top() - 5) != QColor("red")


def test_sentence_takes_the_place_of_the_picture(view: ImageView) -> None:
    view.show_image(red(30, 30))
    empty = view.grab().toImage()
    view.show_message("There is no such file.")
    assert view.image.isNull()
    assert view.accessibleDescription() == "There is no such file."
    assert view.grab().toImage() != empty
    view.show_image(red(30, 30))
    assert view.message == ""
    assert view.accessibleDescription() == ""


def test_long_chinese_sentence_is_broken_into_lines(view: ImageView) -> None:
    view.show_message("图" * 200)
    painted = view.grab().toImage()
    assert {painted.pixelColor(x, 3).name() for x in range(2, 498)} != set()
    rows = [
        y
        for y in range(10, 390)
        if any(painted.pixelColor(x, y).lightness() < 100 for x in range(20, 480))
    ]
    assert rows[-1] - rows[0] > 60  # several lines, not one that runs out of the view
