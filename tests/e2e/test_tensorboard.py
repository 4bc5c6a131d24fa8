"""`main.py train --tensorboard`: what TensorBoard's own reader finds."""

import pytest
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from app.commands import train as train_command
from app.training.events import FOLDER
from app.training.run_folder import RunFolder
from tests.trainings import STEPS, ask_after


def curves(run: RunFolder) -> dict[str, list[tuple[int, float]]]:
    reader = EventAccumulator(str(run.path / FOLDER))
    reader.Reload()
    tags = reader.Tags()["scalars"]
    return {tag: [(event.step, event.value) for event in reader.Scalars(tag)] for tag in tags}


def expected(run: RunFolder, name: str) -> list[tuple[int, float]]:
    return [(line["epoch"], pytest.approx(line[name], rel=1e-5)) for line in run.metrics()]


def test_curves_are_those_of_the_run(train, run, capsys):
    assert train("--tensorboard") == 0
    found = curves(run)
    assert found["loss/training"] == expected(run, "train_loss")
    assert found["loss/validation"] == expected(run, "validation_loss")
    assert found["accuracy/training"] == expected(run, "train_accuracy")
    assert found["accuracy/validation"] == expected(run, "validation_accuracy")
    assert found["course/learning_rate"] == expected(run, "learning_rate")
    assert [step for step, _ in found["course/images_per_second"]] == [1, 2]
    assert len(capsys.readouterr().out.splitlines()) == 4  # what is printed without it, too


def test_resumed_run_has_every_epoch_once(train, run, monkeypatch):
    with monkeypatch.context() as patch:
        ask_after(patch, STEPS + 2)
        assert train("--tensorboard") == 130
    assert [step for step, _ in curves(run)["loss/training"]] == [1]
    assert train("--resume", "--tensorboard") == 0
    assert curves(run)["loss/validation"] == expected(run, "validation_loss")


def test_epochs_before_it_was_asked_for_are_there(train, run, monkeypatch):
    with monkeypatch.context() as patch:
        ask_after(patch, STEPS + 2)
        assert train() == 130
    assert not (run.path / FOLDER).exists()
    assert train("--resume", "--tensorboard") == 0
    assert [step for step, _ in curves(run)["loss/training"]] == [1, 2]


def test_missing_package_is_told_before_anything_starts(train, run, monkeypatch, capsys):
    monkeypatch.setattr(train_command, "find_spec", lambda name: None)
    assert train("--tensorboard") == 1
    assert "pip install tensorboard" in capsys.readouterr().err
    assert not run.path.exists()
