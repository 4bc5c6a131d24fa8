"""Quick look, good and best: how many epochs they are."""

import pytest

from app.training.lengths import LENGTHS, epochs_of, length_of
from app.training.recipes import RECIPES


@pytest.mark.parametrize("key", RECIPES)
def test_lengths_of_every_recipe(key):
    full = RECIPES[key]["epochs"]
    quick, good, best = (epochs_of(length, full) for length in LENGTHS)
    assert 1 <= quick <= 3
    assert quick < good < best == full
    assert good == pytest.approx(full / 3, abs=0.5)
    assert [length_of(epochs, full) for epochs in (quick, good, best)] == list(LENGTHS)
    assert length_of(full + 1, full) is None
    assert length_of(good + 1, full) is None


@pytest.mark.parametrize("full", range(1, 12))
def test_short_recipes_have_no_length_beyond_them(full):
    epochs = [epochs_of(length, full) for length in LENGTHS]
    assert sorted(epochs) == epochs
    assert min(epochs) >= 1
    assert length_of(full, full) == "best"


def test_unknown_length():
    with pytest.raises(KeyError):
        epochs_of("endless", 10)
