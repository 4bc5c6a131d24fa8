"""What a network makes of a picture on its way."""

import pytest
import torch

from models.depths import watched
from models.registry import MODELS

SMALL = {"enlarge_to": 64}  # for the one network that enlarges


@pytest.mark.parametrize("key", MODELS)
def test_every_network_names_depths(key):
    torch.manual_seed(0)
    arguments = {name: SMALL[name] for name in MODELS[key].takes if name in SMALL}
    network = MODELS[key].build(**arguments).eval()
    with torch.inference_mode(), watched(network) as features:
        network(torch.randn(2, 3, 32, 32))
        seen = features()
        network(torch.randn(5, 3, 32, 32))
        assert len(features()) == 5
    parts = torch.tensor(len(network.depths), dtype=torch.float)
    assert seen.norm(dim=1) == pytest.approx(parts.sqrt().expand(2), abs=1e-4)  # each of length 1
    assert not any(module._forward_hooks for module in network.modules())
    assert not torch.allclose(seen[0], seen[1])


def test_maps_by_their_spread_and_numbers_above_zero():
    torch.manual_seed(0)
    network = MODELS["alexnet"].build(width=0.25).eval()
    x, answers = torch.randn(3, 3, 32, 32), {}
    for name in ("conv5", "fc1"):
        network.get_submodule(name).register_forward_hook(
            lambda layer, given, answer, name=name: answers.update({name: answer.clone()})
        )
    with torch.inference_mode(), watched(network) as features:
        network(x)
        seen = features()
    pixels = answers["conv5"].flatten(2).double()
    spread = (pixels - pixels.mean(-1, keepdim=True)).square().mean(-1).sqrt().float()
    above = answers["fc1"].clamp(min=0)
    expected = [part / part.norm(dim=1, keepdim=True) for part in (spread, above)]
    assert torch.allclose(seen, torch.cat(expected, 1), atol=1e-6)
