"""The official archive is read without unpacking and without trusting its pickles."""

import os
import pickle
import subprocess
from pathlib import Path

import numpy as np
import pytest

from app.training.archive import read_archive, read_batches
from app.training.folders import read_class_folder
from app.training.plain_pickle import unpickle
from models.errors import CodedError


def refused(path: Path, part: str = "train") -> str:
    """The reason that comes with the error."""
    with pytest.raises(CodedError) as raised:
        read_archive(path, part)
    assert raised.value.code == "data-archive"
    return str(raised.value.data["reason"])


@pytest.mark.parametrize(("part", "count"), [("train", 18), ("test", 6)])
def test_the_archive_holds_what_the_folders_hold(class_folders, official_archive, part, count):
    decoded = read_archive(official_archive, part)
    folders = read_class_folder(class_folders / part)
    assert decoded.images.shape == (count, 32, 32, 3)
    assert decoded.fingerprint == folders.fingerprint
    by_name = dict(zip(folders.names, folders.images, strict=True))
    for name, pixels, label in zip(decoded.names, decoded.images, decoded.labels, strict=True):
        assert (pixels == by_name[name]).all()
        assert name.startswith(decoded.classes[label])


def test_the_unpacked_folder_is_the_same(tmp_path, members, official_archive):
    for name, data in members.items():
        (tmp_path / name).write_bytes(data)
    unpacked, packed = read_batches(tmp_path, "train"), read_archive(official_archive, "train")
    assert (unpacked.images == packed.images).all()
    assert unpacked.names == packed.names


class RunsACommand:
    def __init__(self, function: object, *arguments: object) -> None:
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


@pytest.mark.parametrize("place", ["batches.meta", "data_batch_3"])
def test_a_pickle_that_runs_a_command_is_refused(tmp_path, members, make_archive, place):
    mark = tmp_path / "was-run"
    attack = RunsACommand(os.system, f"touch '{mark}'")
    members[place] = pickle.dumps({b"data": attack, b"label_names": attack})
    assert "refused" in refused(make_archive(members))
    assert not mark.exists()


@pytest.mark.parametrize(
    "attack",
    [
        RunsACommand(eval, "1 + 1"),
        RunsACommand(subprocess.Popen, ["true"]),
        RunsACommand(getattr, "text", "upper"),
        RunsACommand(np.load, "file.npy"),
        RunsACommand(np.fromfile, "file"),
        np.array([None]),
        np.zeros(2, dtype=[("a", "u1")]),
    ],
    ids=["eval", "Popen", "getattr", "numpy.load", "numpy.fromfile", "objects", "records"],
)
def test_pickles_of_anything_but_numbers_are_refused(attack):
    with pytest.raises(pickle.UnpicklingError):
        unpickle(pickle.dumps({"data": attack}, protocol=2))


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("order", ["C", "F"])
def test_arrays_of_every_protocol_are_read(protocol, order):
    for kind in (np.uint8, np.int64, np.float32):
        array = np.asarray(np.arange(12).reshape(3, 4), kind, order=order)
        read = unpickle(pickle.dumps({b"data": array}, protocol=protocol))["data"]
        assert read.dtype == array.dtype
        assert (read == array).all()


def test_a_pickle_of_python_2_is_read():
    # {"data": array([[1, 255]], dtype=uint8)} as Python 2 writes it, with text instead of bytes
    data = (
        b"\x80\x02}U\x04datacnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\n"
        b"K\x00\x85U\x01b\x87R(K\x01K\x01K\x02\x86cnumpy\ndtype\nU\x02u1K\x00K\x01\x87R"
        b"(K\x03U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89U\x02\x01\xfftbs."
    )
    assert unpickle(data)["data"].tolist() == [[1, 255]]


def test_archives_that_are_none_are_refused(tmp_path, official_archive):
    whole = official_archive.read_bytes()
    for name, data in {
        "text.tar.gz": b"no archive",
        "empty.tar.gz": b"",
        "cut.tar.gz": whole[: len(whole) // 2],
        "noise.tar.gz": whole[:100] + bytes(100) + whole[200:],
    }.items():
        (tmp_path / name).write_bytes(data)
        assert refused(tmp_path / name)
    assert refused(tmp_path / "absent.tar.gz")


def test_a_missing_batch_is_named(members, make_archive):
    del members["data_batch_4"]
    assert "data_batch_4" in refused(make_archive(members))


@pytest.mark.parametrize(
    "change",
    [
        {b"labels": [0, 1, 99, 0]},
        {b"labels": [0, 1, -1, 0]},
        {b"labels": [0]},
        {b"labels": []},
        {b"labels": "text"},
        {b"data": np.zeros((4, 3072), np.float32)},
        {b"data": np.zeros((4, 100), np.uint8)},
        {b"data": None},
    ],
    ids=str,
)
def test_batches_of_another_shape_are_refused(members, make_archive, change):
    batch = {b"data": np.zeros((4, 3072), np.uint8), b"labels": [0, 1, 2, 0], **change}
    members["data_batch_1"] = pickle.dumps(batch, protocol=2)
    assert refused(make_archive(members))


def test_a_damaged_pickle_is_refused(members, make_archive):
    members["data_batch_2"] = members["data_batch_2"][:-40]
    assert refused(make_archive(members))
