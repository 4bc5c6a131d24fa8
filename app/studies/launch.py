"""Starts studies in processes of their own, as `app.training.launch` does with trainings."""

import os
from pathlib import Path
from typing import Any, NamedTuple

from app.files import read_json
from app.studies.own import options_of
from app.studies.runner import study_folder
from app.studies.study import Study
from app.training.launch import main_command, start_process
from app.training.run_folder import RunFolder
from models.errors import CodedError

_MANNERS = ("--queue", "--background")  # of a study that nobody waits for at a terminal


class Size(NamedTuple):
    """How large a study is to be; None: as it says itself, or all there is."""

    pictures: int | None = None
    seeds: int | None = None
    longest: int | None = None  # epochs
    data: str | None = None

    def options(self) -> list[str]:
        """For `main.py study`."""
        given = {
            "--limit": self.pictures,
            "--seeds": self.seeds,
            "--epochs": self.longest,
            "--data": self.data,
        }
        return [
            word
            for name, value in given.items()
            if value is not None
            for word in (name, str(value))
        ]


def size_of(folder: Path) -> Size:
    """How large the study of a folder was when it was last started."""
    config = read_json(folder / "config.json") or {}
    pictures, seeds, longest = (_count(config, name) for name in ("pictures", "seeds", "longest"))
    data = config.get("data")
    return Size(pictures, seeds, longest, data if isinstance(data, str) else None)


def _count(config: dict[str, Any], name: str) -> int | None:
    value = config.get(name)
    return value if type(value) is int and value > 0 else None


def study_command(study: Study, size: Size, *more: str) -> list[str]:
    """The arguments, program first, of `main.py study`."""
    what = [study.name] if study.own is None else options_of(study.own)
    return main_command("study", *what, *size.options(), *more)


def estimate_command(study: Study, seeds: int | None = None) -> list[str]:
    """The arguments that print a line of JSON: study, trials, seconds, pictures, sizes."""
    return study_command(study, Size(seeds=seeds), "--estimate", "--json", "--background")


def start_study(study: Study, size: Size) -> RunFolder:
    """Starts a study, or goes on with it; returns at once. It waits for the trainings that were
    started before it from the window.

    Raises CodedError "run-busy" where a process is at work on it, and OSError.
    """
    folder = study_folder(study.name)
    there = os.path.exists(folder.path / "state.json")
    if folder.alive() or (there and folder.state().state in ("queued", "running")):
        raise CodedError("run-busy", run=str(folder.path))
    folder.path.mkdir(parents=True, exist_ok=True)
    folder.write_config(_config(study, size))
    start_process(folder, study_command(study, size, *_MANNERS))
    return folder


def _config(study: Study, size: Size) -> dict[str, Any]:
    """Until its process has found out the rest (`app.studies.runner.config_of`)."""
    return {"study": study.name, **size._asdict(), "own": study.own}
