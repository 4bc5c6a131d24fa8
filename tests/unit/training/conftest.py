"""Small data sets: class folders with drawn pictures, and the official archive made of them; and
where a training leaves its files."""

import io
import pickle
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from app.training.run_folder import RunFolder

SHAPES = ("disc", "square", "stripe")
Draw = Callable[..., Path]


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "run")


def draw_shape(shape: int, generator: np.random.Generator) -> Image.Image:
    """A 32×32 picture of a bright shape on dark noise."""
    noise = generator.integers(0, 80, (32, 32, 3), np.uint8)
    image = Image.fromarray(noise)
    left, top = (int(n) for n in generator.integers(2, 12, 2))
    colour = tuple(int(n) for n in generator.integers(150, 256, 3))
    box = (left, top, left + 16, top + 16)
    draw = ImageDraw.Draw(image)
    if shape % 3 == 0:
        draw.ellipse(box, fill=colour)
    elif shape % 3 == 1:
        draw.rectangle(box, fill=colour)
    else:
        draw.line(box, fill=colour, width=4)
    return image


@pytest.fixture
def draw_folders(tmp_path: Path) -> Draw:
    """draw_folders(root?, classes, train=…, test=…, suffix=…) -> the root of class folders."""

    def draw(
        name: str = "pictures",
        classes: Sequence[str] = SHAPES,
        train: int = 6,
        test: int = 2,
        suffix: str = ".png",
    ) -> Path:
        generator = np.random.default_rng(7)
        for part, count in (("train", train), ("test", test)):
            for label, class_name in enumerate(classes):
                folder = tmp_path / name / part / class_name
                folder.mkdir(parents=True)
                for number in range(count):
                    image = draw_shape(label, generator)
                    image.save(folder / f"{number:03d}{suffix}", lossless=True)
        return tmp_path / name

    return draw


@pytest.fixture
def class_folders(draw_folders: Draw) -> Path:
    return draw_folders()


def official_members(root: Path, classes: Sequence[str] = SHAPES) -> dict[str, bytes]:
    """The pictures of class folders as the members of the official archive, in mixed order."""
    generator = np.random.default_rng(3)
    members = {"batches.meta": _pickled({b"label_names": [c.encode() for c in classes]})}
    for part, batches in (
        ("train", [f"data_batch_{n}" for n in range(1, 6)]),
        ("test", ["test_batch"]),
    ):
        found = sorted((root / part).glob("*/*"))
        for batch, chosen in zip(
            batches, np.array_split(generator.permutation(len(found)), len(batches)), strict=True
        ):
            files = [found[i] for i in chosen]
            pixels = [np.asarray(Image.open(f)).transpose(2, 0, 1).reshape(-1) for f in files]
            members[batch] = _pickled(
                {
                    b"data": np.stack(pixels),
                    b"labels": [classes.index(f.parent.name) for f in files],
                    b"filenames": [f.name.encode() for f in files],
                }
            )
    return members


def _pickled(value: dict[bytes, object]) -> bytes:
    return pickle.dumps(value, protocol=2)


def write_archive(path: Path, members: dict[str, bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:gz") as tar:
        for name, data in members.items():
            about = tarfile.TarInfo(f"cifar-10-batches-py/{name}")
            about.size = len(data)
            tar.addfile(about, io.BytesIO(data))
    return path


@pytest.fixture
def members(class_folders: Path) -> dict[str, bytes]:
    return official_members(class_folders)


@pytest.fixture
def make_archive(tmp_path: Path) -> Callable[[dict[str, bytes]], Path]:
    return lambda members: write_archive(tmp_path / "given" / "pictures.tar.gz", members)


@pytest.fixture
def official_archive(
    members: dict[str, bytes], make_archive: Callable[[dict[str, bytes]], Path]
) -> Path:
    return make_archive(members)
