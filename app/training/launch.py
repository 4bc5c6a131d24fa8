"""Starts trainings in processes of their own, which outlive whoever starts them."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.messages import text
from app.paths import checkout
from app.training.config import TrainConfig
from app.training.manage import sweep
from app.training.recipes import recipe
from app.training.run_folder import RunFolder, new_run_folder
from app.training.settings import ARGUMENTS, SETTINGS, Setting
from models.errors import CodedError

# Windows: DETACHED_PROCESS, CREATE_NEW_PROCESS_GROUP, BELOW_NORMAL_PRIORITY_CLASS
_DETACHED = 0x00000008 | 0x00000200 | 0x00004000
_MANNERS = ["--queue", "--background"]  # of a training that nobody waits for at a terminal


def train_command(key: str, epochs: int | None, options: Sequence[str] = ()) -> list[str]:
    """The arguments, program first, of `main.py train`."""
    length = [] if epochs is None else ["--epochs", str(epochs)]
    return main_command("train", key, *length, *options)


def main_command(*words: str) -> list[str]:
    """The arguments, program first, of `main.py` with these words."""
    return [_python(), str(checkout() / "main.py"), *words]


def options_of(config: TrainConfig) -> list[str]:
    """The options of `main.py train` that give exactly this config; the recipe itself needs none.

    Where a training starts from other weights, the command line builds the network as those were.
    Raises ValueError for a network that no option asks for.
    """
    usual = recipe(config.model)
    options = [] if config.data is None else ["--data", config.data]
    for setting in (*SETTINGS, *ARGUMENTS):
        if setting.of_network:
            value, known = config.arguments.get(setting.name), usual.arguments.get(setting.name)
        else:
            value, known = getattr(config, setting.name), getattr(usual, setting.name)
        if value != known and value is not None:
            options += _written(setting, value)
    width = config.arguments.get("width")
    if width is not None and (config.start is not None or width != usual.arguments.get("width")):
        options += ["--width", str(width)]
    if config.start is None:
        _refuse_unnamed(config, usual)
    return options


def _written(setting: Setting, value: Any) -> list[str]:
    if setting.kind is bool:
        return [f"--{setting.option}" if value else f"--no-{setting.option}"]
    return [f"--{setting.option}", str(value)]


def _refuse_unnamed(config: TrainConfig, usual: TrainConfig) -> None:
    """Raises ValueError for arguments of the network that only Python can give."""
    settings = (*SETTINGS, *ARGUMENTS)
    named = {"width", *(setting.name for setting in settings if setting.of_network)}
    own, theirs = config.arguments, usual.arguments
    for name in own.keys() | theirs.keys():
        same = name in own and name in theirs and own[name] == theirs[name]
        if not same and (name not in named or name not in own):
            raise ValueError(f"no option of main.py train gives {config.model} with {own}")


def estimate_command(config: TrainConfig) -> list[str]:
    """The arguments that print one line of JSON: seconds, images_per_second, device…"""
    manners = ["--estimate", "--json", "--background"]
    return train_command(config.model, None, [*options_of(config), *manners])


def evaluate_command(run: Path, data: str | None) -> list[str]:
    """The arguments of `main.py evaluate` that leave the figures in the run's folder."""
    place = [] if data is None else ["--data", data]
    return [
        _python(),
        str(checkout() / "main.py"),
        "evaluate",
        str(run),
        "--json",
        "--background",
        *place,
    ]


def report_command(
    model: str, folder: Path, data: str | None, others: Path | None = None
) -> list[str]:
    """The arguments of `main.py evaluate` that write a report into a folder of `folder`; `others`
    holds pictures of things that are none of the classes."""
    place = [] if data is None else ["--data", data]
    place += [] if others is None else ["--others", str(others)]
    manners = ["--report", str(folder), "--background"]
    return [_python(), str(checkout() / "main.py"), "evaluate", model, *manners, *place]


def start_run(config: TrainConfig, folder: Path | None = None) -> RunFolder:
    """Starts a training in a new run folder and returns at once; what it prints is in log.txt.

    It waits for those that were started before. Its settings are written at once, so that it can
    go on whatever happens to its process. Raises OSError where no folder can be made.
    """
    run = new_run_folder(config.model, folder)
    sweep(run.path.parent)
    run.write_config(config.to_json())
    _start(run, config.model)
    return run


def resume_run(run: RunFolder) -> None:
    """Goes on with a run that was paused, stopped or interrupted; returns at once.

    Raises CodedError "run-busy" where a process is at work on it, "run-missing" or
    "run-config-damaged" where its settings cannot be read, and OSError.
    """
    if run.state().state in ("queued", "running"):
        raise CodedError("run-busy", run=str(run.path))
    values = run.config()
    if values is None:
        there = os.path.exists(run.path / "config.json")
        raise CodedError("run-config-damaged" if there else "run-missing", run=str(run.path))
    _start(run, TrainConfig.from_json(values).model)


def _start(run: RunFolder, key: str) -> None:
    """Going on in a folder without a checkpoint is beginning, with the settings in it."""
    start_process(run, train_command(key, None, ["--run", str(run.path), "--resume", *_MANNERS]))


def start_process(run: RunFolder, command: Sequence[str]) -> None:
    """Starts what will work in a folder, in a process that outlives this one; returns at once.

    What it prints is in log.txt. Where it ends before it could say so itself, the folder's state
    says why. Raises OSError.
    """
    run.queue()
    with (run.path / "log.txt").open("ab") as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=checkout(),
            start_new_session=os.name != "nt",  # neither Ctrl-C nor closing the terminal reaches it
            creationflags=_DETACHED if os.name == "nt" else 0,
        )
    # a daemon: the training outlives us and is then looked after through its folder alone
    threading.Thread(target=_look_after, args=(process, run), name=run.name, daemon=True).start()


def _look_after(process: "subprocess.Popen[bytes]", run: RunFolder) -> None:
    """Writes the failure of a process that ended before it could do so itself."""
    status = process.wait()
    state = run.state().state
    with suppress(OSError):
        if state not in ("queued", "interrupted") or run.alive():
            return  # it said how it ended, or another process is at work by now
        if status > 0 and status != 130:
            run.write_state("failed", "run-crashed", _last_words(run, status))
        elif state == "queued":
            # killed by a signal, or stopped by Ctrl-C (130), while it waited: it can go on
            run.write_state("running")  # without a process: interrupted


def _last_words(run: RunFolder, status: int) -> str:
    """The last line that the process printed: a sentence, or what Python says of an exception."""
    with suppress(OSError):
        said = (run.path / "log.txt").read_text("utf-8", errors="replace").split("\n")
        lines = [line.strip() for line in said if line.strip()]
        if lines:
            return lines[-1]
    return text("run-crashed", reason=f"exit status {status}")


def _python() -> str:
    """pythonw.exe starts no console window of its own, and its output still goes to the log."""
    windowed = Path(sys.executable).with_name("pythonw.exe")
    return str(windowed) if os.name == "nt" and windowed.exists() else sys.executable
