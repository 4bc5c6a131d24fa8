"""`main.py study search --model KEY`: the best settings of a network, found by trying."""

import argparse
import shlex
import sys
from typing import TYPE_CHECKING

from app.commands.background import step_back
from app.commands.values import within
from app.messages import error_text, text
from app.studies.search import PRUNERS, SAMPLERS, Search, open_study
from app.training.settings import SETTINGS, Setting
from models.errors import CodedError

if TYPE_CHECKING:
    from optuna.study import Study

    from app.commands.search_progress import Watch

STATUS = {"done": 0, "stopped": 130}
TRIALS = 20
_NOT_OURS = ("vary", "budget", "seeds", "to", "estimate", "queue")  # of the same parser
_SEED = next(each for each in SETTINGS if each.name == "seed")
ALONE = ("seed", "trials", "storage", "study_name", "sampler", "pruner")  # no study has these
_POLL = 0.5  # seconds
_WRONG_USAGE = (
    "bad-setting",
    "device-missing",
    "search-differs",
    "search-foreign",
    "search-model-missing",
    "search-name",
    "search-option",
    "search-other-model",
    "search-storage-driver",
    "search-storage-url",
    "unknown-network",
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Those that the search alone has, in a group of their own."""
    group = parser.add_argument_group(text("search-options"))
    trials, seed = within(Setting("trials", int, 1)), within(_SEED)
    said = text("help-search-trials", usual=TRIALS)
    group.add_argument("--trials", metavar="N", type=trials, help=said)
    group.add_argument("--seed", metavar="N", type=seed, help=text("help-seed"))
    group.add_argument("--storage", metavar="URL", help=text("help-search-storage"))
    group.add_argument("--study-name", metavar="NAME", help=text("help-search-name"))
    group.add_argument("--sampler", choices=SAMPLERS, help=text("help-search-sampler"))
    group.add_argument("--pruner", choices=PRUNERS, help=text("help-search-pruner"))


def run(arguments: argparse.Namespace) -> int:
    """Exit status: 0 all trials are finished, 1 failed, 2 wrong usage, 130 stopped."""
    try:
        search = _asked_for(arguments)
        if search.device not in ("auto", "cpu"):  # before anything is begun
            from app.inference.predictor import choose_device

            choose_device(search.device)
        if arguments.background:
            step_back()
        _find_pictures(search)
        study, search = open_study(search)
    except CodedError as error:
        print(error_text(error), file=sys.stderr)
        return 2 if error.code in _WRONG_USAGE else 1
    try:
        state = _search(study, search, as_json=arguments.json)
    except KeyboardInterrupt:
        state = "stopped"
    if state == "stopped":
        print(text("search-later"), file=sys.stderr, flush=True)
    return STATUS[state]


def _find_pictures(search: Search) -> None:
    """Before a study is begun that could never see one; raises CodedError."""
    from app.commands.fetching import fetch_if_missing
    from app.training.sources import find_data

    fetch_if_missing(search.data)
    find_data(search.data)


def _asked_for(arguments: argparse.Namespace) -> Search:
    for name in _NOT_OURS:
        value = getattr(arguments, name)
        if value is not None and value is not False:
            raise CodedError("search-option", option=f"--{name}")
    if arguments.model is None:
        raise CodedError("search-model-missing")
    return Search(
        model=arguments.model,
        trials=arguments.trials or TRIALS,
        name=arguments.study_name,
        storage=arguments.storage,
        epochs=arguments.epochs,
        limit=arguments.limit,
        seed=arguments.seed,
        data=arguments.data,
        device=arguments.device or "auto",
        sampler=arguments.sampler or SAMPLERS[0],
        pruner=arguments.pruner or PRUNERS[0],
        workers=arguments.workers or 1,
    ).checked()


def _search(study: "Study", search: Search, *, as_json: bool) -> str:
    """Whether it is "done" or "stopped". Raises CodedError."""
    from app.commands.search_progress import watching
    from app.studies.search_storage import troubles

    with troubles(search.url), watching(study, search, as_json=as_json) as watch:
        if not as_json:
            _headline(study, search)
        watch.look(now=True)
        state = "done"
        if len(watch.findings) < search.trials:
            state = _several(search, watch) if search.workers > 1 else _alone(study, search, watch)
        watch.look(now=True)
    if state == "done" and not as_json:
        _show_results(study, search, watch)
    return state


def _headline(study: "Study", search: Search) -> None:
    from app.studies.search_slots import finished_slots

    done = len(finished_slots(study.get_trials(deepcopy=False)))
    headline = text(
        "search-headline",
        model=search.model,
        trials=search.trials,
        done=done,
        epochs=search.length,
        folder=search.folder,
    )
    print(headline, file=sys.stderr, flush=True)


def _alone(study: "Study", search: Search, watch: "Watch") -> str:
    from app.studies.search_worker import work

    return work(study, search, told=watch.look)


def _several(search: Search, watch: "Watch") -> str:
    import time

    from app.studies.search_workers import several

    with several(search) as workers:
        while workers.alive:
            watch.look()
            time.sleep(_POLL)
        watch.look(now=True)
        if len(watch.findings) < search.trials:
            raise workers.complaint()
    return "done"


def _show_results(study: "Study", search: Search, watch: "Watch") -> None:
    from rich.table import Table

    from app.commands.search_progress import accuracy_of, settings_of
    from app.commands.terminal import console, percent
    from app.studies.search_results import best_of, importances

    best = best_of(watch.findings)
    if not best:
        print(text("search-none"))
        return
    table = Table(title=text("search-best"))
    table.add_column(text("search-column-trial"), justify="right")
    table.add_column(text("search-column-accuracy"), justify="right", no_wrap=True)
    table.add_column(text("search-column-settings"))
    for each in best:
        table.add_row(str(each.number), accuracy_of(each), settings_of(each))
    console().print(table)
    shares = importances(study)
    if shares:
        words = [f"{name.replace('_', ' ')} {percent(share)}" for name, share in shares.items()]
        console().print(text("search-mattered", shares=", ".join(words[:5])), soft_wrap=True)
    for each in watch.findings:
        if each.is_recipe:
            console().print(text("search-caution", recipe=accuracy_of(each)), soft_wrap=True)
            break
    place = ["--data", search.data] if search.data else []
    command = shlex.join(["main.py", "train", search.model, *best[0].options, *place])
    console().print(text("search-command", command=command), soft_wrap=True)
