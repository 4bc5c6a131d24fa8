"""LeNet-5 (1998): the first convolutional network that went to work, reading cheques."""

import torch
from torch import nn

from models import layers


class LeNet5(nn.Module):
    """LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document Recognition",
    Proceedings of the IEEE 86(11), 1998. 62,006 parameters for ten classes.

    Kept: two 5×5 convolutions of 6 and 16 maps, two 2×2 subsamplings, layers of 120 and 84, 32×32
    input without padding. Departures, all usual today: three colour channels for one of grey; ReLU
    for the scaled tanh; max pooling for the trained average; every map of the second convolution
    sees all six maps (the paper's table of connections saved work in 1998); a linear layer with
    softmax for the radial basis functions. With `batch_norm` every layer but the last is followed
    by one (Ioffe and Szegedy, 2015): 452 parameters more, and a training that takes larger steps.
    """

    depths = ("norm1", "norm2", "norm3", "norm4")  # see models.depths

    def __init__(
        self,
        classes: int = 10,
        batch_norm: bool = False,
        activation: str = "relu",
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, classes)
        self.norm1 = nn.BatchNorm2d(6) if batch_norm else nn.Identity()
        self.norm2 = nn.BatchNorm2d(16) if batch_norm else nn.Identity()
        self.norm3 = nn.BatchNorm1d(120) if batch_norm else nn.Identity()
        self.norm4 = nn.BatchNorm1d(84) if batch_norm else nn.Identity()
        self.act = layers.activation(activation)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×3×32×32 → N×classes logits."""
        x = self.act(self.norm1(self.conv1(x)))  # N×6×28×28
        x = self.pool(x)  # N×6×14×14
        x = self.act(self.norm2(self.conv2(x)))  # N×16×10×10
        x = self.pool(x)  # N×16×5×5
        x = x.flatten(1)  # N×400
        x = self.act(self.norm3(self.fc1(self.dropout(x))))  # N×120
        x = self.act(self.norm4(self.fc2(self.dropout(x))))  # N×84
        return self.fc3(x)  # N×classes
