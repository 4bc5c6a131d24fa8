"""`main.py study NAME`: what a setting does, shown by several trainings of each value."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import study_search
from app.commands.values import within
from app.messages import error_text, text, user_language
from app.training.settings import DEVICES, SETTINGS, Setting
from models.errors import CodedError
from models.registry import MODELS

if TYPE_CHECKING:
    from app.studies.crew import Crew
    from app.studies.results import Results
    from app.studies.runner import Plan
    from app.studies.study import Study
    from app.training.run_folder import RunFolder

_STOPPED = 130
_ALL, _SEARCH = "all", "search"
_NO_OPTIONS = ("run", "verb", "language", "what")  # of what the parser finds
_WRONG_USAGE = (
    "bad-setting",
    "device-missing",
    "no-argument",
    "no-width",
    "study-alone",
    "study-bad-budget",
    "study-model-alone",
    "study-needs-model",
    "study-needs-name",
    "study-search-alone",
    "study-seed-alone",
    "study-no-setting",
    "study-no-values",
    "study-small-budget",
    "study-too-many",
    "study-unknown",
    "unknown-network",
)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Without a name the studies are listed."""
    from app.studies.library import STUDIES

    known = ", ".join(STUDIES)
    parser = subparsers.add_parser("study", help=text("help-study"), description=text("help-study"))
    parser.add_argument(
        "what", metavar="NAME", nargs="?", help=text("help-study-what", known=known)
    )
    parser.add_argument("--model", metavar="KEY", help=text("help-study-model"))
    for name in ("limit", "epochs", "workers"):
        _add_number(parser, name)
    parser.add_argument("--data", metavar="DIR", help=text("help-data-place"))
    parser.add_argument("--device", choices=DEVICES, help=text("help-device"))
    parser.add_argument("--background", action="store_true", help=text("help-background"))
    parser.add_argument("--json", action="store_true", help=text("help-study-json"))
    group = parser.add_argument_group(text("study-options"))
    group.add_argument(
        "--vary", metavar="FIELD=a,b,c", action="append", help=text("help-study-vary")
    )
    _add_number(group, "seeds")
    group.add_argument("--budget", metavar="TIME", help=text("help-study-budget"))
    group.add_argument("--to", metavar="DIR", help=text("help-study-to"))
    group.add_argument("--estimate", action="store_true", help=text("help-study-estimate"))
    group.add_argument("--queue", action="store_true", help=text("help-queue"))
    study_search.add_options(parser)
    parser.set_defaults(run=run)


def _add_number(to: "argparse._ActionsContainer", name: str) -> None:
    known = {setting.name: setting for setting in SETTINGS}
    setting = known.get(name, Setting(name, int, 1))
    said = text(f"help-study-{name}")
    to.add_argument(f"--{name}", metavar="N", type=within(setting), help=said)


def run(arguments: argparse.Namespace) -> int:
    """Exit status: 0 done, 1 failed, 2 wrong usage, 130 stopped."""
    if arguments.what == _SEARCH:
        return study_search.run(arguments)
    try:
        _refuse(arguments)
        studies = _asked_for(arguments)
        if not studies:
            return _list()
        return _run(arguments, studies)
    except CodedError as error:
        print(error_text(error), file=sys.stderr)
        return 2 if error.code in _WRONG_USAGE else 1


def _refuse(arguments: argparse.Namespace) -> None:
    """What a study has no use for, and the list of the studies. Raises CodedError."""
    given = [
        name
        for name, value in vars(arguments).items()
        if value is not None and value is not False and name not in _NO_OPTIONS
    ]
    for name in study_search.ALONE:
        if name in given:
            code = "study-seed-alone" if name == "seed" else "study-search-alone"
            raise CodedError(code, name=_option(name))
    if arguments.what is None and not arguments.vary and given and arguments.model is None:
        from app.studies.library import STUDIES

        raise CodedError("study-needs-name", name=_option(given[0]), known=", ".join(STUDIES))
    if arguments.what == _ALL and arguments.queue:
        raise CodedError("study-alone", what=_ALL, with_="--queue")
    for name in ("to", "queue"):
        if arguments.estimate and name in given:
            raise CodedError("study-alone", what="--estimate", with_=_option(name))


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _asked_for(arguments: argparse.Namespace) -> "list[Study]":
    from app.studies.library import STUDIES

    if arguments.vary:
        from app.studies.own import checked, own_study, parse

        like = arguments.what
        if like is None and arguments.model is None:
            raise CodedError("study-needs-model", known=", ".join(MODELS))
        if like is not None and arguments.model is not None:
            raise CodedError("study-model-alone")
        if like == _ALL:
            raise CodedError("study-alone", what=like, with_="--vary")
        if like is not None and like not in STUDIES:
            raise CodedError("study-unknown", name=like, known=", ".join(STUDIES))
        model = arguments.model or STUDIES[like].base["model"]
        return [checked(own_study(model, parse(arguments.vary), arguments.epochs, like))]
    if arguments.model is not None:
        raise CodedError("study-model-alone")
    if arguments.what == _ALL:
        return list(STUDIES.values())
    if arguments.what is None:
        return []
    if arguments.what not in STUDIES:
        raise CodedError("study-unknown", name=arguments.what, known=", ".join([*STUDIES, _ALL]))
    return [STUDIES[arguments.what]]


