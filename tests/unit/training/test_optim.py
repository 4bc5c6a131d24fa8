"""The learning rate, what decays, and the moving average."""

import copy

import pytest
import torch

from app.training.config import TrainConfig
from app.training.optim import MovingAverage, learning_rate, make_optimizer, set_learning_rate
from app.training.settings import OPTIMIZERS
from models.registry import spec


def rates(**settings: object) -> list[float]:
    config = TrainConfig("lenet5", learning_rate=2.0, **settings)
    return [learning_rate(config, step, 100) for step in range(100)]


def test_one_cycle_rises_in_a_line_and_falls_in_a_line():
    found = rates(schedule="one-cycle", warmup=0.2)
    assert found[0] == pytest.approx(2.0 * 0.5 / 20)
    assert found[:20] == pytest.approx([2.0 * (n + 0.5) / 20 for n in range(20)])
    assert found[20:] == pytest.approx([2.0 * (79.5 - n) / 80 for n in range(80)])
    assert max(found) < 2.0
    assert min(found) > 0


def test_linear_falls_from_the_start():
    assert rates(schedule="linear") == pytest.approx([2.0 * (99.5 - n) / 100 for n in range(100)])


def test_one_cycle_without_a_rise_is_linear():
    assert rates(schedule="one-cycle", warmup=0.0) == rates(schedule="linear")


def test_constant_stays():
    assert set(rates(schedule="constant")) == {2.0}


@pytest.mark.parametrize("schedule", ["one-cycle", "linear", "constant"])
def test_a_single_step_has_a_rate(schedule):
    config = TrainConfig("lenet5", schedule=schedule)
    assert learning_rate(config, 0, 1) > 0


KINDS = {
    "sgd": torch.optim.SGD,
    "adam": torch.optim.Adam,
    "adamw": torch.optim.AdamW,
    "rmsprop": torch.optim.RMSprop,
    "adagrad": torch.optim.Adagrad,
    "adadelta": torch.optim.Adadelta,
}


def test_every_optimizer_is_known():
    assert tuple(KINDS) == OPTIMIZERS


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_each_goes_downhill(name):
    torch.manual_seed(0)
    network = torch.nn.Linear(4, 3)
    inputs, targets = torch.randn(64, 4), torch.randint(3, (64,))
    rate = {"adadelta": 1.0, "sgd": 0.1}.get(name, 0.01)
    settings = TrainConfig("lenet5", optimizer=name, learning_rate=rate, weight_decay=0.0)
    optimizer = make_optimizer(network, settings)
    losses = []
    for _ in range(50):
        loss = torch.nn.functional.cross_entropy(network(inputs), targets)
        losses.append(float(loss.detach()))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert losses[-1] < losses[0] - 0.01


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_biases_and_norms_do_not_decay(name, kind):
    network = spec("resnet18").build(width=8)
    optimizer = make_optimizer(network, TrainConfig("resnet18", optimizer=name, weight_decay=0.1))
    assert isinstance(optimizer, kind)
    decay = {
        id(parameter): group["weight_decay"]
        for group in optimizer.param_groups
        for parameter in group["params"]
    }
    for name, parameter in network.named_parameters():
        one_dimensional = name.endswith("bias") or parameter.ndim == 1
        assert decay.pop(id(parameter)) == (0.0 if one_dimensional else 0.1), name
    assert decay == {}


def test_sgd_has_nesterov_momentum():
    network = spec("lenet5").build()
    [group, _] = make_optimizer(network, TrainConfig("lenet5", momentum=0.8)).param_groups
    assert (group["momentum"], group["nesterov"]) == (0.8, True)
    [group, _] = make_optimizer(network, TrainConfig("lenet5", momentum=0.0)).param_groups
    assert (group["momentum"], group["nesterov"]) == (0.0, False)


def test_the_rate_is_set_for_all_groups():
    optimizer = make_optimizer(spec("lenet5").build(), TrainConfig("lenet5"))
    set_learning_rate(optimizer, 0.125)
    assert [group["lr"] for group in optimizer.param_groups] == [0.125, 0.125]


def test_moving_average_as_a_loop_computes_it():
    torch.manual_seed(0)
    network = spec("resnet18").build(width=8).train()
    average = MovingAverage(network, 0.7)
    floats = {n: t.clone() for n, t in network.state_dict().items() if t.is_floating_point()}
    for update in range(1, 31):
        for parameter in network.parameters():
            parameter.data += torch.randn_like(parameter)
        network(torch.randn(2, 3, 32, 32))  # the norms' statistics move as well
        average.update()
        decay = min(0.7, update / (update + 9))
        now = network.state_dict()
        floats = {n: decay * old + (1 - decay) * now[n] for n, old in floats.items()}
    found = average.network.state_dict()
    assert average.updates == 30
    for name, expected in floats.items():
        torch.testing.assert_close(found[name], expected, rtol=1e-4, atol=1e-5)


def test_no_average_is_the_network_itself():
    network = spec("lenet5").build()
    average = MovingAverage(network, 0.0)
    for parameter in network.parameters():
        parameter.data += 1.0
    average.update()
    for mine, its in zip(average.network.parameters(), network.parameters(), strict=True):
        assert mine.equal(its)


def test_the_average_is_a_network_of_its_own():
    network = spec("lenet5").build()
    average = MovingAverage(network, 0.99)
    before = copy.deepcopy(average.network.state_dict())
    for parameter in network.parameters():
        parameter.data += 1.0
    assert not average.network.training
    assert not any(p.requires_grad for p in average.network.parameters())
    assert all(before[n].equal(t) for n, t in average.network.state_dict().items())
