"""The two-convolution network of many a first course: what such a network can do, done well."""

from itertools import pairwise

import torch
from torch import nn

from models.layers import ConvNorm, initialise_he

MAPS = (16, 32, 64, 128)  # of the first to the fourth convolution
_KERNEL = 5
_SIDE = 32  # of the pictures, pixels


class CNN2(nn.Module):
    """The shape that tutorials begin with (LeCun et al., 1998, gave it; batch norm: Ioffe and
    Szegedy, "Batch Normalization", ICML 2015). 34,586 parameters for ten classes.

    Two convolutions of 16 and 32 filters of 5×5, each with batch norm, ReLU and a 2×2 pool, and one
    linear layer. `convolutions`, 1 to 4, makes it shallower or deeper for a study of depth: 16, 32,
    64 and 128 filters. Every convolution keeps height and width and every pool halves them, so
    that four leave 2×2 of 32×32; the linear layer sees 4,096, 2,048, 1,024 or 512 numbers, and
    what a deeper network gains is not owed to a larger end.
    """

    depths = ("stages",)  # see models.depths

    def __init__(
        self,
        classes: int = 10,
        convolutions: int = 2,
        activation: str = "relu",
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        if not 1 <= convolutions <= len(MAPS):
            raise ValueError(f"1 to {len(MAPS)} convolutions, not {convolutions}")
        channels = (3, *MAPS[:convolutions])
        self.stages = nn.Sequential(
            *(
                nn.Sequential(
                    ConvNorm(channels_in, channels_out, _KERNEL, act=activation), nn.MaxPool2d(2)
                )
                for channels_in, channels_out in pairwise(channels)
            )
        )
        side = _SIDE >> convolutions
        self.dropout = nn.Dropout(dropout)
        self.fc = nn.Linear(channels[-1] * side * side, classes)
        initialise_he(self)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×3×32×32 → N×classes logits. The shapes are those of two convolutions."""
        x = self.stages(x)  # N×16×16×16, N×32×8×8
        x = x.flatten(1)  # N×2048
        return self.fc(self.dropout(x))  # N×classes
