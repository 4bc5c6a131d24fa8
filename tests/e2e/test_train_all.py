"""`main.py train-all`: in pieces, with a teacher, and published at the end."""

from pathlib import Path

import pytest

from app.training.run_folder import RunFolder
from main import main
from models.weights import read_info


@pytest.fixture
def train_all(drawn_data: Path, tmp_path: Path):
    """train_all(*arguments) -> exit status; everything goes to tmp_path / "to"."""

    def run(*arguments: str) -> int:
        place = ["--data", str(drawn_data), "--to", str(tmp_path / "to")]
        return main(["train-all", *arguments, *place])

    return run


def test_a_rehearsal_trains_and_publishes(train_all, tmp_path, capsys):
    assert train_all("lenet5", "--rehearse") == 0
    out = capsys.readouterr().out
    assert "epoch 1:" in out
    assert "lenet5: " in out.splitlines()[-1]
    weights = tmp_path / "to" / "rehearsal" / "weights"
    info = read_info(weights / "lenet5.safetensors")
    assert info.results["test"]["images"] == info.results["sample"]["images"] == 100
    assert (weights / "lenet5.metrics.jsonl").is_file()
    assert train_all("lenet5", "--rehearse") == 0  # a rehearsal begins anew
    assert "epoch 1:" in capsys.readouterr().out


def test_a_student_learns_from_the_teacher_of_the_same_plan(train_all, tmp_path, monkeypatch):
    from app.training import plans

    small = {"epochs": 1, "arguments": {"width": 8}}
    monkeypatch.setitem(plans.FULL, "resnet18", plans.FULL["resnet18"] | small)
    assert train_all("--plan", "full", "--rehearse", "lenet5", "resnet18") == 0
    folder = tmp_path / "to" / "rehearsal"
    config = RunFolder(folder / "runs" / "lenet5").config()
    assert config["teacher"] == str(folder / "weights" / "resnet18.safetensors")
    assert read_info(folder / "weights" / "lenet5.safetensors").training["teacher"] == "resnet18"


def test_who_has_no_teacher_there_learns_from_the_published_one_and_says_so(
    train_all, capsys, monkeypatch
):
    from app.training import plans

    job = {"epochs": 1, "batch_size": 64, "teacher": "resnet18"}
    monkeypatch.setitem(plans.FULL, "lenet5", job)
    assert train_all("--plan", "full", "lenet5") == 0
    assert capsys.readouterr().out.startswith("lenet5 learns from the published resnet18")


def test_a_student_whose_teacher_failed_is_not_trained(train_all, tmp_path, capsys, monkeypatch):
    from app.training import plans

    quick = {"epochs": 1, "batch_size": 64}
    diverges = {"optimizer": "sgd", "learning_rate": 1e30, "warmup": 0.0, "arguments": {"width": 8}}
    monkeypatch.setitem(plans.FULL, "resnet18", quick | diverges)
    monkeypatch.setitem(plans.FULL, "lenet5", quick | {"teacher": "resnet18"})
    assert train_all("--plan", "full", "lenet5", "resnet18") == 1
    assert "resnet18, could not be trained" in capsys.readouterr().err
    assert not (tmp_path / "to" / "weights").exists()


def test_when_its_time_is_over_the_same_command_goes_on(train_all, tmp_path, capsys, monkeypatch):
    from app.training import plans

    job = {"epochs": 2, "batch_size": 32, "translate": 0, "seeds": 2, "threads": 1}
    monkeypatch.setitem(plans.FULL, "lenet5", job)
    runs = tmp_path / "to" / "runs"
    assert train_all("lenet5", "--plan", "full", "--minutes", "0") == 130
    assert capsys.readouterr().out.startswith("Stopped with a checkpoint")
    assert not runs.exists()
    assert train_all("lenet5", "--plan", "full", "--minutes", "0.002") == 130
    assert RunFolder(runs / "lenet5-0").state().state == "stopped"
    assert not (tmp_path / "to" / "weights").exists()
    capsys.readouterr()
    assert train_all("lenet5", "--plan", "full") == 0
    out = capsys.readouterr().out
    assert "(2 seeds)" in out
    states = [RunFolder(runs / f"lenet5-{seed}").state().state for seed in range(2)]
    assert states == ["done", "done"]
    assert len(RunFolder(runs / "lenet5-0").metrics()) == 2
    assert train_all("lenet5", "--plan", "full") == 0  # there is nothing left to do
    assert capsys.readouterr().out.startswith("lenet5: trained already")


def test_one_that_fails_does_not_stop_the_others(train_all, tmp_path, capsys, monkeypatch):
    from app.training import plans

    quick = {"epochs": 1, "batch_size": 64}
    monkeypatch.setitem(plans.FULL, "lenet5", quick)
    narrow = {"arguments": {"width": 0.125}}
    diverges = {"optimizer": "sgd", "learning_rate": 1e30, "warmup": 0.0}
    monkeypatch.setitem(plans.FULL, "vgg16", quick | diverges | narrow)
    assert train_all("vgg16", "lenet5", "--plan", "full") == 1
    captured = capsys.readouterr()
    assert captured.err.startswith("vgg16: ")
    assert (tmp_path / "to" / "weights" / "lenet5.safetensors").is_file()


@pytest.mark.parametrize("minutes", ["nan", "-1", "many"])
def test_minutes_that_are_none(train_all, minutes, capsys):
    assert train_all("lenet5", "--minutes", minutes) == 2
    assert "--minutes" in capsys.readouterr().err


def test_an_unknown_network_is_wrong_usage(train_all, capsys):
    assert train_all("resnet") == 2
    assert "resnet18" in capsys.readouterr().err
