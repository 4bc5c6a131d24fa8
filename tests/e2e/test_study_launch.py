"""A study in the background: it outlives who started it, stops when asked, and goes on."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from app.paths import runs_folder
from app.studies.launch import Size, size_of, start_study
from app.studies.own import own_study, parse
from app.studies.runner import read_results, study_folder
from main import main


def wait(there: Callable[[], object], seconds: float = 150) -> None:
    until = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_started_stopped_and_gone_on_with(drawn_data: Path) -> None:
    study = own_study("lenet5", parse(["lr=0.01,0.001"]), 1)
    size = Size(60, 2, None, str(drawn_data))
    runs = runs_folder()
    runs.mkdir(parents=True)
    with FileLock(runs / ".queue.lock"):  # a training that the window started is under way
        folder = start_study(study, size)
        wait(folder.alive)
        assert folder.state().state == "queued"
        folder.request("stop")
        wait(lambda: folder.state().state == "stopped")
    wait(lambda: not folder.alive())
    assert size_of(folder.path) == size
    start_study(study, size_of(folder.path))
    wait(lambda: folder.state().state not in ("queued", "running"))
    assert folder.state().state == "done", (folder.path / "log.txt").read_text()
    assert folder.progress()["done"] == 4
    results = read_results(folder.path)
    assert results.about["pictures"] == 60
    assert [len(arm.runs) for arm in results.arms.values()] == [2, 2]


def test_without_pictures_its_folder_says_why() -> None:
    folder = start_study(own_study("lenet5", parse(["lr=0.1,0.2"]), 1), Size(60))
    wait(lambda: folder.state().state not in ("queued", "running"))
    state = folder.state()
    assert (state.state, state.code) == ("failed", "data-missing")
    assert "Traceback" not in (folder.path / "log.txt").read_text()


def test_estimates_as_json(drawn_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["study", "loss", "--estimate", "--json", "--data", str(drawn_data)]
    assert main(words) == 0
    (line,) = capsys.readouterr().out.splitlines()
    said = json.loads(line)
    assert (said["study"], said["trials"], said["pictures"]) == ("loss", 18, 360)
    assert said["sizes"] == {"360": said["seconds"]}
    assert said["seconds"] > 0
    assert not study_folder("loss").path.exists()
