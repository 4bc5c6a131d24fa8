"""What a search may choose, and that the recipes are among it."""

import pytest
from optuna import create_study
from optuna.trial import FixedTrial

from app.studies.search_space import parameters_of, space_of, suggest, with_parameters
from app.training.recipes import recipe
from models.registry import MODELS


@pytest.mark.parametrize("model", MODELS)
def test_the_recipe_can_be_chosen(model):
    usual = recipe(model)
    values = parameters_of(usual)
    chosen = suggest(FixedTrial(values), model)
    assert chosen == values
    assert with_parameters(usual, chosen) == usual


@pytest.mark.parametrize("model", MODELS)
def test_whatever_is_chosen_can_be_trained(model):
    study, usual = create_study(), recipe(model)
    optimizers = set()
    for _ in range(20):
        config = with_parameters(usual, suggest(study.ask(), model))
        optimizers.add(config.optimizer)
        assert config.arguments.items() >= usual.arguments.items()
    assert optimizers == {"sgd", "adamw"}


def test_rates_are_short_numbers():
    values = parameters_of(recipe("lenet5")) | {"learning_rate_adamw": 0.0045217382}
    assert with_parameters(recipe("lenet5"), values).learning_rate == 0.00452


def test_the_other_optimizers_rate_does_not_count():
    values = {"optimizer": "sgd", "learning_rate_adamw": 1e-3, "learning_rate_sgd": 0.2}
    assert with_parameters(recipe("lenet5"), values).learning_rate == 0.2


def test_the_optimizer_comes_first():
    assert {space_of(model)[0].name for model in MODELS} == {"optimizer"}
