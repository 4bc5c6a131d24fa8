"""Every sentence that is not Qt's, by code, in both languages; used by window and command line."""

import os
from functools import cache
from importlib import import_module

from models.errors import CodedError

LANGUAGES = ("en", "zh")
VARIABLE = "CIFAR_LAB_LANGUAGE"
_PARTS = (
    "classes",  # the first: class_title looks there alone
    "data",
    "images",
    "networks",
    "reports",
    "runs",
    "search",
    "start",
    "studies",
    "training",
    "weights",
)


@cache
def _part(name: str) -> dict[str, tuple[str, str]]:
    texts: dict[str, tuple[str, str]] = import_module(f"app.texts.{name}").TEXTS
    return texts


def catalogue() -> dict[str, tuple[str, str]]:
    """All sentences: code → (English, Chinese)."""
    return {code: texts for name in _PARTS for code, texts in _part(name).items()}


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


def _sentences(code: str) -> tuple[str, str]:
    """Part by part: the window's first paint needs the names of the classes and nothing else."""
    for name in _PARTS:
        if code in _part(name):
            return _part(name)[code]
    raise KeyError(code)


def text(code: str, language: str | None = None, **data: object) -> str:
    """The sentence of a code with its data filled in; raises KeyError for an unknown code."""
    english, chinese = _sentences(code)
    chosen = language or user_language()
    return (chinese if chosen == "zh" else english).format(**data)


def error_text(error: CodedError | OSError, language: str | None = None) -> str:
    """What to tell a person about an error: a code's sentence, or what the system said of a file
    that no code speaks of."""
    if isinstance(error, CodedError):
        return text(error.code, language, **error.data)
    reason = error.strerror or str(error) or type(error).__name__
    place = "" if error.filename is None else f": {os.fsdecode(error.filename)}"
    return text("file-error", language, reason=f"{reason}{place}")


def class_title(name: str, language: str | None = None) -> str:
    """A class in the person's language; a class of their own stays as it is."""
    code = f"class-{name}"
    return text(code, language) if code in _part(_PARTS[0]) else name
