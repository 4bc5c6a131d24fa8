"""The networks as data: whatever lists networks iterates over `MODELS`.

Nothing here imports torch: the window lists the networks long before torch is loaded.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

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


class Pretrained(NamedTuple):
    """Weights that others have learnt on many pictures: where they are, and what they are fed.

    `sha256` are the first digits (hex) of the file's; mean and std, of each channel 0…1, are those
    of the pictures that the weights were learnt with.
    """

    url: str
    sha256: str
    mean: tuple[float, float, float]
    std: tuple[float, float, float]

    @property
    def name(self) -> str:
        """Of the file."""
        return self.url.rpartition("/")[2]


class ModelSpec(NamedTuple):  # importing dataclasses would delay the window by 10 ms
    """One network: what people call it, where it comes from and what builds it."""

    key: str
    title: str
    year: int
    paper: str
    builder: str  # "module:class", imported when the network is built
    published: bool = True
    width: type[float] | type[int] | None = float  # a factor, the first stage's maps, or fixed
    pretrained: Pretrained | None = None  # on ImageNet
    takes: dict[str, Any] = {}  # noqa: RUF012  arguments that not every network has: usual values

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
        takes={"batch_norm": False},
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
        takes={"stem_stride": 2},
    ),
    ModelSpec(
        "resnet18",
        "ResNet",
        2015,
        "He et al., Deep Residual Learning for Image Recognition",
        "models.resnet:ResNet18",
        width=int,
    ),
    # these are trained by whoever wants them: no file of theirs is shipped
    ModelSpec(
        "cnn2",
        "CNN-2",
        2015,
        "Ioffe and Szegedy, Batch Normalization: "
        "Accelerating Deep Network Training by Reducing Internal Covariate Shift",
        "models.cnn2:CNN2",
        published=False,
        width=None,
        takes={"convolutions": 2},
    ),
    ModelSpec(
        "resnet9",
        "ResNet-9",
        2015,
        "He et al., Deep Residual Learning for Image Recognition",
        "models.resnet:ResNet9",
        published=False,
        width=int,
    ),
    ModelSpec(
        "resnet50",
        "ResNet-50",
        2015,
        "He et al., Deep Residual Learning for Image Recognition",
        "models.resnet50:ResNet50",
        published=False,
        width=int,
        # torchvision's ResNet50_Weights.IMAGENET1K_V1. Its V2 names more pictures of ImageNet
        # right, but was trained with smoothed labels and mixed pictures, and features learnt that
        # way transfer worse (Kornblith et al., 2021, "Why Do Better Loss Functions Lead to Less
        # Transferable Features?")
        pretrained=Pretrained(
            "https://download.pytorch.org/models/resnet50-0676ba61.pth",
            "0676ba61",
            mean=(0.485, 0.456, 0.406),
            std=(0.229, 0.224, 0.225),
        ),
        takes={"enlarge_to": 128},
    ),
)

MODELS: dict[str, ModelSpec] = {spec.key: spec for spec in _SPECS}
PUBLISHED: tuple[str, ...] = tuple(spec.key for spec in _SPECS if spec.published)


def owners(argument: str) -> tuple[str, ...]:
    """The keys of the networks that take an argument which not every network has."""
    return tuple(each.key for each in _SPECS if argument in each.takes)


def spec(key: str) -> ModelSpec:
    """The network of that key; raises CodedError("unknown-network")."""
    if key not in MODELS:
        raise CodedError("unknown-network", key=key, known=", ".join(MODELS))
    return MODELS[key]
