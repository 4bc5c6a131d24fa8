"""What a network says of pictures: the logits of every view, and how familiar a picture looks."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import repeat

import torch
from torch import nn

from app.inference.confidence import soften
from app.inference.familiarity import familiarity
from models.depths import watched
from models.weights import Memory, WeightsInfo

BATCH = 128  # pictures through a network at once


@dataclass(frozen=True)
class Outputs:
    """Of N pictures in V views each, on the CPU, float32."""

    logits: torch.Tensor  # N×V×classes
    features: torch.Tensor  # N×V×D: see models.depths
    memory: Memory | None = None

    def probabilities(self, info: WeightsInfo) -> torch.Tensor:
        """N×classes: the mean over the views, which may disagree and then say so."""
        return soften(self.logits, info.temperature, info.power).mean(1)

    @property
    def familiarity(self) -> torch.Tensor | None:
        """N, higher the more a picture looks like a known class; None without a memory."""
        return None if self.memory is None else familiarity(self.features, self.memory)

    def of_pictures(
        self, info: WeightsInfo, counts: list[int]
    ) -> Iterator[tuple[torch.Tensor, float | None]]:
        """(probabilities, familiarity) of pictures that were given in `counts` parts, one after
        another: the mean of what was said of the parts, and their greatest familiarity.

        One part that looks familiar is enough: in a photograph, most framings of a known thing
        look a little strange, which is no reason to doubt it.
        """
        answers = (each.mean(0) for each in self.probabilities(info).split(counts))
        familiar = self.familiarity
        if familiar is None:
            return zip(answers, repeat(None), strict=False)
        return zip(answers, (float(each.max()) for each in familiar.split(counts)), strict=True)


def outputs(
    network: nn.Module,
    info: WeightsInfo,
    images: torch.Tensor,
    device: torch.device | str = "cpu",
    batch_size: int = BATCH,
    before_each: Callable[[], None] = lambda: None,
) -> Outputs:
    """What the network says of N×S×S×3 uint8 pictures and of their mirror images (V is 2).

    `network` lies on `device`, `images` on any; the network's mode (training or evaluation) is put
    back. Float32 throughout, so devices agree to about 1e-5. `before_each` is called before each
    batch; what it raises comes through.
    """
    device = torch.device(device)
    mean = torch.tensor(info.mean, device=device).view(1, -1, 1, 1)
    std = torch.tensor(info.std, device=device).view(1, -1, 1, 1)
    logits = [torch.empty(0, 2, len(info.classes))]
    features: list[torch.Tensor] = []
    was_training = network.training
    network.eval()
    try:
        with (
            torch.inference_mode(),
            torch.autocast(device.type, enabled=False),
            _full_float32(),
            watched(network) as seen,
        ):
            for some in images.split(batch_size) if len(images) else ():
                before_each()
                pixels = some.to(device).permute(0, 3, 1, 2).float() / 255  # B×3×S×S
                pixels = (pixels - mean) / std
                both = network(torch.cat([pixels, pixels.flip(3)]))  # 2B×classes
                logits.append(_by_picture(both))  # waits for it
                features.append(_by_picture(seen()))
    finally:
        network.train(was_training)
    if not features:  # of no pictures
        features = [torch.empty(0, 2, 0 if info.memory is None else len(info.memory.centre))]
    return Outputs(torch.cat(logits), torch.cat(features), info.memory)


def _by_picture(both: torch.Tensor) -> torch.Tensor:
    """2B×… of the pictures and then of their mirror images → B×2×… float32 on the CPU."""
    return both.float().unflatten(0, (2, -1)).transpose(0, 1).cpu()


def _full_float32() -> AbstractContextManager[None]:
    """cuDNN rounds convolutions to TF32 unless told otherwise: a third digit would differ."""
    return torch.backends.cudnn.flags(enabled=True, benchmark=False, allow_tf32=False)
