"""What a disk refuses, and places that cannot be: one sentence and an exit status, no traceback."""

import os
from pathlib import Path

import pytest

from app.commands import train_all
from app.training.launch import resume_run
from app.training.run_folder import RunFolder
from main import main
from models.errors import CodedError
from tests.locked import lock
from tests.trainings import QUICK


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]):
    """told(*argv) -> exit status and the one sentence."""

    def run(*argv: str) -> tuple[int, str]:
        status = main(argv)
        said = capsys.readouterr().err
        assert said.count("\n") == 1, said
        return status, said

    return run


def test_pictures_that_cannot_be(told, tmp_path, monkeypatch):
    assert told("data", "info", "--data", "a" * 300)[0] == 1
    assert "There is no such data set" in told("data", "info", "--data", "~nobody-here/x")[1]
    assert "There is no such data set" in told("data", "import", "~nobody-here/x")[1]
    assert "There is no such data set" in told("train", "lenet5", "--data", "~nobody-here/x")[1]
    locked = lock(tmp_path / "locked", monkeypatch)
    assert "Permission denied" in told("data", "info", "--data", str(locked))[1]
    assert "Permission denied" in told("data", "import", str(locked / "x"))[1]


def test_a_run_folder_that_must_not_be_looked_into(told, drawn_data, tmp_path, monkeypatch):
    run = lock(tmp_path / "locked", monkeypatch) / "run"
    status, said = told("train", "lenet5", "--run", str(run), "--data", str(drawn_data), *QUICK)
    assert (status, "cannot be written to" in said) == (1, True)
    status, said = told("train", "lenet5", "--run", str(run), "--resume")
    assert (status, "no training to resume" in said) == (2, True)


def test_networks_that_must_not_be_looked_into(told, tmp_path, monkeypatch):
    locked = lock(tmp_path / "locked", monkeypatch)
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(locked))
    assert "cannot be read (Permission denied)" in told("info", "lenet5")[1]
    assert told("info", "cnn2")[0] == 2  # none comes with the program
    assert told("info", str(locked / "x"))[0] == 2
    monkeypatch.setenv("CIFAR_LAB_HOME", str(locked))
    assert main(["info"]) == 0  # each network and folder with what is the matter


def test_an_estimate_of_classes_without_pictures(told, drawn_data, tmp_path):
    for part in ("train", "test"):
        for name in ("cat", "dog"):
            (tmp_path / "empty" / part / name).mkdir(parents=True)
    status, said = told("train", "lenet5", "--estimate", "--data", str(tmp_path / "empty"))
    assert (status, "no picture that can be read" in said) == (1, True)


def test_a_data_folder_whose_name_is_no_utf8(capsys, drawn_data, tmp_path):
    place = os.fsdecode(os.fsencode(tmp_path) + b"/d\xff")
    os.mkdir(place)
    os.symlink(drawn_data / "train", f"{place}/train")
    run = RunFolder(tmp_path / "run")
    options = ["--run", str(run.path), *QUICK, "--epochs", "1"]
    assert main(["train", "lenet5", "--data", place, *options]) == 0
    assert run.config()["data"] == place
    capsys.readouterr()
    os.unlink(f"{place}/train")
    (run.path / "checkpoint.pt").unlink()
    assert main(["train", "lenet5", "--resume", "--run", str(run.path)]) == 1
    assert run.state().code == "data-not-recognised"
    assert place in str(run.state().message)


def test_publishing_into_a_place_that_takes_no_files(
    told, finished, drawn_data, tmp_path, monkeypatch
):
    """Before anything is measured, which takes minutes."""
    monkeypatch.setattr("app.training.publishing.evaluate", None)
    (tmp_path / "file").touch()
    publish = ["publish", str(finished.path), "--data", str(drawn_data), "--to"]
    for place in (str(tmp_path / "file"), "/proc"):
        status, said = told(*publish, place)
        assert (status, place in said) == (1, True)
    (finished.path / "metrics.jsonl").unlink()
    status, said = told(*publish, str(tmp_path / "published"))
    assert (status, "metrics.jsonl" in said) == (1, True)
    assert not (tmp_path / "published").exists()


def test_the_home_folder_in_places_to_write_to(finished, drawn_data, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert main(["publish", "~/run", "--data", str(drawn_data), "--to=~/published"]) == 0
    assert sorted(path.name for path in (tmp_path / "published").iterdir()) == [
        "lenet5.metrics.jsonl",
        "lenet5.safetensors",
    ]
    assert main(["train", "lenet5", "--run", "~/run"]) == 2  # there is one
    assert main(["train", "lenet5", "--run=~/run", "--resume"]) == 0
    used: list[Path] = []
    monkeypatch.setattr(train_all, "_work", lambda _, folder, *__: used.append(folder) or True)
    assert main(["train-all", "lenet5", "--data", str(drawn_data), "--to=~/all"]) == 0
    assert used == [tmp_path / "all"]
    assert not Path("~").exists()
    capsys.readouterr()


def test_going_on_in_a_folder_that_must_not_be_looked_into(tmp_path, monkeypatch):
    locked = lock(tmp_path / "locked", monkeypatch)
    with pytest.raises(CodedError, match="run-missing"):
        resume_run(RunFolder(locked / "run"))
