"""The networks as the window offers them."""

from pathlib import Path

import pytest

from app.gui.network_choice import idea_of, network_choices
from app.texts.networks import TEXTS
from models.registry import MODELS, PUBLISHED


@pytest.mark.usefixtures("weights")
def test_choices_say_what_files_and_registry_know() -> None:
    choices = network_choices()
    assert [choice.key for choice in choices] == list(PUBLISHED)
    assert all(choice.year == MODELS[choice.key].year for choice in choices)
    assert [choice.accuracy for choice in choices] == [0.75, 0.76, 0.77, 0.78, 0.79]
    assert not any(choice.problem for choice in choices)


def test_missing_weights_are_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(tmp_path))
    for choice in network_choices():
        assert choice.error is not None
        assert choice.error.code == "weights-missing"
        assert str(tmp_path) in choice.problem
        assert choice.year


def test_shipped_files_say_how_large_the_networks_are() -> None:
    assert next(c for c in network_choices() if c.key == "lenet5").parameters == 62_458


def test_nothing_is_written_about_unknown_networks() -> None:
    assert idea_of("mine") == ""


@pytest.mark.parametrize("key", PUBLISHED)
def test_idea_is_told_in_two_sentences(key: str) -> None:
    english, chinese = TEXTS[f"idea-{key}"]
    assert english.count(". ") + english.endswith(".") == 2
    assert chinese.count("。") == 2
