"""The pictures opened together."""

from app.gui.picture_list import PictureList
from app.gui.requests import Picture


def test_walk_to_both_ends() -> None:
    pictures = PictureList()
    assert pictures.current is None
    assert not pictures.has(1)
    pictures.replace([Picture("a"), Picture("b")])
    assert pictures.current == Picture("a")
    assert not pictures.has(-1)
    assert pictures.go(1)
    assert not pictures.has(1)
    assert (pictures.index, pictures.current) == (1, Picture("b"))


def test_new_pictures_begin_at_the_first() -> None:
    pictures = PictureList()
    pictures.replace([Picture("a"), Picture("b")])
    pictures.go(1)
    pictures.replace([Picture("c")])
    assert (pictures.index, len(pictures)) == (0, 1)


def test_begin_and_go_elsewhere() -> None:
    pictures = PictureList()
    pictures.replace([Picture("a"), Picture("b"), Picture("c")], 1)
    assert pictures.current == Picture("b")
    assert pictures.go(2)
    assert not pictures.go(3)
    assert not pictures.go(-1)
    assert pictures.index == 2
    pictures.replace([Picture("d")], 5)
    assert pictures.current == Picture("d")
    pictures.replace([], 5)
    assert (pictures.index, pictures.current) == (0, None)
