"""A run on disk, as its process writes it and as everybody else reads it."""

import json
import os
import threading
import time
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from app.paths import runs_folder
from app.training.run_folder import (
    RunFolder,
    RunState,
    list_runs,
    new_run_folder,
)
from models.errors import CodedError
from tests.locked import lock


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return new_run_folder("lenet5", tmp_path / "runs")


def code_of(raised: pytest.ExceptionInfo[CodedError]) -> str:
    return raised.value.code


def test_an_empty_folder_says_nothing(run):
    assert (run.config(), run.metrics(), run.progress(), run.requested()) == (None, [], None, None)
    assert run.state() == RunState("interrupted")
    assert not run.alive()
    assert not run.has_begun()
    assert list(run.path.iterdir()) == []  # looking leaves nothing behind


@pytest.mark.parametrize("state", ["paused", "stopped", "done", "failed"])
def test_what_has_ended_needs_no_process(run, state):
    run.write_state(state, "code", "why")
    found = run.state()
    assert (found.state, found.code, found.message) == (state, "code", "why")
    assert abs(found.updated - time.time()) < 60


def test_running_is_what_holds_the_lock(run):
    with run.held({"model": "lenet5"}):
        assert RunFolder(run.path).state().state == "running"
        assert RunFolder(run.path).alive()
        assert run.config() == {"model": "lenet5"}
    assert RunFolder(run.path).state().state == "interrupted"
    assert not run.alive()


def test_a_process_that_ends_between_two_looks_is_not_interrupted(run, monkeypatch):
    run.write_state("running")

    def alive() -> bool:
        run.write_state("done")
        return False

    monkeypatch.setattr(run, "alive", alive)
    assert run.state().state == "done"


def test_a_lock_without_a_state_is_running(run):
    run.acquire()
    assert RunFolder(run.path).state().state == "running"
    run.release()


def test_queued_until_the_process_should_have_come(run):
    run.queue()
    assert run.state().state == "queued"
    values = json.loads((run.path / "state.json").read_text())
    late = {**values, "updated": time.time() - 60}
    (run.path / "state.json").write_text(json.dumps(late))
    assert run.state().state == "interrupted"
    with run.held({}):
        assert RunFolder(run.path).state().state == "running"


@pytest.mark.parametrize("content", ["", "{", '{"state": "flying"}', "[]", '{"state": ["done"]}'])
def test_damaged_files_are_as_if_missing(run, content):
    for name in ("state.json", "config.json", "progress.json", "control.json"):
        (run.path / name).write_text(content)
    assert run.state().state == "interrupted"
    assert run.requested() is None
    run.request("stop")
    assert run.requested() == "stop"


def test_an_incomplete_last_line_is_ignored(run):
    run.write_metrics([{"epoch": 1}, {"epoch": 2}])
    with (run.path / "metrics.jsonl").open("a") as stream:
        stream.write('{"epoch": 3, "train_l')
    assert run.metrics() == [{"epoch": 1}, {"epoch": 2}]


def test_metrics_are_written_whole_and_hold_numbers_alone(run):
    run.write_metrics([{"epoch": 1}, {"epoch": 2}])
    run.write_metrics([{"epoch": 1}])
    assert (run.path / "metrics.jsonl").read_text() == '{"epoch": 1}\n'
    with pytest.raises(ValueError, match="JSON"):
        run.write_metrics([{"epoch": float("nan")}])
    assert run.metrics() == [{"epoch": 1}]


def test_requests_are_numbered(run):
    for number, action in enumerate(("pause", "stop", "pause"), start=1):
        run.request(action)
        written = json.loads((run.path / "control.json").read_text())
        assert written == {"request": number, "action": action}
        assert run.requested() == action


def test_other_requests_are_not_understood(run):
    run.request("dance")
    assert run.requested() is None


def test_a_process_forgets_what_was_asked_of_the_one_before_it(run):
    run.request("stop")
    with run.held({}):
        assert run.requested() is None
        run.request("pause")
        assert run.requested() == "pause"


def test_a_request_between_starting_and_the_process_is_kept(run):
    run.request("stop")
    run.queue()
    assert run.requested() is None
    run.request("pause")  # of the process that is about to come
    with run.held({}):
        assert run.requested() == "pause"


def test_two_processes_cannot_have_a_run(run):
    with run.held({}):
        with pytest.raises(Timeout):
            RunFolder(run.path).acquire()
        with pytest.raises(CodedError) as raised, RunFolder(run.path).held({"other": 1}):
            pass
        assert code_of(raised) == "run-busy"
        assert run.config() == {}
        with run.held({"ignored": True}):  # the same one may enter again
            assert run.config() == {}
        assert run.alive()
    with RunFolder(run.path).held({}):
        pass


def test_the_lock_is_given_back_after_a_failure(run):
    with pytest.raises(ZeroDivisionError), run.held({}):
        raise ZeroDivisionError
    assert not run.alive()


