"""Folders that must not be looked into keep no window and no list away."""

from pathlib import Path

import pytest

from app.gui import application
from app.gui.study_reader import StudyReader
from app.gui.study_view import own_names
from app.studies.runner import study_folder
from tests.locked import lock


class _MadeError(Exception):
    """The window is about to be made."""


def test_the_window_opens_where_its_settings_must_not_be_read(
    own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(_: object) -> None:
        raise _MadeError

    lock(own_folders, monkeypatch)
    monkeypatch.setattr(application, "create_application", make)
    with pytest.raises(_MadeError):
        application.run([])


def test_studies_beside_a_locked_one_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("own-1", "own-2"):
        study_folder(name).path.mkdir(parents=True)
        study_folder(name).write_state("done")
    lock(study_folder("own-1").path, monkeypatch)
    lock(study_folder("loss").path, monkeypatch)
    assert list(own_names()) == ["own-2"]
    reader, listed = StudyReader(), []
    reader.listed.connect(listed.append)
    reader.look()
    assert [view.name for view in listed[0]][-1] == "own-2"


def test_pictures_that_must_not_be_read_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIFAR_LAB_DATA", str(lock(tmp_path / "locked", monkeypatch)))
    reader, found = StudyReader(), []
    reader.data_found.connect(found.append)
    reader.look_for_data()
    assert [error.code for error in found] == ["data-not-readable"]
