"""Which data set is meant, and the cache of what was decoded."""

import os
import shutil
import time
from pathlib import Path

import numpy as np
import pytest
import torch

from app.training import cache, folders, sources
from app.training.sources import Source, find_data, load_split, read_split
from models.errors import CodedError
from tests.locked import lock


def code_of(data: Path | str | None = None) -> str:
    with pytest.raises(CodedError) as raised:
        find_data(data)
    return raised.value.code


class Counting:
    """Counts how often the pictures themselves are read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        self.read = folders.read_class_folder
        monkeypatch.setattr(folders, "read_class_folder", self)

    def __call__(self, *arguments: object) -> object:
        self.times += 1
        return self.read(*arguments)  # type: ignore[arg-type]


@pytest.fixture
def decodings(monkeypatch) -> Counting:
    return Counting(monkeypatch)


# which one


def test_the_option_wins_over_the_environment_and_that_over_the_users_folder(
    class_folders, official_archive, own_folders, monkeypatch
):
    assert code_of() == "data-missing"
    users = own_folders / "data"
    shutil.copytree(class_folders, users)
    assert find_data() == Source("folders", users)
    monkeypatch.setenv("CIFAR_LAB_DATA", str(official_archive))
    assert find_data() == Source("archive", official_archive)
    assert find_data(class_folders) == Source("folders", class_folders)
    assert find_data(str(class_folders)).path == class_folders


def test_a_named_place_without_data_is_an_error_and_nothing_else_is_taken(
    class_folders, own_folders, tmp_path, monkeypatch
):
    shutil.copytree(class_folders, own_folders / "data")
    (tmp_path / "bare").mkdir()
    (tmp_path / "file.txt").write_text("text")
    assert code_of(tmp_path / "bare") == "data-not-recognised"
    assert code_of(tmp_path / "file.txt") == "data-not-recognised"
    monkeypatch.setenv("CIFAR_LAB_DATA", str(tmp_path / "absent"))
    assert code_of() == "data-not-found"


def test_every_layout_is_recognised(class_folders, official_archive, members, tmp_path):
    batches = tmp_path / "layout" / "cifar-10-batches-py"
    batches.mkdir(parents=True)
    for name, data in members.items():
        (batches / name).write_bytes(data)
    holder = tmp_path / "holder"
    holder.mkdir()
    shutil.copy(official_archive, holder / "cifar-10-python.tar.gz")
    (holder / "cifar-10-python.tar.gz.part").write_bytes(b"half of another one")
    found = [
        find_data(p) for p in (class_folders, batches, batches.parent, official_archive, holder)
    ]
    assert [s.kind for s in found] == ["folders", "batches", "batches", "archive", "archive"]
    assert len({read_split(source, "test").fingerprint for source in found}) == 1


def test_a_half_downloaded_archive_is_no_data_set(own_folders):
    (own_folders / "data").mkdir(parents=True)
    (own_folders / "data" / "cifar-10-python.tar.gz.part").write_bytes(b"half")
    assert code_of() == "data-missing"


# what is in it


def test_load_split_gives_tensors(class_folders):
    for _ in range(2):  # read, and from the cache
        dataset = load_split(find_data(class_folders), "train")
        assert dataset.images.dtype == torch.uint8
        assert dataset.images.shape == (18, 32, 32, 3)
        assert dataset.labels.dtype == torch.int64
        assert dataset.names[0] == "disc/000.png"
        dataset.images[0] += 1  # ordinary memory: nobody else's


def test_the_fingerprint_follows_classes_labels_and_pixels(class_folders):
    def fingerprint() -> str:
        return load_split(find_data(class_folders), "train").fingerprint

    seen = [fingerprint()]
    (class_folders / "train" / "disc" / "000.png").rename(
        class_folders / "train" / "stripe" / "moved.png"
    )
    seen.append(fingerprint())
    (class_folders / "train" / "square" / "000.png").unlink()
    seen.append(fingerprint())
    for part in ("train", "test"):
        (class_folders / part / "square").rename(class_folders / part / "box")
    seen.append(fingerprint())
    assert len(set(seen)) == 4


def test_test_labels_mean_the_classes_of_the_train_folder(class_folders):
    (class_folders / "train" / "vase").mkdir()
    shutil.copy(
        class_folders / "train" / "disc" / "000.png", class_folders / "train" / "vase" / "a.png"
    )
    with pytest.raises(CodedError) as raised:
        load_split(find_data(class_folders), "test")
    assert raised.value.code == "data-classes-differ"
    assert raised.value.data["names"] == "vase"


def test_a_missing_part_is_an_error(class_folders):
    shutil.rmtree(class_folders / "train")
    assert len(load_split(find_data(class_folders), "test")) == 6
    with pytest.raises(CodedError) as raised:
        load_split(find_data(class_folders), "train")
    assert raised.value.code == "data-no-folder"


# the cache


def test_the_second_reading_comes_from_the_cache(class_folders, decodings):
    (class_folders / "train" / "disc" / "broken.png").write_bytes(b"no picture")
    source = find_data(class_folders)
    one, other = read_split(source, "train"), read_split(source, "train")
    assert decodings.times == 1
    assert (one.images == other.images).all()
    assert (one.labels == other.labels).all()
    assert one.fingerprint == other.fingerprint
    assert one.names == other.names
    assert one.unreadable == other.unreadable == ("disc/broken.png",)


def test_the_archive_is_cached_too(official_archive, monkeypatch):
    source = find_data(official_archive)
    first = read_split(source, "train")
    monkeypatch.setattr(sources.archive, "read_archive", None)
    assert read_split(source, "train").fingerprint == first.fingerprint


def test_a_changed_source_is_read_anew(class_folders, decodings):
    source = find_data(class_folders)
    folder = class_folders / "train" / "disc"

    def change_pixels() -> None:
        shutil.copy(folder / "001.png", folder / "000.png")

    def rename() -> None:
        (folder / "002.png").rename(folder / "renamed.png")

    def add() -> None:
        shutil.copy(folder / "001.png", folder / "added.png")

    def remove() -> None:
        (folder / "added.png").unlink()

    read_split(source, "train")
    for number, change in enumerate((change_pixels, rename, add, remove), start=2):
        change()
        os.utime(folder, ns=(number, number))  # however coarse the clock of the disk is
        read_split(source, "train")
        assert decodings.times == number
    assert len(list(cache.cache_path(source.path, "train").parent.iterdir())) == 1


def test_a_picture_overwritten_in_place_is_noticed(draw_folders, decodings):
    root = draw_folders(suffix=".bmp")  # every file has the same size
    source, path = find_data(root), root / "train" / "disc" / "000.bmp"
    before = read_split(source, "train").fingerprint
    changed = path.stat().st_mtime_ns + 2_000_000_000
    with path.open("r+b") as stream:
        stream.write((path.parent / "001.bmp").read_bytes())
    os.utime(path, ns=(changed, changed))
    assert read_split(source, "train").fingerprint != before
    assert decodings.times == 2


@pytest.mark.parametrize("damage", ["cut", "flipped", "text", "empty", "folder", "header"])
def test_a_damaged_cache_is_read_anew(class_folders, decodings, damage):
    source = find_data(class_folders)
    good = read_split(source, "train")
    path = cache.cache_path(source.path, "train")
    data = bytearray(path.read_bytes())
    if damage == "flipped":
        data[-5000] ^= 1
    elif damage == "header":
        data = data.replace(b'\\"fingerprint\\"', b'\\"fingerprinT\\"')
    contents = {"cut": data[:-100], "text": b"no cache", "empty": b""}.get(damage, data)
    path.unlink()
    if damage == "folder":
        path.mkdir()
    else:
        path.write_bytes(contents)
    again = read_split(source, "train")
    assert decodings.times == 2
    assert (again.images == good.images).all()
    assert again.fingerprint == good.fingerprint


def test_without_a_writable_cache_everything_works(class_folders, own_folders, decodings):
    own_folders.mkdir()
    (own_folders / "cache").write_text("a file where the folder should be")
    source = find_data(class_folders)
    assert len(read_split(source, "train").labels) == len(read_split(source, "train").labels) == 18
    assert decodings.times == 2


def test_a_full_disk_leaves_nothing_behind(class_folders, own_folders, monkeypatch):
    def full(_tensors: object, path: Path, **_: object) -> None:
        Path(path).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache, "save_file", full)
    assert len(read_split(find_data(class_folders), "train").labels) == 18
    assert list((own_folders / "cache" / "data").iterdir()) == []


@pytest.mark.data
def test_the_real_data_set(real_data):
    source = find_data(real_data)
    train, test = read_split(source, "train"), read_split(source, "test")
    assert np.bincount(train.labels).tolist() == [5000] * 10
    assert np.bincount(test.labels).tolist() == [1000] * 10
    means = train.images.reshape(-1, 3).mean(0) / 255
    assert means == pytest.approx([0.49140, 0.48216, 0.44653], abs=1e-5)
    started = time.process_time()  # of the processor: other programs may be busy beside
    again = read_split(source, "train")
    assert time.process_time() - started < 1.0  # half of it is usual
    assert again.fingerprint == train.fingerprint


# places that must not be looked into


def test_a_place_that_must_not_be_looked_into(tmp_path, monkeypatch):
    locked = lock(tmp_path / "locked", monkeypatch)
    assert code_of(locked) == "data-not-readable"
    assert code_of(locked / "data") == "data-not-readable"
    monkeypatch.setenv("CIFAR_LAB_HOME", str(locked))
    assert code_of() == "data-not-readable"


@pytest.mark.parametrize("place", ["a" * 300, f"{'a' * 300}/b"])
def test_a_name_that_is_too_long(place):
    with pytest.raises(CodedError) as raised:
        find_data(place)
    assert raised.value.code == "data-not-readable"
    assert raised.value.data["path"] == place
    assert raised.value.data["reason"] == "File name too long"


def test_the_home_of_nobody():
    assert code_of("~nobody-here/data") == "data-not-found"


def test_parts_of_a_cache_that_were_left_behind_go(class_folders):
    """By processes that were killed while they wrote; one that writes now keeps its own."""
    source = find_data(class_folders)
    path = cache.cache_path(source.path, "train")
    read_split(source, "train")
    old, new = (path.with_name(f"{path.name}.{number}.part") for number in (1, 2))
    for part in (old, new):
        part.touch()
    os.utime(old, (1, 1))
    read_split(source, "train")
    assert (path.exists(), old.exists(), new.exists()) == (True, False, True)  # it was kept before
