"""The download of CIFAR-10 with a progress bar, when it is asked for or nothing else is there."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from app.messages import text
from models.errors import CodedError


def fetch(url: str | None = None) -> Path:
    """Downloads the archive into the user's data folder; raises CodedError "download-…"."""
    from app.training.download import download

    with _bar() as progress:
        return download(url=url, progress=progress)


def fetch_if_missing(data: str | None) -> None:
    """Downloads where no data set was named and none is there, if a person is watching.

    170 MB are not to be fetched behind anybody's back: a script, or a run that the window started,
    meets CodedError "data-missing" when it reads the data.
    """
    from app.training.sources import find_data

    if not sys.stderr.isatty():
        return
    try:
        find_data(data)
    except CodedError as error:
        if error.code != "data-missing":
            raise
        print(text("data-fetching-first"), file=sys.stderr)
        fetch()


@contextmanager
def _bar() -> Iterator[Callable[[int, int | None, float], None]]:
    """A progress bar on stderr; yields what `download` calls."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TextColumn("{task.fields[speed]}"),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(text("data-fetching"), total=None, speed="")

        def show(done: int, total: int | None, speed: float) -> None:
            bar.update(task, completed=done, total=total, speed=_speed(done, total, speed))

        yield show


def _speed(done: int, total: int | None, speed: float) -> str:
    """ "1.2 MB/s 0:42": rich's own estimate takes what was resumed for speed."""
    if not speed:
        return ""
    left = f" {timedelta(seconds=round((total - done) / speed))}" if total else ""
    return f"{speed / 1e6:.1f} MB/s{left}"
