"""Right or wrong."""

from PyQt5.QtGui import QImage, QPalette
from pytestqt.qtbot import QtBot

from app.gui.truth_label import TruthLabel


def pictures(qtbot: QtBot) -> tuple[QImage, QImage, QImage]:
    label = TruthLabel()
    qtbot.addWidget(label)
    label.resize(200, 24)
    colours = label.palette()
    for role in (QPalette.ColorRole.Link, QPalette.ColorRole.BrightText):  # none but by shape
        colours.setColor(role, colours.color(QPalette.ColorRole.Text))
    label.setPalette(colours)
    empty = label.grab().toImage()
    label.show_truth("True class: cat", right=True)
    right = label.grab().toImage()
    label.show_truth("True class: cat", right=False)
    return empty, right, label.grab().toImage()


def test_marks_differ_by_their_shape(qtbot: QtBot) -> None:
    empty, right, wrong = pictures(qtbot)
    assert right != wrong
    assert empty not in (right, wrong)


def test_nothing_is_painted_without_a_sentence(qtbot: QtBot) -> None:
    empty, _, _ = pictures(qtbot)
    colours = {empty.pixel(x, y) for x in range(empty.width()) for y in range(empty.height())}
    assert len(colours) == 1
