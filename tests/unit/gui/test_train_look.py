"""What a training could begin with here: pictures and weights."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.gui.train_look import Surroundings, TrainLook, look_around
from app.paths import runs_folder
from models.registry import CLASSES, MODELS, PUBLISHED
from models.weights import published_path
from tests.window_fixtures import PATIENCE


def run_with_weights(name: str, key: str) -> Path:
    folder = runs_folder() / name
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    return Path(shutil.copy(published_path(key), folder / "model.safetensors"))


def test_pictures_of_the_usual_place(found_data: Path) -> None:
    found = look_around(None)
    assert found.source is not None
    assert found.source.path == found_data
    assert (found.data, found.problem, found.missing) == (None, None, False)
    assert (found.pictures, found.classes) == (400, CLASSES)
    assert not found.official  # ten classes of the same names are not yet CIFAR-10


def test_pictures_of_another_place(tmp_path: Path) -> None:
    for name in ("owl", "wren", "kite"):
        (tmp_path / "train" / name).mkdir(parents=True)
        (tmp_path / "train" / name / "1.png").touch()
    found = look_around(str(tmp_path / "train" / ".."))
    assert found.data == str(tmp_path.resolve())
    assert (found.pictures, found.classes) == (3, ("kite", "owl", "wren"))


def test_the_archive_is_official(tmp_path: Path) -> None:
    archive = tmp_path / "cifar-10-python.tar.gz"
    archive.touch()
    assert look_around(str(archive)).official


@pytest.mark.parametrize(
    ("name", "code"),
    [("nowhere", "data-not-found"), ("", "data-not-recognised"), ("half", "data-few-classes")],
)
def test_places_without_pictures(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "half" / "train" / "cat").mkdir(parents=True)
    found = look_around(str(tmp_path / name))
    assert found.problem is not None
    assert found.problem.code == code
    assert not found.missing
    assert not found.official


def test_nobody_has_brought_a_data_set() -> None:
    found = look_around(None)
    assert found.missing
    assert not found.official


def test_weights_to_begin_with(weights: Path) -> None:
    path = run_with_weights("mine", "vgg16")
    damaged = run_with_weights("damaged", "vgg16")
    damaged.write_bytes(b"")
    (runs_folder() / "unfinished").mkdir()
    (runs_folder() / "unfinished" / "config.json").write_text("{}")
    starts = look_around(None).starts
    assert [start.value for start in starts] == [*PUBLISHED, str(path)]
    assert [start.name for start in starts[-2:]] == ["", "mine"]
    assert starts[-1].key == "vgg16"
    assert starts[-1].arguments == {"width": 0.125}


def test_what_is_known_of_the_published_trainings() -> None:
    known = look_around(None).known
    assert set(known) == set(MODELS)
    assert known["vgg16"]


def test_only_the_newest_question_is_answered(qtbot: QtBot, drawn_data: Path) -> None:
    look = TrainLook()
    answers: list[Surroundings] = []
    look.looked.connect(answers.append)
    look.look(str(drawn_data / "nowhere"))
    look.look(str(drawn_data))
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    assert look.stop(PATIENCE)
    assert [answer.problem for answer in answers] == [None]
    look.look(str(drawn_data))  # it starts anew
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=PATIENCE)
    assert look.stop(PATIENCE)


def test_fifty_thousand_pictures_of_other_things_are_not_cifar_10(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / "train" / f"thing {number}").mkdir(parents=True)
        (tmp_path / "train" / f"thing {number}" / "1.png").touch()
    assert not look_around(str(tmp_path))._replace(pictures=50_000).official
