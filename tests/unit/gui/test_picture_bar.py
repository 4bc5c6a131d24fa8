"""Name, place, zoom and neighbours of a picture."""

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QAction, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.gui.picture_bar import PictureBar


@pytest.fixture
def bar(qtbot: QtBot) -> PictureBar:
    actions = [QAction(text) for text in ("&Previous picture", "&Next picture", "&Fit")]
    bar = PictureBar(*actions)
    bar.kept = actions
    qtbot.addWidget(bar)
    bar.resize(500, bar.height())
    bar.show()
    return bar


def text(bar: PictureBar, name: str) -> str:
    return bar.findChild(QLabel, name).text()


def shown(bar: PictureBar) -> list[str]:
    buttons = [bar.layout().itemAt(n).widget() for n in range(bar.layout().count())]
    return [b.objectName() for b in buttons if isinstance(b, QToolButton) and b.isVisible()]


def test_one_picture_has_no_neighbours(bar: PictureBar) -> None:
    bar.show_picture("cat.jpg", 0, 1)
    assert text(bar, "pictureName") == "cat.jpg"
    assert shown(bar) == []
    assert not bar.findChild(QLabel, "picturePlace").isVisible()


def test_neighbours_and_place(bar: PictureBar) -> None:
    height = bar.height()
    bar.show_picture("cat.jpg", 2, 20)
    assert text(bar, "picturePlace") == "3 of 20"
    assert shown(bar) == ["previousButton", "nextButton"]
    button = bar.findChild(QToolButton, "nextButton")
    assert button.accessibleName() == "Next picture"
    assert not button.icon().isNull()
    assert bar.height() == height
    bar.show_picture("dog.jpg", 0, 1)
    assert shown(bar) == []


def test_buttons_do_what_their_actions_do(bar: PictureBar, qtbot: QtBot) -> None:
    bar.show_picture("cat.jpg", 0, 2)
    button = bar.findChild(QToolButton, "nextButton")
    with qtbot.waitSignal(bar.kept[1].triggered):
        button.click()
    bar.kept[1].setEnabled(False)
    assert not button.isEnabled()
    assert not button.icon().isNull()
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_zoom_is_shown_while_there_is_a_picture(bar: PictureBar) -> None:
    assert not bar.findChild(QLabel, "pictureZoom").isVisible()
    bar.show_zoom(0.456)
    assert text(bar, "pictureZoom") == "46 %"
    assert shown(bar) == ["fitButton"]
    bar.show_zoom(0.0)
    assert not bar.findChild(QLabel, "pictureZoom").isVisible()
    assert shown(bar) == []


def test_pasted_images_have_no_name(bar: PictureBar) -> None:
    assert text(bar, "pictureName") == ""  # nothing was shown yet
    bar.show_picture("", 0, 1)
    assert text(bar, "pictureName") == "pasted image"


def test_a_long_name_loses_its_middle_and_widens_nothing(bar: PictureBar) -> None:
    width = bar.minimumSizeHint().width()
    bar.show_picture("x" * 500 + ".jpeg", 0, 1)
    assert bar.minimumSizeHint().width() == width
    assert bar.width() == 500
    assert bar.findChild(QLabel, "pictureName").toolTip().endswith("x.jpeg")
    bar.show_picture("y" * 40, 0, 1)
    short = bar.grab().toImage()
    bar.show_picture("y" * 500, 0, 1)
    assert bar.grab().toImage() != short  # the last letters are painted, not cut in half
