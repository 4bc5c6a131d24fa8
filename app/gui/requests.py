"""What the window asks of the worker: one picture, one network, numbered."""

import os
from typing import NamedTuple

from PyQt5.QtGui import QImage


class Picture(NamedTuple):  # importing dataclasses would delay the window by 10 ms
    """A picture that somebody gave: a path of theirs, or an image that they pasted."""

    source: str | QImage
    label: str = ""  # the true class, where it is known
    name: str = ""  # how it is called, where the source has no name

    @property
    def title(self) -> str:
        """The file's name, fit to be shown; empty for a pasted image."""
        if isinstance(self.source, QImage):
            return self.name
        # names that are no UTF-8 arrive with surrogates, which Qt's strings do not take
        return os.path.basename(self.source).encode("utf-8", "replace").decode("utf-8")


class Request(NamedTuple):
    """Numbers grow; the picture has one of its own, so that it is shown once for many networks."""

    number: int
    picture_number: int
    picture: Picture
    network: str | None  # None where none can be asked: the picture is shown all the same
