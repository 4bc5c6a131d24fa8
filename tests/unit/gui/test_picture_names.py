"""Which names are pictures', and in which order they stand."""

from app.gui.picture_names import SUFFIXES, is_picture_name, natural_key
from app.inference import images


def test_suffixes_are_those_of_the_reader() -> None:
    assert SUFFIXES == images.SUFFIXES


def test_pictures() -> None:
    assert is_picture_name("/a/b.JPG")
    assert is_picture_name("图.webp")
    assert not is_picture_name("/a.jpg/b")
    assert not is_picture_name("notes.txt")


def test_numbers_are_counted() -> None:
    names = ["a10.png", "A2.png", "b1.png", "a1.png", "a02b.png", "a.png", "a100000000000.png"]
    wanted = ["a.png", "a1.png", "A2.png", "a02b.png", "a10.png", "a100000000000.png", "b1.png"]
    assert sorted(names, key=natural_key) == wanted


def test_folders_stay_together() -> None:
    wanted = ["a/z.png", "a b/1.png", "a b/2.png", "a b/10.png", "b.png"]
    shuffled = [wanted[place] for place in (4, 3, 0, 2, 1)]
    assert sorted(shuffled, key=natural_key) == wanted


def test_equal_but_for_capitals_and_zeros() -> None:
    """The order is the same each time."""
    names, others = ["A1.png", "a1.png", "a01.png"], ["a01.png", "A1.png", "a1.png"]
    assert sorted(names, key=natural_key) == sorted(others, key=natural_key)
