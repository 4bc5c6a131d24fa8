"""Pictures of things that are none of the classes: what a network should not recognise."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import torch

from app.inference.images import SUFFIXES, ImageReadError, printable, read_image
from app.inference.predictor import prepare, way
from app.paths import expanded
from models.errors import CodedError
from models.weights import WeightsInfo

VARIABLE = "CIFAR_LAB_OTHERS"


class Others:
    """A folder of such pictures, searched once and read when they are wanted."""

    def __init__(self, folder: Path) -> None:
        """Raises CodedError "others-not-found" or "others-empty"."""
        if not os.path.isdir(folder):
            raise CodedError("others-not-found", path=printable(folder))
        self.folder = folder
        self._files = sorted(_walk(folder))
        if not self._files:
            raise CodedError("others-empty", path=printable(folder))
        self._read: dict[object, list[torch.Tensor]] = {}

    def pictures(
        self, info: WeightsInfo, progress: Callable[[int, int], None] = lambda *_: None
    ) -> list[torch.Tensor]:
        """V×S×S×3 uint8 of each picture in its V views, as the program shows it to the network;
        in the order of their paths, unreadable ones left out.

        Raises CodedError "others-empty" where none can be read.
        """
        wanted = way(info)
        if wanted not in self._read:
            found = [p for p in self._prepared(info, progress) if p is not None]
            if not found:
                raise CodedError("others-empty", path=printable(self.folder))
            self._read[wanted] = found
        return self._read[wanted]

    def _prepared(
        self, info: WeightsInfo, progress: Callable[[int, int], None]
    ) -> Iterator[torch.Tensor | None]:
        def prepared(path: str) -> torch.Tensor | None:
            try:
                return torch.from_numpy(prepare(read_image(path), info).pixels)
            except ImageReadError:
                return None

        with ThreadPoolExecutor(min(4, os.cpu_count() or 1), "others") as pool:
            for done, picture in enumerate(pool.map(prepared, self._files), 1):
                progress(done, len(self._files))
                yield picture


def find_others(named: str | os.PathLike[str] | None = None) -> Others | None:
    """Those of `named` (the option --others), else of CIFAR_LAB_OTHERS, else None.

    Raises CodedError "others-not-found" or "others-empty".
    """
    place = named or os.environ.get(VARIABLE)
    return Others(expanded(place)) if place else None


def _walk(folder: Path) -> Iterator[str]:
    """The files with the suffix of a picture under `folder`, hidden ones left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield os.path.join(parent, name)
