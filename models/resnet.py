"""ResNet (2015): shortcuts around every two layers, so that depth no longer hurts."""

import torch
from torch import nn

from models.layers import ConvNorm, GlobalAverage, activation, initialise_he


class BasicBlock(nn.Module):
    """Two 3×3 convolutions and a shortcut: N×in×H×W → N×out×H/stride×W/stride.

    Where the shape changes, the shortcut is a 1×1 convolution (option B of the paper).
    """

    def __init__(self, channels_in: int, channels_out: int, stride: int, act: str) -> None:
        super().__init__()
        self.conv1 = ConvNorm(channels_in, channels_out, 3, stride=stride, act=act)
        self.conv2 = ConvNorm(channels_out, channels_out, 3, act=None)
        self.shortcut: nn.Module = nn.Identity()
        if stride != 1 or channels_in != channels_out:
            self.shortcut = ConvNorm(channels_in, channels_out, 1, stride=stride, act=None)
        self.act = activation(act)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×in×H×W → N×out×H/stride×W/stride."""
        return self.act(self.conv2(self.conv1(x)) + self.shortcut(x))


class ResNet18(nn.Module):
    """He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", CVPR 2016
    (arXiv 1512.03385), for 32×32 pictures; 11.2 million parameters at width 64.

    Kept: four stages of two basic blocks, maps doubling as the picture halves, global average
    pooling, one linear layer. Departures: the beginning is one 3×3 convolution of stride 1 without
    a pool, as in the paper's own CIFAR-10 networks (section 4.2), because 7×7 at stride 2 and a
    pool would leave 8×8; `width` is the number of maps of the first stage (the paper: 64).
    """

    blocks = 2  # of a stage
    depths = ("stage2", "stage3", "stage4")  # see models.depths

    def __init__(
        self,
        classes: int = 10,
        width: int = 64,
        activation: str = "relu",
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.stem = ConvNorm(3, width, 3, act=activation)
        self.stage1 = self._stage(width, width, 1, activation)
        self.stage2 = self._stage(width, 2 * width, 2, activation)
        self.stage3 = self._stage(2 * width, 4 * width, 2, activation)
        self.stage4 = self._stage(4 * width, 8 * width, 2, activation)
        self.average = GlobalAverage()
        self.dropout = nn.Dropout(dropout)
        self.fc = nn.Linear(8 * width, classes)
        initialise_he(self)

    def _stage(self, channels_in: int, channels_out: int, stride: int, act: str) -> nn.Sequential:
        first = BasicBlock(channels_in, channels_out, stride, act)
        others = (BasicBlock(channels_out, channels_out, 1, act) for _ in range(self.blocks - 1))
        return nn.Sequential(first, *others)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×3×32×32 → N×classes logits. The shapes are those of width 64."""
        x = self.stem(x)  # N×64×32×32
        x = self.stage1(x)  # N×64×32×32
        x = self.stage2(x)  # N×128×16×16
        x = self.stage3(x)  # N×256×8×8
        x = self.stage4(x)  # N×512×4×4
        x = self.average(x)  # N×512
        return self.fc(self.dropout(x))  # N×classes


class ResNet9(ResNet18):
    """After He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", CVPR 2016
    (arXiv 1512.03385), for 32×32 pictures; 4.9 million parameters at width 64.

    Half a ResNet-18, which learns well in an hour without a graphics card: one basic block a stage
    for two, so nine 3×3 convolutions and a linear layer (the 1×1 convolutions of the shortcuts are
    not counted, as in the paper). Less than half of its work, 253 million multiply-adds for 555.
    Otherwise as there: maps of 64, 128, 256 and 512 while the picture halves, a beginning without
    stride, global average pooling. Networks of that size are what short trainings are measured with
    (Page, 2018, "How to Train Your ResNet").
    """

    blocks = 1
