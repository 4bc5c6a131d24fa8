"""`main.py study search`: alone, with several processes, interrupted, and wrongly asked."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.paths import checkout
from app.studies import search_worker
from app.studies.search import Search, open_study
from app.studies.search_slots import PLACE
from app.training.run_folder import RunFolder
from main import main
from tests.searches import small
from tests.trainings import wait_until

SETTINGS = ["--model", "lenet5", "--limit", "128"]


@pytest.fixture
def search(drawn_data: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """search(*options) -> exit status."""
    monkeypatch.setattr(search_worker, "_POLL", 0.05)

    def run(*options: str) -> int:
        return main(["study", "search", *SETTINGS, "--data", str(drawn_data), *options])

    return run


def lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def processes_at_work(search: Search) -> dict[int, int]:
    """Trial → process, of those under way."""
    study, _ = open_study(search)
    running = [t for t in study.trials if t.state.name == "RUNNING" and PLACE in t.user_attrs]
    return {trial.number: trial.user_attrs[PLACE]["process"] for trial in running}


def test_a_line_a_trial_then_what_to_train(search, drawn_data, capsys):
    small(drawn_data)
    assert search("--trials", "2", "--epochs", "2", "--json") == 0
    first, second = lines(capsys.readouterr().out)
    assert (first["recipe"], second["recipe"]) == (True, False)
    assert first["settings"]["learning_rate"] == 3e-3
    assert second["epochs"] == 2
    assert search("--trials", "2", "--epochs", "2") == 0  # shows what is there
    captured = capsys.readouterr()
    assert "trial 1: " in captured.err
    assert "the recipe" in captured.out
    assert "main.py train lenet5" in captured.out


def test_a_worker_that_is_killed_loses_no_trial(search, drawn_data, capsys):
    asked = small(drawn_data, epochs=50)  # long enough for both to be at work at once
    open_study(asked)
    statuses: list[int] = []
    options = ("--trials", "3", "--epochs", "50", "--workers", "2", "--json")
    both = threading.Thread(target=lambda: statuses.append(search(*options)))
    both.start()
    wait_until(lambda: len(processes_at_work(asked)) == 2)
    trial, process = processes_at_work(asked).popitem()
    os.kill(process, signal.SIGKILL)
    both.join(150)
    assert statuses == [0]
    found = {line["trial"]: line for line in lines(capsys.readouterr().out)}
    assert len(found) == 3
    assert trial in found
    for number, line in found.items():
        epochs = RunFolder(asked.folder / f"trial-{number:04}").metrics()
        assert [each["epoch"] for each in epochs] == list(range(1, line["epochs"] + 1))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_says_how_to_go_on(search, drawn_data, workers, capsys):
    asked = small(drawn_data, epochs=400)
    open_study(asked)
    options = ["--data", str(drawn_data), "--trials", "2", "--epochs", "400"]
    command = ["main.py", "study", "search", *SETTINGS, *options, "--workers", workers]
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=checkout(),
        stderr=subprocess.PIPE,
        text=True,
    )
    run = RunFolder(asked.folder / "trial-0000")
    wait_until(lambda: len(run.metrics()) >= 2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.splitlines()[-1].startswith("Stopped; what was trained is kept.")
    assert "Traceback" not in said
    assert run.state().state == "stopped"
    assert run.resumable
    assert not processes_at_work(asked)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--trials", "0"], "trials cannot be 0"),
        (["--workers", "0"], "workers cannot be 0"),
        (["--storage", "study.db"], "study.db is no URL"),
        (["--storage", "nosuch://host/name"], "nosuch is missing"),
        (["--study-name", "a/b"], "a/b is no name"),
        (["--estimate"], "--estimate does not go with search"),
        (["--queue"], "--queue does not go with search"),
        (["--device", "abacus"], "abacus"),
    ],
)
def test_wrong_usage(search, options, words, capsys):
    assert search(*options) == 2
    assert words in capsys.readouterr().err


def test_a_search_without_a_network(capsys):
    assert main(["study", "search"]) == 2
    assert "--model" in capsys.readouterr().err


def test_what_cannot_be_opened(search, tmp_path, capsys):
    (tmp_path / "file").write_text("no database")
    for place in (tmp_path / "missing" / "study.db", tmp_path / "file"):
        assert search("--storage", f"sqlite:///{place}") == 1
        assert "cannot be opened" in capsys.readouterr().err


def test_pictures_that_are_not_there(tmp_path, capsys):
    assert main(["study", "search", *SETTINGS, "--data", str(tmp_path / "missing")]) == 1
    assert "There is no such data set" in capsys.readouterr().err


def test_optuna_is_imported_when_it_is_needed() -> None:
    script = "import sys, app.commands.study; sys.exit('optuna' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=checkout()).returncode == 0
