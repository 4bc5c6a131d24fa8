"""Every sentence that is not Qt's, by code, in both languages; used by window and command line."""

import os
from functools import cache
from importlib import import_module

from models.errors import CodedError

LANGUAGES = ("en", "zh")
VARIABLE = "CIFAR_LAB_LANGUAGE"
_PARTS = (
    "classes",
    "data",
    "images",
    "networks",
    "runs",
    "start",
    "training",
    "weights",
)


@cache
def catalogue() -> dict[str, tuple[str, str]]:
    """All sentences: code → (English, Chinese)."""
    merged: dict[str, tuple[str, str]] = {}
    for part in _PARTS:
        merged.update(import_module(f"app.texts.{part}").TEXTS)
    return merged


def user_language() -> str:
    """CIFAR_LAB_LANGUAGE if it names one of ours, else by locale: Chinese or English."""
    chosen = os.environ.get(VARIABLE, "")
    if chosen in LANGUAGES:
        return chosen
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((n for n in names if n), None) or _system_locale()
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def choose_language(choice: str) -> None:
    """Makes "en" or "zh" the language of this process and of those it starts; "system" the
    user's own."""
    if choice in LANGUAGES:
        os.environ[VARIABLE] = choice
    else:
        os.environ.pop(VARIABLE, None)


def _system_locale() -> str:
    """What Windows and macOS say; elsewhere the variables have said it."""
    import locale  # slow, and seldom needed

    return locale.getlocale()[0] or ""


def text(code: str, language: str | None = None, **data: object) -> str:
    """The sentence of a code with its data filled in; raises KeyError for an unknown code."""
    english, chinese = catalogue()[code]
    chosen = language or user_language()
    return (chinese if chosen == "zh" else english).format(**data)


def error_text(error: CodedError, language: str | None = None) -> str:
    """What to tell a person about an error."""
    return text(error.code, language, **error.data)


def class_title(name: str, language: str | None = None) -> str:
    """A class in the person's language; a class of their own stays as it is."""
    code = f"class-{name}"
    return text(code, language) if code in catalogue() else name
