"""The thread that looks at all runs: quick, however many there are, and never mistaken for long."""

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from app import files
from app.gui import run_view
from app.gui.run_view import RunLook, RunView
from app.gui.runs import Runs
from app.gui.runs_watcher import RunsWatcher
from app.training import run_folder
from app.training.run_folder import RunFolder
from tests.made_runs import add_results, hold, made_run, view_of
from tests.trainings import wait_until


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every file of a run that is read, as often as it is."""
    seen: list[Path] = []
    for name in ("read_json", "read_json_lines"):
        real = getattr(files, name)

        def told(path: Path, real: object = real) -> object:
            seen.append(path)
            return real(path)  # type: ignore[operator]

        monkeypatch.setattr(run_folder, name, told)
    real_results = run_view.results_of

    def results(run: RunFolder) -> dict[str, object]:
        seen.append(run.weights)
        return real_results(run)

    monkeypatch.setattr(run_view, "results_of", results)
    return seen


def looked(watcher: RunsWatcher) -> tuple[RunView, ...]:
    watcher.look()
    assert watcher._seen is not None
    return watcher._seen


def test_two_hundred_runs_are_looked_at_in_a_moment(reads: list[Path]) -> None:
    first = made_run("run-000")
    for number in range(1, 200):
        shutil.copytree(first.path, first.path.with_name(f"run-{number:03}"))
    watcher = RunsWatcher()
    assert len(looked(watcher)) == 200
    reads.clear()
    times = []
    for _ in range(7):
        start = time.thread_time()  # of the processor: other programs take none of it
        watcher.look()
        times.append(time.thread_time() - start)
    assert reads == []
    assert min(times) < 0.05


def test_only_what_has_changed_is_read_again(reads: list[Path]) -> None:
    quiet, busy = made_run("quiet"), made_run("busy")
    watcher = RunsWatcher()
    before = {run.name: run for run in looked(watcher)}
    reads.clear()
    busy.write_metrics([*busy.metrics(), {"epoch": 6, "validation_accuracy": 0.99}])
    reads.clear()
    after = {run.name: run for run in looked(watcher)}
    assert reads == [busy.path / "metrics.jsonl"]
    assert after["busy"].accuracy == 0.99
    assert after["quiet"] is before["quiet"]
    shutil.rmtree(quiet.path)
    assert [run.name for run in looked(watcher)] == ["busy"]


def test_the_newest_comes_first_and_says_all_that_the_list_shows() -> None:
    made_run("old", age=100)
    add_results(made_run("new", batch_size=64, epochs=7), validation=0.7, test=0.65)
    new, old = looked(RunsWatcher())
    assert (new.name, old.name) == ("new", "old")
    assert new.settings == (7, 64, 0.003, "adamw")
    assert (new.accuracy, new.test_accuracy) == (0.7, 0.65)
    assert (old.accuracy, old.test_accuracy) == (pytest.approx(0.72), None)
    assert new.started == pytest.approx(time.time(), abs=60)


def test_a_killed_process_is_seen_within_two_looks() -> None:
    run = made_run("killed", "interrupted")
    process = hold(run)
    look = RunLook(run)
    wait_until(lambda: look.view().state == "running" and look.view().step > 1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    look.view()  # what it had told before it died
    assert look.view().state == "interrupted"
    assert look.view().resumable


def test_a_run_that_moves_on_is_not_asked_for_its_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    run = made_run("live", "interrupted")
    run.acquire()
    try:
        look = RunLook(run)
        assert look.view().state == "running"
        monkeypatch.setattr(RunFolder, "alive", lambda _: pytest.fail("probed"))
        for step in range(3):
            run.write_progress({"epoch": 1, "epochs": 2, "step": step, "steps": 5})
            assert (look.view().state, look._view and look._view.step) == ("running", step)
            monkeypatch.undo()
            assert look.view().state == "running"  # nothing new: now the lock says so
            monkeypatch.setattr(RunFolder, "alive", lambda _: pytest.fail("probed"))
    finally:
        monkeypatch.undo()
        run.release()


def test_many_that_wait_do_not_hold_up_the_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look at a lock that is held takes 20 ms: each is looked at once in a while."""
    waiting = [made_run(f"waiting-{n}", "queued") for n in range(10)]
    for run in waiting:
        run.acquire()
        run.write_state("queued")
    try:
        monkeypatch.setattr(run_view, "_PATIENCE", 3600.0)
        watcher = RunsWatcher()
        assert {run.state for run in looked(watcher)} == {"queued"}
        monkeypatch.setattr(RunFolder, "alive", lambda _: pytest.fail("probed"))
        assert {run.state for run in looked(watcher)} == {"queued"}
        probed: list[Path] = []
        monkeypatch.setattr(RunFolder, "alive", lambda run: not probed.append(run.path))
        monkeypatch.setattr(run_view, "_PATIENCE", 0.0)
        watcher.look()
        assert sorted(probed) == sorted(run.path for run in waiting)
    finally:
        monkeypatch.undo()
        for run in waiting:
            run.release()


def test_what_was_asked_is_told_until_it_is_done() -> None:
    run = made_run("asked", "interrupted")
    run.acquire()
    try:
        run.request("pause")
        assert view_of(run).asked == "pause"
        run.write_state("paused")
        assert view_of(run).asked == ""
    finally:
        run.release()


def test_a_failed_run_that_is_renamed_is_not_told_again() -> None:
    runs, told = Runs(), []
    runs.failed.connect(told.append)
    made_run("other")
    watcher = RunsWatcher()
    watcher.changed.connect(runs._on_changed)
    watcher.look()
    failed = made_run("failed", "failed", age=50)
    watcher.look()
    assert [run.name for run in told] == ["failed"]
    os.rename(failed.path, failed.path.with_name("renamed"))
    watcher.look()
    assert {run.name for run in runs.all} == {"other", "renamed"}
    assert len(told) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config.json", "[" * 200_000),
        ("metrics.jsonl", "[" * 200_000),
        ("progress.json", '{"epoch": 1' + "0" * 400 + ', "epochs": 2, "step": 1, "steps": 2}'),
        ("state.json", '{"state": "failed", "code": [], "message": 5, "updated": "now"}'),
    ],
)
def test_odd_files_hide_no_other_run(name: str, content: str) -> None:
    made_run("whole")
    (made_run("odd").path / name).write_text(content)
    assert {run.name for run in looked(RunsWatcher())} == {"whole", "odd"}


def test_run_that_cannot_be_read_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    made_run("whole")
    odd = made_run("odd").path
    view, told = RunLook.view, []

    def fail(look: RunLook) -> RunView:
        if look.path == odd:
            raise TypeError("odd")
        return view(look)

    monkeypatch.setattr(RunLook, "view", fail)
    monkeypatch.setattr("sys.excepthook", lambda *error: told.append(error))
    watcher = RunsWatcher()
    for _ in range(3):
        assert [run.name for run in looked(watcher)] == ["whole"]
    assert len(told) == 1
