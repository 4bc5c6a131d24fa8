"""The list of all runs: what it says, and what its keys do."""

from collections.abc import Iterator

import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtGui import QPalette
from PyQt5.QtTest import QAbstractItemModelTester
from PyQt5.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.gui import run_wording as wording
from app.gui.curve_colours import other_colour, training_colour, validation_colour
from app.gui.run_list import RunList
from app.gui.run_model import MOST_LAID_OVER, RunModel
from app.gui.run_row import box_of
from app.gui.run_view import RunView
from app.gui.theme import palette
from app.messages import text
from tests.made_runs import add_results, made_run, view_of

STATES = ("done", "running", "queued", "paused", "stopped", "interrupted", "failed")
ROLE = Qt.ItemDataRole


@pytest.fixture
def runs(qtbot: QtBot) -> Iterator[RunList]:
    """The list, shown, with three runs."""
    shown = RunList()
    qtbot.addWidget(shown)
    shown.resize(340, 500)
    shown.show_runs([view_of(made_run(name, age=n)) for n, name in enumerate(("c", "b", "a"))])
    shown.show()
    qtbot.waitUntil(shown.isVisible)
    shown.setFocus()
    yield shown
    shown.close()


def names(runs: RunList) -> list[str]:
    return [run.name for run in runs.runs.runs()]


def view(name: str, state: str = "done", **more: object) -> RunView:
    run = view_of(made_run(name, "done"))
    return RunView(**{**run.__dict__, "state": state, **more})


def test_every_state_is_said_in_words_and_by_a_dot_of_its_own() -> None:
    shades = [wording.state_colour(state, palette(dark=False)).name() for state in STATES]
    looks = [(shade, state in wording.HOLLOW) for shade, state in zip(shades, STATES, strict=True)]
    assert len(set(looks)) >= len(STATES) - 1  # waiting and stopped are grey rings, both
    assert len({wording.state_title(state) for state in STATES}) == len(STATES)
    assert "" not in {wording.state_title(state) for state in STATES}


def test_rows_say_everything_to_a_screen_reader() -> None:
    model = RunModel()
    run = made_run("mine", epochs=7, batch_size=64)
    add_results(run, validation=0.75, test=0.7)
    model.set_runs([view_of(run)])
    said = model.index(0).data(ROLE.AccessibleTextRole)
    for part in ("mine: LeNet-5", "done", "70.0 % of the test pictures", "7 epochs", "batch 64"):
        assert part in said
    assert "laid over" not in said
    model.lay_over(run.path, True)
    assert "laid over the curves" in model.index(0).data(ROLE.AccessibleTextRole)


def test_rows_are_painted(qtbot: QtBot, runs: RunList) -> None:
    """A bar where it trains, the result where it is done, a stripe where it is laid over."""
    base = names(runs)
    runs.show_runs(
        [view("live", "running", fraction=0.5, asked=""), *(r for r in runs.runs.runs())]
    )
    assert names(runs) == ["live", *base]

    def painted() -> set[str]:
        qtbot.wait(50)  # rows are laid out when there is time
        image = runs.viewport().grab().toImage()
        rect = runs.visualRect(runs.runs.index(0))
        return {
            image.pixelColor(x, y).name()
            for x in range(0, rect.width(), 2)
            for y in range(rect.top(), rect.bottom())
        }

    accent = runs.palette().color(QPalette.ColorRole.Highlight).name()
    stripe = other_colour(0, runs.palette()).name()
    assert accent in painted()
    assert stripe not in painted()
    runs.runs.lay_over(runs.runs.runs()[0].path, True)
    assert stripe in painted()


def test_the_choice_stays_with_its_run(runs: RunList) -> None:
    QAbstractItemModelTester(runs.runs, QAbstractItemModelTester.FailureReportingMode.Fatal)
    a, b, c = (next(r for r in runs.runs.runs() if r.name == name) for name in "abc")
    runs.choose(b.path)
    runs.runs.lay_over(c.path, True)
    new = view("new")
    runs.show_runs([new, a, c, b])
    assert names(runs) == ["new", "a", "c", "b"]
    assert runs.current() == b
    runs.show_runs([b, new])
    assert names(runs) == ["b", "new"]
    assert runs.current() == b
    assert runs.runs.laid_over == {}  # c is gone
    runs.show_runs([new])
    assert runs.current() == new


