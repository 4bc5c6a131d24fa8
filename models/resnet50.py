"""ResNet-50, laid out as torchvision's, so that weights learnt on ImageNet fit into it."""

import torch
from torch import nn
from torch.nn import functional

from models import layers
from models.layers import GlobalAverage, initialise_he

_EXPANSION = 4  # maps that leave a block, for one inside it
_BLOCKS = (3, 4, 6, 3)  # in the four stages (table 1 of the paper)


class Bottleneck(nn.Module):
    """1×1, 3×3 and 1×1 convolution with a shortcut: N×in×H×W → N×4·maps×H/stride×W/stride.

    The 3×3 convolution has the stride, as in torchvision ("ResNet v1.5"); in the paper the first
    1×1 has it.
    """

    def __init__(self, channels_in: int, maps: int, stride: int, act: str) -> None:
        super().__init__()
        channels_out = _EXPANSION * maps
        self.conv1 = nn.Conv2d(channels_in, maps, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(maps)
        self.conv2 = nn.Conv2d(maps, maps, 3, stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(maps)
        self.conv3 = nn.Conv2d(maps, channels_out, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(channels_out)
        self.act1, self.act2, self.act3 = (layers.activation(act) for _ in range(3))
        self.downsample: nn.Module | None = None
        if stride != 1 or channels_in != channels_out:
            self.downsample = nn.Sequential(
                nn.Conv2d(channels_in, channels_out, 1, stride, bias=False),
                nn.BatchNorm2d(channels_out),
            )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×in×H×W → N×4·maps×H/stride×W/stride."""
        shortcut = x if self.downsample is None else self.downsample(x)
        x = self.act1(self.bn1(self.conv1(x)))
        x = self.act2(self.bn2(self.conv2(x)))
        return self.act3(self.bn3(self.conv3(x)) + shortcut)


class ResNet50(nn.Module):
    """He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", CVPR 2016
    (arXiv 1512.03385), as torchvision builds it; 23.5 million parameters at width 64.

    Nothing of it is fitted to small pictures, because weights learnt on ImageNet are to fit. It
    shrinks a picture 32-fold, so that 32×32 pixels would leave a single one: the network enlarges
    its pictures to `enlarge_to` pixels before the first layer (bilinear, which adds no detail, but
    brings edges and parts to a size that the filters know). 128 leaves 4×4; the weights were
    learnt with 224, which costs three times as much. `width` is the number of maps of the first
    stage (the paper: 64); weights from ImageNet fit 64 alone.
    """

    depths = ("layer2", "layer3")  # see models.depths

    def __init__(
        self,
        classes: int = 10,
        width: int = 64,
        enlarge_to: int = 128,
        activation: str = "relu",
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.enlarge_to = enlarge_to
        # the names are torchvision's
        self.conv1 = nn.Conv2d(3, width, 7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.act = layers.activation(activation)
        self.maxpool = nn.MaxPool2d(3, stride=2, padding=1)
        channels, stages = width, []
        for number, blocks in enumerate(_BLOCKS):
            maps, stride = width << number, 1 if number == 0 else 2
            stage = [Bottleneck(channels, maps, stride, activation)]
            channels = _EXPANSION * maps
            stage += [Bottleneck(channels, maps, 1, activation) for _ in range(blocks - 1)]
            stages.append(nn.Sequential(*stage))
        self.layer1, self.layer2, self.layer3, self.layer4 = stages
        self.average = GlobalAverage()
        self.dropout = nn.Dropout(dropout)
        self.fc = nn.Linear(channels, classes)
        initialise_he(self)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×3×32×32 → N×classes logits. The shapes are those of width 64, enlarged to 128."""
        size = (self.enlarge_to, self.enlarge_to)
        if x.shape[-2:] != size:
            x = functional.interpolate(x, size, mode="bilinear", align_corners=False)
        x = self.act(self.bn1(self.conv1(x)))  # N×64×64×64
        x = self.maxpool(x)  # N×64×32×32
        x = self.layer1(x)  # N×256×32×32
        x = self.layer2(x)  # N×512×16×16
        x = self.layer3(x)  # N×1024×8×8
        x = self.layer4(x)  # N×2048×4×4
        x = self.average(x)  # N×2048
        return self.fc(self.dropout(x))  # N×classes
