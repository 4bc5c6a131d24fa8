"""The curves: what is drawn is what was measured, also at the cursor and in what is exported."""

import csv
import io
from collections.abc import Iterator
from math import nan
from pathlib import Path

import pytest
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.gui.curve_colours import other_colour, training_colour, validation_colour
from app.gui.curve_export import numbers, png
from app.gui.curve_legend import CurveLegend
from app.gui.curves import Curves
from app.gui.run_reader import METRICS, RunData, read_run
from app.gui.theme import apply_theme, palette
from tests.made_runs import made_run, metrics


@pytest.fixture
def curves(qtbot: QtBot) -> Iterator[Curves]:
    """Shown, with room."""
    shown = Curves()
    qtbot.addWidget(shown)
    shown.resize(700, 560)
    shown.show()
    qtbot.waitUntil(shown.isVisible)
    yield shown
    shown.close()


def data(name: str, epochs: int = 5, best: float = 0.8) -> RunData:
    return read_run(made_run(name, epochs=epochs, best=best).path)


def show(curves: Curves, runs: list[RunData], slots: dict[Path, int] | None = None) -> None:
    """As soon as they are painted, pyqtgraph knows where everything is."""
    curves.show_runs(runs, slots or {})
    curves.view.grab()


def drawn(curves: Curves, run: RunData, part: str, kind: str) -> tuple[list[float], list[float]]:
    return curves.plots[part].points((run.path, kind))


def box(curves: Curves) -> QLabel:
    return curves.findChild(QLabel, "curveValues")


def test_before_the_first_epoch_there_is_a_sentence(curves: Curves) -> None:
    curves.show_runs([RunData(Path("new"))], {})
    empty = curves.findChild(QLabel, "curvesEmpty")
    assert empty.isVisible()
    assert "first epoch" in empty.text()
    assert not curves.view.isVisible()


def test_what_is_drawn_is_what_was_measured(curves: Curves) -> None:
    run = data("mine", epochs=6)
    curves.show_runs([run], {})
    lines = metrics(6)
    for part, scale in (("loss", 1), ("accuracy", 100)):
        for kind in ("train", "validation"):
            x, y = drawn(curves, run, part, kind)
            assert x == [1, 2, 3, 4, 5, 6]
            assert y == pytest.approx([scale * line[f"{kind}_{part}"] for line in lines])
    assert curves.view.isVisible()


def test_a_new_epoch_joins_the_same_lines(curves: Curves) -> None:
    run = made_run("mine", epochs=3)
    curves.show_runs([read_run(run.path)], {})
    before = dict(curves.plots["loss"]._lines)
    run.write_metrics(metrics(4))
    after = read_run(run.path)
    curves.show_runs([after], {})
    assert drawn(curves, after, "loss", "train")[0] == [1, 2, 3, 4]
    assert curves.plots["loss"]._lines == before  # nothing is made anew: nothing flickers


def test_runs_laid_over_have_colours_and_names_of_their_own(curves: Curves) -> None:
    mine, other = data("mine"), data("other", epochs=9)
    curves.show_runs([mine, other], {other.path: 1})
    assert drawn(curves, other, "accuracy", "validation")[0] == list(range(1, 10))
    legend = curves.findChild(CurveLegend)
    assert [entry.text for entry in legend.entries] == ["mine: validation", "training", "other"]
    colour = other_colour(1, curves.palette())
    assert (legend.entries[2].solid, legend.entries[2].dashed) == (colour, colour)
    pens = {
        key: line.opts["pen"].color().name() for key, line in curves.plots["loss"]._lines.items()
    }
    assert pens[other.path, "train"] == pens[other.path, "validation"] == colour.name()
    assert pens[mine.path, "validation"] == validation_colour(curves.palette()).name()
    assert pens[mine.path, "train"] == training_colour(curves.palette()).name()
    dashes = curves.plots["loss"]._lines
    assert dashes[mine.path, "train"].opts["pen"].dashPattern() != []
    assert dashes[mine.path, "validation"].opts["pen"].style() == Qt.PenStyle.SolidLine
    curves.show_runs([mine], {})
    assert drawn(curves, other, "accuracy", "validation") == ([], [])
    assert len(legend.entries) == 2


