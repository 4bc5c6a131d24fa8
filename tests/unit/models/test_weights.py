"""A weights file says all that is needed to use it, and a bad one says what is wrong."""

import json
import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.numpy import save_file

from app.messages import error_text
from app.paths import checkout
from models.errors import CodedError
from models.registry import CLASSES, PUBLISHED, spec
from models.weights import (
    FORMAT,
    VIEWS,
    Memory,
    WeightsError,
    WeightsInfo,
    load_weights,
    published_path,
    read_info,
    save_weights,
)

INFO = WeightsInfo(
    key="resnet18",
    arguments={"width": 8, "classes": 3},
    classes=("cat", "狗", "o'wl"),
    mean=(0.49, 0.48, 0.45),
    std=(0.25, 0.24, 0.26),
    temperature=1.25,
    power=1.5,
    threshold=None,
    parameters=176_123,
    multiply_adds=9_000_000,
    training={"epochs": 2, "versions": {"torch": "2"}},
    commit="0123abcd",
    results={"validation": {"accuracy": 0.5, "images": 8}},
)


@pytest.fixture
def network() -> torch.nn.Module:
    torch.manual_seed(0)
    network = spec("resnet18").build(**INFO.arguments)
    network(torch.randn(4, 3, 32, 32))  # norms that have seen something
    return network


@pytest.fixture
def file(tmp_path: Path, network: torch.nn.Module) -> Path:
    path = tmp_path / "a file.safetensors"
    save_weights(path, network, INFO)
    return path


@pytest.fixture
def refusal() -> Callable[[Path], str]:
    """The code with which a file is refused, after a look at its sentences."""

    def code_of(path: Path, read: Callable[[Path], object] = read_info) -> str:
        with pytest.raises(WeightsError) as raised:
            read(path)
        assert raised.value.data["path"] == str(path)
        for language in ("en", "zh"):
            assert str(path) in error_text(raised.value, language)
        return raised.value.code

    return code_of


def rewrite(path: Path, change: Callable[[dict], object]) -> Path:
    """The same file with other metadata of ours; the lengths are made to fit."""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    values = json.loads(header["__metadata__"]["cifar_lab"])
    changed = change(values)
    values = values if changed is None else changed
    header["__metadata__"]["cifar_lab"] = json.dumps(values)
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data[8 + length :])
    return path


def test_the_memory_travels_with_the_weights(tmp_path, network):
    """As float16, and apart from the network's own tensors."""
    chance = torch.Generator().manual_seed(0)
    shapes = ((112,), (112, 112), (3, 112), (3,))
    memory = Memory(*(torch.randn(shape, generator=chance) for shape in shapes))
    info = replace(INFO, memory=memory, threshold=0.5, views=("whole", "closer"))
    path = tmp_path / "remembering.safetensors"
    save_weights(path, network, info)
    assert read_info(path).memory is None  # reading it takes torch
    loaded, found = load_weights(path)
    assert found == info
    for name, part in vars(memory).items():
        assert getattr(found.memory, name).equal(part.half().float())
    assert loaded.state_dict().keys() == network.state_dict().keys()
    save_weights(path, loaded, replace(found, results={}))  # it is not lost on the way
    assert load_weights(path)[1].memory.form.equal(found.memory.form)


@pytest.mark.parametrize(
    "shapes",
    [
        ((111,), (111, 111), (3, 111), (3,)),
        ((112,), (112, 111), (3, 112), (3,)),
        ((112,), (112, 112), (3, 112), (2,)),
        ((112,), (112, 112), (0, 112), (0,)),
        ((1, 112), (112, 112), (3, 112), (3,)),
    ],
)
def test_a_memory_of_another_network(tmp_path, network, refusal, shapes):
    path = tmp_path / "other.safetensors"
    memory = Memory(*map(torch.ones, shapes))
    save_weights(path, network, replace(INFO, memory=memory))
    assert refusal(path, load_weights) == "weights-network"


def test_a_memory_that_is_no_number(tmp_path, network, refusal):
    path = tmp_path / "nan.safetensors"
    memory = Memory(
        torch.ones(112), torch.ones(112, 112), torch.ones(1, 112), torch.tensor([torch.nan])
    )
    save_weights(path, network, replace(INFO, memory=memory))
    assert refusal(path, load_weights) == "weights-network"


def test_an_earlier_version_measured_familiarity_otherwise(tmp_path, network):
    """Its threshold means nothing now, and its memory is not taken for ours."""
    path = tmp_path / "earlier.safetensors"
    save_weights(path, network, replace(INFO, threshold=0.5))
    rewrite(path, lambda metadata: metadata.update(format=2, features="spread"))
    assert read_info(path) == INFO
    assert load_weights(path)[1].memory is None


