"""The curves of a study: what is drawn is what was measured, with its deviation."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from math import log10

import pytest
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtGui import QColor, QPalette
from PyQt5.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.gui.curve_export import png
from app.gui.study_colours import COUNT, arm_colour, is_dashed
from app.gui.study_curves import StudyCurves
from app.gui.theme import apply_theme, palette
from app.studies.library import STUDIES
from app.studies.own import own_study, parse
from app.studies.results import Results
from tests.studies_on_disk import results_of

RATES = STUDIES["learning-rate"].panels[0]


@pytest.fixture
def curves(qtbot: QtBot) -> Iterator[StudyCurves]:
    """Shown, with room."""
    shown = StudyCurves()
    qtbot.addWidget(shown)
    shown.resize(900, 460)
    shown.show()
    qtbot.waitUntil(shown.isVisible)
    yield shown
    shown.close()


def test_means_and_bands_are_what_was_measured(curves: StudyCurves) -> None:
    results = results_of("learning-rate")
    curves.show_panel(RATES, results)
    for part, scale in (("accuracy", 100), ("loss", 1)):
        plot = curves.plots[part]
        for key in RATES.arms:
            course = results[key].curves
            x, y = plot.points(key)
            assert x == course["epoch"]
            assert y == pytest.approx([scale * value for value in course[part]])
            low, high = plot.edges(key)
            off = [scale * value for value in course[f"{part}_deviation"]]
            assert low == pytest.approx([m - d for m, d in zip(y, off, strict=True)])
            assert high == pytest.approx([m + d for m, d in zip(y, off, strict=True)])
    assert [entry.text for entry in curves.legend.entries] == [
        *("0.0001", "0.0003", "0.001", "0.003", "0.01"),
    ]


def test_the_whole_band_is_in_sight(curves: StudyCurves) -> None:
    curves.show_panel(RATES, results_of("learning-rate"))
    curves.view.grab()
    plot = curves.plots["accuracy"]
    (left, right), (bottom, top) = plot.box.viewRange()
    edges = [value for key in RATES.arms for edge in plot.edges(key) for value in edge]
    assert bottom <= min(edges) < max(edges) <= top
    assert top - bottom < 1.5 * (max(edges) - min(edges))  # and not much else
    assert left <= 1
    assert right >= 8


def test_arms_join_and_leave(curves: StudyCurves) -> None:
    curves.show_panel(RATES, results_of("learning-rate", arms=RATES.arms[:2]))
    assert len(curves.legend.entries) == 2
    curves.show_panel(RATES, results_of("learning-rate"))
    assert len(curves.legend.entries) == 5
    other = STUDIES["learning-rate"].panels[1]
    curves.show_panel(other, results_of("learning-rate"))
    assert curves.plots["loss"].points("1e-4") == ([], [])
    assert curves.plots["loss"].edges("1e-4") == ([], [])
    curves.show_panel(None, None)
    assert curves.lines == []


def test_steps_are_counted_in_powers_of_ten(qtbot: QtBot, curves: StudyCurves) -> None:
    study = STUDIES["batch-size"]
    panel = next(each for each in study.panels if each.against == "step")
    results = results_of(study)
    curves.show_panel(panel, results)
    key = panel.arms[0]
    x, _ = curves.plots["loss"].points(key)
    assert x == pytest.approx([log10(step) for step in results[key].curves["step"]])
    axis = curves.plots["loss"].item.getAxis("bottom")
    assert axis.tickStrings([2.0, 3.0], 1, 1) == ["100", "1,000"]
    for size in (80, 300, 1000):
        ((_, ticks),) = axis.tickValues(1.5, 3.2, size)
        assert min((b - a) * size / 1.7 for a, b in pairwise(ticks)) > 40

    curves.view.setFocus()

    qtbot.keyClick(curves.view, Qt.Key.Key_Home)
    first = min(results[key].curves["step"][0] for key in panel.arms)
    assert curves.values().startswith(f"Step {first}. ")


def test_values_with_keyboard_and_mouse(qtbot: QtBot, curves: StudyCurves) -> None:
    results = results_of("learning-rate")
    curves.show_panel(RATES, results)
    curves.view.grab()
    curves.view.setFocus()
    for key, epoch in (("Left", 8), ("Left", 7), ("Home", 1), ("Right", 2), ("End", 8)):
        qtbot.keyClick(curves.view, getattr(Qt.Key, f"Key_{key}"))
        assert curves.values().startswith(f"Epoch {epoch}. ")
    arm = results["1e-3"]
    said = f"0.001: accuracy {100 * arm.accuracy:.1f} ± {100 * arm.deviation:.1f} %, loss "
    assert said in curves.values()
    box = curves.plots["loss"].box
    curves.view.scene().sigMouseMoved.emit(box.mapViewToScene(QPointF(3.2, 1.5)))
    assert curves.values().startswith("Epoch 3. ")
    curves.point_at(None)
    assert curves.values() == ""


def test_a_single_epoch_has_a_band_too(curves: StudyCurves) -> None:
    curves.show_panel(RATES, results_of("learning-rate", epochs=1))
    low, high = curves.plots["accuracy"].edges("1e-3")
    assert len(low) == len(high) == 2
    assert low < high


def test_one_loss_that_runs_away_flattens_no_other(curves: StudyCurves) -> None:
    results = results_of("learning-rate")
    wild = results["1e-2"]
    away = {**wild.curves, "loss": [1e6] * 8, "loss_deviation": [0.0] * 8}
    arms = {**results.arms, "1e-2": replace(wild, curves=away)}
    curves.show_panel(RATES, Results(results.study, arms, results.about))
    curves.view.grab()
    assert curves.plots["loss"].box.viewRange()[1][1] < 10


def test_an_arm_that_diverged_at_once_is_left_out(curves: StudyCurves) -> None:
    results = results_of("learning-rate")
    empty = replace(results["1e-2"], curves={"epoch": [], "step": []})
    curves.show_panel(RATES, Results(results.study, {**results.arms, "1e-2": empty}, {}))
    assert [line.arm.key for line in curves.lines] == list(RATES.arms[:4])


def test_more_arms_than_colours_are_dashed(curves: StudyCurves) -> None:
    study = own_study("lenet5", parse(["lr=1,2,3,4,5,6,7,8"]))
    curves.show_panel(study.panels[0], results_of(study))
    assert [line.dashed for line in curves.lines] == [False] * COUNT + [True]
    last, first = curves.legend.entries[-1], curves.legend.entries[0]
    assert (last.dashed, last.solid) == (first.solid, None)
    pens = curves.plots["loss"]._lines
    assert pens[study.arms[-1].key].opts["pen"].dashPattern() != []


def test_as_csv(curves: StudyCurves) -> None:
    results = results_of("learning-rate", arms=["1e-3"])
    curves.show_panel(RATES, results)
    head, *rows = csv.reader(io.StringIO(curves.as_csv()))
    assert head == [
        *("arm", "epoch", "step", "accuracy", "accuracy_deviation", "loss", "loss_deviation"),
    ]
    assert len(rows) == 8
    assert rows[-1][0] == "0.001"
    assert float(rows[-1][3]) == results["1e-3"].curves["accuracy"][-1]


def test_as_picture(curves: StudyCurves) -> None:
    curves.show_panel(RATES, results_of("learning-rate"))
    curves.point_at(3)
    image = curves.as_picture("Learning rate")
    assert png(image).startswith(b"\x89PNG")
    assert image.width() > 2 * curves.view.width()
    assert curves.values().startswith("Epoch 3")  # the cursor is back
    found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(140)}
    assert {arm_colour(place, curves.palette()).name() for place in range(5)} <= found


def test_another_theme(qapp: QApplication, curves: StudyCurves) -> None:
    before = qapp.palette()
    curves.show_panel(RATES, results_of("learning-rate"))
    try:
        apply_theme(qapp, dark=True)
        dark = palette(dark=True)
        paper = dark.color(QPalette.ColorRole.Base)
        assert curves.view.backgroundBrush().color().name() == paper.name()
        line = curves.plots["loss"]._lines["1e-3"]
        assert line.opts["pen"].color().name() == arm_colour(2, dark).name()
    finally:
        qapp.setPalette(before)


def test_what_was_looked_at_closely_stays_until_all_is_wanted(curves: StudyCurves) -> None:
    curves.show_panel(RATES, results_of("learning-rate", arms=RATES.arms[:2]))
    every = curves.findChild(QPushButton, "studyCurvesAll")
    plot = curves.plots["accuracy"]
    plot.box.setXRange(2, 3, padding=0)
    plot.box.sigRangeChangedManually.emit([True, False])
    assert every.isVisible()
    curves.show_panel(RATES, results_of("learning-rate"))
    assert plot.box.viewRange()[0] == pytest.approx([2, 3], abs=0.1)
    every.click()
    assert plot.box.viewRange()[0][1] >= 8
    assert not every.isVisible()


# what all eyes see, and those without one kind of cone (Machado et al., 2009)
EYES = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
)


def linear(colour: QColor) -> list[float]:
    parts = colour.getRgbF()[:3]
    return [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted(
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
        for colour in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: list[float]) -> list[float]:
    """CIE L*a*b* of linear red, green and blue."""
    rows = (
        (0.4339, 0.3762, 0.1899),
        (0.2126, 0.7152, 0.0722),
        (0.0177, 0.1095, 0.8728),
    )
    x, y, z = (sum(w * c for w, c in zip(row, rgb, strict=True)) for row in rows)
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]


@pytest.mark.parametrize("dark", [False, True])
def test_colours_are_apart_for_all_eyes_and_stand_out_from_the_paper(dark: bool) -> None:
    shown = palette(dark)
    colours = [arm_colour(place, shown) for place in range(COUNT)]
    paper = shown.color(QPalette.ColorRole.Base)
    assert min(contrast(colour, paper) for colour in colours) > 3
    for eye in EYES:
        seen = []
        for colour in colours:
            rgb = linear(colour)
            mixed = [sum(w * c for w, c in zip(row, rgb, strict=True)) for row in eye]
            seen.append(lab([min(max(c, 0.0), 1.0) for c in mixed]))
        apart = [
            sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
            for one, other in combinations(seen, 2)
        ]
        assert min(apart) > 15
    assert [is_dashed(place) for place in (0, COUNT - 1, COUNT)] == [False, False, True]
