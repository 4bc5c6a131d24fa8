"""Weights as torchvision saves them: which are taken, which are refused, and how they arrive."""

import hashlib
import io
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
import torchvision
from safetensors.torch import save_file
from torch import nn

from app import paths
from app.messages import LANGUAGES, error_text
from app.training import pretrained
from app.training.config import TrainConfig
from app.training.pretrained import fetch_pretrained, find_pretrained, load_pretrained
from models.errors import CodedError
from models.registry import CLASSES, MODELS, spec
from models.weights import WeightsInfo, save_weights
from tests.download_server import Server, serving

SMALL = {"width": 8, "enlarge_to": 32}
IMAGENET = TrainConfig("resnet50", arguments=SMALL, pretrained="imagenet")


def small(classes: int = 10) -> nn.Module:
    torch.manual_seed(classes)
    return spec("resnet50").build(classes=classes, **SMALL)


def torchvision_file(path: Path) -> dict[str, torch.Tensor]:
    """A thousand classes and chance for weights and statistics, in torchvision's format."""
    values = small(classes=1000).state_dict()
    for name, tensor in values.items():
        if name.endswith("running_mean"):
            tensor.normal_()
    torch.save(values, path)
    return values


def refusal(path: Path, network: nn.Module | None = None) -> CodedError:
    with pytest.raises(CodedError) as raised:
        load_pretrained(network or small(), path, "resnet50")
    for language in LANGUAGES:
        assert str(path) in error_text(raised.value, language)
    return raised.value