@pytest.mark.parametrize(
    "values",
    [
        {"temperature": -2},
        {"temperature": 0},
        {"temperature": float("inf")},
        {"power": 0.0},
        {"threshold": float("nan")},
        {"std": [0.2, 0.0, 0.2]},
        {"mean": [0.2, float("nan"), 0.2]},
        {"views": []},
        {"views": ["sideways"]},
    ],
)
def test_numbers_that_cannot_be(file, refusal, values):
    assert refusal(rewrite(file, lambda known: known | values)) == "weights-format"


def test_files_from_before_there_were_views(file):
    rewrite(
        file,
        lambda values: [values.pop(name) for name in ("views", "power")] and values,
    )
    _, info = load_weights(file)
    assert info.views == VIEWS
    assert info.power is info.memory is None
    assert info.temperature == 1.25


def test_round_trip(file, network):
    assert read_info(file) == INFO
    loaded, info = load_weights(file)
    assert info == INFO
    assert not loaded.training
    kept = loaded.state_dict()
    for name, tensor in network.state_dict().items():
        if tensor.is_floating_point():
            assert kept[name].dtype == torch.float32
            assert kept[name].equal(tensor.half().float()), name
        else:
            assert kept[name] == 0  # a norm's count of batches is not kept
    with torch.inference_mode():
        image = torch.randn(2, 3, 32, 32)
        assert loaded(image).allclose(network.eval()(image), atol=0.02)


def test_second_round_trip_changes_nothing(file, tmp_path):
    loaded, info = load_weights(file)
    save_weights(tmp_path / "again.safetensors", loaded, info)
    assert (tmp_path / "again.safetensors").read_bytes() == file.read_bytes()


def test_file_holds_float16_and_readable_metadata(file):
    with safe_open(file, "np") as opened:
        tensors = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118
        metadata = opened.metadata()
    assert {tensor.dtype for tensor in tensors.values()} == {np.dtype(np.float16)}
    assert not [name for name in tensors if name.endswith("num_batches_tracked")]
    values = json.loads(metadata["cifar_lab"])
    assert values["format"] == FORMAT
    assert values["classes"] == list(INFO.classes)
    assert values["threshold"] is None


def test_saving_leaves_nothing_beside_it(file):
    assert [path.name for path in file.parent.iterdir() if path.is_file()] == [file.name]


def test_saving_that_fails_keeps_the_old_file(file, network, monkeypatch):
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.weights.os.fsync", full)
    with pytest.raises(OSError, match="space"):
        save_weights(file, network, INFO)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir() if path.is_file()] == [file.name]


