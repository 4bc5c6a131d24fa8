"""The READMEs say of the networks what the weights files and the bundled pictures say."""

from collections.abc import Callable

import pytest

from app.paths import checkout
from docs import results
from docs.tables import READMES, filled, make_tables
from models.registry import PUBLISHED


@pytest.fixture(scope="module")
def tables() -> dict[str, Callable[[str], str]]:
    return make_tables()


@pytest.mark.parametrize("language", READMES)
def test_readme_agrees_with_the_weights(
    language: str, tables: dict[str, Callable[[str], str]]
) -> None:
    text = (checkout() / READMES[language]).read_text("utf-8")
    assert filled(text, language, tables) == text  # else: python -m docs.tables


@pytest.mark.parametrize("language", results.PAGES)
def test_results_agree_with_the_weights(language: str) -> None:
    assert results.PAGES[language].read_text("utf-8") == results.page(language)  # else: make docs


@pytest.mark.parametrize("key", PUBLISHED)
def test_curves_are_those_of_the_training(key: str) -> None:
    drawn = (results.FOLDER / f"{key}.svg").read_text("utf-8")
    assert results.digest(key) in drawn
    assert results.draw(key).count("<path") == drawn.count("<path")
