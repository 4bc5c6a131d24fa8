"""Pictures drawn and networks of random weights: nothing here needs published files."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.inference.images import ImageReadError, read_image
from app.messages import error_text


@pytest.fixture
def scene() -> Image.Image:
    """Twelve by eight pixels, every corner of another colour."""
    pixels = np.full((8, 12, 3), 90, np.uint8)
    pixels[:4, :6] = (250, 20, 20)
    pixels[:4, 6:] = (20, 250, 20)
    pixels[4:, :6] = (20, 20, 250)
    return Image.fromarray(pixels)


@pytest.fixture
def refusal() -> Callable[[object], str]:
    """The code with which a path is refused, after a look at its sentences."""

    def code_of(path) -> str:
        with pytest.raises(ImageReadError) as caught:
            read_image(path)
        for language in ("en", "zh"):
            sentence = error_text(caught.value, language)
            assert str(caught.value.data["path"]) in sentence
            sentence.encode("utf-8")  # fit to be shown
        return caught.value.code

    return code_of


@pytest.fixture
def lenet_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a weights file of a LeNet-5 with random weights; keyword arguments go to its info."""

    def make(name: str = "lenet.safetensors", seed: int = 0, **facts: object) -> Path:
        import torch

        from models.registry import CLASSES, spec
        from models.weights import WeightsInfo, save_weights

        torch.manual_seed(seed)
        info = {"mean": (0.49, 0.48, 0.45), "std": (0.25, 0.24, 0.26), **facts}
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        save_weights(path, spec("lenet5").build(), WeightsInfo("lenet5", {}, CLASSES, **info))
        return path

    return make