def test_watchers_are_in_nobodys_way(run):
    """Several look at the lock as fast as they can while it is taken and given back."""
    ended = threading.Event()
    seen: list[bool] = []

    def watch() -> None:
        watcher = RunFolder(run.path)
        while not ended.is_set():
            seen.append(watcher.alive())

    threads = [threading.Thread(target=watch) for _ in range(3)]
    (run.path / "lock").touch()
    for thread in threads:
        thread.start()
    for _ in range(10):
        with run.held({}):  # within its second of patience
            pass
    ended.set()
    for thread in threads:
        thread.join(10)
    assert seen


def test_a_watcher_does_not_take_another_for_the_process(run, monkeypatch):
    monkeypatch.setattr("app.training.run_folder._PROBE", 2.0)  # for a machine that is busy
    other = FileLock(run.path / "lock", thread_local=False)
    other.acquire()
    looking = threading.Timer(0.01, other.release)
    looking.start()
    assert not run.alive()
    looking.join()


def test_a_folder_that_takes_no_files(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CodedError) as raised, RunFolder(tmp_path / "file" / "run").held({}):
        pass
    assert code_of(raised) == "run-not-writable"


@pytest.mark.parametrize("name", ["write_config", "write_state", "_forget_requests"])
def test_a_full_disk_at_the_start_gives_the_lock_back(run, monkeypatch, name):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run, name, full)
    with pytest.raises(CodedError) as raised, run.held({}):
        pass
    assert code_of(raised) == "run-not-writable"
    assert raised.value.data["reason"] == "No space left on device"
    assert not run.alive()


def test_starting_over_forgets_the_metrics_and_resuming_does_not(run):
    run.write_metrics([{"epoch": 1}])
    run.write_config({"epochs": 1})
    run.checkpoint.write_bytes(b"")
    with run.held({"epochs": 2}):
        assert (run.config(), run.metrics()) == ({"epochs": 1}, [{"epoch": 1}])
    run.checkpoint.unlink()
    with run.held({"epochs": 2}):
        assert (run.config(), run.metrics(), run.progress()) == ({"epochs": 2}, [], {})


@pytest.mark.parametrize("name", ["checkpoint.pt", "model.safetensors", "metrics.jsonl"])
def test_a_training_has_begun_once_it_left_something(run, name):
    run.write_config({})
    run.write_metrics([])
    assert not run.has_begun()
    (run.path / name).write_text('{"epoch": 1}\n')
    assert run.has_begun()


def test_checkpoints_are_replaced_whole(run, monkeypatch):
    import torch

    run.write_checkpoint({"tensor": torch.arange(3), "epoch": 1})

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.files.os.fsync", full)
    with pytest.raises(OSError, match="space"):
        run.write_checkpoint({"tensor": torch.arange(9), "epoch": 2})
    kept = torch.load(run.checkpoint, weights_only=True)
    assert kept["epoch"] == 1
    assert kept["tensor"].tolist() == [0, 1, 2]
    assert [path.name for path in run.path.iterdir()] == ["checkpoint.pt"]


def test_runs_are_listed_newest_first(tmp_path):
    base = tmp_path / "runs"
    for number, (name, mark) in enumerate(
        [("b", "config.json"), ("c", "lock"), ("a", "config.json"), ("d", "state.json")]
    ):
        (base / name).mkdir(parents=True)
        (base / name / mark).write_text("{}")
        moment = 1_700_000_000 + 60 * number
        os.utime(base / name / mark, (moment, moment))
        os.utime(base / name, (moment, moment))
    (base / "no run").mkdir()
    (base / "config.json").write_text("{}")
    assert [run.name for run in list_runs(base)] == ["d", "a", "c", "b"]
    assert list_runs(tmp_path / "nowhere") == []


def test_new_folders_are_the_users_and_never_the_same():
    first, second = new_run_folder("vgg16"), new_run_folder("vgg16")
    assert first.path.parent == second.path.parent == runs_folder()
    assert first.path != second.path
    assert first.name.startswith("vgg16-")
    assert list_runs() == []  # nothing in them yet


def test_a_folder_that_must_not_be_looked_into_says_nothing(tmp_path, monkeypatch):
    run = RunFolder(lock(tmp_path / "locked", monkeypatch) / "run")
    assert not run.resumable
    assert not run.alive()
    assert not run.has_begun()
    assert run.state() == RunState("interrupted")


def test_names_that_are_no_utf8_are_written_and_read(run):
    place = os.fsdecode(b"/data/d\xff")
    with run.held({"data": place}):
        run.write_state("failed", "data-not-found", f"There is no such data set: {place}")
        run.log(f"{place}\n")
    assert run.config() == {"data": place}
    assert run.state().message == f"There is no such data set: {place}"
    assert (run.path / "log.txt").read_text("utf-8") == "/data/d\\udcff\n"
