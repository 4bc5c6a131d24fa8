"""Where and how precisely a training computes."""

import json

import pytest
import torch

from app.paths import cache_folder
from app.training import devices
from app.training.config import TrainConfig
from app.training.devices import Preparation, autocast, build, resolve

CONFIG = TrainConfig("lenet5", device="cpu", batch_size=4, threads=1)


@pytest.fixture
def probed(monkeypatch):
    """Seconds a step by precision, to be changed by the test; and which were measured."""
    times = {"float32": 1.0, "bfloat16": 0.5}
    measured: list[str] = []

    def probe(config: TrainConfig) -> float:
        measured.append(config.precision)
        return times[config.precision]

    monkeypatch.setattr(devices, "_probe", probe)
    return times, measured


@pytest.mark.parametrize(
    ("seconds", "chosen"),
    [(0.5, "bfloat16"), (0.97, "float32"), (1.0, "float32"), (2.0, "float32")],
)
def test_bfloat16_where_it_is_clearly_faster(probed, seconds, chosen):
    probed[0]["bfloat16"] = seconds
    assert resolve(CONFIG).precision == chosen


def test_the_answer_is_kept_for_this_network_and_machine(probed):
    times, measured = probed
    assert resolve(CONFIG).precision == "bfloat16"
    times["bfloat16"] = 9.0
    assert resolve(CONFIG).precision == "bfloat16"
    assert measured == ["float32", "bfloat16"]
    [name] = json.loads((cache_folder() / "precision.json").read_text())
    for part in (torch.__version__, "lenet5", " 1 "):
        assert part in name
    assert resolve(devices.replace(CONFIG, batch_size=8)).precision == "float32"
    assert resolve(devices.replace(CONFIG, model="vgg16")).precision == "float32"
    assert len(json.loads((cache_folder() / "precision.json").read_text())) == 3


def test_a_cache_that_cannot_be_used(probed, monkeypatch):
    cache_folder().mkdir(parents=True)
    (cache_folder() / "precision.json").write_text("{")
    assert resolve(CONFIG).precision == "bfloat16"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (cache_folder() / "precision.json").unlink()
    monkeypatch.setattr(devices, "write_whole", full)
    assert resolve(CONFIG).precision == "bfloat16"


def test_what_was_asked_for_is_not_measured(probed):
    config = resolve(devices.replace(CONFIG, precision="float32"))
    assert (config.precision, config.threads) == ("float32", 1)
    assert probed[1] == []


def test_the_measurement_itself_works_and_leaves_chance_alone():
    torch.manual_seed(1)
    expected = torch.rand(3)
    torch.manual_seed(1)
    for precision in ("float32", "bfloat16"):
        assert 0 < devices._probe(devices.replace(CONFIG, precision=precision)) < 60
    assert torch.rand(3).equal(expected)


def test_a_precision_that_fails_is_never_faster(monkeypatch):
    def fail(config: TrainConfig) -> None:
        raise RuntimeError("not implemented for BFloat16")

    monkeypatch.setattr(devices, "autocast", fail)
    assert devices._probe(CONFIG) == float("inf")
    assert resolve(CONFIG).precision == "float32"


@pytest.mark.parametrize("channels_last", [True, False])
def test_preparation_normalises_and_keeps_the_layout(channels_last):
    config = devices.replace(CONFIG, channels_last=channels_last)
    images = torch.randint(256, (5, 32, 32, 3), dtype=torch.uint8)
    mean, std = (0.5, 0.4, 0.3), (0.2, 0.25, 0.3)
    found = Preparation(config, mean, std)(images)
    expected = ((images / 255 - torch.tensor(mean)) / torch.tensor(std)).permute(0, 3, 1, 2)
    torch.testing.assert_close(found, expected, rtol=1e-5, atol=1e-5)
    layout = torch.channels_last if channels_last else torch.contiguous_format
    assert found.is_contiguous(memory_format=layout)
    network = build(config)
    assert next(network.parameters()).is_contiguous(memory_format=layout)


def test_bfloat16_is_of_products_alone():
    network = build(CONFIG)
    with autocast(devices.replace(CONFIG, precision="bfloat16")):
        assert network(torch.zeros(1, 3, 32, 32)).dtype == torch.bfloat16
    with autocast(devices.replace(CONFIG, precision="float32")):
        assert network(torch.zeros(1, 3, 32, 32)).dtype == torch.float32
    assert {parameter.dtype for parameter in network.parameters()} == {torch.float32}