def test_values_at_the_mouse(qtbot: QtBot, curves: Curves) -> None:
    mine, other = data("mine"), data("other", epochs=3, best=0.5)
    show(curves, [mine, other], {other.path: 0})
    assert not box(curves).isVisible()
    plot = curves.plots["accuracy"].box
    place = plot.mapViewToScene(QPointF(2.2, 50.0))
    curves.view.scene().sigMouseMoved.emit(place)  # as pyqtgraph tells of the mouse
    assert box(curves).isVisible()
    assert curves.values() == (
        "Epoch 2. mine: training loss 1.000, accuracy 32.00 %; validation loss 1.250, accuracy "
        "28.80 %. other: training loss 1.000, accuracy 33.33 %; validation loss 1.250, accuracy "
        "30.00 %"
    )
    for part in curves.plots.values():
        assert part._cursor.isVisible()
        assert part._cursor.value() == 2
    curves.view.scene().sigMouseMoved.emit(plot.mapViewToScene(QPointF(4.9, 50.0)))
    assert "mine: training loss 0.400" in curves.values()
    assert "other: training loss –, accuracy –" in curves.values()  # it has no fifth epoch
    QApplication.sendEvent(curves.view.viewport(), QEvent(QEvent.Type.Leave))
    assert not box(curves).isVisible()
    assert curves.values() == ""


def test_the_box_stays_inside(curves: Curves) -> None:
    show(curves, [data("mine")])
    for epoch in (1, 5):
        curves.point_at(epoch)
        assert curves.view.rect().contains(box(curves).geometry())


def test_values_with_the_keyboard(qtbot: QtBot, curves: Curves) -> None:
    curves.show_runs([data("mine")], {})
    curves.view.setFocus()
    for key, epoch in (("Left", 5), ("Left", 4), ("Home", 1), ("Right", 2), ("End", 5)):
        qtbot.keyClick(curves.view, getattr(Qt.Key, f"Key_{key}"))
        assert curves.values().startswith(f"Epoch {epoch}.")


def test_names_are_no_markup(curves: Curves) -> None:
    mine, other = data("mine"), data("a&b")
    curves.show_runs([mine, other], {other.path: 0})
    curves.point_at(1)
    assert "a&amp;b" in box(curves).text()


def test_closer_and_back(qtbot: QtBot, curves: Curves) -> None:
    curves.show_runs([data("mine", epochs=50)], {})
    everything = curves.findChild(QPushButton, "curvesAll")
    assert everything.isHidden()
    plot = curves.plots["loss"].box
    plot.setXRange(10, 20, padding=0)
    plot.sigRangeChangedManually.emit([True, False])
    assert not everything.isHidden()
    qtbot.waitUntil(
        lambda: curves.plots["accuracy"].box.viewRange()[0] == pytest.approx([10, 20], abs=0.5)
    )
    everything.click()
    qtbot.waitUntil(lambda: plot.viewRange()[0][1] > 49)
    assert everything.isHidden()


def test_new_epochs_and_longer_runs_are_in_sight_at_once(curves: Curves) -> None:
    mine, longer = data("mine", epochs=5), data("longer", epochs=40)
    for runs, last in (([mine], 5), ([mine, longer], 40), ([mine], 5), ([longer], 40)):
        show(curves, runs, {longer.path: 0})
        for plot in curves.plots.values():
            low, high = plot.box.viewRange()[0]
            assert low <= 1
            assert last <= high < 1.1 * last
    curves.findChild(QPushButton, "curvesAll").show()  # somebody looks closely
    curves.plots["accuracy"].box.setXRange(3, 5, padding=0)
    show(curves, [longer, mine], {mine.path: 0})
    assert curves.plots["accuracy"].box.viewRange()[0] == pytest.approx([3, 5])


