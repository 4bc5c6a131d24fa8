"""The command line: which verb is meant, its exit status, and what happens when it fails.

Each verb is a module of this folder with ``add_parser(subparsers)`` and ``run(arguments) -> int``;
it is imported when it is asked for, and imports torch and the like only inside ``run``.
"""

import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from app.messages import choose_language, error_text, text
from app.paths import settle_environment
from models.errors import CodedError

if TYPE_CHECKING:
    import argparse

VERSION = "0.1.0"
VERBS = (
    *("predict", "train", "train-all", "evaluate", "study"),
    *("info", "data", "calibrate", "publish"),
)
GLOBAL_OPTIONS = ("-h", "--help", "--version", "--language")
INTERRUPTED = 130  # as a shell reports a program ended by Ctrl-C
READER_GONE = 141  # as a shell reports a program ended by a closed pipe

OpenWindow = Callable[[Sequence[str]], int]


def main(argv: Sequence[str], open_window: OpenWindow) -> int:
    """Run `argv`; every way to end becomes an exit status (see ``main.py``)."""
    sys.stdout = sys.stdout or _nowhere()  # closed by who started us, or pythonw's
    sys.stderr = sys.stderr or _nowhere()
    _write_utf8()
    try:
        settle_environment()
        status = _status(list(argv), open_window)
        sys.stdout.flush()  # here, where a closed pipe can still be caught
        return status
    except BrokenPipeError:
        _silence_stdout()
        return READER_GONE
    except OSError as error:  # of a file or a disk: whoever can say more has said it
        print(error_text(error), file=sys.stderr)
        return 1


def _status(argv: list[str], open_window: OpenWindow) -> int:
    try:
        return _run(argv, open_window)
    except SystemExit as leaving:  # argparse: --help, --version, wrong usage
        return leaving.code if isinstance(leaving.code, int) else 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except CodedError as error:
        print(error_text(error), file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] in ("app", "models"):
            raise  # a mistake of ours, not a missing installation
        print(text("dependency-missing", name=error.name), file=sys.stderr)
        return 1
    except ImportError as error:
        library, _, reason = str(error).partition(": ")
        if not reason.startswith("cannot open shared object file"):
            raise  # a mistake of ours, too
        print(text("library-missing", library=library), file=sys.stderr)
        return 1


def build_parser(verb: str | None = None) -> "argparse.ArgumentParser":
    """The parser of all verbs, or of `verb` alone (its module is then the only one imported)."""
    import argparse  # the window starts without it

    parser = argparse.ArgumentParser(
        prog="main.py", description=text("help-program"), epilog=text("help-pictures")
    )
    parser.add_argument("--version", action="version", version=f"CIFAR Lab {VERSION}")
    parser.add_argument("--language", choices=("en", "zh"), help=text("help-language"))
    subparsers = parser.add_subparsers(dest="verb", metavar="VERB", title=text("help-verbs"))
    for name in VERBS if verb is None else (verb,):
        _verb_module(name).add_parser(subparsers)
    return parser


def _run(argv: list[str], open_window: OpenWindow) -> int:
    language, rest = _take_language(argv)
    if language is not None:
        choose_language(language)
    if rest and rest[0] in VERBS:
        arguments = build_parser(rest[0]).parse_args(argv)
        return int(_verb_module(rest[0]).run(arguments))
    if rest and rest[0].startswith("-") and rest[0] != "--":
        parser = build_parser()
        if rest[0].split("=")[0] in GLOBAL_OPTIONS:
            parser.parse_args(argv)  # --help and --version leave here
        parser.error(text("wrong-option", option=rest[0]))
    pictures = rest[1:] if rest[:1] == ["--"] else rest
    if pictures and not _may_be_picture(pictures[0]):
        return _wrong_verb(pictures[0])
    return _window_or_terminal(pictures, open_window)


def _take_language(argv: list[str]) -> tuple[str | None, list[str]]:
    """Split ``--language LL`` off the front; a wrong language is left for argparse to refuse."""
    if argv[:1] == ["--language"] and argv[1:2] in (["en"], ["zh"]):
        return argv[1], argv[2:]
    if argv and argv[0] in ("--language=en", "--language=zh"):
        return argv[0].partition("=")[2], argv[1:]
    return None, argv


def _may_be_picture(argument: str) -> bool:
    """Whether `argument` names a file, or at least looks like a path: then the window says what is
    wrong with it. A bare word that is no file is a mistyped verb."""
    path = Path(argument)
    return os.path.lexists(path) or bool(path.suffix) or len(path.parts) > 1


def _wrong_verb(word: str) -> int:
    import difflib

    close = difflib.get_close_matches(word, VERBS, n=1)
    hint = text("verb-close", verb=close[0]) if close else text("verbs-are", verbs=", ".join(VERBS))
    print(text("wrong-verb", word=word, hint=hint), file=sys.stderr)
    return 2


def _window_or_terminal(pictures: list[str], open_window: OpenWindow) -> int:
    from app.commands.display import prepare_display

    problem = prepare_display()
    if problem is None:
        return open_window(pictures)
    print(error_text(problem), flush=True)
    if pictures:
        return _run(["predict", "--model", "all", "--", *pictures], open_window)
    from app.commands.demo import run_demo

    return run_demo()


def _verb_module(name: str) -> ModuleType:
    return importlib.import_module(f"app.commands.{name.replace('-', '_')}")


def _nowhere() -> io.TextIOWrapper:
    return open(os.devnull, "w", encoding="utf-8")


def _write_utf8() -> None:
    """UTF-8 on every locale. A byte of a file name that is no UTF-8 is written as ``\\udcXX``,
    which JSON reads back as that file name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _silence_stdout() -> None:
    """Let Python's own flush at exit find an open file instead of the closed pipe."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # stdout is no file: nothing will be flushed
        return
