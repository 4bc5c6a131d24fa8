"""What `main.py train` shows while it runs: a bar on a terminal, a line an epoch elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.messages import text

if TYPE_CHECKING:
    from app.training.config import TrainConfig
    from app.training.engine import Listener
    from app.training.run_folder import RunFolder
    from app.training.session import Progress


def duration(seconds: float) -> str:
    """Hours, minutes and seconds: 1:02:03 or 2:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def make_listener(run: "RunFolder", *, as_json: bool = False) -> "Iterator[Listener]":
    """A listener that prints; the bar is taken away at the end."""
    if not as_json and sys.stderr.isatty():
        with _bar(run) as listener:
            yield listener
        return
    from app.commands.terminal import json_line
    from app.training.engine import Listener

    if as_json:
        yield Listener(epoch=lambda line: print(json_line(line), flush=True))
        return
    fetched = _TenthsOfFile()
    # unbuffered: otherwise log.txt gets its lines only at the end
    yield Listener(
        started=lambda config, images: print(_headline(run, config, images), flush=True),
        epoch=lambda line: print(epoch_line(line), flush=True),
        fetched=fetched.tell,
    )


class _TenthsOfFile:
    """Prints a line whenever a tenth more of a file has arrived."""

    def __init__(self) -> None:
        self._tenths = 0

    def tell(self, done: int, total: int | None, speed: float) -> None:
        """Bytes that are there and bytes in all, where that is known."""
        tenths = 10 * done // total if total else 0
        if tenths > self._tenths:
            self._tenths = tenths
            print(fetched_line(done, total or 0), flush=True)


def fetched_line(done: int, total: int) -> str:
    """How much of the weights has arrived."""
    return text("pretrained-fetched", done=f"{done / 1e6:.0f}", total=f"{total / 1e6:.0f}")


def _headline(run: "RunFolder", config: "TrainConfig", images: int) -> str:
    return text(
        "train-headline",
        model=config.model,
        images=f"{images:,}",
        epochs=config.epochs,
        device=config.device,
        precision=config.precision,
        threads=config.threads,
        run=run.path,
    )


def epoch_line(line: dict[str, Any]) -> str:
    """An epoch in a line."""
    return text(
        "train-epoch",
        epoch=line["epoch"],
        train_loss=f"{line['train_loss']:.3f}",
        train_accuracy=f"{100 * line['train_accuracy']:.1f}",
        validation_loss=f"{line['validation_loss']:.3f}",
        validation_accuracy=f"{100 * line['validation_accuracy']:.2f}",
        speed=f"{line['images_per_second']:,.0f}",
        time=duration(line["seconds"]),
    )


@contextmanager
def _bar(run: "RunFolder") -> "Iterator[Listener]":
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as RichProgress

    from app.training.engine import Listener

    console = Console(stderr=True, highlight=False, markup=False)  # folders may have brackets
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[facts]}"))
    with RichProgress(*columns, console=console) as bar:
        task = bar.add_task("", total=None, facts="")

        def told(progress: "Progress") -> None:
            facts = text(
                "train-bar",
                loss=f"{progress.train_loss:.3f}",
                accuracy=f"{100 * progress.train_accuracy:.1f}",
                speed=f"{progress.images_per_second:,.0f}",
                left=duration(progress.seconds_left),
            )
            bar.update(
                task,
                total=progress.epochs * progress.steps,
                completed=(progress.epoch - 1) * progress.steps + progress.step,
                description=f"{progress.epoch}/{progress.epochs}",
                facts=facts,
            )

        def fetched(done: int, total: int | None, speed: float) -> None:
            bar.update(
                task,
                total=total,
                completed=done,
                description=text("pretrained-fetching"),
                facts=f"{done / 1e6:.0f} MB  {speed / 1e6:.1f} MB/s",
            )

        yield Listener(
            fetched=fetched,
            started=lambda config, images: console.print(
                _headline(run, config, images), soft_wrap=True
            ),
            progress=told,
            epoch=lambda line: console.print(epoch_line(line), soft_wrap=True),
        )