def test_no_menu_in_another_language(qtbot: QtBot, curves: Curves) -> None:
    show(curves, [data("mine")])
    place = curves.view.mapFromScene(curves.plots["loss"].box.sceneBoundingRect().center())
    qtbot.mouseClick(curves.view.viewport(), Qt.MouseButton.RightButton, pos=QPoint(place))
    qtbot.wait(50)
    assert not [
        menu
        for menu in QApplication.topLevelWidgets()
        if isinstance(menu, QMenu) and menu.isVisible()
    ]
    assert not curves.plots["loss"].item.autoBtn.isVisible()


def test_another_theme(qapp: QApplication, curves: Curves) -> None:
    run = data("mine")
    curves.show_runs([run], {})
    before = qapp.palette()
    try:
        apply_theme(qapp, dark=True)
        paper = palette(dark=True).color(QPalette.ColorRole.Base)
        assert curves.view.backgroundBrush().color().name() == paper.name()
        line = curves.plots["loss"]._lines[run.path, "validation"]
        assert line.opts["pen"].color().name() == validation_colour(palette(dark=True)).name()
    finally:
        qapp.setPalette(before)


def test_numbers_as_csv(curves: Curves) -> None:
    run = data("mine", epochs=2)
    curves.show_runs([run], {})
    head, *rows = csv.reader(io.StringIO(curves.as_csv()))
    assert head == [
        "epoch",
        "train_loss",
        "validation_loss",
        "train_accuracy",
        "validation_accuracy",
    ]
    names = head[1:]
    assert [row[0] for row in rows] == ["1", "2"]
    for row, line in zip(rows, metrics(2), strict=True):
        assert [float(value) for value in row[1:]] == [line[name] for name in names]


def test_numbers_of_several_runs_with_gaps() -> None:
    one = RunData(Path("one"), (1.0, 2.0), dict.fromkeys(METRICS, (0.5, nan)))
    two = RunData(Path("两"), (2.0,), dict.fromkeys(METRICS, (0.25,)))
    head, first, second = csv.reader(io.StringIO(numbers([one, two])))
    assert head[1:6] == [
        *("one train_loss", "one validation_loss", "one train_accuracy", "one validation_accuracy"),
        "两 train_loss",
    ]
    assert first == ["1", *["0.5"] * 4, *[""] * 4]
    assert second == ["2", *[""] * 4, *["0.25"] * 4]


def test_picture(curves: Curves) -> None:
    """Twice the size, on paper, with title, legend and lines, and without the cursor."""
    mine, other = data("mine"), data("other", epochs=9, best=0.3)
    show(curves, [mine, other], {other.path: 0})
    curves.point_at(3)
    image = curves.as_picture("mine · LeNet-5")
    assert png(image).startswith(b"\x89PNG")
    assert image.width() > 2 * curves.view.width()
    assert image.height() > 2 * curves.view.height()
    assert curves.values().startswith("Epoch 3")  # the cursor is back
    paper = curves.palette().color(QPalette.ColorRole.Base).name()
    assert image.pixelColor(2, 2).name() == paper

    def colours(top: int, bottom: int) -> set[str]:
        return {
            image.pixelColor(x, y).name() for y in range(top, bottom) for x in range(image.width())
        }

    view_top = image.height() - 2 * curves.view.height() - 32
    wanted = {
        colour.name()
        for colour in (
            validation_colour(curves.palette()),
            training_colour(curves.palette()),
            other_colour(0, curves.palette()),
        )
    }
    assert wanted <= colours(0, view_top)  # the legend
    assert wanted <= colours(view_top, image.height())  # the lines
    box_ground = curves.palette().color(QPalette.ColorRole.ToolTipBase).name()
    middle = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert box_ground not in middle or box_ground == paper


def test_a_legend_wraps(qtbot: QtBot, curves: Curves) -> None:
    runs = [data(f"a run with a long name {n}") for n in range(5)]
    curves.show_runs(runs, {run.path: n for n, run in enumerate(runs[1:])})
    legend = curves.findChild(CurveLegend)
    assert legend.heightForWidth(300) > legend.heightForWidth(3000)
    assert legend.accessibleName().count("a run with a long name") == 5
    qtbot.waitUntil(lambda: legend.height() >= legend.heightForWidth(legend.width()))
