"""Each network is what its docstring says: size, shapes, gradients, and that it learns."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
import torch
from torch import nn

from models.layers import (
    activation,
    count_multiply_adds,
    count_parameters,
    initialise,
    scaled,
)
from models.registry import (
    ACTIVATIONS,
    CLASSES,
    INITIALISATIONS,
    MODELS,
    PUBLISHED,
    spec,
)
from tests.drawing import draw_picture

# small enough to learn in seconds; LeNet-5 has no width
SMALL: dict[str, dict[str, float]] = {
    "lenet5": {},
    "alexnet": {"width": 0.25},
    "vgg16": {"width": 0.25},
    "googlenet": {"width": 0.125},
    "resnet18": {"width": 8},
    "cnn2": {},
    "resnet9": {"width": 8},
    "resnet50": {"width": 8, "enlarge_to": 32},
}
PARAMETERS = {
    "lenet5": 62_006,
    "alexnet": 4_101_834,
    "vgg16": 15_249_354,
    "googlenet": 5_871_914,
    "resnet18": 11_173_962,
    "cnn2": 34_586,
    "resnet9": 4_903_242,
    "resnet50": 23_528_522,
}
# what leaves each stage at the usual width, as the comments beside the tensors say
SHAPES = {
    "lenet5": {
        "conv1": (6, 28, 28),
        "conv2": (16, 10, 10),
        "fc1": (120,),
        "fc2": (84,),
        "fc3": (10,),
    },
    "alexnet": {
        "conv1": (64, 32, 32),
        "conv2": (192, 16, 16),
        "conv3": (256, 8, 8),
        "conv4": (256, 8, 8),
        "conv5": (256, 8, 8),
        "pool": (256, 4, 4),  # its last use
        "fc1": (512,),
        "fc2": (512,),
        "fc3": (10,),
    },
    "vgg16": {
        "stages.0": (64, 16, 16),
        "stages.1": (128, 8, 8),
        "stages.2": (256, 4, 4),
        "stages.3": (512, 2, 2),
        "stages.4": (512, 1, 1),
        "classifier": (10,),
    },
    "googlenet": {
        "stem": (192, 16, 16),
        "inception.3a": (256, 16, 16),
        "inception.3b": (480, 16, 16),
        "inception.4a": (512, 8, 8),
        "inception.4b": (512, 8, 8),
        "inception.4c": (512, 8, 8),
        "inception.4d": (528, 8, 8),
        "inception.4e": (832, 8, 8),
        "inception.5a": (832, 4, 4),
        "inception.5b": (1024, 4, 4),
        "fc": (10,),
    },
    "resnet18": {
        "stem": (64, 32, 32),
        "stage1": (64, 32, 32),
        "stage2": (128, 16, 16),
        "stage3": (256, 8, 8),
        "stage4": (512, 4, 4),
        "fc": (10,),
    },
    "cnn2": {"stages.0": (16, 16, 16), "stages.1": (32, 8, 8), "fc": (10,)},
    "resnet50": {
        "conv1": (64, 64, 64),
        "maxpool": (64, 32, 32),
        "layer1": (256, 32, 32),
        "layer2": (512, 16, 16),
        "layer3": (1024, 8, 8),
        "layer4": (2048, 4, 4),
        "fc": (10,),
    },
}
SHAPES["resnet9"] = SHAPES["resnet18"]  # fewer blocks in the same stages


def build(key: str, **arguments: object) -> nn.Module:
    torch.manual_seed(0)
    return spec(key).build(**arguments)


@contextmanager
def watched(network: nn.Module) -> Iterator[dict[str, tuple[int, ...]]]:
    """The shape of one picture's output of every module, by the module's name."""
    shapes: dict[str, tuple[int, ...]] = {}
    hooks = [
        module.register_forward_hook(
            lambda _, __, output, name=name: shapes.update({name: tuple(output.shape[1:])})
        )
        for name, module in network.named_modules()
    ]
    yield shapes
    for hook in hooks:
        hook.remove()


def pictures(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Drawn pictures of ten classes in turn: N×3×32×32 about −2…2, N labels."""
    generator = np.random.default_rng(0)
    labels = torch.arange(count) % len(CLASSES)
    drawn = np.stack([draw_picture(int(label), generator) for label in labels])
    return torch.from_numpy(drawn).permute(0, 3, 1, 2).float() / 64 - 2, labels


@pytest.mark.parametrize("key", MODELS)
def test_shapes_and_sizes(key):
    network = build(key).eval()
    assert count_parameters(network) == PARAMETERS[key]
    with watched(network) as shapes, torch.inference_mode():
        assert network(torch.zeros(1, 3, 32, 32)).shape == (1, 10)
    assert {name: shapes[name] for name in SHAPES[key]} == SHAPES[key]
    assert count_multiply_adds(network) == multiply_adds_by_hand(network, shapes)


