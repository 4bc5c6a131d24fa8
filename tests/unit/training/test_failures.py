"""Whatever goes wrong in a training: one sentence, and the last good checkpoint is kept."""

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import torch

from app.paths import checkout
from app.training import loop, session
from app.training.engine import run_training
from app.training.run_folder import RunFolder
from models.errors import CodedError
from tests.trainings import STEPS, ask_after, quick, resume


@pytest.fixture
def run(tmp_path: Path, drawn_data: Path, monkeypatch: pytest.MonkeyPatch) -> RunFolder:
    """Stopped in its second epoch."""
    folder = RunFolder(tmp_path / "run")
    with monkeypatch.context() as patch:
        ask_after(patch, STEPS + 3)
        assert run_training(quick(drawn_data), folder) == "stopped"
    return folder


def fails(run: RunFolder, code: str) -> str:
    """Goes on, fails so, and keeps the checkpoint as it was; the sentence."""
    before = run.checkpoint.read_bytes()
    with pytest.raises(CodedError) as raised:
        resume(run)
    state = run.state()
    assert (raised.value.code, state.state, state.code) == (code, "failed", code)
    assert run.checkpoint.read_bytes() == before
    assert state.message is not None
    assert len(state.message.splitlines()) == 1
    return state.message


@pytest.mark.parametrize(
    ("number", "reason", "code"),
    [
        (28, "No space left on device", "disk-full"),
        (30, "Read-only file system", "file-trouble"),
        (13, "Permission denied", "file-trouble"),
    ],
)
@pytest.mark.parametrize("name", ["checkpoint.next.pt", "metrics.jsonl"])
def test_disk_that_takes_no_file(run, monkeypatch, number, reason, code, name):
    from app.training import run_folder

    write, written = run_folder.write_whole, []

    def refuse(path: Path, *args: object, **options: object) -> None:
        written.append(path.name)
        if path.name == name and written.count(name) > (name == "metrics.jsonl"):
            raise OSError(number, reason, str(path))
        write(path, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(run_folder, "write_whole", refuse)
        sentence = fails(run, code)
    assert code == "disk-full" or reason in sentence
    assert resume(run) == "done"


def test_folder_that_has_become_a_file_in_the_way(run):
    metrics = run.path / "metrics.jsonl"
    content = metrics.read_text()
    metrics.unlink()
    metrics.mkdir()
    assert "Check the folder" in fails(run, "file-trouble")
    metrics.rmdir()
    metrics.write_text(content)
    assert resume(run) == "done"


def test_data_that_are_gone(run, drawn_data, tmp_path):
    elsewhere = tmp_path / "moved"
    copy = tmp_path / "copy"
    shutil.copytree(drawn_data, copy)
    config = {**(run.config() or {}), "data": str(copy)}
    run.write_config(config)
    copy.rename(elsewhere)
    assert str(copy) in fails(run, "data-not-found")
    elsewhere.rename(copy)
    assert resume(run) == "done"


def test_loss_that_is_no_number_any_more(run, monkeypatch):
    step = loop.Trainer.step

    def diverge(trainer: loop.Trainer, *args: object) -> session.Sums:
        sums = step(trainer, *args)
        return session.Sums(sums.loss * float("nan"), sums.correct, sums.images, sums.rate)

    with monkeypatch.context() as patch:
        patch.setattr(loop.Trainer, "step", diverge)
        assert "smaller learning rate" in fails(run, "diverged")
    assert resume(run) == "done"


def test_weights_that_are_no_numbers_replace_no_checkpoint(run, monkeypatch):
    """The loss of a step is that before its update: it is still a number."""
    step = loop.Trainer.step

    def diverge(trainer: loop.Trainer, *args: object) -> session.Sums:
        sums = step(trainer, *args)
        with torch.no_grad():
            next(trainer.network.parameters()).fill_(float("nan"))
        return sums

    with monkeypatch.context() as patch:
        patch.setattr(loop.Trainer, "step", diverge)
        patch.setattr(session, "_SAVE", 0.0)  # seconds: after each step
        fails(run, "diverged")
    assert resume(run) == "done"


@pytest.mark.parametrize("action", ["pause", "stop"])
def test_request_while_the_result_is_measured(run, monkeypatch, action):
    from app.training import engine

    measure = engine.examined

    def ask(*arguments: object) -> object:
        run.request(action)
        return measure(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(session, "_LOOK", 0.0)
        patch.setattr(engine, "examined", ask)
        assert resume(run) == {"pause": "paused", "stop": "stopped"}[action]
    assert not run.weights.exists()
    assert resume(run) == "done"


@pytest.mark.parametrize("damage", ["cut off", "one bit", "empty"])
def test_damaged_checkpoint_gives_way_to_the_one_before(run, monkeypatch, damage):
    with monkeypatch.context() as patch:
        ask_after(patch, 1)
        assert resume(run) == "stopped"
    assert run.previous_checkpoint.exists()
    content = bytearray(run.checkpoint.read_bytes())
    if damage == "cut off":
        content = content[: len(content) // 2]
    elif damage == "one bit":
        content[len(content) // 2] ^= 1
    else:
        content = bytearray()
    run.checkpoint.write_bytes(content)
    assert resume(run) == "done"


def test_both_checkpoints_damaged_is_told(run):
    for path in (run.checkpoint, run.previous_checkpoint):
        path.write_bytes(b"PK nothing")
    with pytest.raises(CodedError) as raised:
        resume(run)
    assert raised.value.code == run.state().code == "checkpoint-damaged"


def test_memory_that_runs_out(run):
    before = run.checkpoint.read_bytes()
    script = """
        import sys
        import torch
        from app.training.config import TrainConfig
        from app.training.engine import run_training
        from app.training.loop import Trainer
        from app.training.run_folder import RunFolder
        from models.errors import CodedError

        run = RunFolder(sys.argv[1])
        step = Trainer.step

        def hungry(trainer, batch, number):
            torch.empty(1 << 44, dtype=torch.uint8)  # 16 TB
            return step(trainer, batch, number)

        Trainer.step = hungry
        try:
            run_training(TrainConfig.from_json(run.config()), run)
        except CodedError as error:
            print(error.code)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(run.path)]
    done = subprocess.run(command, cwd=checkout(), capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == ["out-of-memory"], done.stderr
    assert (run.state().state, run.state().code) == ("failed", "out-of-memory")
    assert run.checkpoint.read_bytes() == before
    assert resume(run) == "done"
