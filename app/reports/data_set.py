"""What the page about the data says: how many pictures there are, and some of each class."""

import random
from dataclasses import dataclass

import numpy as np

from app.training import folders
from app.training.dataset import DataSet
from app.training.decoded import picture_digests
from app.training.sources import Source, read_split
from models.errors import CodedError

SAMPLES = 10  # pictures a class
_SEED = 0
# of the test pictures of CIFAR-10, which come with 5,000 training pictures a class
_CIFAR10 = "02f2d559cddafe5d59c5d6191dab1d2021a32d0e5f74a435d9128d5fca1d3dca"
_CIFAR10_TRAIN = 5000


@dataclass(frozen=True)
class AboutData:
    """Counts are by class, in the order of `classes`; `train` is None where there is none."""

    classes: tuple[str, ...]
    train: tuple[int, ...] | None
    test: tuple[int, ...]
    samples: tuple[np.ndarray, ...]  # of each class n×S×S×3 uint8, n at most SAMPLES
    fingerprint: str
    place: str
    kind: str
    unreadable: int
    cifar10: bool


def about_data(source: Source, dataset: DataSet) -> AboutData:
    """Of the test pictures in `dataset` and of the source that they were read from."""
    labels = dataset.labels.numpy()
    cifar10 = dataset.fingerprint == _CIFAR10
    return AboutData(
        classes=dataset.classes,
        train=_train_counts(source, dataset.classes, cifar10),
        test=_counts(labels, len(dataset.classes)),
        samples=_samples(dataset.images.numpy(), labels, len(dataset.classes)),
        fingerprint=dataset.fingerprint,
        place=str(source.path),
        kind=source.kind,
        unreadable=len(dataset.unreadable),
        cifar10=cifar10,
    )


def _counts(labels: np.ndarray, classes: int) -> tuple[int, ...]:
    return tuple(np.bincount(labels, minlength=classes).tolist())


def _train_counts(
    source: Source, classes: tuple[str, ...], cifar10: bool
) -> tuple[int, ...] | None:
    """Class folders are only listed; of the official archive it is known what else it holds."""
    if source.kind != "folders" and cifar10:
        return (_CIFAR10_TRAIN,) * len(classes)
    folder = source.path / "train"
    if source.kind == "folders" and not folder.is_dir():
        return None
    try:
        if source.kind == "folders":
            return tuple(len(folders.picture_files(folder / name)) for name in classes)
        return _counts(read_split(source, "train").labels, len(classes))
    except (OSError, CodedError):  # the test pictures are there, and they are what this is about
        return None


def _samples(images: np.ndarray, labels: np.ndarray, classes: int) -> tuple[np.ndarray, ...]:
    """They depend on the pixels alone: the same ones of class folders and of the archive."""
    chance, digests = random.Random(_SEED), picture_digests(images)
    chosen = []
    for label in range(classes):
        places = sorted(np.flatnonzero(labels == label).tolist(), key=digests.__getitem__)
        chosen.append(images[chance.sample(places, min(SAMPLES, len(places)))])
    return tuple(chosen)