@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
def test_everything_is_taken_but_the_head(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"weights{suffix}"
    given = torchvision_file(tmp_path / "weights.pth")
    if suffix == ".safetensors":
        save_file(given, path)
    network = small()
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    load_pretrained(network, path, "resnet50")
    for name, tensor in network.state_dict().items():
        if name.startswith("fc."):
            assert tensor.equal(before[name])
        elif not name.endswith("num_batches_tracked"):
            assert tensor.equal(given[name])
            assert tensor.dtype == torch.float32
    assert network.fc.out_features == 10


def test_a_head_of_ten_is_not_ours_either(tmp_path: Path) -> None:
    """Ten classes of others are other classes."""
    values = small().state_dict()
    values["fc.weight"] = torch.ones_like(values["fc.weight"])
    torch.save(values, tmp_path / "ten.pth")
    network = small()
    load_pretrained(network, tmp_path / "ten.pth", "resnet50")
    assert not network.fc.weight.equal(values["fc.weight"])


def test_older_files_count_no_batches(tmp_path: Path) -> None:
    values = torchvision_file(tmp_path / "weights.pth")
    values = {n: t for n, t in values.items() if not n.endswith("num_batches_tracked")}
    torch.save(values, tmp_path / "old.pth")
    network = small()
    load_pretrained(network, tmp_path / "old.pth", "resnet50")
    taken = network.state_dict()
    body = [name for name in values if not name.startswith("fc.")]
    assert len(body) > 100
    assert all(taken[name].equal(values[name]) for name in body)


def test_weights_of_another_network(tmp_path: Path) -> None:
    path = tmp_path / "other.pth"
    torch.save(spec("resnet18").build(width=8).state_dict(), path)
    assert refusal(path).code == "pretrained-differs"


def test_weights_of_another_width(tmp_path: Path) -> None:
    path = tmp_path / "narrow.pth"
    torchvision_file(path)
    wide = spec("resnet50").build(width=16, enlarge_to=32)
    error = refusal(path, wide)
    assert error.code == "pretrained-differs"
    assert error.data["name"] in wide.state_dict()


def test_a_network_is_left_as_it_was_by_what_does_not_fit(tmp_path: Path) -> None:
    values = torchvision_file(tmp_path / "weights.pth")
    del values["layer4.2.conv3.weight"]
    torch.save(values, tmp_path / "incomplete.pth")
    network = small()
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    error = refusal(tmp_path / "incomplete.pth", network)
    assert (error.code, error.data["name"]) == ("pretrained-differs", "layer4.2.conv3.weight")
    assert all(tensor.equal(before[name]) for name, tensor in network.state_dict().items())


class _Bomb:
    """What unpickling it would do must not happen."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (Path("unpickled"),))


@pytest.mark.parametrize("what", ["text", "empty", "tensor", "numbers", "program", "whole network"])
def test_what_holds_no_weights(tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "file.pth"
    values: dict[str, Any] = {
        "tensor": torch.zeros(3),
        "numbers": {"fc.weight": 1},
        "program": {"fc.weight": _Bomb()},
        "whole network": small(),
    }
    if what in values:
        torch.save(values[what], path)
    else:
        path.write_bytes(b"" if what == "empty" else b"no weights at all\n" * 100)
    assert refusal(path).code == "pretrained-format"
    assert not (tmp_path / "unpickled").exists()


def test_a_damaged_safetensors_file(tmp_path: Path) -> None:
    path = tmp_path / "file.safetensors"
    path.write_bytes(b"\x08" + bytes(40))
    assert refusal(path).code == "pretrained-format"


def test_a_weights_file_of_this_program_is_for_start(tmp_path: Path) -> None:
    path = tmp_path / "own.safetensors"
    info = WeightsInfo("resnet50", SMALL, CLASSES, (0.5,) * 3, (0.5,) * 3)
    save_weights(path, small(), info)
    error = refusal(path)
    assert error.code == "pretrained-own"
    assert "--start" in error_text(error)


def test_only_networks_with_such_weights_take_them() -> None:
    with pytest.raises(CodedError) as raised:
        TrainConfig("lenet5", pretrained="imagenet").checked()
    assert raised.value.code == "no-argument"
    said = error_text(raised.value)
    assert "--pretrained" in said
    assert "resnet50" in said
    assert IMAGENET.checked() == IMAGENET


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CodedError) as raised:
        find_pretrained(replace(IMAGENET, pretrained=str(tmp_path / "nothing.pth")))
    assert raised.value.code == "pretrained-missing"


# how they arrive


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    stream = io.BytesIO()
    torch.save(small(classes=1000).state_dict(), stream)
    return stream.getvalue()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, content: bytes, tmp_path: Path) -> Iterator[Server]:
    """Serves the weights in place of torchvision's server; torch's own cache is empty."""
    known = spec("resnet50").pretrained
    assert known is not None
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    with serving(monkeypatch) as served:
        served.content = content
        sha256 = hashlib.sha256(content).hexdigest()[:8]
        ours = known._replace(url=f"{served.url}/resnet50-{sha256}.pth", sha256=sha256)
        monkeypatch.setitem(MODELS, "resnet50", spec("resnet50")._replace(pretrained=ours))
        yield served


def code_of_fetching(**options: Any) -> str:
    with pytest.raises(CodedError) as raised:
        fetch_pretrained(IMAGENET, pause=0.0, **options)
    for language in LANGUAGES:
        assert error_text(raised.value, language)
    return raised.value.code


def test_weights_are_fetched_once(server: Server, content: bytes) -> None:
    reports: list[tuple[int, int | None, float]] = []
    assert find_pretrained(IMAGENET) is None
    path = fetch_pretrained(IMAGENET, lambda *report: reports.append(report))
    assert path.read_bytes() == content
    assert path.is_relative_to(paths.data_folder())
    assert reports[-1][:2] == (len(content), len(content))
    assert fetch_pretrained(IMAGENET) == find_pretrained(IMAGENET) == path
    assert len(server.asked) == 1
    load_pretrained(small(), path, "resnet50")


def test_a_cancelled_download_goes_on(server: Server, content: bytes) -> None:
    server.stalled = threading.Event()
    server.breaks = [100_000]
    cancel = threading.Event()
    threading.Timer(0.3, lambda: (cancel.set(), server.stalled.set())).start()
    assert code_of_fetching(cancel=cancel) == "download-cancelled"
    server.stalled = None
    assert fetch_pretrained(IMAGENET).read_bytes() == content
    assert server.asked == [None, "bytes=100000-"]


def test_other_bytes_are_removed(server: Server) -> None:
    server.content = server.content[:-1] + b"x"
    assert code_of_fetching() == "pretrained-damaged"
    assert find_pretrained(IMAGENET) is None
    assert not list((paths.data_folder() / "pretrained").glob("*.part"))


def test_without_a_network_it_says_what_to_do(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        place = f"http://127.0.0.1:{closed.getsockname()[1]}/resnet50.pth"
    monkeypatch.setenv(pretrained.VARIABLE, place)
    with pytest.raises(CodedError) as raised:
        fetch_pretrained(IMAGENET, pause=0.0)
    assert raised.value.code == "pretrained-offline"
    said = error_text(raised.value, "en")
    assert "--pretrained FILE" in said
    assert place in said
    assert len(said.splitlines()) == 1
    assert server.asked == []


def test_what_torchvision_has_fetched_is_used(
    server: Server, content: bytes, tmp_path: Path
) -> None:
    known = MODELS["resnet50"].pretrained
    assert known is not None
    place = tmp_path / "torch" / "hub" / "checkpoints"
    place.mkdir(parents=True)
    (place / known.name).write_bytes(content[:-1])  # not whole
    assert find_pretrained(IMAGENET) is None
    (place / known.name).write_bytes(content)
    assert fetch_pretrained(IMAGENET) == place / known.name
    assert server.asked == []


def test_the_registry_names_torchvisions_file() -> None:
    """Its name carries the first digits of its checksum, by which torchvision checks it too."""
    known = spec("resnet50").pretrained
    assert known is not None
    assert known.name == f"resnet50-{known.sha256}.pth"
    weights = torchvision.models.ResNet50_Weights.IMAGENET1K_V1
    assert known.url == weights.url
    how = weights.transforms()
    assert (list(known.mean), list(known.std)) == (how.mean, how.std)
