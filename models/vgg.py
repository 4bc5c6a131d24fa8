"""VGGNet (2014): nothing but 3×3 convolutions, one after the other, sixteen layers deep."""

import torch
from torch import nn

from models import layers
from models.layers import ConvNorm, initialise_he, scaled

# maps of each convolution, stage by stage: configuration D of the paper's table 1
STAGES = ((64, 64), (128, 128), (256, 256, 256), (512, 512, 512), (512, 512, 512))


class VGG16(nn.Module):
    """Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image
    Recognition", ICLR 2015 (arXiv 1409.1556), for 32×32 pictures; 15.2 million parameters at
    width 1.

    Kept: thirteen 3×3 convolutions in five stages, each ended by a 2×2 pool, and three linear
    layers. Departures: batch norm after each convolution (without it the paper had to start from
    the weights of a shallower network); the linear layers have 512 units for 4096, since the last
    map is 1×1×512 here and 7×7×512 there; dropout is 0 unless asked for.
    """

    depths = ("stages.2.2", "stages.3.2", "stages.4.2")  # see models.depths

    def __init__(
        self,
        classes: int = 10,
        width: float = 1.0,
        dropout: float = 0.0,
        activation: str = "relu",
    ) -> None:
        super().__init__()
        channels = 3
        stages: list[nn.Module] = []
        for stage in STAGES:
            convolutions: list[nn.Module] = []
            for maps in stage:
                convolutions.append(ConvNorm(channels, scaled(maps, width), act=activation))
                channels = scaled(maps, width)
            stages.append(nn.Sequential(*convolutions, nn.MaxPool2d(2)))
        self.stages = nn.ModuleList(stages)
        self.classifier = nn.Sequential(
            nn.Linear(channels, channels),
            layers.activation(activation),
            nn.Dropout(dropout),
            nn.Linear(channels, channels),
            layers.activation(activation),
            nn.Dropout(dropout),
            nn.Linear(channels, classes),
        )
        initialise_he(self)
        for layer in self.classifier:  # std 0.01 would silence two such layers in a row
            if isinstance(layer, nn.Linear):
                nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×3×32×32 → N×classes logits. The shapes are those of width 1."""
        for stage in self.stages:  # N×64×16×16, N×128×8×8, N×256×4×4, N×512×2×2, N×512×1×1
            x = stage(x)
        return self.classifier(x.flatten(1))  # N×512 → N×classes
