"""Do trainings survive everything?

Run as ``python -m tests.soak.runs`` (some minutes): a training is killed a hundred times at random
moments and must end bit for bit as one that was not; then a hundred tiny runs are started, paused,
stopped, killed, resumed and deleted by chance: nothing may be lost, and no process may be left.
Exit status 1 when it is otherwise.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from app.training import launch
from app.training.manage import delete_run
from app.training.run_folder import RunFolder, list_runs
from tests.drawing import draw_data_set
from tests.survival import (
    assert_equal_results,
    kill_and_go_on,
    processes_of,
    start,
    train_command,
)
from tests.trainings import quick, wait_until

_PER_CLASS = 40
_BATCH = 10  # tiny runs in the queue at once
_PATIENCE = 300.0  # seconds


def hundred_kills(folder: Path, data: Path, kills: int, chance: random.Random) -> None:
    """One run that is killed again and again, and one that is not."""
    epochs = 20 + 20 * kills  # more than its short lives can do
    whole, killed = RunFolder(folder / "whole"), RunFolder(folder / "killed")
    assert start(train_command(data, whole, epochs)).wait(1800) == 0
    positions = kill_and_go_on(data, killed, epochs, kills, chance)
    assert_equal_results(killed, whole)
    middle = sum(0 < step < 16 for _, step in positions)
    print(f"kills         {kills}, {middle} of them within an epoch; not a bit differs")


def act(run: RunFolder, chance: random.Random) -> str:
    """Does something to a run that waits or trains."""
    action = chance.choice(["pause", "stop", "kill", "nothing"])
    time.sleep(chance.uniform(0.0, 0.5))
    if action == "kill":
        for process in processes_of(run.path):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
    elif action != "nothing":
        run.request(action)
    return action


def settled(runs: Sequence[RunFolder]) -> bool:
    """Whether no process is at work on any of them."""
    return all(run.state().state not in ("queued", "running") for run in runs)


def tiny_runs(folder: Path, data: Path, count: int, chance: random.Random) -> None:
    """Started, disturbed, resumed until they are done, compared and deleted."""
    config = quick(data)
    reference = launch.start_run(config, folder / "reference")
    wait_until(lambda: reference.state().state == "done", _PATIENCE)
    place, done = folder / "runs", Counter[str]()
    for begin in range(0, count, _BATCH):
        size = min(_BATCH, count - begin)
        runs = [launch.start_run(config, place) for _ in range(size)]
        done.update(act(run, chance) for run in runs)
        while True:
            wait_until(lambda runs=runs: settled(runs), _PATIENCE)  # type: ignore[misc]
            unfinished = [run for run in runs if run.state().state != "done"]
            if not unfinished:
                break
            for run in unfinished:
                assert run.state().state in ("paused", "stopped", "interrupted"), run.state()
                launch.resume_run(run)
                done["resume"] += 1
        for run in runs:
            assert_equal_results(run, reference)
            delete_run(run)
    assert list_runs(place) == []
    wait_until(lambda: not processes_of(folder), 30)
    words = ", ".join(f"{name} {number}" for name, number in sorted(done.items()))
    print(f"tiny runs     {count} ({words}); none lost, no process left")


def main(arguments: Sequence[str] | None = None) -> int:
    """Kills and counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.runs", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    chance = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CIFAR_LAB_HOME"] = folder
        data = draw_data_set(Path(folder) / "data", _PER_CLASS, 2)
        try:
            hundred_kills(Path(folder), data, chosen.kills, chance)
            tiny_runs(Path(folder), data, chosen.runs, chance)
        except AssertionError as error:
            print(f"FAILED {error}")
            return 1
    print("passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
