"""Run folders as trainings leave them, made in a moment; and processes that hold one."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.gui.run_view import RunLook, RunView
from app.paths import checkout, runs_folder
from app.training.recipes import recipe
from app.training.run_folder import RunFolder
from models.errors import CodedError
from models.files import write_whole

_HOLDER = (
    "import sys, time\n"
    "from app.training.run_folder import RunFolder\n"
    "run = RunFolder(sys.argv[1])\n"
    "run.acquire()\n"
    "run.write_state('running')\n"
    "n = 0\n"
    "while True:\n"
    "    n += 1\n"
    "    asked = run.requested()\n"
    "    if asked:\n"
    "        run.write_state({'pause': 'paused', 'stop': 'stopped'}[asked])\n"
    "        run.release()\n"
    "        break\n"
    "    run.write_progress({'epoch': 1, 'epochs': 9, 'step': n, 'steps': 9999})\n"
    "    time.sleep(0.1)\n"
)


def view_of(run: RunFolder) -> RunView:
    """How the window sees a run."""
    return RunLook(run).view()


def metrics(epochs: int, best: float = 0.8) -> list[dict[str, float]]:
    """Lines of metrics.jsonl in which everything gets better, validation behind training."""
    return [
        {
            "epoch": epoch,
            "step": 10 * epoch,
            "train_loss": 2.0 / epoch,
            "train_accuracy": best * epoch / epochs,
            "validation_loss": 2.5 / epoch,
            "validation_accuracy": 0.9 * best * epoch / epochs,
            "learning_rate": 0.1,
            "images_per_second": 1000.0,
            "seconds": 1.5,
        }
        for epoch in range(1, epochs + 1)
    ]


def made_run(
    name: str,
    state: str = "done",
    epochs: int = 5,
    age: float = 0.0,
    best: float = 0.8,
    **changes: object,
) -> RunFolder:
    """A run of LeNet-5 that is so many seconds old; `changes` are settings."""
    run = RunFolder(runs_folder() / name)
    run.path.mkdir(parents=True)
    config = recipe("lenet5", **{"epochs": epochs, "device": "cpu", **changes}).to_json()
    run.write_config(config)
    run.write_metrics(metrics(epochs, best))
    run.write_progress({"epoch": epochs, "epochs": 2 * epochs, "step": 50, "steps": 100})
    code = "diverged" if state == "failed" else None
    message = "The loss is no longer a number." if state == "failed" else None
    run.write_state("running" if state == "interrupted" else state, code, message)
    if state in ("paused", "stopped", "interrupted"):
        run.checkpoint.write_bytes(b"a checkpoint")
    moment = run.path.stat().st_mtime - age
    os.utime(run.path / "config.json", (moment, moment))
    return run


@contextmanager
def alive(run: RunFolder, **config: object) -> Iterator[RunFolder]:
    """A run, or a study, whose process lives: this one."""
    run.acquire()
    run.write_config(config)
    run.write_state("running")
    yield run
    run.release()


def add_results(run: RunFolder, **parts: float) -> None:
    """A weights file that says what accuracy was measured on "validation" and "test"."""
    figures = {
        part: {
            "accuracy": share,
            "accuracy_single_view": share - 0.01,
            "loss": 0.5,
            "ece": 0.02,
            "images": 2000,
        }
        for part, share in parts.items()
    }
    values = {
        "format": 1,
        "key": "lenet5",
        "arguments": {},
        "classes": [f"class {n}" for n in range(10)],
        "mean": [0.5] * 3,
        "std": [0.25] * 3,
        "results": figures,
    }
    header = {
        "__metadata__": {"cifar_lab": json.dumps(values)},
        "w": {"dtype": "F16", "shape": [1], "data_offsets": [0, 2]},
    }
    text = json.dumps(header).encode()
    write_whole(run.weights, len(text).to_bytes(8, "little") + text + b"\0\0")


def hold(run: RunFolder) -> subprocess.Popen[bytes]:
    """A process that trains as far as its folder tells, and answers as a training does."""
    command = [sys.executable, "-c", _HOLDER, str(run.path)]
    return subprocess.Popen(command, cwd=checkout(), env={**os.environ})


def refused(path: Path, *_: object) -> None:
    """Stands for a disk that takes nothing."""
    raise CodedError("run-stuck", run=str(path), reason="Device or resource busy")
