"""A stale answer is never shown."""

import random
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from PyQt5.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.gui.requests import Picture
from app.gui.window import MainWindow
from app.inference.images import read_image
from app.inference.predictor import Prediction, Predictor, Prepared
from models.registry import PUBLISHED
from tests.window_fixtures import PATIENCE

SWITCHES = 500


def expected(pictures: list[Path]) -> dict[tuple[str, str], dict[str, float]]:
    predictor = Predictor("cpu")
    return {
        (str(path), key): predictor.predict(read_image(path), key).probabilities
        for path in pictures
        for key in PUBLISHED
    }


def test_stale_answers_are_never_shown(
    qtbot: QtBot, window: MainWindow, pictures: list[Path]
) -> None:
    answers = expected(pictures)
    chance = random.Random(7)
    shown: list[str] = []

    def check(prediction: Prediction) -> None:
        picture, key = window.browsing.pictures.current, window.picker.current()
        assert picture is not None
        assert prediction.model == key
        wanted = answers[str(picture.source), key]
        assert prediction.probabilities == pytest.approx(wanted, abs=1e-6)
        assert window.answer.findChild(QLabel, "topClass").text() == prediction.class_name
        shown.append(key)

    window.predictions.predicted.connect(check)
    window.open_pictures([Picture(str(path)) for path in pictures])
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE)
    for _ in range(SWITCHES):
        if chance.random() < 0.5:
            window.picker.choose(chance.choice(PUBLISHED))
        else:
            window.open_pictures([Picture(str(chance.choice(pictures)))])
            # what was asked before is out of date from this moment on
            assert window.answer.findChild(QLabel, "topClass").text() == ""
        if chance.random() < 0.3:
            qtbot.wait(chance.choice((0, 1, 5, 20)))
        else:
            QApplication.processEvents()
    count = len(shown)
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.open_pictures([Picture(str(pictures[0]))])
    assert count > 10  # some were in time
    assert window.view.image.width() == 300


def test_overtaken_requests_are_left_out(
    qtbot: QtBot, window: MainWindow, pictures: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.open_pictures([Picture(str(pictures[0]))])
    asked: list[str] = []
    answer = Predictor.answer

    def counted(self: Predictor, pictures: Sequence[Prepared], model: str) -> list[Prediction]:
        asked.append(model)
        return answer(self, pictures, model)

    monkeypatch.setattr(Predictor, "answer", counted)
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE) as answered:
        for _ in range(50):
            for key in PUBLISHED:
                window.picker.choose(key)
    assert answered.args[0].model == PUBLISHED[-1]
    assert asked[-1] == PUBLISHED[-1]
    assert len(asked) < 50


def test_waiting_is_told(
    qtbot: QtBot, window: MainWindow, pictures: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    answer = Predictor.answer

    def slowly(self: Predictor, prepared: Sequence[Prepared], key: str) -> list[Prediction]:
        go_on.wait(PATIENCE / 1000)
        return answer(self, prepared, key)

    monkeypatch.setattr(Predictor, "answer", slowly)
    window.predictions.warm_up()
    window.open_pictures([Picture(str(pictures[0]))])
    note = window.answer.findChild(QLabel, "answerNote")
    qtbot.waitUntil(lambda: note.text() == "One moment…", timeout=PATIENCE)
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        go_on.set()
    assert "moment" not in note.text()
    assert window.answer.findChild(QLabel, "topClass").text()


def test_nobody_waits_for_what_cannot_be_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "a.png").touch()
    with qtbot.waitSignal(window.predictions.picture_failed, timeout=PATIENCE):
        window.open_pictures([Picture(str(tmp_path / "a.png"))])
    with qtbot.assertNotEmitted(window.predictions.slow, wait=600):
        window.picker.choose(PUBLISHED[1])
