"""How fast a network answers on this computer."""

import platform
import statistics
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from app.inference.predictor import Predictor

_TIMES, _WARM_UP = 30, 3


def speed_of(file: Path, image: np.ndarray, device: str, per_second: float) -> dict[str, Any]:
    """`pictures_per_second` as given, `milliseconds_one_picture`, and of which computer.

    One picture (32×32×3 uint8) is timed as the window answers it, preprocessing included and on
    one core: the median of thirty, after a warm-up. `threads` are those of many pictures at once.
    Raises WeightsError.
    """
    threads = torch.get_num_threads()
    try:
        torch.set_num_threads(1)  # of more, each would wait for the slowest at every layer
        one = _one_picture(Predictor(device), Image.fromarray(image), str(file))
    finally:
        torch.set_num_threads(threads)
    return {
        "pictures_per_second": per_second,
        "milliseconds_one_picture": 1000 * one,
        "device": _device_name(device),
        "threads": threads,
        "machine": f"{platform.system()} {platform.machine()}",
    }


def _one_picture(predictor: Predictor, picture: Image.Image, model: str) -> float:
    """Seconds."""
    seconds = []
    for _ in range(_WARM_UP + _TIMES):
        start = time.perf_counter()
        predictor.predict(picture, model)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[_WARM_UP:])


def _device_name(device: str) -> str:
    """ "cpu", "mps", or the graphics card with its name."""
    return f"cuda ({torch.cuda.get_device_name()})" if device.startswith("cuda") else device
