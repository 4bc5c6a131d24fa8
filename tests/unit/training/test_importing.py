"""Bringing a data set into the user's folder."""

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from app.training import download, importing, space
from app.training.importing import import_data
from app.training.sources import find_data, read_split
from models.errors import CodedError


def code_of(path: Path, **options: object) -> str:
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
            patch.setattr(importing, "open", full, raising=False)
        else:
            patch.setattr(importing.os, "replace", replace_until_test)
        assert code_of(other, replace=True) == "data-import"
    assert read_split(find_data(), "train").fingerprint == before
    assert {p.name for p in (own_folders / "data").iterdir()} == {"train", "test"}


def test_progress_reaches_the_whole_size(class_folders):
    reports: list[tuple[int, int | None, float]] = []
    import_data(class_folders, progress=lambda *report: reports.append(report))
    assert reports[0][0] == 0
    assert reports[-1][0] == reports[-1][1] == 24 * 4096  # pictures, a block each


def test_a_cancelled_import_leaves_nothing(class_folders, own_folders):
    copied: list[int] = []
    code = code_of(
        class_folders,
        progress=lambda done, *_: copied.append(done),
        cancel=lambda: bool(copied) and (own_folders / "data").exists(),
    )
    assert code == "data-import-cancelled"
    assert list((own_folders / "data").iterdir()) == []
    assert import_data(class_folders).kind == "folders"


def test_a_full_disk_is_noticed_before_anything_is_copied(class_folders, own_folders, monkeypatch):
    usage = shutil.disk_usage(class_folders)._replace(free=50_050_000)
    monkeypatch.setattr(space.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(CodedError) as raised:
        import_data(class_folders)
    assert raised.value.code == "data-import-no-space"
    assert (raised.value.data["needed"], raised.value.data["free"]) == (51, 50)
    assert list((own_folders / "data").iterdir()) == []


def test_the_folder_inside_is_understood(class_folders, own_folders):
    assert import_data(class_folders / "train").path == own_folders / "data"
    assert {p.name for p in (own_folders / "data").iterdir()} == {"train", "test"}


@pytest.mark.parametrize("missing", ["test_batch", "data_batch_5"])
def test_an_archive_that_lacks_a_part_is_not_copied(members, make_archive, own_folders, missing):
    del members[missing]
    assert code_of(make_archive(members)) == "data-archive"
    assert not (own_folders / "data").exists()


def test_what_a_killed_import_left_is_removed(class_folders, own_folders):
    left = own_folders / "data" / ".importing-1" / "train"
    left.mkdir(parents=True)
    import_data(class_folders)
    assert not left.parent.exists()


def test_two_programs_do_not_import_at_once(class_folders, own_folders):
    own_folders.mkdir()
    with FileLock(own_folders / "data.lock"):
        assert code_of(class_folders) == "data-import-busy"
    assert import_data(class_folders).kind == "folders"


def test_the_official_archive_is_known_by_its_checksum(tmp_path, monkeypatch, own_folders):
    given = tmp_path / "cifar.tar.gz"
    given.write_bytes(b"the very bytes")
    monkeypatch.setattr(download, "MD5", download.md5_of(given))
    assert import_data(given).path.read_bytes() == b"the very bytes"


def test_a_source_that_cannot_be_read_is_an_error(official_archive, own_folders, monkeypatch):
    def broken(*_: object) -> str:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(download, "md5_of", broken)
    assert code_of(official_archive) == "data-import"
    assert not (own_folders / "data").exists()
