"""What a network says of pictures, batch by batch."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import nn

from app.inference.confidence import soften
from app.inference.outputs import outputs
from models.layers import last_layer
from models.registry import CLASSES, MODELS
from models.weights import Memory, WeightsInfo, load_weights

INFO = WeightsInfo("lenet5", {}, CLASSES, (0.5, 0.4, 0.3), (0.2, 0.3, 0.4))


@pytest.fixture
def images() -> torch.Tensor:
    return torch.from_numpy(np.random.default_rng(0).integers(0, 256, (5, 32, 32, 3), np.uint8))


def test_outputs_by_hand(images):
    """Both views, normalised with the file's numbers; in evaluation mode, whatever it was in."""
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Dropout(), nn.Linear(3600, 10))
    network.depths = ("3",)
    network.train()
    said = outputs(network, INFO, images)
    assert network.training  # as it was
    network.eval()
    mean, std = (torch.tensor(each).view(3, 1, 1) for each in (INFO.mean, INFO.std))
    x = (images.permute(0, 3, 1, 2) / 255 - mean) / std
    with torch.no_grad():
        logits = torch.stack([network(x), network(x.flip(3))], 1)
    assert said.logits.dtype == torch.float32
    above = logits.clamp(min=0)
    assert torch.allclose(said.features, above / above.norm(dim=2, keepdim=True), atol=1e-5)
    assert torch.allclose(said.logits, logits, atol=1e-5)
    assert said.familiarity is None
    assert torch.allclose(said.probabilities(INFO), logits.softmax(2).mean(1), atol=1e-6)


def test_mirror_images_get_the_same_answer(lenet_file, images):
    network, info = load_weights(lenet_file())
    straight, mirrored = (
        outputs(network, info, each).probabilities(info) for each in (images, images.flip(2))
    )
    assert torch.allclose(straight, mirrored, atol=1e-6)


def test_batch_sizes_agree(lenet_file, images):
    network, info = load_weights(lenet_file())
    whole = outputs(network, info, images)
    assert whole.logits.shape == (5, 2, 10)
    assert whole.features.shape == (5, 2, 226)
    for batch_size in (1, 2, 3):
        some = outputs(network, info, images, batch_size=batch_size)
        assert torch.allclose(whole.logits, some.logits, atol=1e-4)
    assert outputs(network, info, images[:0]).probabilities(info).shape == (0, 10)


def test_pictures_in_several_views(lenet_file, images):
    """Probabilities are their mean; one that looks familiar is enough."""
    network, info = load_weights(lenet_file())
    said = outputs(network, info, images)
    assert [familiar for _, familiar in said.of_pictures(info, [2, 3])] == [None, None]
    chance = torch.randn(226, generator=torch.Generator().manual_seed(0))
    memory = Memory(torch.zeros(226), chance.diag(), torch.zeros(1, 226), torch.zeros(1))
    info = replace(info, memory=memory)
    said = outputs(network, info, images)
    (answer, first), (_, second) = said.of_pictures(info, [2, 3])
    assert torch.allclose(answer, said.logits[:2].softmax(-1).mean((0, 1)), atol=1e-6)
    assert (first, second) == (said.familiarity[:2].max(), said.familiarity[2:].max())
    assert first > said.familiarity[:2].min()


@pytest.mark.parametrize("key", MODELS)
def test_every_network_ends_with_its_last_layer(key):
    """Of what it is given, the logits are made, with nothing in between."""
    network = MODELS[key].build(classes=7)
    last = last_layer(network)
    assert last.out_features == 7
    seen = []
    last.register_forward_hook(lambda module, given, made: seen.append(made))
    network.eval()
    with torch.no_grad():
        logits = network(torch.zeros(2, 3, 32, 32))
    assert torch.equal(seen[0], logits)


def test_soften_at_one_is_softmax():
    logits = torch.randn(4, 2, 10, generator=torch.Generator().manual_seed(0))
    assert torch.allclose(soften(logits), logits.softmax(-1), atol=1e-6)
    assert torch.allclose(soften(logits, 1.7), (logits / 1.7).softmax(-1), atol=1e-6)


def test_power_stretches_and_keeps_the_order():
    logits = torch.tensor([[3.0, 1.0, 0.5]])
    behind = torch.tensor([[0.0, 2.0, 2.5]])
    expected = (-((behind / 0.8) ** 1.5)).softmax(-1)
    assert torch.allclose(soften(logits, 0.8, 1.5), expected)
    assert soften(logits, 0.8, 3.0)[0, 0] > soften(logits, 0.8, 1.0)[0, 0]
    assert soften(logits, 5.0, 0.5).argsort().tolist() == logits.argsort().tolist()
