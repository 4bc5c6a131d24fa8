"""How long a study takes: asked of a process once."""

import sys

import pytest
from pytestqt.qtbot import QtBot

from app.gui.study_estimate import StudyEstimate, StudyTimes, times_in
from tests.window_fixtures import PATIENCE

LINE = '{"study": "x", "trials": 6, "seconds": 9, "pictures": 20, "sizes": {"10": 4.5, "20": 9}}'


def says(line: str, status: int = 0) -> list[str]:
    script = f"import sys; print({line!r}); print('Why.', file=sys.stderr); sys.exit({status})"
    return [sys.executable, "-S", "-c", script]


@pytest.fixture
def estimate(qtbot: QtBot) -> StudyEstimate:
    return StudyEstimate()


def test_what_a_process_says() -> None:
    wanted = StudyTimes(6, {10: 4.5, 20: 9.0})
    assert times_in(LINE.encode()) == wanted
    assert times_in(f"a warning\n{LINE}\nanother".encode()) == wanted
    for other in ("", "[]", "7", "{}", '{"trials": 1, "sizes": []}', "\xff"):
        assert times_in(other.encode("latin-1")) is None


def test_measured_once(qtbot: QtBot, estimate: StudyEstimate) -> None:
    with qtbot.waitSignal(estimate.measured, timeout=PATIENCE) as told:
        estimate.measure("a", says(LINE))
        assert estimate.measuring("a")
        assert estimate.times("a") is None
    assert told.args == ["a"]
    assert estimate.times("a") == StudyTimes(6, {10: 4.5, 20: 9.0})
    estimate.measure("a", says(LINE))
    assert not estimate.measuring("a")


def test_who_goes_through_the_list_has_the_last_one_measured(
    qtbot: QtBot, estimate: StudyEstimate
) -> None:
    told: list[str] = []
    estimate.measured.connect(told.append)
    for key in ("a", "b", "c"):
        estimate.measure(key, says(LINE))
    qtbot.waitUntil(lambda: told == ["c"], timeout=PATIENCE)
    assert estimate.times("a") is None


def test_what_went_wrong(qtbot: QtBot, estimate: StudyEstimate) -> None:
    with qtbot.waitSignal(estimate.failed, timeout=PATIENCE) as told:
        estimate.measure("a", says("", 1))
    assert told.args == ["a", "Why."]
    with qtbot.waitSignal(estimate.failed, timeout=PATIENCE) as told:
        estimate.measure("b", ["/no/such/program"])
    assert told.args[0] == "b"
    assert not estimate.measuring("b")


def test_nobody_waits_for_what_was_given_up(qtbot: QtBot, estimate: StudyEstimate) -> None:
    told: list[str] = []
    estimate.measured.connect(told.append)
    estimate.failed.connect(told.append)
    script = "import time; time.sleep(60)"
    estimate.measure("a", [sys.executable, "-S", "-c", script])
    qtbot.waitUntil(lambda: estimate._process is not None, timeout=PATIENCE)
    estimate.drop()
    qtbot.wait(300)
    assert told == []
