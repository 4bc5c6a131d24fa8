"""Random test pictures with their true class."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt5.QtCore import QObject
from PyQt5.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.gui.requests import Picture
from app.gui.test_pictures import TestPictures
from models.registry import CLASSES
from tests.unit.training.conftest import official_members, write_archive
from tests.window_fixtures import PATIENCE


@pytest.fixture
def pictures(qapp: QObject) -> Iterator[TestPictures]:
    drawing = TestPictures()
    yield drawing
    assert drawing.stop(PATIENCE)


def drawn(qtbot: QtBot, pictures: TestPictures, seed: int | None = None) -> list[Picture]:
    with qtbot.waitSignal(pictures.ready, timeout=PATIENCE) as ready:
        pictures.draw(seed)
    return ready.args[0]


def test_ten_a_class_with_their_true_class(
    qtbot: QtBot, pictures: TestPictures, found_data: Path
) -> None:
    found = drawn(qtbot, pictures)
    assert Counter(picture.label for picture in found) == dict.fromkeys(CLASSES, 10)
    assert len({picture.source for picture in found}) == 100
    for picture in found:
        assert Path(str(picture.source)).parent == found_data / "test" / picture.label
    assert {picture.label for picture in found[:10]} == set(CLASSES)


def test_a_shuffle_brings_others_and_a_seed_the_same(
    qtbot: QtBot, pictures: TestPictures, found_data: Path
) -> None:
    first = drawn(qtbot, pictures)
    seed = pictures.seed
    assert drawn(qtbot, pictures) != first
    assert drawn(qtbot, pictures, seed) == first


def test_an_archive_gives_pictures_with_names(
    qtbot: QtBot, pictures: TestPictures, drawn_data: Path, own_folders: Path
) -> None:
    members = official_members(drawn_data, CLASSES)
    write_archive(own_folders / "data" / "cifar-10-python.tar.gz", members)
    found = drawn(qtbot, pictures)
    assert Counter(picture.label for picture in found) == dict.fromkeys(CLASSES, 10)
    for picture in found[:20]:
        assert isinstance(picture.source, QImage)
        file = QImage(str(drawn_data / "test" / picture.label / picture.title))
        assert picture.source == file.convertToFormat(picture.source.format())


def test_without_a_data_set_one_is_missing(qtbot: QtBot, pictures: TestPictures) -> None:
    with qtbot.waitSignal(pictures.missing, timeout=PATIENCE) as missing:
        pictures.draw()
    assert "not on this computer" in missing.args[0]
    assert "main.py" not in missing.args[0]


def test_a_place_that_is_wrong_is_a_failure(
    qtbot: QtBot, pictures: TestPictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIFAR_LAB_DATA", str(tmp_path / "gone"))
    with qtbot.waitSignal(pictures.failed, timeout=PATIENCE) as failed:
        pictures.draw()
    assert str(tmp_path / "gone") in failed.args[0]


def test_only_the_newest_draw_is_answered(
    qtbot: QtBot, pictures: TestPictures, found_data: Path
) -> None:
    last = drawn(qtbot, pictures, 3)
    answers: list[list[Picture]] = []
    pictures.ready.connect(answers.append)
    for seed in (1, 2, 3):
        pictures.draw(seed)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    qtbot.wait(50)
    assert answers == [last]


def test_it_draws_again_after_it_was_stopped(
    qtbot: QtBot, pictures: TestPictures, found_data: Path
) -> None:
    pictures.draw(1)
    assert pictures.stop(PATIENCE)
    assert len(drawn(qtbot, pictures, 2)) == 100
