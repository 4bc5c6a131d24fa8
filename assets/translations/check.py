"""What is missing, left over or out of date in the translations. Needs no lrelease."""

import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from PyQt5.QtCore import QCoreApplication, QTranslator

from assets.translations.sources import all_sources


@dataclass(frozen=True)
class Message:
    """One entry of a .ts file; `kind` is empty, unfinished, obsolete or vanished."""

    context: str
    source: str
    translation: str
    kind: str


def messages(path: Path) -> list[Message]:
    """All entries of a .ts file."""
    return [
        Message(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("translation", ""),
            message.find("translation").get("type", ""),
        )
        for context in ElementTree.parse(path).getroot().iter("context")
        for message in context.iter("message")
    ]


def problems(code: Path, path: Path) -> list[str]:
    """A line for everything wrong with the .ts file `path`, its .qm file beside it, and the
    texts in the folder `code`."""
    entries = messages(path)
    return [
        *_against_code(code, entries),
        *(line for entry in entries for line in _wrong_in(entry)),
        *_stale(path.with_suffix(".qm"), entries),
    ]


def _against_code(code: Path, entries: list[Message]) -> Iterator[str]:
    wanted: set[tuple[str, str]] = set()
    for sources in all_sources(code):
        wanted |= sources.found
        yield from (f"{place}: only plain text can be translated" for place in sources.unclear)
    there = {(entry.context, entry.source) for entry in entries}
    yield from (f"not in the .ts file: {_name(*key)}" for key in sorted(wanted - there))
    yield from (f"no longer in the program: {_name(*key)}" for key in sorted(there - wanted))


def _wrong_in(entry: Message) -> Iterator[str]:
    name = _name(entry.context, entry.source)
    if entry.kind in ("obsolete", "vanished"):
        yield f"obsolete: {name}"
    elif entry.kind or not entry.translation.strip():
        yield f"not translated: {name}"
    elif _placeholders(entry.source) != _placeholders(entry.translation):
        yield f"other placeholders in the translation: {name}"
    elif entry.source.count("&") != entry.translation.count("&"):
        yield f"access key missing in the translation: {name}"


def _stale(path: Path, entries: list[Message]) -> Iterator[str]:
    translator = QTranslator()
    if not translator.load(str(path)):
        yield f"cannot be read: {path.name}"
        return
    # asked through the application: QTranslator.translate takes ASCII alone
    application = QCoreApplication.instance() or QCoreApplication([])
    application.installTranslator(translator)
    answers = [application.translate(entry.context, entry.source) for entry in entries]
    application.removeTranslator(translator)
    for entry, answer in zip(entries, answers, strict=True):
        if answer != entry.translation:
            yield f"{path.name} is older than the .ts file: {_name(entry.context, entry.source)}"


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _name(context: str, source: str) -> str:
    return f"{context}: {source!r}"
