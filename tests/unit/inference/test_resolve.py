"""A key, a weights file or a run becomes the file to load."""

import os
from pathlib import Path

import pytest

from app.inference.resolve import ResolveError, resolve_weights
from app.messages import error_text
from models.weights import published_path


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def finished_run(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(b"x")
    return folder


def code_of(model: str) -> str:
    with pytest.raises(ResolveError) as caught:
        resolve_weights(model)
    assert error_text(caught.value, "en") != error_text(caught.value, "zh")
    return caught.value.code


def test_key_wins_over_a_file_of_that_name():
    Path("lenet5").touch()
    assert resolve_weights("lenet5") == published_path("lenet5")
    assert resolve_weights(f".{os.sep}lenet5") == Path("lenet5")


def test_file(tmp_path):
    (tmp_path / "我的 weights.bin").touch()
    assert resolve_weights("我的 weights.bin") == Path("我的 weights.bin")


def test_run_by_folder_and_by_name(tmp_path):
    run = finished_run(tmp_path / "home" / "runs" / "first")
    assert resolve_weights(str(run)) == run / "model.safetensors"
    assert resolve_weights("first") == run / "model.safetensors"


def test_unfinished_run(tmp_path):
    (tmp_path / "run").mkdir()
    assert code_of("run") == "model-run-unfinished"


@pytest.mark.parametrize("model", ["nothing", "", "a\0b", "x" * 5000, "no/such/file", ".."])
def test_names_for_nothing(model, tmp_path):
    (tmp_path / "home" / "runs").mkdir(parents=True)
    assert code_of(model) in ("model-unknown", "model-run-unfinished")
