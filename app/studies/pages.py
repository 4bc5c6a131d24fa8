"""The page of a study: a person's sentences, with the figures that were measured.

A sentence that the figures contradict is not left out in silence: the page says that it does not
hold here.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.files import read_json, write_whole
from app.messages import text
from app.paths import PYTHON, checkout
from app.studies import charts, tables
from app.studies.library import STUDIES
from app.studies.results import Results
from app.studies.study import Panel, Sentence, Study, Words
from models.errors import CodedError

SUFFIXES = {"en": "", "zh": ".zh-CN"}
_OTHER = {"en": "zh", "zh": "en"}
_GAP = {"en": " ", "zh": ""}  # between sentences
_NAMES = {"en": "English", "zh": "中文"}


def published_folder() -> Path:
    """Where the pages that come with the program lie."""
    return checkout() / "docs" / "studies"


def published(name: str) -> Results | None:
    """What the program's own page of a study was written from."""
    values = read_json(published_folder() / f"{name}.json")
    return None if values is None else Results.from_json(values)


def said(sentence: Sentence, results: Results, language: str) -> str:
    """The sentence with its figures; raises KeyError where one is missing."""
    values: dict[str, Any] = dict(results.arms)
    for name, value in sentence.values(results).items():
        values[name] = value.of(language) if isinstance(value, Words) else value
    return sentence.text.of(language).format_map(values)


def verdicts(study: Study, results: Results) -> Iterator[tuple[Sentence, bool]]:
    """Each sentence that fits the pictures and has its figures, and whether it holds."""
    for sentence in study.lessons:
        if not sentence.fits(results):
            continue
        try:
            said(sentence, results, "en")
            yield sentence, bool(sentence.holds(results))
        except (KeyError, ValueError, IndexError, ZeroDivisionError):
            continue  # not trained yet


def page(study: Study, results: Results, language: str, pictures: bool = True) -> str:
    """Markdown; `pictures`: with the names of the files that `write` puts beside it."""
    return "\n\n".join(part for part in _parts(study, results, language, pictures) if part) + "\n"


def _parts(study: Study, results: Results, language: str, pictures: bool) -> Iterator[str]:
    def words(code: str, **data: Any) -> str:
        return text(f"study-{code}", language, **data)

    yield f"# {study.title.of(language)}"
    if pictures:
        other = _OTHER[language]
        yield f"[{_NAMES[other]}]({study.name}{SUFFIXES[other]}.md)"
    yield f"**{words('question')}** {study.question.of(language)}"
    setup = _GAP[language].join((study.setup.of(language), *_size(results, words)))
    yield f"**{words('setup')}** {setup}"
    for panel in study.panels:
        table = tables.markdown(panel, results, language)
        if not table:
            continue
        yield f"## {panel.title.of(language)}"
        if pictures:
            yield f"![{panel.title.of(language)}]({picture_name(study, panel, language)})"
        yield table
    yield from _lessons(study, results, language, words)
    if study.appendix is not None and results.cifar10:
        with suppress(CodedError, KeyError):  # a weights file that is not there
            yield study.appendix(language)
    if study.limits is not None:
        yield f"**{words('limits')}** {study.limits.of(language)}"
    yield _again(study, results, words)


def _lessons(study: Study, results: Results, language: str, words: Any) -> Iterator[str]:
    judged = list(verdicts(study, results))
    holding = [said(s, results, language) for s, holds in judged if holds]
    others = [said(s, results, language) for s, holds in judged if not holds]
    for code, sentences in (("lessons", holding), ("otherwise", others)):
        if sentences:
            yield f"## {words(code)}"
            yield "\n".join(f"- {sentence}" for sentence in sentences)


def _size(results: Results, words: Any) -> Iterator[str]:
    about = results.about
    code = "size-whole" if about["pictures"] >= about["whole"] else "size"
    share = f"{100 * about['pictures'] / about['whole']:.0f}"
    yield words(code, **{**about, "share": share})
    if about.get("longest") is not None:
        yield words("short", longest=about["longest"])


def _again(study: Study, results: Results, words: Any) -> str:
    about = results.about
    versions = about.get("versions") or {}
    commits = ", ".join(about.get("commits", ())) or "–"
    told = words(
        "made",
        commits=commits,
        torch=versions.get("torch", "–"),
        device=about.get("device", "–"),
        machine=versions.get("machine", "–"),
    )
    return f"**{words('again')}**\n\n```\n{command(study, results)}\n```\n\n{told}"


def command(study: Study, results: Results) -> str:
    """What gives these figures again."""
    about = results.about
    whole = about["pictures"] >= about["whole"]
    size = "" if whole else f" --limit {about['pictures']}"
    if about.get("longest") is not None:
        size += f" --epochs {about['longest']}"
    if about["seeds"] != len(study.seeds):
        size += f" --seeds {about['seeds']}"
    if not results.cifar10:
        size += " --data DIR"
    what = study.name if study.name in STUDIES else str(about.get("command", study.name))
    return f"{PYTHON} main.py study {what}{size}"


def picture_name(study: Study, panel: Panel, language: str) -> str:
    """The file name of a panel's picture."""
    return f"{study.name}-{panel.key}{SUFFIXES[language]}.svg"


def write(study: Study, results: Results, folder: Path) -> list[Path]:
    """The page in both languages with its pictures, the table as CSV, and all figures as JSON.

    Returns what was written, the English page first. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for language, suffix in SUFFIXES.items():
        path = folder / f"{study.name}{suffix}.md"
        write_whole(path, page(study, results, language))
        written.append(path)
        for panel in study.panels:
            if any(key in results.arms for key in panel.arms):
                picture = folder / picture_name(study, panel, language)
                write_whole(picture, charts.draw(panel, results, language))
                written.append(picture)
    for name, content in (
        (f"{study.name}.csv", tables.as_csv(results)),
        (f"{study.name}.json", json.dumps(results.to_json(), ensure_ascii=False) + "\n"),
    ):
        write_whole(folder / name, content)
        written.append(folder / name)
    return written


def index(language: str, names: Sequence[str]) -> str:
    """The list of the studies whose pages lie in a folder."""
    lines = [f"# {text('study-index', language)}", "", text("study-index-intro", language), ""]
    for name in names:
        study = STUDIES[name]
        link = f"{name}{SUFFIXES[language]}.md"
        lines.append(f"- [{study.title.of(language)}]({link}): {study.question.of(language)}")
    return "\n".join(lines) + "\n"
