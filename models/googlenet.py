"""GoogLeNet (2014): modules that look at several sizes at once."""

from functools import partial

import torch
from torch import nn

from models.layers import ConvNorm, GlobalAverage, initialise_he, scaled

# name: maps of 1×1, 3×3 reduced, 3×3, 5×5 reduced, 5×5, projection after the pool (table 1)
MODULES = {
    "3a": (64, 96, 128, 16, 32, 32),
    "3b": (128, 128, 192, 32, 96, 64),
    "4a": (192, 96, 208, 16, 48, 64),
    "4b": (160, 112, 224, 24, 64, 64),
    "4c": (128, 128, 256, 24, 64, 64),
    "4d": (112, 144, 288, 32, 64, 64),
    "4e": (256, 160, 320, 32, 128, 128),
    "5a": (256, 160, 320, 32, 128, 128),
    "5b": (384, 192, 384, 48, 128, 128),
}


class Inception(nn.Module):
    """Four branches side by side, their maps stacked: N×in×H×W → N×(sum of branches)×H×W.

    The 1×1 convolutions before 3×3 and 5×5 make those affordable (figure 2b of the paper).
    """

    def __init__(self, channels: int, maps: tuple[int, ...], act: str) -> None:
        super().__init__()
        conv = partial(ConvNorm, act=act)
        one, three_reduced, three, five_reduced, five, pooled = maps
        self.branch1 = conv(channels, one, 1)
        self.branch3 = nn.Sequential(
            conv(channels, three_reduced, 1), conv(three_reduced, three, 3)
        )
        self.branch5 = nn.Sequential(conv(channels, five_reduced, 1), conv(five_reduced, five, 5))
        self.branch_pool = nn.Sequential(
            nn.MaxPool2d(3, stride=1, padding=1), conv(channels, pooled, 1)
        )
        self.channels = one + three + five + pooled

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×in×H×W → N×channels×H×W."""
        branches = [self.branch1(x), self.branch3(x), self.branch5(x), self.branch_pool(x)]
        return torch.cat(branches, dim=1)


class GoogLeNet(nn.Module):
    """Szegedy et al., "Going Deeper with Convolutions", CVPR 2015 (arXiv 1409.4842), for 32×32
    pictures; 5.9 million parameters at width 1.

    Kept: the nine modules with the maps of table 1, 1×1, 3×3, 5×5 and pooling branches, global
    average pooling and one linear layer. Departures: the paper's beginning shrinks 224×224 to
    28×28 and would leave 4×4 of ours, so one 3×3 convolution stands for it, of stride `stem_stride`
    (2: modules work on 16×16, 8×8 and 4×4 maps, a quarter of the work of stride 1); batch norm for
    local response normalisation (Ioffe and Szegedy, 2015); no auxiliary classifiers, which batch
    norm makes needless; dropout is 0 unless asked for.
    """

    depths = ("inception.4e", "inception.5a")  # see models.depths

    def __init__(
        self,
        classes: int = 10,
        width: float = 1.0,
        dropout: float = 0.0,
        stem_stride: int = 2,
        activation: str = "relu",
    ) -> None:
        super().__init__()
        channels = scaled(192, width)
        self.stem = ConvNorm(3, channels, 3, stride=stem_stride, act=activation)
        modules: dict[str, nn.Module] = {}
        for name, maps in MODULES.items():
            module = Inception(channels, tuple(scaled(n, width) for n in maps), activation)
            modules[name] = module
            channels = module.channels
        self.inception = nn.ModuleDict(modules)
        self.pool = nn.MaxPool2d(3, stride=2, padding=1)
        self.average = GlobalAverage()
        self.dropout = nn.Dropout(dropout)
        self.fc = nn.Linear(channels, classes)
        initialise_he(self)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×3×32×32 → N×classes logits. The shapes are those of width 1 and stem stride 2."""
        x = self.stem(x)  # N×192×16×16
        for name in ("3a", "3b"):
            x = self.inception[name](x)  # N×256×16×16, N×480×16×16
        x = self.pool(x)  # N×480×8×8
        for name in ("4a", "4b", "4c", "4d", "4e"):
            x = self.inception[name](x)  # N×512×8×8 (4d 528), at last N×832×8×8
        x = self.pool(x)  # N×832×4×4
        for name in ("5a", "5b"):
            x = self.inception[name](x)  # N×832×4×4, N×1024×4×4
        x = self.average(x)  # N×1024
        return self.fc(self.dropout(x))  # N×classes
