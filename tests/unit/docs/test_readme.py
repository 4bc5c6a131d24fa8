"""What README tells people to type is understood by the program, and the same in both languages."""

import re
from pathlib import PurePath

import pytest

from app.commands import study
from app.commands.cli import VERBS, build_parser
from app.inference.images import FORMATS
from app.paths import checkout

READMES = ("README.md", "README.zh-CN.md")
PICTURES = {f".{name.lower()}" for name in FORMATS} | {".jpg", ".tif"}


def commands(name: str) -> list[str]:
    """What stands behind `main.py`: in blocks up to the comment, and within the text."""
    text = (checkout() / name).read_text("utf-8")
    return [found.strip() for found in re.findall(r"main\.py(?: ([^`#\n]+))?", text)]


def test_both_languages_have_the_same_commands() -> None:
    english, chinese = map(commands, READMES)
    assert len([command for command in english if command]) > 18
    assert chinese == english


@pytest.mark.parametrize("command", sorted({c for name in READMES for c in commands(name) if c}))
def test_it_is_understood(command: str) -> None:
    words = command.split()
    if words[0] not in VERBS:  # the window
        assert all(PurePath(word).suffix in PICTURES for word in words)
        return
    arguments = build_parser(words[0]).parse_args(words)
    if words[0] == "study" and arguments.what != "search":
        study._refuse(arguments)


@pytest.mark.parametrize("name", READMES)
def test_the_table_has_every_verb(name: str) -> None:
    text = (checkout() / name).read_text("utf-8")
    named = re.findall(r"^\| `([a-z-]+)[^`]*` \|", text, re.MULTILINE)
    assert set(named) == set(VERBS)


@pytest.mark.parametrize("name", READMES)
def test_options_in_the_text_exist(name: str) -> None:
    parser = build_parser()
    (verbs,) = (action for action in parser._actions if action.dest == "verb")
    helps = [parser.format_help(), *(each.format_help() for each in verbs.choices.values())]
    known = set(re.findall(r"--[a-z-]+", "".join(helps)))
    text = (checkout() / name).read_text("utf-8")
    options = set(re.findall(r"`(--[a-z-]+)[ `]", text))
    assert len(options) > 8
    assert options <= known
