"""The user's own networks on the disk."""

import os
from pathlib import Path

import pytest

from app.inference.collection import keep_network, own_networks, save_copy, take_out
from app.inference.resolve import resolve_weights
from app.paths import networks_folder
from models.errors import CodedError
from models.registry import CLASSES, MODELS
from models.weights import WeightsError, WeightsInfo, load_weights, save_weights


def network_at(path: Path, accuracy: float | None = None, key: str = "lenet5") -> Path:
    results = {} if accuracy is None else {"test": {"accuracy": accuracy}}
    info = WeightsInfo(key, {}, CLASSES, (0.5,) * 3, (0.25,) * 3, results=results)
    save_weights(path, MODELS["lenet5"].build(), info)
    return path


def test_nobody_has_networks_of_their_own_at_first() -> None:
    assert own_networks() == ()


def test_kept_network_is_found_by_its_name(tmp_path: Path) -> None:
    kept = keep_network(network_at(tmp_path / "mine 图.safetensors", 0.625))
    (found,) = own_networks()
    assert found == kept
    assert (found.name, found.title, found.accuracy) == ("mine 图", "LeNet-5", 0.625)
    assert resolve_weights("mine 图") == found.path
    load_weights(found.path)


def test_same_network_is_kept_once_and_another_gets_a_number(tmp_path: Path) -> None:
    first = keep_network(network_at(tmp_path / "a.safetensors"), "mine")
    assert keep_network(tmp_path / "a.safetensors", "mine").path == first.path
    second = keep_network(network_at(tmp_path / "b.safetensors"), "mine")
    assert [each.name for each in own_networks()] == ["mine", "mine 2"]
    assert second.path.read_bytes() == (tmp_path / "b.safetensors").read_bytes()


def test_no_own_network_is_named_as_a_published_one(tmp_path: Path) -> None:
    assert keep_network(network_at(tmp_path / "vgg16.safetensors")).name == "vgg16 2"


def test_what_is_no_network_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.safetensors").write_bytes(b"\xff\xd8 no network")
    with pytest.raises(WeightsError) as damaged:
        keep_network(tmp_path / "photo.safetensors")
    assert damaged.value.code == "weights-damaged"
    with pytest.raises(CodedError) as unknown:
        keep_network(network_at(tmp_path / "other.safetensors", key="elsewhere"))
    assert unknown.value.code == "unknown-network"
    assert own_networks() == ()


def test_damaged_one_is_listed_with_its_error(tmp_path: Path) -> None:
    kept = keep_network(network_at(tmp_path / "mine.safetensors"))
    kept.path.write_bytes(kept.path.read_bytes()[:-1])
    (found,) = own_networks()
    assert found.error is not None
    assert found.error.code == "weights-damaged"
    assert (found.title, found.accuracy) == ("", None)


def test_unfinished_copies_are_no_networks(tmp_path: Path) -> None:
    kept = keep_network(network_at(tmp_path / "mine.safetensors"))
    kept.path.with_name(".other.safetensors").write_bytes(kept.path.read_bytes())
    kept.path.with_name("notes.txt").write_text("best so far")
    assert own_networks() == (kept,)


def test_copy_is_the_whole_network(tmp_path: Path) -> None:
    kept = keep_network(network_at(tmp_path / "mine.safetensors"))
    save_copy(kept.path, tmp_path / "copy.safetensors")
    assert (tmp_path / "copy.safetensors").read_bytes() == kept.path.read_bytes()
    with pytest.raises(CodedError) as refused:
        save_copy(kept.path, tmp_path / "nowhere/copy.safetensors")
    assert refused.value.code == "network-not-saved"


def test_taken_out_is_gone_and_nothing_else_can_be(tmp_path: Path) -> None:
    source = network_at(tmp_path / "mine.safetensors")
    kept = keep_network(source)
    with pytest.raises(WeightsError):
        take_out(source)
    take_out(kept.path)
    assert own_networks() == ()
    assert source.exists()


def test_folder_that_takes_no_files(tmp_path: Path) -> None:
    networks_folder().parent.mkdir(parents=True, exist_ok=True)
    networks_folder().write_text("a file where the folder should be")
    with pytest.raises(CodedError) as refused:
        keep_network(network_at(tmp_path / "mine.safetensors"))
    assert refused.value.code == "network-not-kept"
    os.remove(networks_folder())
