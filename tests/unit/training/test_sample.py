"""Test pictures drawn by chance."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.training.sample import Drawn, draw_test_pictures
from app.training.sources import Source, recognise
from models.errors import CodedError

SHAPES = {"disc", "square", "stripe"}


@pytest.fixture
def folders(draw_folders) -> Path:
    return draw_folders("many", train=2, test=8)


def known(path: Path) -> Source:
    source = recognise(path)
    assert source is not None
    return source


def keys(drawn: list[Drawn]) -> list[tuple[str, str]]:
    return [(picture.label, picture.name) for picture in drawn]


def test_as_many_of_each_class_and_none_twice(folders):
    drawn = draw_test_pictures(known(folders), 5, seed=1)
    assert Counter(picture.label for picture in drawn) == dict.fromkeys(SHAPES, 5)
    assert len(set(keys(drawn))) == 15
    for picture in drawn:
        assert picture.path == folders / "test" / picture.label / picture.name


def test_each_round_has_every_class(folders):
    drawn = draw_test_pictures(known(folders), 5, seed=1)
    rounds = [tuple(p.label for p in drawn[n : n + 3]) for n in range(0, 15, 3)]
    assert all(set(one) == SHAPES for one in rounds)
    assert len(set(rounds)) > 1


def test_a_seed_draws_the_same_and_another_seed_others(folders):
    source = known(folders)
    assert keys(draw_test_pictures(source, 3, seed=1)) == keys(draw_test_pictures(source, 3, 1))
    others = {tuple(sorted(keys(draw_test_pictures(source, 3, seed)))) for seed in range(6)}
    assert len(others) > 1


def test_a_class_with_fewer_gives_what_it_has(folders):
    for number in range(1, 8):
        (folders / "test" / "disc" / f"{number:03d}.png").unlink()
    drawn = draw_test_pictures(known(folders), 4, seed=1)
    assert Counter(p.label for p in drawn) == {"disc": 1, "square": 4, "stripe": 4}


def test_a_list_of_files_is_no_picture(folders):
    (folders / "test" / "disc" / "list.txt").write_text("000.png")
    for seed in range(5):
        assert all(p.name != "list.txt" for p in draw_test_pictures(known(folders), 9, seed))


def test_an_archive_gives_the_pixels_of_the_same_files(class_folders, official_archive):
    drawn = draw_test_pictures(known(official_archive), 2, seed=4)
    assert Counter(picture.label for picture in drawn) == dict.fromkeys(SHAPES, 2)
    for picture in drawn:
        with Image.open(class_folders / "test" / picture.label / picture.name) as image:
            assert np.array_equal(picture.pixels, np.asarray(image))


def test_without_test_pictures_it_is_an_error(class_folders):
    for file in sorted((class_folders / "test").rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    (class_folders / "test").rmdir()
    with pytest.raises(CodedError) as raised:
        draw_test_pictures(known(class_folders), 2, seed=0)
    assert raised.value.code == "data-no-folder"


def test_empty_class_folders_are_an_error(tmp_path):
    for part in ("train", "test"):
        for name in SHAPES:
            (tmp_path / part / name).mkdir(parents=True)
    with pytest.raises(CodedError, match="data-no-folder"):
        draw_test_pictures(known(tmp_path), 5, seed=1)