def test_keys(qtbot: QtBot, runs: RunList) -> None:
    runs.choose(runs.runs.runs()[0].path)
    qtbot.keyClick(runs, Qt.Key.Key_Down)
    assert runs.current().name == "b"
    with qtbot.waitSignal(runs.delete_wanted):
        qtbot.keyClick(runs, Qt.Key.Key_Delete)
    with qtbot.waitSignal(runs.opened):
        qtbot.keyClick(runs, Qt.Key.Key_Return)
    qtbot.keyClick(runs, Qt.Key.Key_Space)
    assert list(runs.runs.laid_over) == [runs.current().path]
    assert [run.name for run in runs.selected()] == ["b"]
    qtbot.keyClick(runs, Qt.Key.Key_Space)
    assert runs.runs.laid_over == {}


def test_f2_renames(qtbot: QtBot, runs: RunList) -> None:
    qtbot.keyClick(runs, Qt.Key.Key_F2)
    editor = runs.findChild(QLineEdit)
    assert editor.text() == "c"
    assert editor.accessibleName() == "Name of the run"
    editor.setText("better")
    with qtbot.waitSignal(runs.runs.rename_wanted) as wanted:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert wanted.args == [runs.current().path, "better"]
    assert runs.current().name == "c"  # until the folder has its name


def test_a_run_at_work_keeps_its_name(qtbot: QtBot, runs: RunList) -> None:
    runs.show_runs([view("live", "running")])
    runs.rename()
    qtbot.keyClick(runs, Qt.Key.Key_F2)
    assert runs.findChild(QLineEdit) is None


def test_a_click_into_the_box_lays_over_and_chooses_nothing(qtbot: QtBot, runs: RunList) -> None:
    current = runs.current()
    place = box_of(runs.visualRect(runs.runs.index(2)), runs.font()).center()
    qtbot.mouseClick(runs.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [path.name for path in runs.runs.laid_over] == ["a"]
    assert runs.current() == current
    qtbot.mouseClick(runs.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(60, 20))
    assert runs.current().name == "a"
    assert [path.name for path in runs.runs.laid_over] == ["a"]


def test_no_more_than_there_are_colours(qtbot: QtBot) -> None:
    model = RunModel()
    model.set_runs([view(f"run {n}") for n in range(MOST_LAID_OVER + 1)])
    *some, last = model.runs()
    for run in some:
        model.lay_over(run.path, True)
    assert sorted(model.laid_over.values()) == list(range(MOST_LAID_OVER))
    with qtbot.waitSignal(model.too_many):
        model.lay_over(last.path, True)
    assert last.path not in model.laid_over
    model.lay_over(some[2].path, False)
    model.lay_over(last.path, True)
    assert model.laid_over[last.path] == 2  # the colour that was given back


@pytest.mark.parametrize("dark", [False, True])
def test_curves_are_apart_for_all_eyes_and_stand_out_from_the_paper(dark: bool) -> None:
    colours = palette(dark)
    drawn = [validation_colour(colours), training_colour(colours)]
    drawn += [other_colour(slot, colours) for slot in range(MOST_LAID_OVER)]
    paper = colours.color(QPalette.ColorRole.Base)
    assert min(contrast(luminance(c.getRgbF()), luminance(paper.getRgbF())) for c in drawn) > 3
    # validation and training: also for those who see no red or no green (Viénot et al., 1999)
    for matrix in (
        ((0.112, 0.888, 0.0), (0.112, 0.888, 0.0), (0.004, -0.004, 1.0)),
        ((0.292, 0.708, 0.0), (0.292, 0.708, 0.0), (-0.022, 0.022, 1.0)),
    ):
        first, second = (
            [sum(w * c for w, c in zip(row, colour.getRgbF(), strict=False)) for row in matrix]
            for colour in drawn[:2]
        )
        assert sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5 > 0.3


def luminance(rgb: tuple[float, ...]) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_failures_are_said_in_the_language_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    english = text("disk-full", "en", reason="No space left")
    chinese = text("disk-full", "zh", reason="No space left")
    assert wording.failure("disk-full", chinese) == english
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    assert wording.failure("disk-full", english) == chinese
    assert wording.failure("diverged", "in other words") == text("diverged", "zh")
    assert wording.failure("run-crashed", "in other words") == "in other words"
    assert wording.failure("", "nobody knows why") == "nobody knows why"
