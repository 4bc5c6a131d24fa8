"""Who waits for whom."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from app.paths import checkout, runs_folder, study_results_folder
from app.training import queue
from app.training.queue import turn
from app.training.run_folder import RunFolder
from models.errors import CodedError
from tests.trainings import wait_until


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_EVERY", 0.01)


class Waiting(threading.Thread):
    """A queued training: waits for its turn, and trains until it is told to end."""

    def __init__(self, path: Path, others: Path | None = None) -> None:
        super().__init__(daemon=True)
        self.others = others
        self.run_folder = RunFolder(path)
        path.mkdir()
        self.run_folder.queue()
        self.has_turn = False
        self.asked: str | None = None
        self.end = threading.Event()

    def run(self) -> None:
        run = self.run_folder
        with run.held({"model": "lenet5"}, "queued"), turn(run, self.others) as self.asked:
            if self.asked is None:
                run.write_state("running")
                self.has_turn = True
                self.end.wait(30)
            run.write_state("done" if self.has_turn else "stopped")


@pytest.fixture
def three(tmp_path: Path):
    threads = []
    for name in ("c", "a", "b"):
        threads.append(Waiting(tmp_path / name))
        time.sleep(0.01)  # the order of their coming is that of their time
    for thread in reversed(threads):
        thread.start()
    yield threads
    for thread in threads:
        thread.end.set()
    for thread in threads:
        thread.join(30)


def states(threads: list[Waiting]) -> list[str]:
    return [RunFolder(thread.run_folder.path).state().state for thread in threads]


def test_one_at_a_time_in_the_order_of_coming(three):
    for number, thread in enumerate(three):
        wait_until(lambda thread=thread: thread.has_turn, 30)
        time.sleep(0.1)
        assert [other.has_turn for other in three] == [n <= number for n in range(3)]
        waiting = ["queued"] * (2 - number)
        assert states(three) == ["done"] * number + ["running"] + waiting
        thread.end.set()
        thread.join(30)


def test_who_is_stopped_while_waiting_gives_its_place_up(three):
    wait_until(lambda: three[0].has_turn, 30)
    three[1].run_folder.request("stop")
    three[1].join(30)
    assert (three[1].asked, three[1].has_turn) == ("stop", False)
    assert states(three) == ["running", "stopped", "queued"]
    three[0].end.set()
    wait_until(lambda: three[2].has_turn, 30)


def test_studies_wait_in_the_same_queue(tmp_path, monkeypatch):
    monkeypatch.setenv("CIFAR_LAB_HOME", str(tmp_path))
    study_results_folder().mkdir(parents=True)
    runs_folder().mkdir()
    first = Waiting(runs_folder() / "a")
    study = Waiting(study_results_folder() / "learning-rate", runs_folder())
    time.sleep(0.01)
    last = Waiting(runs_folder() / "b")
    first.start()
    wait_until(lambda: first.has_turn, 30)
    last.start()
    first.end.set()
    first.join(30)
    time.sleep(0.1)
    assert not last.has_turn  # the study came before, though its process is slow to start
    study.start()
    wait_until(lambda: study.has_turn, 30)
    study.end.set()
    last.end.set()
    for thread in (first, last, study):
        thread.join(30)


def test_a_run_elsewhere_does_not_wait(three, tmp_path):
    wait_until(lambda: three[0].has_turn, 30)
    (tmp_path / "elsewhere").mkdir()
    other = Waiting(tmp_path / "elsewhere" / "run")
    other.start()
    wait_until(lambda: other.has_turn, 30)
    other.end.set()
    other.join(30)


def test_one_that_died_while_waiting_holds_nobody_up(tmp_path):
    dead = RunFolder(tmp_path / "dead")
    dead.path.mkdir()
    dead.write_state("queued")
    values = (dead.path / "state.json").read_text().replace('"updated": 1', '"updated": 0.1')
    (dead.path / "state.json").write_text(values)  # long ago, and no process holds its lock
    assert dead.state().state == "interrupted"
    alive = Waiting(tmp_path / "alive")
    alive.start()
    wait_until(lambda: alive.has_turn, 30)
    alive.end.set()
    alive.join(30)


PREPARING = """
import sys, time
from app.training.queue import leaving_at_once
from app.training.run_folder import RunFolder

run = RunFolder(sys.argv[1])
with run.held({}), leaving_at_once(run) as prepared:
    if sys.argv[2] == "prepared":
        prepared()
    print("ready", flush=True)
    time.sleep(float(sys.argv[3]))
    run.write_state("done")
"""


def preparing(run: RunFolder, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", PREPARING, str(run.path), *words]
    process = subprocess.Popen(command, cwd=checkout(), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize(("action", "state"), [("pause", "paused"), ("stop", "stopped")])
def test_training_that_prepares_leaves_when_asked(tmp_path, action, state):
    run = RunFolder(tmp_path / "run")
    with preparing(run, "preparing", "60") as process:
        run.request(action)
        assert process.wait(30) == 130
    assert run.state().state == state
    assert not run.alive()


def test_training_that_has_prepared_answers_by_itself(tmp_path):
    run = RunFolder(tmp_path / "run")
    with preparing(run, "prepared", "1.5") as process:
        run.request("stop")
        assert process.wait(30) == 0
    assert run.state().state == "done"


@pytest.mark.parametrize("name", [".queue.lock", "file"])
def test_no_place_for_the_lock_is_told(tmp_path, name):
    (tmp_path / "file").touch()
    (tmp_path / ".queue.lock").mkdir()
    beside = tmp_path if name == ".queue.lock" else tmp_path / "file"
    with pytest.raises(CodedError, match="file-trouble") as raised, turn(RunFolder("run"), beside):
        pass
    assert str(tmp_path / name) in raised.value.data["reason"]
