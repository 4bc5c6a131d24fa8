"""The picture fits its view, until somebody zooms."""

import pytest
from PIL import Image
from PyQt5.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PyQt5.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPalette, QWheelEvent
from PyQt5.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.image_view import ImageView
from app.gui.pixels import to_qimage


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
    assert view.accessibleDescription() == "30 × 30 pixels"


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


def chequered(width: int, height: int) -> QImage:
    """Every pixel is of another colour than its neighbours."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for x in range(width):
        for y in range(height):
            image.setPixelColor(x, y, QColor("black" if (x + y) % 2 else "white"))
    return image


def turn(view: ImageView, notches: float, place: QPoint) -> None:
    places = (QPointF(place), QPointF(view.mapToGlobal(place)))
    amounts = (QPoint(), QPoint(0, round(120 * notches)))
    how = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    QApplication.sendEvent(view, QWheelEvent(*places, *amounts, *how, False))


def drag(view: ImageView, start: QPoint, end: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, place, button, held in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
        (QEvent.Type.MouseMove, start, none, none),  # nobody holds it any more
    ):
        how = (QPointF(place), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, QMouseEvent(kind, *how))


def test_wheel_zooms_about_the_cursor(view: ImageView) -> None:
    view.show_image(red(1000, 800))
    zooms: list[float] = []
    view.zoom_changed.connect(zooms.append)
    cursor = QPoint(100, 90)
    before, fit = view.picture_rectangle(), view.zoom
    turn(view, 4, cursor)
    after = view.picture_rectangle()
    share = (cursor.x() - before.left()) / before.width()
    assert (cursor.x() - after.left()) / after.width() == pytest.approx(share, abs=0.01)
    assert zooms == [view.zoom]
    assert view.zoom > fit
    turn(view, -4, cursor)
    assert view.zoom == fit


def test_zoom_by_steps_and_back_to_the_fit(view: ImageView) -> None:
    view.show_image(red(300, 200))
    fit = view.zoom
    view.zoom_in()
    assert view.zoom == pytest.approx(1.25 * fit)
    view.zoom_out()
    assert view.zoom == fit
    view.actual_size()
    assert view.picture_rectangle().size() == QSize(300, 200)
    view.fit()
    assert view.zoom == fit


def test_zoom_ends_with_the_picture(view: ImageView) -> None:
    view.show_image(red(300, 200))
    fit = view.zoom
    view.zoom_in()
    told: list[float] = []
    view.zoom_changed.connect(told.append)
    view.show_message("There is no such file.")
    assert told == [0.0]
    view.zoom_in()
    turn(view, 3, QPoint(40, 40))
    assert view.zoom == 0
    view.show_image(red(300, 200))
    assert view.zoom == fit


def test_double_click_goes_to_the_actual_size_and_back(view: ImageView, qtbot: QtBot) -> None:
    view.show_image(red(2000, 1600))
    fit = view.zoom
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(250, 200))
    assert view.zoom == 1.0
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(250, 200))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(250, 200))
    assert view.zoom == fit


def test_drag_moves_what_is_larger_than_the_view(view: ImageView) -> None:
    view.show_image(red(1000, 800))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor
    before = view.picture_rectangle()
    drag(view, QPoint(200, 200), QPoint(150, 220))
    assert view.picture_rectangle() == before  # all of it is in sight
    view.actual_size()
    assert view.cursor().shape() == Qt.CursorShape.OpenHandCursor
    before = view.picture_rectangle()
    drag(view, QPoint(200, 200), QPoint(150, 220))
    assert view.picture_rectangle() == before.translated(-50, 20)


def test_shift_with_an_arrow_moves_and_the_arrow_alone_is_not_taken(
    view: ImageView, qtbot: QtBot
) -> None:
    view.show_image(red(1000, 800))
    view.actual_size()
    before = view.picture_rectangle()
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.picture_rectangle().left() < before.left()
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)
    assert not event.isAccepted()


def test_pixels_are_smooth_at_the_fit_and_squares_closer_up(view: ImageView) -> None:
    view.show_image(chequered(32, 32))

    def greys() -> int:
        painted = view.grab().toImage()
        row = [painted.pixelColor(x, 150).lightness() for x in range(180, 320)]
        return sum(20 < grey < 235 for grey in row)

    assert greys() > 40
    for _ in range(4):
        view.zoom_in()
    assert greys() == 0


def test_a_smaller_copy_stands_for_its_picture(view: ImageView) -> None:
    view.show_image(to_qimage(Image.new("RGB", (1000, 800), "red"), longest_edge=100))
    assert view.accessibleDescription() == "1000 × 800 pixels"
    view.actual_size()
    assert view.picture_rectangle().size() == QSize(1000, 800)
    assert view.grab().toImage().pixelColor(250, 200) == QColor("red")


def test_closest_zoom_is_painted_where_it_says(view: ImageView) -> None:
    image = red(3000, 2000)
    image.setPixelColor(1500, 1000, QColor("blue"))
    view.show_image(image)
    for _ in range(40):
        view.zoom_in()
    assert view.zoom == 64
    painted = view.grab().toImage()
    corner = view.picture_rectangle().topLeft()
    for x, y, colour in ((1500, 1000, "blue"), (1499, 1000, "red"), (1500, 1001, "red")):
        place = corner + QPoint(64 * x + 32, 64 * y + 32)
        if view.rect().contains(place):
            assert painted.pixelColor(place) == QColor(colour)
    assert view.rect().contains(corner + QPoint(64 * 1500 + 32, 64 * 1000 + 32))


def test_large_pictures_get_fine_after_a_moment(view: ImageView, qtbot: QtBot) -> None:
    """Lines of one pixel in eight turn into an even grey: none is left out."""
    line = QImage(4096, 1, QImage.Format.Format_RGB32)
    line.fill(QColor("black"))
    for x in range(0, 4096, 8):
        line.setPixelColor(x, 0, QColor("white"))
    view.show_image(line.scaled(4096, 1024))

    def fine() -> bool:
        painted = view.grab().toImage()
        greys = [painted.pixelColor(x, 200).lightness() for x in range(100, 400)]
        return max(greys) - min(greys) < 12

    assert not fine()
    qtbot.waitUntil(fine, timeout=5000)


def test_a_slow_picture_is_called_for(view: ImageView, qtbot: QtBot) -> None:
    view.show_image(red(300, 200))
    before = view.grab().toImage()
    view.expect_image()
    assert view.grab().toImage() == before  # most pictures are there at once
    qtbot.waitUntil(lambda: view.grab().toImage() != before, timeout=5000)
    view.show_image(red(300, 200))
    assert view.grab().toImage() == before


def test_focus_by_key_is_marked_with_the_accent(view: ImageView, qtbot: QtBot) -> None:
    accent = view.palette().color(QPalette.ColorRole.Highlight)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.grab().toImage().pixelColor(250, 0) == accent
    view.clearFocus()
    assert view.grab().toImage().pixelColor(250, 0) != accent
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert view.grab().toImage().pixelColor(250, 0) != accent


def test_long_words_of_a_sentence_are_broken(view: ImageView) -> None:
    view.show_message("The picture /" + "x" * 300 + " is damaged.")
    painted = view.grab().toImage()
    ground = painted.pixelColor(250, 20)
    assert {painted.pixelColor(x, y).name() for x in (10, 490) for y in range(10, 390)} == {
        ground.name()
    }
