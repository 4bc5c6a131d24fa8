"""How much faster is this project's training than the loop that most programs have?

Run as ``python -m tests.benchmarks.training [--json] [--steps N]`` on a quiet machine. ResNet-18
at full width, batch 128, on noise: speed does not depend on what pictures show. The plain loop is
float32, a DataLoader with two workers over PIL pictures, torchvision's transforms and SGD. Both
loops run in turn, twice; exit status 1 when the ratio of their medians is below the limit.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

from app.training.augment import Augmenter, batches
from app.training.config import TrainConfig
from app.training.dataset import DataSet
from app.training.devices import resolve
from app.training.loop import Trainer
from models.registry import CLASSES, spec

LIMIT = 2.2
BATCH = 128
ROUNDS = 2
WORKERS = 2
MEAN, STD = (0.49, 0.48, 0.45), (0.25, 0.24, 0.26)


@dataclass(frozen=True)
class Result:
    """Medians in pictures a second."""

    plain: float
    ours: float
    ratio: float
    precision: str
    threads: int
    steps: int
    passed: bool

    def table(self) -> str:
        """For people."""
        return "\n".join(
            (
                f"ResNet-18, batch {BATCH}, {self.threads} threads, {self.steps} steps a round",
                f"plain float32 loop   {self.plain:8.1f} images/s",
                f"this project         {self.ours:8.1f} images/s ({self.precision})",
                f"ratio                {self.ratio:8.2f} × (limit {LIMIT} ×)",
                "passed" if self.passed else "FAILED",
            )
        )


class Pictures(Dataset[tuple[torch.Tensor, int]]):
    """PIL pictures in memory with torchvision's transforms, as most programs have them."""

    def __init__(self, images: np.ndarray, labels: np.ndarray) -> None:
        self.images = [Image.fromarray(image) for image in images]
        self.labels = labels.tolist()
        self.transform = transforms.Compose(
            [
                transforms.RandomCrop(32, padding=4),
                transforms.RandomHorizontalFlip(),
                transforms.ToTensor(),
                transforms.Normalize(MEAN, STD),
            ]
        )

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, int]:
        return self.transform(self.images[index]), self.labels[index]


def plain_steps(images: np.ndarray, labels: np.ndarray, device: str) -> Iterator[None]:
    """One step of the plain loop at a time, for ever."""
    network = spec("resnet18").build().to(device)
    optimizer = torch.optim.SGD(
        network.parameters(), lr=0.01, momentum=0.9, weight_decay=5e-4, nesterov=True
    )
    loader = DataLoader(
        Pictures(images, labels),
        batch_size=BATCH,
        shuffle=True,
        drop_last=True,
        num_workers=WORKERS,
        persistent_workers=True,
    )
    while True:
        for inputs, targets in loader:
            loss = nn.functional.cross_entropy(network(inputs.to(device)), targets.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss.item()  # as such loops print it
            yield


def our_steps(images: np.ndarray, labels: np.ndarray, config: TrainConfig) -> Iterator[None]:
    """One step of `main.py train` at a time, for ever."""
    train_set = DataSet(torch.from_numpy(images), torch.from_numpy(labels), CLASSES, "")
    trainer = Trainer(config, train_set)
    augment = Augmenter(train_set.images.to(config.device), config)
    targets = train_set.labels.to(config.device)
    epoch = 0
    while True:
        for batch in batches(augment, targets, epoch):
            sums = trainer.step(batch, batch.step)
            if config.device != "cpu":
                sums.loss.item()  # waits for the device
            yield
        epoch += 1


def speeds(steps: Iterator[None], count: int) -> list[float]:
    """Pictures a second of `count` steps; a first one warms up."""
    next(steps)
    found = []
    started = time.perf_counter()
    for _ in islice(steps, count):
        now = time.perf_counter()
        found.append(BATCH / (now - started))
        started = now
    return found


def measure(count: int) -> Result:
    """Both loops in turn, so that both meet the same machine."""
    generator = np.random.default_rng(0)
    size = BATCH * 8
    images = generator.integers(0, 256, (size, 32, 32, 3), dtype=np.uint8)
    labels = generator.integers(0, 10, size)
    config = resolve(
        TrainConfig(
            "resnet18",
            batch_size=BATCH,
            learning_rate=0.01,
            translate=4,
            flip="random",
            label_smoothing=0.0,
        )
    )
    plain, ours = plain_steps(images, labels, config.device), our_steps(images, labels, config)
    plain_speeds, our_speeds = [], []
    for _ in range(ROUNDS):
        plain_speeds += speeds(plain, count)
        our_speeds += speeds(ours, count)
    middle = statistics.median(plain_speeds), statistics.median(our_speeds)
    ratio = middle[1] / middle[0]
    return Result(
        plain=round(middle[0], 1),
        ours=round(middle[1], 1),
        ratio=round(ratio, 3),
        precision=config.precision,
        threads=config.threads,
        steps=count,
        passed=ratio >= LIMIT,
    )


def main() -> int:
    """Measures and prints: a line of JSON, and for people a table before it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the line of JSON alone")
    parser.add_argument("--steps", type=int, default=5, help="timed steps a round (usual: 5)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["CIFAR_LAB_HOME"] = home  # the precision is measured now, on this machine
        result = measure(arguments.steps)
    if not arguments.json:
        print(result.table())
    print(json.dumps(asdict(result)))
    return 0 if result.passed else 1


if __name__ == "__main__":
    sys.exit(main())
