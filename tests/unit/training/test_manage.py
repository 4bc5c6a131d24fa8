"""Renaming and deleting runs."""

import shutil
from pathlib import Path

import pytest

from app.training import manage
from app.training.manage import delete_run, name_problem, rename_run, sweep
from app.training.run_folder import RunFolder, list_runs, new_run_folder
from models.errors import CodedError


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    run = new_run_folder("lenet5", tmp_path / "runs")
    run.write_config({"model": "lenet5"})
    run.write_state("done")
    return run


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        *((name, None) for name in ("my first", "lenet5-2", "猫和狗", "a" * 80, "v1.2")),
        *((name, "run-name-empty") for name in ("", "  ")),
        ("a" * 81, "run-name-long"),
        ("🙂" * 60, "run-name-long"),  # 240 bytes
        ("字" * 66, None),
        *((name, "run-name-signs") for name in ("a/b", "a\\b", "..", ".hidden", "a:b", "a\nb")),
        *((name, "run-name-signs") for name in ("end.", " start", "end ")),
        *((name, "run-name-key") for name in ("lenet5", "all")),
    ],
)
def test_names(name, problem):
    assert name_problem(name) == problem


def test_a_renamed_run_keeps_all_it_had(run, tmp_path):
    before = {path.name: path.read_bytes() for path in run.path.iterdir()}
    renamed = rename_run(run, "my first")
    assert renamed.path == tmp_path / "runs" / "my first"
    assert {path.name: path.read_bytes() for path in renamed.path.iterdir()} == before
    assert not run.path.exists()
    assert rename_run(renamed, "my first").path == renamed.path


@pytest.mark.parametrize("name", ["a/b", "alexnet", "other"])
def test_a_name_that_cannot_be_changes_nothing(run, name):
    (run.path.parent / "other").mkdir()
    with pytest.raises(CodedError) as raised:
        rename_run(run, name)
    assert raised.value.code == ("run-name-taken" if name == "other" else name_problem(name))
    assert run.config() == {"model": "lenet5"}


@pytest.mark.parametrize("act", [delete_run, lambda run: rename_run(run, "new")])
def test_a_run_at_work_is_left_alone(run, act):
    with run.held({}):
        with pytest.raises(CodedError) as raised:
            act(RunFolder(run.path))
        assert raised.value.code == "run-busy"
        assert run.path.is_dir()


def test_a_deleted_run_is_gone(run, tmp_path):
    (run.path / "checkpoint.pt").write_bytes(b"x" * 1000)
    delete_run(run)
    assert list((tmp_path / "runs").iterdir()) == []
    delete_run(run)  # somebody else was faster


def test_what_a_crash_leaves_of_a_deletion_is_no_run(run, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(manage.shutil, "rmtree", lambda *_, **__: None)
        delete_run(run)
    runs = tmp_path / "runs"
    assert list_runs(runs) == []
    assert len(list(runs.iterdir())) == 1
    shutil.copytree(next(runs.iterdir()), runs / "kept")
    sweep(runs)
    assert [path.name for path in runs.iterdir()] == ["kept"]