def multiply_adds_by_hand(network: nn.Module, shapes: dict[str, tuple[int, ...]]) -> int:
    """Every output number of a layer is a sum of so many products."""
    total = 0
    for name, module in network.named_modules():
        if isinstance(module, nn.Conv2d):
            products = module.in_channels * module.kernel_size[0] * module.kernel_size[1]
            total += int(np.prod(shapes[name])) * products
        elif isinstance(module, nn.Linear):
            total += module.in_features * module.out_features
    return total


def convolution(channels_in: int, channels_out: int, kernel: int) -> int:
    """Parameters of a convolution without bias and of its norm."""
    return channels_in * channels_out * kernel**2 + 2 * channels_out


def linear(*sizes: int) -> int:
    return sum((a + 1) * b for a, b in itertools.pairwise(sizes))


def test_parameters_add_up_as_in_the_papers():
    assert PARAMETERS["lenet5"] == (75 + 1) * 6 + (150 + 1) * 16 + linear(400, 120, 84, 10)
    maps = (3, 64, 192, 256, 256, 256)
    convolutions = sum(convolution(a, b, 3) for a, b in itertools.pairwise(maps))
    assert PARAMETERS["alexnet"] == convolutions + linear(4096, 512, 512, 10)
    vgg = (3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512)
    convolutions = sum(convolution(a, b, 3) for a, b in itertools.pairwise(vgg))
    assert PARAMETERS["vgg16"] == convolutions + linear(512, 512, 512, 10)
    stages = ((64, 64), (64, 128), (128, 256), (256, 512))
    blocks = sum(convolution(a, b, 3) + 3 * convolution(b, b, 3) for a, b in stages)
    shortcuts = sum(convolution(a, b, 1) for a, b in stages[1:])
    stem = convolution(3, 64, 3)
    assert PARAMETERS["resnet18"] == stem + blocks + shortcuts + linear(512, 10)
    halves = sum(convolution(a, b, 3) + convolution(b, b, 3) for a, b in stages)
    assert PARAMETERS["resnet9"] == stem + halves + shortcuts + linear(512, 10)
    filters = convolution(3, 16, 5) + convolution(16, 32, 5)
    assert PARAMETERS["cnn2"] == filters + linear(32 * 8 * 8, 10)


@pytest.mark.parametrize("key", MODELS)
def test_gradients_reach_every_parameter(key):
    network = build(key, **SMALL[key]).train()
    images, labels = pictures(32)
    nn.functional.cross_entropy(network(images), labels).backward()
    silent = [
        name
        for name, parameter in network.named_parameters()
        if parameter.grad is None or not parameter.grad.abs().max() > 0
    ]
    assert silent == []


def learn_by_heart(key: str, images: torch.Tensor, labels: torch.Tensor) -> float:
    """The share of the pictures that a small network has right after a few dozen steps."""
    network = build(key, **SMALL[key]).train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=0.0)
    right = 0.0
    for _ in range(200):
        answers = network(images)
        right = float((answers.argmax(1) == labels).float().mean())
        loss = nn.functional.cross_entropy(answers, labels)
        if loss < 0.01:  # 64 pictures: each of them has more than half of the probability
            break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()  # the last one may overshoot, so nothing is looked at after it
    return right


@pytest.mark.parametrize("key", MODELS)
def test_learns_64_pictures_by_heart(key):
    assert learn_by_heart(key, *pictures(64)) == 1.0


