"""AlexNet (2012): the network that made deep learning win ImageNet."""

import torch
from torch import nn

from models import layers
from models.layers import ConvNorm, initialise_he, scaled


class AlexNet(nn.Module):
    """Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep Convolutional Neural
    Networks", NIPS 2012, for 32×32 pictures. 4.1 million parameters at width 1.

    Kept: five convolutions (the third, fourth and fifth without pooling between them), three
    pools, three linear layers, ReLU. Departures: 3×3 kernels at stride 1, because 11×11 at
    stride 4 would leave 8×8 of the first map; 64-192-256-256-256 maps (the paper's
    96-256-384-384-256 in two halves on two GPUs) and linear layers of 512 for 4096; batch norm for
    local response normalisation; pools of 2×2 without overlap; dropout is 0 unless asked for.
    """

    depths = ("conv5", "fc1")  # see models.depths

    def __init__(
        self,
        classes: int = 10,
        width: float = 1.0,
        dropout: float = 0.0,
        activation: str = "relu",
    ) -> None:
        super().__init__()
        a, b, c, d = (scaled(n, width) for n in (64, 192, 256, 512))
        self.conv1 = ConvNorm(3, a, act=activation)
        self.conv2 = ConvNorm(a, b, act=activation)
        self.conv3 = ConvNorm(b, c, act=activation)
        self.conv4 = ConvNorm(c, c, act=activation)
        self.conv5 = ConvNorm(c, c, act=activation)
        self.pool = nn.MaxPool2d(2)
        self.fc1 = nn.Linear(c * 4 * 4, d)
        self.fc2 = nn.Linear(d, d)
        self.fc3 = nn.Linear(d, classes)
        self.act = layers.activation(activation)
        self.dropout = nn.Dropout(dropout)
        initialise_he(self)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """N×3×32×32 → N×classes logits. The shapes are those of width 1."""
        x = self.pool(self.conv1(x))  # N×64×16×16
        x = self.pool(self.conv2(x))  # N×192×8×8
        x = self.conv3(x)  # N×256×8×8
        x = self.conv4(x)  # N×256×8×8
        x = self.pool(self.conv5(x))  # N×256×4×4
        x = x.flatten(1)  # N×4096
        x = self.act(self.fc1(self.dropout(x)))  # N×512
        x = self.act(self.fc2(self.dropout(x)))  # N×512
        return self.fc3(x)  # N×classes
