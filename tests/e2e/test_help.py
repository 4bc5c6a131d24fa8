"""Every verb explains itself in both languages."""

import pytest

from app.commands.cli import VERBS
from main import main


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("verb", [None, *VERBS])
def test_help_is_printed(
    verb: str | None, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [] if verb is None else [verb]
    assert main(["--language", language, *words, "--help"]) == 0
    printed = capsys.readouterr().out
    assert "usage: main.py" in printed
    has_chinese = any("\u4e00" <= character <= "\u9fff" for character in printed)
    assert has_chinese == (language == "zh")
