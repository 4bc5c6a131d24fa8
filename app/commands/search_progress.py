"""What `main.py study search` shows while it searches: a bar on a terminal, a line a trial."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from app.commands.terminal import json_line, percent
from app.commands.train_progress import duration
from app.messages import text

if TYPE_CHECKING:
    from optuna.study import Study

    from app.studies.search import Search
    from app.studies.search_results import Finding

_EVERY = 1.0  # seconds between two looks at the database


class Watch:
    """Looks at the study, whoever works on it, and tells what is new."""

    def __init__(
        self,
        study: "Study",
        search: "Search",
        tell: "Callable[[Finding], None]",
        show: "Callable[[Watch], None]" = lambda watch: None,
    ) -> None:
        """`tell` hears of every finished trial once, `show` of how things stand."""
        self.study, self.search, self._tell, self._show = study, search, tell, show
        self.findings: list[Finding] = []
        self.running: list[tuple[int, int, float]] = []  # trial, epoch, share that is done
        self._told: set[int] = set()
        self._looked = -_EVERY

    def look(self, *, now: bool = False) -> None:
        """Once a second at most, unless it must be `now`."""
        if not now and time.monotonic() - self._looked < _EVERY:
            return
        self._looked = time.monotonic()
        from app.studies.search_results import finding
        from app.studies.search_slots import finished_slots, slots_of

        trials = self.study.get_trials(deepcopy=False)
        for slot in finished_slots(trials)[: self.search.trials]:
            if slot.number not in self._told:
                self._told.add(slot.number)
                self.findings.append(finding(slot, self.search))
                self._tell(self.findings[-1])
        self.running = [
            self._position(slot.number) for slot in slots_of(trials) if _is_running(slot.current)
        ]
        self._show(self)

    def _position(self, number: int) -> tuple[int, int, float]:
        """(trial, epoch, share); zeros where it runs on another computer."""
        from app.studies.search_trial import trial_folder
        from app.training.run_folder import RunFolder

        progress = RunFolder(trial_folder(self.search, number)).progress() or {}
        epoch, step = int(progress.get("epoch", 0)), int(progress.get("step", 0))
        steps = max(1, int(progress.get("steps", 1)))
        return number, epoch, max(0.0, epoch - 1 + step / steps) / self.search.length

    @property
    def done(self) -> float:
        """How many trials, with parts of those under way."""
        return len(self.findings) + sum(share for _, _, share in self.running)

    @property
    def seconds_left(self) -> float | None:
        """From what trials took so far; None before one has finished."""
        if not self.findings:
            return None
        usual = sum(each.seconds for each in self.findings) / len(self.findings)
        left = max(0.0, self.search.trials - self.done)
        return left * usual / max(1, len(self.running))


def _is_running(trial: object) -> bool:
    from optuna.trial import TrialState

    return getattr(trial, "state", None) == TrialState.RUNNING


def accuracy_of(finding: "Finding") -> str:
    """In per cent; a dash where there is none."""
    return "–" if finding.accuracy is None else percent(finding.accuracy)


def settings_of(finding: "Finding") -> str:
    """How they differ from the recipe, as the command line says it."""
    if finding.is_recipe:
        return text("search-recipe")
    return " ".join(finding.options).replace("--", "")


def trial_line(finding: "Finding") -> str:
    """A finished trial in a line."""
    return text(
        "search-trial",
        number=finding.number,
        accuracy=accuracy_of(finding),
        epochs=finding.epochs,
        time=duration(finding.seconds),
        state=text(f"search-{finding.state}"),
        settings=settings_of(finding),
    )


@contextmanager
def watching(study: "Study", search: "Search", *, as_json: bool = False) -> Iterator[Watch]:
    """A watch that prints; the bar is taken away at the end."""
    with ExitStack() as open_:
        if as_json:
            watch = Watch(study, search, lambda f: print(json_line(f.to_json()), flush=True))
        elif sys.stderr.isatty():
            watch = open_.enter_context(_bar(study, search))
        else:
            watch = Watch(
                study, search, lambda f: print(trial_line(f), file=sys.stderr, flush=True)
            )
        yield watch


@contextmanager
def _bar(study: "Study", search: "Search") -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    console = Console(stderr=True, highlight=False, markup=False)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[facts]}"))
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("", total=search.trials, facts="")

        def show(watch: Watch) -> None:
            bar.update(
                task,
                completed=watch.done,
                description=f"{len(watch.findings)}/{search.trials}",
                facts=_facts(watch),
            )

        yield Watch(study, search, lambda f: console.print(trial_line(f), soft_wrap=True), show)


def _facts(watch: Watch) -> str:
    from app.studies.search_results import best_of

    best = best_of(watch.findings, 1)
    left = watch.seconds_left
    words = [
        text("search-running", number=number, epoch=epoch or "–")
        for number, epoch, _ in watch.running
    ]
    words.append(
        text(
            "search-bar",
            best=accuracy_of(best[0]) if best else "–",
            left="–" if left is None else duration(left),
        )
    )
    return "  ".join(words)
