"""The networks that are not published, and what only some networks take."""

from importlib import import_module
from inspect import signature

import pytest
import torch
import torchvision
from torch import nn

from app.training.settings import ARGUMENTS, USUAL_ARGUMENTS
from models.registry import MODELS, owners, spec


@pytest.mark.parametrize("convolutions", [1, 2, 3, 4])
def test_depth_of_the_small_network(convolutions):
    """Each convolution more halves the picture and doubles the filters."""
    network = spec("cnn2").build(convolutions=convolutions)
    found = [m.out_channels for m in network.modules() if isinstance(m, nn.Conv2d)]
    assert found == [16, 32, 64, 128][:convolutions]
    side = 32 // 2**convolutions
    assert network.fc.in_features == found[-1] * side * side >= 512
    assert network(torch.zeros(2, 3, 32, 32)).shape == (2, 10)


@pytest.mark.parametrize("convolutions", [0, 5])
def test_a_depth_that_it_has_not(convolutions):
    with pytest.raises(ValueError, match="1 to 4"):
        spec("cnn2").build(convolutions=convolutions)


def test_resnet50_is_that_of_torchvision():
    """Names, shapes and answers: its weights fit, and mean the same here."""
    theirs = torchvision.models.resnet50(num_classes=10).eval()
    network = spec("resnet50").build(enlarge_to=64).eval()
    network.load_state_dict(theirs.state_dict())
    torch.manual_seed(0)
    x = torch.randn(2, 3, 64, 64)
    with torch.inference_mode():
        torch.testing.assert_close(network(x), theirs(x))


def test_resnet50_enlarges_what_it_is_given():
    torch.manual_seed(0)
    network = spec("resnet50").build(width=8, enlarge_to=64).eval()
    small = torch.randn(2, 3, 32, 32)
    large = nn.functional.interpolate(small, (64, 64), mode="bilinear", align_corners=False)
    sizes = []
    network.conv1.register_forward_hook(lambda _, given, output: sizes.append(given[0].shape[-1]))
    with torch.inference_mode():
        assert network(small).equal(network(large))
    assert sizes == [64, 64]


@pytest.mark.parametrize("key", MODELS)
def test_the_registry_knows_what_each_network_takes(key):
    """And the usual values: those that the network's class has where nothing is said."""
    module, name = MODELS[key].builder.split(":")
    known = signature(getattr(import_module(module), name)).parameters
    takes = {n: p.default for n, p in known.items()}
    takes = {n: v for n, v in takes.items() if n not in ("classes", "width", *USUAL_ARGUMENTS)}
    assert MODELS[key].takes == takes
    assert set(takes) <= {setting.name for setting in ARGUMENTS}
    assert ("width" in known) == (MODELS[key].width is not None)
    for setting in takes:
        assert key in owners(setting)
