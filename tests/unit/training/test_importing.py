"""Bringing a data set into the user's folder."""

import os
import shutil
from pathlib import Path

import pytest

from app.training import importing
from app.training.importing import import_data
from app.training.sources import find_data, read_split
from models.errors import CodedError


def code_of(path: Path, **options: bool) -> str:
    with pytest.raises(CodedError) as raised:
        import_data(path, **options)
    return raised.value.code


@pytest.mark.parametrize("link", [False, True])
@pytest.mark.parametrize("kind", ["folders", "archive", "batches"])
def test_the_users_folder_holds_it_afterwards(
    class_folders, official_archive, members, tmp_path, own_folders, kind, link
):
    batches = tmp_path / "unpacked"
    batches.mkdir()
    for name, data in members.items():
        (batches / name).write_bytes(data)
    origin = {"folders": class_folders, "archive": official_archive, "batches": batches}[kind]
    expected = read_split(find_data(class_folders), "train").fingerprint
    source = import_data(origin, link=link)
    assert source == find_data()
    assert source.kind == kind
    assert read_split(source, "train").fingerprint == expected
    entries = list((own_folders / "data").iterdir())
    assert {entry.is_symlink() for entry in entries} == {link}
    assert not [entry for entry in entries if entry.name.startswith(".")]


def test_what_is_there_is_replaced_only_when_asked(class_folders, official_archive):
    import_data(class_folders)
    assert code_of(official_archive) == "data-present"
    assert find_data().kind == "folders"
    assert import_data(official_archive, replace=True).kind == "archive"
    assert read_split(find_data(), "test").names


def test_the_users_own_folder_is_left_as_it_is(class_folders, own_folders):
    import_data(class_folders)
    assert import_data(own_folders / "data").kind == "folders"
    assert read_split(find_data(), "train").names


def test_what_is_no_data_set_is_not_copied(tmp_path, own_folders, class_folders):
    assert code_of(tmp_path / "absent") == "data-not-found"
    (tmp_path / "notes.tar.gz").write_text("no archive")
    assert code_of(tmp_path / "notes.tar.gz") == "data-archive"
    assert code_of(tmp_path / "notes.tar.gz", replace=True) == "data-archive"
    (tmp_path / "bare").mkdir()
    assert code_of(tmp_path / "bare") == "data-not-recognised"
    for name in ("disc", "square"):
        shutil.rmtree(class_folders / "train" / name)
    assert code_of(class_folders) == "data-few-classes"
    assert not (own_folders / "data").exists()


@pytest.mark.parametrize("when", ["copy", "move"])
def test_a_failure_keeps_the_old_data_set(
    class_folders, draw_folders, own_folders, monkeypatch, when
):
    import_data(class_folders)
    before = read_split(find_data(), "train").fingerprint
    other = draw_folders("other", classes=("ant", "bee"), train=3)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    def replace_until_test(source: Path, target: Path) -> None:
        if Path(source).parent.name.startswith(".importing") and Path(source).name == "test":
            full()
        os.rename(source, target)

    with monkeypatch.context() as patch:
        if when == "copy":
            patch.setattr(importing.shutil, "copytree", full)
        else:
            patch.setattr(importing.os, "replace", replace_until_test)
        assert code_of(other, replace=True) == "data-import"
    assert read_split(find_data(), "train").fingerprint == before
    assert {p.name for p in (own_folders / "data").iterdir()} == {"train", "test"}