@pytest.mark.data
@pytest.mark.parametrize("key", MODELS)
def test_learns_64_real_pictures_by_heart(key, real_data):
    from app.training.sources import find_data, load_split

    test_set = load_split(find_data(real_data), "test")  # the smaller part to decode
    chosen = torch.arange(64) * (len(test_set) // 64)
    images = test_set.images[chosen].permute(0, 3, 1, 2).float() / 64 - 2
    assert learn_by_heart(key, images, test_set.labels[chosen]) == 1.0


@pytest.mark.parametrize("key", MODELS)
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_activation_stands_everywhere(key, name):
    """In place of each ReLU, and nothing else changes: weights fit both ways."""
    plain, other = build(key, **SMALL[key]), build(key, activation=name, **SMALL[key])
    kind = type(activation(name))
    counts = [
        sum(type(module) is wanted for module in network.modules())
        for network, wanted in ((plain, nn.ReLU), (other, kind))
    ]
    assert counts[0] == counts[1] > 0
    other.load_state_dict(plain.state_dict())
    images, _ = pictures(2)
    with torch.inference_mode():
        same = plain.eval()(images).allclose(other.eval()(images))
    assert same == (name == "relu")


def test_unknown_activation_is_named():
    with pytest.raises(ValueError, match="relu6"):
        build("lenet5", activation="relu6")


@pytest.mark.parametrize("key", MODELS)
def test_dropout_is_active_in_training_alone(key):
    network = build(key, dropout=0.5, **SMALL[key]).train()
    drops = [module for module in network.modules() if isinstance(module, nn.Dropout)]
    assert drops
    assert all(module.p == 0.5 for module in drops)
    seen: list[bool] = []
    for module in drops:
        module.register_forward_hook(lambda _, given, output: seen.append(given[0].equal(output)))
    images, _ = pictures(16)
    network(images)
    assert not any(seen)
    seen.clear()
    network.eval()(images)
    assert all(seen)


def test_lenet_with_batch_norm_stays_small():
    network = build("lenet5", batch_norm=True)
    assert count_parameters(network) == PARAMETERS["lenet5"] + 2 * (6 + 16 + 120 + 84) <= 65_000


@pytest.mark.parametrize("name", INITIALISATIONS)
def test_initialisations(name):
    network = build("lenet5")
    before = {n: p.clone() for n, p in network.named_parameters()}
    torch.manual_seed(1)
    initialise(network, name)
    weight, bias = network.fc1.weight, network.fc1.bias  # 400 → 120
    if name == "default":
        assert all(p.equal(before[n]) for n, p in network.named_parameters())
        return
    assert not bias.any()
    expected = {
        "xavier": (2 / (400 + 120)) ** 0.5,
        "he": (2 / 400) ** 0.5,
        "orthogonal": (1 / 400) ** 0.5,
        "normal": 0.01,
        "zeros": 0.0,
    }
    assert float(weight.detach().std()) == pytest.approx(expected[name], rel=0.03)
    if name == "orthogonal":
        torch.testing.assert_close(weight @ weight.T, torch.eye(120), atol=1e-4, rtol=0)


@pytest.mark.parametrize("key", MODELS)
@pytest.mark.parametrize("classes", [2, 37])
def test_other_numbers_of_classes(key, classes):
    network = build(key, classes=classes, **SMALL[key]).eval()
    with torch.inference_mode():
        assert network(torch.zeros(3, 3, 32, 32)).shape == (3, classes)


@pytest.mark.parametrize("key", [key for key in MODELS if MODELS[key].width])
def test_width_scales_the_maps(key):
    """Half as wide: about a quarter of the work, and every norm has half as many maps."""
    maps = MODELS[key].width is int
    narrow = 32 if maps else 0.5
    norms = [
        [m.num_features for m in build(key, **arguments).modules() if isinstance(m, nn.BatchNorm2d)]
        for arguments in ({}, {"width": narrow})
    ]
    rounding = 0 if maps else 4  # maps are multiples of 8
    assert len(norms[0]) == len(norms[1])
    for wide, less in zip(*norms, strict=True):
        assert abs(wide / 2 - less) <= rounding
        assert less % 8 == 0


def test_fixed_width_takes_none():
    with pytest.raises(TypeError):
        build("lenet5", width=2)


@pytest.mark.parametrize(
    ("channels", "width", "expected"), [(64, 1, 64), (64, 0.5, 32), (16, 0.25, 8), (3, 1, 8)]
)
def test_scaled_counts_are_multiples_of_eight(channels, width, expected):
    assert scaled(channels, width) == expected


def test_one_seed_gives_one_network():
    weights = [build("resnet18", width=8).state_dict() for _ in range(2)]
    assert all(weights[0][name].equal(weights[1][name]) for name in weights[0])


def test_counting_leaves_the_network_as_it_was():
    network = build("vgg16", width=0.25).train()
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    count_multiply_adds(network)
    assert network.training
    assert all(tensor.equal(before[name]) for name, tensor in network.state_dict().items())


def test_five_are_published_in_the_order_of_their_years():
    assert PUBLISHED == ("lenet5", "alexnet", "vgg16", "googlenet", "resnet18")
    years = [MODELS[key].year for key in PUBLISHED]
    assert years == sorted(years)
    assert tuple(MODELS)[:5] == PUBLISHED  # lists begin with them
    assert tuple(MODELS)[5:] == ("cnn2", "resnet9", "resnet50")


def test_unknown_network_is_named():
    from models.errors import CodedError

    with pytest.raises(CodedError) as raised:
        spec("resnet")
    assert raised.value.code == "unknown-network"
    assert raised.value.data["key"] == "resnet"
    assert "resnet18" in str(raised.value.data["known"])
