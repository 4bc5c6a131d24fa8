"""Dead units and the spread of signals, on networks where both can be told by hand."""

from types import SimpleNamespace

import pytest
import torch

from app.studies.layers import dead_units, spread_at_start
from app.studies.study import BASE
from app.training.config import TrainConfig
from app.training.devices import build
from app.training.loop import Trainer
from app.training.sources import find_data, load_split


@pytest.fixture
def trainer(drawn_data):
    """Of an untrained network; settings are changes of the studies' base."""
    whole = load_split(find_data(drawn_data), "train")

    def make(**changes) -> tuple[Trainer, torch.Tensor]:
        config = TrainConfig(**{**BASE, **changes}, device="cpu")
        return Trainer(config, whole), whole.images

    return make


def test_units_that_get_nothing_but_negative_numbers_are_dead(trainer):
    made, images = trainer()
    with torch.no_grad():
        made.average.network.conv1.weight[:3] = 0
        made.average.network.conv1.bias[:3] = -1
    assert dead_units(made, images)[0] == 0.5  # three of six maps
    assert all(share < 0.5 for share in dead_units(made, images)[1:])


def test_a_leaky_relu_lets_a_hundredth_through(trainer):
    made, images = trainer(arguments={"activation": "leaky-relu"})
    with torch.no_grad():
        made.average.network.conv1.bias[:3] -= 5
    assert dead_units(made, images)[0] == 0


def test_a_saturated_sigmoid_is_dead_as_well(trainer):
    made, images = trainer(arguments={"activation": "sigmoid"})
    with torch.no_grad():
        made.average.network.fc1.bias[:60] = 50
    assert dead_units(made, images)[2] == 0.5


def test_zeros_send_nothing_and_he_keeps_the_spread(trainer):
    zeros = spread_at_start(*trainer(initialisation="zeros"))
    he = spread_at_start(*trainer(initialisation="he"))
    normal = spread_at_start(*trainer(initialisation="normal"))
    assert zeros == [0, 0, 0, 0]
    assert 0.2 < he[3] / he[0] < 5
    assert normal[3] < normal[0] / 20


def test_the_spread_is_that_of_the_network_that_was_trained_before_it_was(trainer):
    made, images = trainer(seed=5)
    before = spread_at_start(made, images)
    with torch.no_grad():
        for parameter in made.network.parameters():
            parameter.zero_()
    assert spread_at_start(made, images) == before
    torch.manual_seed(5)
    same = build(made.config)
    assert torch.equal(same.conv1.weight, trainer(seed=5)[0].network.conv1.weight)


def test_chance_goes_on_as_if_nobody_had_looked(trainer):
    made, images = trainer()
    torch.manual_seed(7)
    expected = torch.rand(1)
    torch.manual_seed(7)
    spread_at_start(made, images)
    assert torch.equal(torch.rand(1), expected)


def test_a_network_without_activations_has_nothing_to_tell(trainer):
    made, images = trainer()
    plain = SimpleNamespace(
        average=SimpleNamespace(network=torch.nn.Flatten()),
        prepare=made.prepare,
        config=made.config,
    )
    assert dead_units(plain, images) == []
