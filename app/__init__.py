"""CIFAR Lab: a desktop laboratory for the classic convolutional networks."""

__version__ = "0.1.0"
