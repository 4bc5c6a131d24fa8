"""Confidence and familiarity, fitted on the pictures held out."""

import math
from dataclasses import replace

import pytest
import torch

from app.inference.confidence import soften
from app.inference.outputs import outputs
from app.training.calibration import (
    ACCEPTED,
    FEWEST,
    REMEMBERED,
    examined,
    fit_confidence,
    remembered,
)
from app.training.dataset import DataSet
from app.training.evaluation import expected_calibration_error
from models.registry import spec
from models.weights import WeightsInfo, load_weights, save_weights

CLASSES = ("disc", "square", "stripe")
COUNT = 20_000


def honest(temperature: float, power: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits N×1×5, and labels drawn with just the probabilities that `soften` makes of them."""
    chance = torch.Generator().manual_seed(0)
    logits = 3 * torch.randn(COUNT, 1, 5, generator=chance)
    shares = soften(logits, temperature, power).mean(1)
    return logits, torch.multinomial(shares, 1, generator=chance)[:, 0]


@pytest.mark.parametrize(("temperature", "power"), [(1.0, 1.0), (0.6, 1.6), (2.5, 0.8)])
def test_the_parameters_that_made_the_labels_are_found(temperature, power):
    logits, labels = honest(temperature, power)
    found = fit_confidence(logits, labels)
    assert found == pytest.approx((temperature, power), rel=0.06)
    answers = soften(logits, *found).mean(1)
    assert expected_calibration_error(answers, labels) < 0.012
    if power != 1:
        assert expected_calibration_error(logits.mean(1).softmax(1), labels) > 0.03


def test_views_that_disagree_are_taken_together():
    logits, labels = honest(0.7, 1.3)
    chance = torch.Generator().manual_seed(1)
    views = logits + torch.randn(COUNT, 2, 5, generator=chance)
    answers = soften(views, *fit_confidence(views, labels)).mean(1)
    before = expected_calibration_error(views.softmax(-1).mean(1), labels)
    assert expected_calibration_error(answers, labels) < before / 2


@pytest.mark.parametrize("right", [True, False])
def test_few_pictures_make_nobody_infallible(right):
    """All right, or all wrong, of fifty: what is found stays within reason."""
    logits = torch.zeros(50, 1, 3)
    logits[:, :, 0] = 2.0
    temperature, power = fit_confidence(logits, torch.full((50,), 0 if right else 2))
    assert all(map(math.isfinite, (temperature, power)))
    assert 0.05 < temperature < 20
    assert 0.05 < power < 20


def shapes(count: int, seed: int) -> DataSet:
    """Bright squares at the left, in the middle or at the right."""
    chance = torch.Generator().manual_seed(seed)
    labels = torch.arange(count) % 3
    images = torch.randint(0, 90, (count, 32, 32, 3), generator=chance, dtype=torch.uint8)
    for picture, label in zip(images, labels.tolist(), strict=True):
        picture[8 + 6 * label : 14 + 6 * label, 8:24] = 220
    return DataSet(images, labels, CLASSES, "x")


@pytest.fixture
def network() -> torch.nn.Module:
    torch.manual_seed(0)
    return spec("lenet5").build(classes=3).eval()


INFO = WeightsInfo("lenet5", {"classes": 3}, CLASSES, (0.2, 0.2, 0.2), (0.3, 0.3, 0.3))


@pytest.mark.parametrize(
    ("key", "arguments", "features"), [("lenet5", {}, 226), ("resnet18", {"width": 8}, 112)]
)
def test_everything_is_fitted_and_survives_the_file(tmp_path, key, arguments, features):
    train, held_out = shapes(200, 0), shapes(100, 1)
    torch.manual_seed(0)
    network = spec(key).build(classes=3, **arguments).eval()
    before = replace(INFO, key=key, arguments={"classes": 3, **arguments})
    info = examined(network, before, train, held_out)
    assert info.temperature > 0
    assert info.power > 0
    assert info.memory.form.shape == (features, features)
    assert len(info.memory.offset) == 3  # classes
    assert info.results["validation"]["images"] == 100
    save_weights(tmp_path / "x.safetensors", network, info)
    loaded, found = load_weights(tmp_path / "x.safetensors")
    familiar = outputs(loaded, found, held_out.images).familiarity
    assert int((familiar >= found.threshold).sum()) == pytest.approx(100 * ACCEPTED, abs=1)
    strange = torch.randint(0, 256, held_out.images.shape, dtype=torch.uint8)
    assert (outputs(loaded, found, strange).familiarity < found.threshold).float().mean() > 0.9


def test_a_rare_class_is_remembered_too():
    labels = torch.zeros(REMEMBERED + 100, dtype=torch.long)
    labels[1::2] = 1
    assert remembered(labels).tolist() == list(range(REMEMBERED))
    labels[-50::2] = 2
    assert remembered(labels).tolist()[REMEMBERED:] == list(
        range(REMEMBERED + 50, REMEMBERED + 100, 2)
    )
    assert len(remembered(labels[:7])) == 7


def test_one_picture_of_each_class(network, tmp_path):
    """Nothing varies within a class; the file can be read all the same."""
    info = examined(network, INFO, shapes(3, 0), shapes(60, 1))
    save_weights(tmp_path / "x.safetensors", network, info)
    assert load_weights(tmp_path / "x.safetensors")[1].threshold == info.threshold


def test_too_few_pictures_say_nothing(network):
    before = replace(INFO, temperature=3.0, threshold=0.5)
    info = examined(network, before, shapes(30, 0), shapes(FEWEST - 1, 1))
    assert info.temperature is info.power is info.threshold is info.memory is None
    assert info.results["validation"]["images"] == FEWEST - 1


def test_whoever_is_asked_may_leave_in_between(network):
    def leave() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        examined(network, INFO, shapes(30, 0), shapes(60, 1), before_each=leave)
