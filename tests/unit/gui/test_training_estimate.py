"""A few steps in a process of their own."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.gui.training_estimate import Estimate, TrainingEstimate, pace
from app.training.recipes import recipe
from tests.train_dialog_driver import ANSWER, answer_with
from tests.window_fixtures import PATIENCE


def test_only_the_last_of_several_questions_is_measured(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_with(monkeypatch, ANSWER)
    measurement = TrainingEstimate()
    answers: list[Estimate] = []
    measurement.measured.connect(answers.append)
    configs = [recipe("vgg16", batch_size=size) for size in (3, 32, 320)]
    for config in configs:  # as it is typed
        measurement.measure(config, at_once=False)
    assert asked == []
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    assert asked == configs[-1:]
    assert answers == [Estimate(5, 72.0, 1200.4, "cpu")]


def test_a_dropped_measurement_says_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    measurement = TrainingEstimate()
    said: list[object] = []
    measurement.failed.connect(said.append)
    measurement.measured.connect(said.append)
    asked = answer_with(monkeypatch, "import time; time.sleep(60)")
    measurement.measure(recipe("lenet5"))
    measurement.drop()
    assert len(asked) == 1
    asked = answer_with(monkeypatch, ANSWER)
    measurement.measure(recipe("lenet5", batch_size=9))
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert said == [Estimate(5, 72.0, 1200.4, "cpu")]
    measurement.measure(recipe("lenet5"), at_once=False)
    measurement.cancel()
    qtbot.wait(600)
    assert len(asked) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"learning_rate": 0.5, "momentum": 0.5, "schedule": "constant", "warmup": 0.5},
        {"weight_decay": 0.1, "label_smoothing": 0.2, "initialisation": "he"},
        {"seed": 3, "keep": "best", "epochs": 2},
        {"teacher_share": 0.5, "teacher_temperature": 3.0},
    ],
)
def test_what_makes_no_epoch_slower(changes: dict[str, object]) -> None:
    assert pace(recipe("vgg16", **changes)) == pace(recipe("vgg16"))


@pytest.mark.parametrize(
    "changes",
    [
        {"batch_size": 32},
        {"optimizer": "adam"},
        {"loss": "bce"},
        {"arguments": {"width": 0.5, "activation": "gelu"}},
        {"arguments": {"width": 0.5, "dropout": 0.5}},
        {"teacher": "resnet18"},
        {"start": "vgg16"},
        {"ema_decay": 0.0},
        {"cutout": 0},
        {"limit": 1000},
        {"device": "cpu"},
        {"precision": "float32"},
        {"data": "/elsewhere"},
    ],
)
def test_what_is_measured_anew(changes: dict[str, object]) -> None:
    assert pace(recipe("vgg16", **changes)) != pace(recipe("vgg16"))


def test_while_the_last_layer_learns_alone_epochs_are_faster() -> None:
    config = recipe("vgg16", start="vgg16", frozen_epochs=2)
    assert pace(config) != pace(replace(config, epochs=60))


def test_a_teacher_that_remembers_makes_the_first_epochs_slower() -> None:
    config = recipe("vgg16", teacher="resnet18", views=4)
    assert pace(config) != pace(replace(config, epochs=60))
