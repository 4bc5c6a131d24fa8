"""Going on from a checkpoint: as if nothing had happened, or a sentence that says why not."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from app.training import loop
from app.training.engine import run_training
from app.training.optim import rate_of_step
from app.training.run_folder import RunFolder
from models.errors import CodedError
from models.weights import load_weights
from tests.trainings import STEPS, ask_after, averages, equal, quick, resume

CLOCK = ("images_per_second", "seconds")


def without_clock(run: RunFolder) -> list[dict[str, object]]:
    return [{k: v for k, v in line.items() if k not in CLOCK} for line in run.metrics()]


@pytest.mark.parametrize("looks", [1, 3, STEPS, STEPS + 1, STEPS + 3, 2 * STEPS + 1, 2 * STEPS + 2])
def test_a_resumed_run_ends_as_an_uninterrupted_one(tmp_path, drawn_data, monkeypatch, looks):
    """Also when it is stopped at an epoch's last step and while an epoch is evaluated."""
    config = quick(drawn_data)
    whole, parts = RunFolder(tmp_path / "whole"), RunFolder(tmp_path / "parts")
    run_training(config, whole)
    with monkeypatch.context() as patch:
        ask_after(patch, looks, "pause")
        assert run_training(config, parts) == "paused"
    assert parts.state().state == "paused"
    assert not parts.weights.exists()
    assert resume(parts) == "done"
    assert equal(averages(parts), averages(whole))
    assert parts.weights.read_bytes() == whole.weights.read_bytes()
    assert without_clock(parts) == without_clock(whole)


def test_resuming_with_dropout_norms_and_momentum(tmp_path, drawn_data, monkeypatch):
    arguments = {"width": 0.125, "dropout": 0.5}
    augment = {"flip": "random", "cutout": 8, "translate": 4}
    config = quick(drawn_data, "alexnet", arguments=arguments, optimizer="sgd", epochs=1, **augment)
    whole, parts = RunFolder(tmp_path / "whole"), RunFolder(tmp_path / "parts")
    run_training(config, whole)
    with monkeypatch.context() as patch:
        ask_after(patch, 1)
        assert run_training(config, parts) == "stopped"
    with monkeypatch.context() as patch:
        ask_after(patch, 2)
        assert resume(parts) == "stopped"
    assert resume(parts) == "done"
    assert equal(averages(parts), averages(whole))


def test_metrics_are_cut_back_to_the_checkpoint(run, drawn_data, monkeypatch):
    config = quick(drawn_data, epochs=3)
    with monkeypatch.context() as patch:
        ask_after(patch, STEPS + 3)
        run_training(config, run)
    assert [line["epoch"] for line in run.metrics()] == [1]
    kept = run.metrics()
    # as if the process had lived on for two epochs and died before its next checkpoint
    run.write_metrics([*kept, {"epoch": 2}, {"epoch": 3}])
    ask_after(monkeypatch, 1)
    resume(run)
    assert run.metrics() == kept


def test_a_finished_run_stays_as_it_is(run, drawn_data):
    config = quick(drawn_data, epochs=1)
    run_training(config, run)
    before = averages(run), without_clock(run), run.weights.read_bytes()
    assert resume(run) == "done"
    after = averages(run), without_clock(run), run.weights.read_bytes()
    assert equal(before[0], after[0])
    assert before[1:] == after[1:]


def test_other_data_than_at_the_start(run, drawn_data, tmp_path, monkeypatch):
    ask_after(monkeypatch, 2)
    run_training(quick(drawn_data), run)
    with pytest.raises(CodedError) as raised:
        run_training(quick(drawn_data, fingerprint="0" * 64), run)
    assert raised.value.code == "data-changed"


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-100],
        lambda data: b"",
        lambda data: os.urandom(2000),
        lambda data: data.replace(b"format", b"fermat"),
    ],
)
def test_a_damaged_checkpoint(run, drawn_data, monkeypatch, damage):
    ask_after(monkeypatch, 2)
    run_training(quick(drawn_data), run)
    run.checkpoint.write_bytes(damage(run.checkpoint.read_bytes()))
    with pytest.raises(CodedError) as raised:
        run_training(quick(drawn_data), run)
    assert raised.value.code == "checkpoint-damaged"
    assert run.state().code == "checkpoint-damaged"