def _list() -> int:
    from app.studies.library import STUDIES
    from app.studies.runner import study_folder

    for name, study in STUDIES.items():
        there = os.path.exists(study_folder(name).path / "results.json")
        state = study_folder(name).state().state if there else ""
        said = text("study-state-done" if state == "done" else "study-state-begun") if there else ""
        print(f"{name:16} {study.title.of(user_language())}{f' ({said})' if said else ''}")
    return 0


def _run(arguments: argparse.Namespace, studies: "list[Study]") -> int:
    from app.commands.fetching import fetch_if_missing

    fetch_if_missing(arguments.data)
    if arguments.background:
        from app.commands.background import step_back

        step_back()
    if arguments.estimate:
        return _estimate(studies, *_plan(arguments, studies), as_json=arguments.json)
    with _place(arguments, studies) as waits_in:
        return _train(arguments, studies, waits_in)


@contextmanager
def _place(arguments: argparse.Namespace, studies: "list[Study]") -> "Iterator[RunFolder | None]":
    """One that waits for its turn has its folder at once: who watches sees it."""
    if not arguments.queue or len(studies) > 1:
        yield None
        return
    from app.studies.runner import failures, study_folder

    folder = study_folder(studies[0].name)
    with folder.held(folder.config() or {}, "queued"), failures(folder):
        yield folder


def _train(
    arguments: argparse.Namespace, studies: "list[Study]", waits_in: "RunFolder | None"
) -> int:
    plan, crews = _plan(arguments, studies)
    from app.commands.study_progress import watching

    folder = _folder(arguments)
    with watching(as_json=arguments.json) as told:
        for study in studies:
            from app.studies.runner import run_study

            results = run_study(study, plan, crews[study.name], told, waits_in=waits_in)
            if results is None:
                print(text("study-stopped"), file=sys.stderr)
                return _STOPPED
            page = _publish(study, results, folder)
            said = text("study-written", path=page)
            print(said, file=sys.stderr if arguments.json else sys.stdout, flush=True)
    if folder is not None and arguments.what == _ALL:
        _write_index(folder)
    return 0


def _plan(arguments: argparse.Namespace, studies: "list[Study]") -> "tuple[Plan, dict[str, Crew]]":
    """With how many pictures, and who trains each study."""
    from app.inference.predictor import choose_device
    from app.studies.budget import affordable
    from app.studies.crew import usual_crew
    from app.studies.runner import plan_for

    device = str(choose_device(arguments.device or "auto"))
    plan = plan_for(
        arguments.data,
        arguments.limit,
        device=device,
        longest=None if arguments.vary else arguments.epochs,
        seeds=arguments.seeds,
    )
    crews = {}
    for study in studies:
        crews[study.name] = usual_crew(study.alone, device, arguments.workers)
    if arguments.budget is not None:
        pairs = [(study, crews[study.name]) for study in studies]
        plan = replace(plan, pictures=min(plan.pictures, affordable(pairs, plan, arguments.budget)))
        print(text("study-pictures", pictures=plan.pictures), file=sys.stderr, flush=True)
    return plan, crews


def _estimate(
    studies: "list[Study]", plan: "Plan", crews: "dict[str, Crew]", *, as_json: bool
) -> int:
    from app.commands.terminal import json_line
    from app.commands.train_progress import duration
    from app.studies.budget import Costs

    costs = Costs(plan)
    for study in studies:
        seconds = costs.seconds(study, crews[study.name], plan.pictures)
        count = len(plan.trials(study, plan.arms_of(study))) + plan.later(study)
        if as_json:
            about = {"study": study.name, "trials": count, "seconds": seconds}
            sizes = {n: costs.seconds(study, crews[study.name], n) for n in _sizes(plan)}
            print(json_line({**about, "pictures": plan.pictures, "sizes": sizes}), flush=True)
            continue
        print(
            text("study-estimated", study=study.name, trials=count, time=duration(seconds)),
            flush=True,
        )
    return 0


def _sizes(plan: "Plan") -> list[int]:
    """Numbers of pictures that people may choose among: the window asks once for all."""
    from app.studies.study import SIZES

    return [*(size for size in SIZES if size < plan.whole), plan.whole]


def _folder(arguments: argparse.Namespace) -> Path | None:
    """Where pages are written; None for the study's own folder."""
    if arguments.to is not None:
        from app.paths import expanded

        return expanded(arguments.to)
    if arguments.what == _ALL:
        from app.studies.pages import published_folder

        return published_folder()
    return None


def _publish(study: "Study", results: "Results", folder: Path | None) -> Path:
    from app.studies.pages import write
    from app.studies.runner import study_folder

    place = folder or study_folder(study.name).path
    with _written_to(place):
        pages = write(study, results, place)
    chinese = user_language() == "zh"
    return next(path for path in pages if path.name.endswith(".zh-CN.md") == chinese)


@contextmanager
def _written_to(place: Path) -> "Iterator[None]":
    """Raises CodedError where the disk refuses."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise CodedError("study-not-written", path=str(place), reason=reason) from error


def _write_index(folder: Path) -> None:
    from app.files import write_whole
    from app.studies.library import STUDIES
    from app.studies.pages import SUFFIXES, index

    with _written_to(folder):
        for language, suffix in SUFFIXES.items():
            write_whole(folder / f"README{suffix}.md", index(language, tuple(STUDIES)))
