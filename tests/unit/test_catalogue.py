"""Every error that the program raises has its sentence, in both languages."""

import ast
import re
import string
from collections.abc import Iterator
from importlib import import_module

import pytest

from app import messages
from app.messages import catalogue, class_title, user_language
from app.paths import checkout
from models.registry import CLASSES

ROOT = checkout()
FILES = sorted(path for folder in ("app", "models") for path in (ROOT / folder).rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def error_classes() -> set[str]:
    """The names of CodedError and of what inherits from it, however far."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"CodedError"}
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
    return found


def raised_errors() -> Iterator[tuple[str, str, set[str] | None]]:
    """(file:line, code, names of its data; None where they come from a dictionary)."""
    errors = error_classes()
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id not in errors or not node.args:
                continue
            names = [keyword.arg for keyword in node.keywords]
            data = None if None in names else {name for name in names if name}
            for code in literals(node.args[0]):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", code, data


def literals(node: ast.expr) -> list[str]:
    """The strings that an expression may be: one, or both of a conditional."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    known = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return [node.value] if known else []


def said_codes() -> Iterator[tuple[str, str]]:
    """(file:line, code) of every text("…") with a literal code."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "text" and node.args:
                for code in literals(node.args[0]):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", code


def said_strings() -> tuple[set[str], set[str]]:
    """Every string of the program outside the catalogue, and the beginnings of f-strings."""
    outside = [path for path in FILES if path.parent.name != "texts"]
    others = [*(ROOT / "assets").rglob("*.py"), *(ROOT / "docs").rglob("*.py")]
    trees = [TREES[path] for path in outside]
    trees += [ast.parse(path.read_text(encoding="utf-8")) for path in others]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    pages = "".join(path.read_text("utf-8") for path in (ROOT / "app").rglob("*.html"))
    strings = {node.value for node in nodes if isinstance(node, ast.Constant)}
    found = {each for each in strings if isinstance(each, str)}
    named = set(re.findall(r"'([a-z0-9-]+)'", pages))
    found |= {name + tail for name in named for tail in ("", *re.findall(r"~ '(-\w+)'", pages))}
    starts = {
        str(node.values[0].value)
        for node in nodes
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
    }
    return found, {start for start in starts if re.fullmatch(r"[a-z]+(-[a-z]+)*-", start)}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_error_has_its_sentence():
    found = list(raised_errors())
    assert len(found) > 40
    assert [(place, code) for place, code, _ in found if code not in catalogue()] == []


def test_every_sentence_gets_the_data_it_names():
    lacking = [
        (place, code, wanted)
        for place, code, data in raised_errors()
        if data is not None and (wanted := placeholders(catalogue()[code][0]) - data)
    ]
    assert lacking == []


def test_every_literal_code_that_is_said_exists():
    found = list(said_codes())
    assert len(found) > 40
    assert [(place, code) for place, code in found if code not in catalogue()] == []


def test_every_sentence_is_said_somewhere():
    """Its code stands in the program, or an f-string's beginning and a string make it up."""
    strings, starts = said_strings()
    endings = {each.replace("_", "-") for each in strings}
    unsaid = {
        code
        for code in catalogue().keys() - strings
        if not any(code.startswith(s) and code[len(s) :] in endings for s in starts)
    }
    assert unsaid == set()


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_both_languages_name_the_same_data(code):
    english, chinese = catalogue()[code]
    assert english.strip()
    assert chinese.strip()
    assert placeholders(english) == placeholders(chinese)


def test_no_part_overwrites_a_sentence_of_another():
    parts = [import_module(f"app.texts.{part}").TEXTS for part in messages._PARTS]
    assert sum(map(len, parts)) == len(catalogue())


def test_every_part_is_in_the_catalogue():
    files = {path.stem for path in (ROOT / "app" / "texts").glob("*.py")} - {"__init__"}
    assert files == set(messages._PARTS)


def test_classes_have_a_name_in_both_languages():
    assert [class_title(name, "en") for name in CLASSES] == list(CLASSES)
    assert len({class_title(name, "zh") for name in CLASSES} - set(CLASSES)) == 10
    assert class_title("owl", "zh") == "owl"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"CIFAR_LAB_LANGUAGE": "zh", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"CIFAR_LAB_LANGUAGE": "fr", "LANG": "de_DE"}, "en"),
    ],
)
def test_language_of_the_user(monkeypatch, variables, language):
    for name in ("CIFAR_LAB_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_language() == language
