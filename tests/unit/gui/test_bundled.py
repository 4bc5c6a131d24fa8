"""The pictures that come with the program."""

import os

from app.gui.bundled import bundled_pictures
from models.registry import CLASSES


def test_fifty_with_their_classes() -> None:
    pictures = bundled_pictures()
    assert len(pictures) == 50
    for picture in pictures:
        assert isinstance(picture.source, str)
        assert os.path.isfile(picture.source)
        assert f"{os.sep}{picture.label}{os.sep}" in picture.source


def test_all_classes_are_in_sight_at_once() -> None:
    pictures = bundled_pictures()
    for start in range(0, 50, 10):
        assert [picture.label for picture in pictures[start : start + 10]] == list(CLASSES)
