"""Trainings in processes of their own: started, queued, sent away and gone on with."""

import os
import signal
import sys

import pytest

from app.paths import checkout
from app.training import launch
from app.training.recipes import recipe
from app.training.run_folder import RunFolder, list_runs
from models.errors import CodedError
from tests.survival import processes_of
from tests.trainings import quick, wait_until


def test_a_detached_run_is_watched_through_its_folder(drawn_data, own_folders):
    run = launch.start_run(quick(drawn_data, epochs=100_000))
    assert run.state().state in ("queued", "running")
    assert [found.path for found in list_runs()] == [run.path]
    try:
        wait_until(lambda: (run.progress() or {}).get("step"))
        assert run.state().state == "running"
        assert run.config()["model"] == "lenet5"
        run.request("stop")
        wait_until(lambda: run.state().state != "running", 30)
        assert run.state().state == "stopped"
    finally:
        run.request("stop")
    assert "lenet5: 64 pictures" in (run.path / "log.txt").read_text()
    done = len(run.metrics())
    launch.resume_run(run)
    try:
        wait_until(lambda: len(run.metrics()) > done)
        assert run.state().state == "running"
    finally:
        run.request("stop")
    wait_until(lambda: run.state().state == "stopped", 30)


def test_detached_runs_take_turns(drawn_data, own_folders):
    """The second one waits, and can be sent away while it does."""
    first = launch.start_run(quick(drawn_data, epochs=100_000))
    second = launch.start_run(quick(drawn_data, epochs=1))
    third = launch.start_run(quick(drawn_data, epochs=1))
    try:
        wait_until(lambda: first.state().state == "running" and third.alive())
        assert [run.state().state for run in (second, third)] == ["queued", "queued"]
        third.request("stop")
        wait_until(lambda: third.state().state == "stopped", 30)
    finally:
        first.request("stop")
    wait_until(lambda: second.state().state == "done")
    assert first.state().state == "stopped"
    with pytest.raises(CodedError) as raised, second.held({}):
        launch.resume_run(RunFolder(second.path))
    assert raised.value.code == "run-busy"


def test_a_run_killed_before_it_began_can_go_on(tmp_path, drawn_data, own_folders, monkeypatch):
    with monkeypatch.context() as patch:
        sleep = [sys.executable, "-c", "import time; time.sleep(60)", str(tmp_path)]
        patch.setattr(launch, "train_command", lambda *_: sleep)
        run = launch.start_run(quick(drawn_data, epochs=1))
    assert run.state().state == "queued"
    for number in processes_of(tmp_path):
        os.kill(number, signal.SIGKILL)
    wait_until(lambda: run.state().state == "interrupted", 30)
    launch.resume_run(run)
    wait_until(lambda: run.state().state == "done")


def test_a_detached_process_has_a_session_of_its_own(monkeypatch, own_folders):
    """Neither Ctrl-C nor closing the terminal reaches it."""
    script = "import os; print(os.getsid(0) == os.getpid(), flush=True)"
    monkeypatch.setattr(launch, "train_command", lambda *_: [sys.executable, "-c", script])
    run = launch.start_run(recipe("lenet5"))
    log = run.path / "log.txt"
    wait_until(lambda: log.read_text().endswith("\n"), 30)
    assert log.read_text() == "True\n"


def test_commands_of_the_launcher():
    assert launch.train_command("vgg16", 3, ["--seed", "1"])[1:] == [
        str(checkout() / "main.py"),
        *("train", "vgg16", "--epochs", "3", "--seed", "1"),
    ]
    assert launch.estimate_command(recipe("vgg16"))[2:] == [
        *("train", "vgg16", "--estimate", "--json", "--background"),
    ]