@pytest.mark.parametrize("missing", ["network", "updates", "step", "metrics", "loss"])
def test_a_checkpoint_that_lacks_something(run, drawn_data, monkeypatch, missing):
    ask_after(monkeypatch, 2)
    run_training(quick(drawn_data), run)
    values = torch.load(run.checkpoint, weights_only=True)
    del values[missing]
    run.write_checkpoint(values)
    run.forget_previous_checkpoint()
    with pytest.raises(CodedError) as raised:
        run_training(quick(drawn_data), run)
    assert raised.value.code == "checkpoint-damaged"


def flipped(data: bytes) -> bytes:
    """One bit in the middle of the tensors."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 16]) + data[middle + 1 :]


@pytest.mark.parametrize("damage", [None, lambda data: data[:-100], lambda data: b"", flipped])
def test_where_the_newest_checkpoint_is_damaged_the_one_before_serves(
    tmp_path, drawn_data, monkeypatch, damage
):
    config = quick(drawn_data)
    whole, run = RunFolder(tmp_path / "whole"), RunFolder(tmp_path / "run")
    run_training(config, whole)
    with monkeypatch.context() as patch:
        ask_after(patch, 1)
        run_training(config, run)
    with monkeypatch.context() as patch:
        ask_after(patch, 2)
        assert resume(run) == "stopped"
    newest, before = run.checkpoint, run.previous_checkpoint
    steps = [torch.load(path, weights_only=True)["step"] for path in (before, newest)]
    assert steps == [1, 3]
    if damage is None:
        newest.unlink()
    else:
        newest.write_bytes(damage(newest.read_bytes()))
    assert resume(run) == "done"
    assert run.weights.read_bytes() == whole.weights.read_bytes()
    assert not before.exists()  # a finished run takes no more room than it needs


def test_the_best_epoch_is_published_where_that_is_asked_for(tmp_path, drawn_data, monkeypatch):
    """Also after an interruption; here the first of three epochs is made to validate best."""
    accuracies = iter((0.5, 0.25, 0.375))
    config = quick(drawn_data, epochs=3, keep="best")
    run, first = RunFolder(tmp_path / "run"), RunFolder(tmp_path / "first")
    rates = [rate_of_step(config, step, STEPS) for step in range(STEPS)]
    evaluate = loop.Trainer.evaluate

    def evaluated(self, dataset, asked=lambda: False):
        figures = evaluate(self, dataset)
        return replace(figures, correct=figures.images * torch.tensor(next(accuracies)))

    with monkeypatch.context() as patch:
        patch.setattr(loop.Trainer, "evaluate", evaluated)
        ask_after(patch, STEPS + 2)
        assert run_training(config, run) == "stopped"
    with monkeypatch.context() as patch:
        patch.setattr(loop.Trainer, "evaluate", evaluated)
        assert resume(run) == "done"
    monkeypatch.setattr(loop, "rate_of_step", lambda config, step, steps: rates[step])
    run_training(quick(drawn_data, epochs=1), first)
    best = load_weights(run.weights)[0].state_dict()
    assert equal(best, load_weights(first.weights)[0].state_dict())
    assert not equal(averages(run), averages(first))


def test_a_checkpoint_runs_nothing(run, drawn_data, tmp_path):
    import pickle

    class Evil:
        def __reduce__(self) -> tuple:
            return (Path.touch, (tmp_path / "run by the checkpoint",))

    run.path.mkdir()
    torch.save({"format": 1, "network": Evil()}, run.checkpoint, pickle_module=pickle)
    run.write_config(quick(drawn_data).to_json())
    with pytest.raises(CodedError) as raised:
        run_training(quick(drawn_data), run)
    assert raised.value.code == "checkpoint-damaged"
    assert not (tmp_path / "run by the checkpoint").exists()
