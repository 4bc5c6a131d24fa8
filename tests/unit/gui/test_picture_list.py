"""The pictures opened together."""

from app.gui.picture_list import PictureList
from app.gui.requests import Picture


def test_walk_to_both_ends() -> None:
    pictures = PictureList()
    assert pictures.current is None
    assert not pictures.move(1)
    pictures.replace([Picture("a"), Picture("b")])
    assert pictures.current == Picture("a")
    assert not pictures.move(-1)
    assert pictures.move(1)
    assert not pictures.has(1)
    assert (pictures.index, pictures.current) == (1, Picture("b"))


def test_new_pictures_begin_at_the_first() -> None:
    pictures = PictureList()
    pictures.replace([Picture("a"), Picture("b")])
    pictures.move(1)
    pictures.replace([Picture("c")])
    assert (pictures.index, len(pictures)) == (0, 1)
