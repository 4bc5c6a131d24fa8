"""What `main.py study` shows while it runs: a bar on a terminal, a line a training elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from app.commands.train_progress import duration
from app.messages import text

if TYPE_CHECKING:
    from app.studies.runner import Standing

Told = Callable[["Standing"], None]


@contextmanager
def watching(*, as_json: bool = False) -> Iterator[Told]:
    """To be told how far the study is; a bar is taken away at the end."""
    if not as_json and sys.stderr.isatty():
        with _bar() as bar:
            yield bar
        return
    from app.commands.terminal import json_line

    last: tuple[str, int] | None = None

    def told(standing: "Standing") -> None:
        nonlocal last
        if last == (standing.study, standing.done):
            return  # a line for each training that has ended, not for each look
        last = standing.study, standing.done
        if as_json:
            print(json_line(asdict(standing)), flush=True)
        else:
            print(_line(standing), file=sys.stderr, flush=True)

    yield told


def _line(standing: "Standing") -> str:
    line = text("study-standing", study=standing.study, done=standing.done, trials=standing.trials)
    if standing.seconds_left is None:
        return line
    return line + text("study-left", time=duration(standing.seconds_left))


@contextmanager
def _bar() -> Iterator[Told]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    console = Console(stderr=True, highlight=False, markup=False)
    columns = (BarColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def told(standing: "Standing") -> None:
            bar.update(
                task,
                total=standing.trials,
                completed=standing.done,
                description=_line(standing),
            )

        yield told
