"""The networks as data: whatever lists networks iterates over `MODELS`.

Nothing here imports torch: the window lists the networks long before torch is loaded.
"""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from models.errors import CodedError

if TYPE_CHECKING:
    from torch import nn

# CIFAR-10's own order (Krizhevsky, 2009, "Learning Multiple Layers of Features from Tiny Images")
CLASSES = (
    "airplane",
    "automobile",
    "bird",
    "cat",
    "deer",
    "dog",
    "frog",
    "horse",
    "ship",
    "truck",
)


# what stands between the layers; the papers' own is ReLU, LeNet-5's a scaled tanh
ACTIVATIONS = ("relu", "leaky-relu", "gelu", "silu", "tanh", "sigmoid")
# how weights start: each network's own way, or one of these (`models.layers.initialise`)
INITIALISATIONS = ("default", "xavier", "he", "orthogonal", "normal", "zeros")


class ModelSpec(NamedTuple):  # importing dataclasses would delay the window by 10 ms
    """One network: what people call it, where it comes from and what builds it."""

    key: str
    title: str
    year: int
    paper: str
    builder: str  # "module:class", imported when the network is built
    published: bool = True
    width: type[float] | type[int] | None = float  # a factor, the first stage's maps, or fixed

    def build(self, **arguments: object) -> "nn.Module":
        """The network with fresh weights; `arguments` are those of its class (width, classes…)."""
        module, name = self.builder.split(":")
        network: nn.Module = getattr(import_module(module), name)(**arguments)
        return network


_SPECS = (
    ModelSpec(
        "lenet5",
        "LeNet-5",
        1998,
        "LeCun et al., Gradient-Based Learning Applied to Document Recognition",
        "models.lenet5:LeNet5",
        width=None,
    ),
    ModelSpec(
        "alexnet",
        "AlexNet",
        2012,
        "Krizhevsky et al., ImageNet Classification with Deep Convolutional Neural Networks",
        "models.alexnet:AlexNet",
    ),
    ModelSpec(
        "vgg16",
        "VGGNet",
        2014,
        "Simonyan and Zisserman, "
        "Very Deep Convolutional Networks for Large-Scale Image Recognition",
        "models.vgg:VGG16",
    ),
    ModelSpec(
        "googlenet",
        "GoogLeNet",
        2014,
        "Szegedy et al., Going Deeper with Convolutions",
        "models.googlenet:GoogLeNet",
    ),
    ModelSpec(
        "resnet18",
        "ResNet",
        2015,
        "He et al., Deep Residual Learning for Image Recognition",
        "models.resnet:ResNet18",
        width=int,
    ),
)

MODELS: dict[str, ModelSpec] = {spec.key: spec for spec in _SPECS}
PUBLISHED: tuple[str, ...] = tuple(spec.key for spec in _SPECS if spec.published)


def spec(key: str) -> ModelSpec:
    """The network of that key; raises CodedError("unknown-network")."""
    if key not in MODELS:
        raise CodedError("unknown-network", key=key, known=", ".join(MODELS))
    return MODELS[key]
