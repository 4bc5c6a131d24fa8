"""The measuring asks the command line for what it keeps."""

import sys
from argparse import Namespace
from pathlib import Path

import pytest

from app.commands.cli import build_parser
from app.paths import checkout
from docs.measure import _arguments, _evaluation


def test_its_command_is_one_of_ours(tmp_path: Path) -> None:
    given = Namespace(data="/pictures", others=str(tmp_path))
    python, program, *words = _evaluation(given, tmp_path / "report")
    assert (python, program) == (sys.executable, str(checkout() / "main.py"))
    read = build_parser("evaluate").parse_args(words)
    assert (read.model, read.device) == ("all", "cpu")
    assert (read.data, read.others) == ("/pictures", str(tmp_path))
    assert read.report == str(tmp_path / "report")


def test_the_variable_names_other_things(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["docs.measure"])
    monkeypatch.setenv("CIFAR_LAB_OTHERS", "/others")
    assert _arguments().others == "/others"
    assert "--data" not in _evaluation(_arguments(), Path("report"))
