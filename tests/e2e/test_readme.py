"""The READMEs say of the networks what the weights files and the bundled pictures say."""

from collections.abc import Callable

import pytest

from app.paths import checkout
from docs.tables import READMES, filled, make_tables


@pytest.fixture(scope="module")
def tables() -> dict[str, Callable[[str], str]]:
    return make_tables()


@pytest.mark.parametrize("language", READMES)
def test_readme_agrees_with_the_weights(
    language: str, tables: dict[str, Callable[[str], str]]
) -> None:
    text = (checkout() / READMES[language]).read_text("utf-8")
    assert filled(text, language, tables) == text  # else: python -m docs.tables
