"""ResNet-9: half a ResNet-18, which learns well in an hour without a graphics card."""

import torch
from torch import nn

from models.layers import ConvNorm, initialise_he
from models.resnet import BasicBlock


class ResNet9(nn.Module):
    """After He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", CVPR 2016
    (arXiv 1512.03385), for 32×32 pictures; 4.9 million parameters at width 64.

    ResNet-18 with one basic block a stage for two: nine 3×3 convolutions and a linear layer (the
    1×1 convolutions of the shortcuts are not counted, as in the paper). Less than half of its work,
    253 million multiply-adds for 555. Otherwise as there: maps of 64, 128, 256 and 512 while the
    picture halves, a beginning without stride, global average pooling. Networks of that size are
    what short trainings are measured with (Page, 2018, "How to Train Your ResNet").
    """

    def __init__(
        self,
        classes: int = 10,
        width: int = 64,
        activation: str = "relu",
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.stem = ConvNorm(3, width, 3, act=activation)
        self.stage1 = BasicBlock(width, width, 1, activation)
        self.stage2 = BasicBlock(width, 2 * width, 2, activation)
        self.stage3 = BasicBlock(2 * width, 4 * width, 2, activation)
        self.stage4 = BasicBlock(4 * width, 8 * width, 2, activation)
        self.dropout = nn.Dropout(dropout)
        self.fc = nn.Linear(8 * width, classes)
        initialise_he(self)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×3×32×32 → N×classes logits. The shapes are those of width 64."""
        x = self.stem(x)  # N×64×32×32
        x = self.stage1(x)  # N×64×32×32
        x = self.stage2(x)  # N×128×16×16
        x = self.stage3(x)  # N×256×8×8
        x = self.stage4(x)  # N×512×4×4
        x = x.mean(dim=(2, 3))  # N×512
        return self.fc(self.dropout(x))  # N×classes