def test_header_is_read_without_torch_and_at_once(file):
    script = (
        "import sys; from models.weights import read_info\n"
        f"info = read_info({str(file)!r})\n"
        "assert info.key == 'resnet18' and info.classes[1] == '狗'\n"
        "print([name for name in ('torch', 'numpy', 'safetensors') if name in sys.modules])\n"
    )
    command = [sys.executable, "-X", "utf8", "-c", script]
    done = subprocess.run(command, cwd=checkout(), capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
    times = []
    for _ in range(20):
        start = time.perf_counter()
        read_info(file)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.005


def test_unknown_metadata_of_later_versions_is_ignored(file):
    assert read_info(rewrite(file, lambda values: values | {"novelty": 1})) == INFO


def test_missing(tmp_path, refusal):
    assert refusal(tmp_path / "none.safetensors") == "weights-missing"
    assert refusal(tmp_path / "none.safetensors", load_weights) == "weights-missing"


@pytest.mark.parametrize("kept", [-1, -1000, 2000, 9, 8, 5, 0])
def test_truncated(file, refusal, kept):
    file.write_bytes(file.read_bytes()[:kept])
    assert refusal(file) == "weights-damaged"
    assert refusal(file, load_weights) == "weights-damaged"


def test_appended(file, refusal):
    with file.open("ab") as stream:
        stream.write(b"\0")
    assert refusal(file) == "weights-damaged"


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes(tmp_path, refusal, seed):
    path = tmp_path / "noise.safetensors"
    path.write_bytes(np.random.default_rng(seed).bytes(5000))
    assert refusal(path) == "weights-damaged"


@pytest.mark.parametrize(
    "content",
    [b"[]", b"{}", b"null", b'{"a": 1}', b'{"a": {"data_offsets": []}}', b"[" * 100_000, b"\xff"],
)
def test_headers_that_are_none(tmp_path, refusal, content):
    path = tmp_path / "odd.safetensors"
    path.write_bytes(struct.pack("<Q", len(content)) + content)
    assert refusal(path) == "weights-damaged"


@pytest.mark.parametrize("length", [2**63, 2**30, 5000])
def test_header_longer_than_the_file(tmp_path, refusal, length):
    path = tmp_path / "long.safetensors"
    path.write_bytes(struct.pack("<Q", length) + b"{}" * 1000)
    assert refusal(path) == "weights-damaged"


@pytest.mark.parametrize("metadata", [None, {"format": "pt"}])
def test_of_another_program(tmp_path, refusal, metadata):
    path = tmp_path / "other.safetensors"
    save_file({"weight": np.zeros(3, np.float32)}, path, metadata)
    assert refusal(path) == "weights-format"


@pytest.mark.parametrize(
    "change",
    [
        lambda values: values | {"format": FORMAT + 1},
        lambda values: values | {"format": "1"},
        lambda values: values.pop("format") and None,
        lambda values: values.pop("mean") and None,
        lambda values: [],
        lambda values: values | {"classes": 3},
        lambda values: values | {"classes": ["cat"]},
        lambda values: values | {"mean": [0.5, 0.5]},
        lambda values: values | {"std": ["a", "b", "c"]},
        lambda values: values | {"arguments": None},
        lambda values: values | {"results": {"test": 0.5}},
        lambda values: values | {"temperature": "warm"},
        lambda values: values | {"input_size": 0},
    ],
)
def test_metadata_that_cannot_be_ours(file, refusal, change):
    assert refusal(rewrite(file, change)) == "weights-format"


@pytest.mark.parametrize(
    "change",
    [
        lambda values: values | {"key": "lenet5", "arguments": {"classes": 3}},
        lambda values: values | {"key": "resnet19"},
        lambda values: values | {"arguments": {"width": 16, "classes": 3}},
        lambda values: values | {"arguments": {"depth": 18, "classes": 3}},
    ],
)
def test_tensors_that_do_not_fit_the_network(file, refusal, change):
    rewrite(file, change)
    read_info(file)  # the header is sound
    assert refusal(file, load_weights) == "weights-network"


@pytest.mark.parametrize("change", [{"resizing": "seams"}, {"input_size": 64}])
def test_preprocessing_that_this_version_does_not_know(file, network, refusal, change):
    save_weights(file, network, replace(INFO, **change))
    assert refusal(file, read_info) == "weights-format"


def test_tensors_missing_or_too_many(file, network, tmp_path, refusal):
    class Other(torch.nn.Module):
        def __init__(self, tensors: dict[str, torch.Tensor]) -> None:
            super().__init__()
            self.tensors = tensors

        def state_dict(self) -> dict[str, torch.Tensor]:  # type: ignore[override]
            return self.tensors

    tensors = network.state_dict()
    less = {name: tensor for name, tensor in tensors.items() if name != "fc.bias"}
    for changed in (less, {**tensors, "fc.extra": torch.zeros(2)}):
        save_weights(file, Other(changed), INFO)
        assert refusal(file, load_weights) == "weights-network"


def test_published_files_lie_where_the_environment_says(monkeypatch, tmp_path):
    assert published_path("vgg16") == checkout() / "weights" / "vgg16.safetensors"
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(tmp_path))
    assert [published_path(key).parent for key in PUBLISHED] == [tmp_path] * 5


def test_usual_values_are_those_of_cifar10(tmp_path):
    info = WeightsInfo("lenet5", {}, CLASSES, (0.5,) * 3, (0.25,) * 3)
    path = tmp_path / "plain.safetensors"
    save_weights(path, spec("lenet5").build(), info)
    assert read_info(path) == info
    assert (info.input_size, info.resizing, info.temperature) == (32, "area", None)


def test_a_coded_error_says_its_code_and_data():
    assert str(CodedError("bad", path="x y", n=3)) == "bad (path='x y', n=3)"
    assert str(CodedError("bad")) == "bad"


def test_what_must_not_be_read_is_not_called_damaged(file, refusal, tmp_path, monkeypatch):
    assert refusal(tmp_path) == "weights-unreadable"  # a folder
    assert refusal(tmp_path / f"{'a' * 300}.safetensors") == "weights-unreadable"

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "open", refused)
    assert refusal(file) == "weights-unreadable"
    assert refusal(file, load_weights) == "weights-unreadable"


def test_classes_whose_folder_has_a_name_that_is_no_utf8(tmp_path, network):
    info = replace(INFO, classes=("cat", "狗", os.fsdecode(b"caf\xe9")))
    save_weights(tmp_path / "a.safetensors", network, info)
    assert read_info(tmp_path / "a.safetensors").classes == info.classes
