"""Studies in processes of their own: what they are started with, and what their folder keeps."""

import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from app.files import write_json
from app.paths import runs_folder
from app.studies.launch import Size, estimate_command, size_of, start_study, study_command
from app.studies.library import STUDIES
from app.studies.own import BY_OPTION, likeness, own_study, parse, study_of
from app.studies.runner import Plan, config_of, study_folder
from app.studies.study import Study
from app.training.launch import start_process
from app.training.queue import turn
from app.training.run_folder import RunFolder
from models.errors import CodedError

PLAN = Plan("/d", "f", ("a", "b"), 1000, 100, 500, longest=4, seeds=2)


def own(*vary: str, epochs: int = 2) -> Study:
    return own_study("lenet5", parse(vary or ("lr=0.01,0.003",)), epochs)


def test_the_command_asks_for_the_study_and_its_size() -> None:
    words = study_command(STUDIES["loss"], Size(2000, None, 4, "/d"), "--queue")[2:]
    asked = "study loss --limit 2000 --epochs 4 --data /d --queue"
    assert " ".join(words) == asked
    words = study_command(own("lr=0.01,1e-05", "optimizer=adam,sgd"), Size(seeds=5))[2:]
    assert words == [
        *("study", "--model", "lenet5", "--epochs", "2", "--vary", "lr=0.01,1e-05"),
        *("--vary", "optimizer=adam,sgd", "--seeds", "5"),
    ]
    words = estimate_command(STUDIES["loss"])[2:]
    assert " ".join(words) == "study loss --estimate --json --background"


@pytest.mark.parametrize(
    "vary", [("lr=0.01,1e-05",), ("batch-size=32,64", "flip=none,random"), ("epochs=1,2",)]
)
def test_a_study_of_ones_own_comes_back_from_its_folder(vary: tuple[str, ...]) -> None:
    study = own(*vary, epochs=3)
    folder = study_folder(study.name)
    folder.path.mkdir(parents=True)
    folder.write_config(config_of(study, PLAN))
    assert study_of(folder.path) == study
    assert size_of(folder.path) == Size(500, 2, 4, "/d")


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"own": None},
        {"own": []},
        {"own": {"model": "lenet5", "vary": {"lr": []}}},
        {"own": {"model": "nothing", "vary": {"lr": [1]}, "epochs": 1}},
        {"own": {"model": "lenet5", "vary": {"nothing": [1]}, "epochs": 1}},
        {"own": {"model": "lenet5", "vary": {"lr": ["x"]}, "epochs": 1}},
        {"own": {"model": "lenet5", "vary": {"lr": 7}, "epochs": 1}},
        {"own": {"model": "lenet5", "vary": {"lr": [0.1]}, "epochs": "many"}},
        {"own": {"model": "lenet5", "vary": {"batch-size": list(range(2, 99))}, "epochs": 1}},
        {"pictures": -1, "seeds": "3", "longest": True, "data": 7},
    ],
)
def test_a_damaged_folder_is_no_study(tmp_path: Path, config: dict[str, Any]) -> None:
    write_json(tmp_path / "config.json", config)
    assert study_of(tmp_path) is None
    assert size_of(tmp_path) == Size()


def test_a_folder_under_another_name_is_the_study_of_that_name(tmp_path: Path) -> None:
    write_json(tmp_path / "config.json", config_of(own(), PLAN))
    assert study_of(tmp_path).name == tmp_path.name


@pytest.mark.parametrize("name", STUDIES)
def test_every_study_can_be_varied_further(name: str) -> None:
    model, vary = likeness(STUDIES[name])
    assert model == STUDIES[name].base["model"]
    assert len(vary) <= 1
    for option, values in vary.items():
        assert len(values) > 1
        assert all(BY_OPTION[option].allows(value) for value in values)
        own_study(model, vary)


def test_like_ones_own_is_the_same() -> None:
    assert likeness(own("lr=0.1,0.2", "flip=none,random")) == (
        "lenet5",
        {"lr": [0.1, 0.2], "flip": ["none", "random"]},
    )


def test_starting_keeps_the_settings_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def start(folder: RunFolder, command: list[str]) -> None:
        folder.queue()
        started.append(command)

    monkeypatch.setattr("app.studies.launch.start_process", start)
    study = own()
    folder = start_study(study, Size(300, 2))
    assert study_of(folder.path) == study
    assert size_of(folder.path) == Size(300, 2)
    assert started == [study_command(study, Size(300, 2), "--queue", "--background")]
    with pytest.raises(CodedError, match="run-busy"):
        start_study(study, Size(300, 2))  # it is about to begin
    folder.write_state("stopped")
    start_study(study, size_of(folder.path))
    assert started[0] == started[1]


def test_a_process_that_fails_before_it_can_say_so(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "study")
    folder.path.mkdir()
    script = "import sys; print('A sentence.', file=sys.stderr); sys.exit(1)"
    start_process(folder, [sys.executable, "-S", "-c", script])
    until = time.monotonic() + 60
    while folder.state().state == "queued" and time.monotonic() < until:
        time.sleep(0.05)
    assert (folder.state().state, folder.state().message) == ("failed", "A sentence.")


def test_a_study_waits_for_the_trainings_before_it(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "study")
    folder.acquire()
    folder.queue()
    runs = runs_folder()
    runs.mkdir(parents=True)
    begun = threading.Event()

    def wait() -> None:
        with turn(folder, runs) as asked:
            assert asked is None
            begun.set()

    with FileLock(runs / ".queue.lock"):  # a training has the turn
        thread = threading.Thread(target=wait)
        thread.start()
        assert not begun.wait(1.2)
    assert begun.wait(30)
    thread.join()
    folder.release()


def test_rooms_of_the_studies_need_no_torch() -> None:
    script = (
        "import sys, app.studies.launch, app.studies.pages, app.studies.charts, app.studies.own\n"
        "import app.studies.library, app.studies.tables\n"
        "print(sorted({'torch', 'matplotlib', 'PyQt5'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
