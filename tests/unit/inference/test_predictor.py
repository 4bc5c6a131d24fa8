"""One engine: every front gets the same probabilities."""

import logging
import os
import threading

import numpy as np
import pytest
import torch
from PIL import Image

from app.inference import predictor as module
from app.inference.familiarity import remember
from app.inference.outputs import outputs
from app.inference.predictor import DeviceError, Predictor, choose_device
from app.inference.preprocess import preprocess, preprocess_views
from models.registry import CLASSES
from models.weights import WeightsError, WeightsInfo, load_weights

INFO = WeightsInfo("lenet5", {}, CLASSES, (0.5, 0.4, 0.3), (0.2, 0.3, 0.4))


@pytest.fixture
def pictures() -> list[Image.Image]:
    chance = np.random.default_rng(0)
    sizes = [(40, 60), (32, 32), (100, 33), (1, 1), (64, 200)]
    return [Image.fromarray(chance.integers(0, 256, (*size, 3), np.uint8)) for size in sizes]


def test_predictor_and_evaluation_agree(lenet_file):
    """A picture of the network's size has one view, everywhere."""
    chance = np.random.default_rng(1)
    pixels = chance.integers(0, 256, (4, 32, 32, 3), np.uint8)
    path = lenet_file(temperature=1.3, power=1.2)
    network, info = load_weights(path)
    expected = outputs(network, info, torch.from_numpy(pixels)).probabilities(info)
    predictor = Predictor("cpu")
    pictures = [Image.fromarray(each) for each in pixels]
    together = predictor.predict_all(pictures, str(path))
    alone = [predictor.predict(image, str(path)) for image in pictures]
    for row, batch, single in zip(expected.tolist(), together, alone, strict=True):
        assert list(batch.probabilities) == list(CLASSES)
        assert np.allclose(list(batch.probabilities.values()), row, atol=1e-6)
        assert np.allclose(list(single.probabilities.values()), row, atol=1e-4)


def test_views_of_a_photograph_are_averaged(lenet_file, pictures):
    path = lenet_file()
    network, info = load_weights(path)
    for image, answer in zip(
        pictures, Predictor("cpu").predict_all(pictures, str(path)), strict=True
    ):
        views = torch.from_numpy(preprocess_views(image, 32, "area", info.views))
        expected = outputs(network, info, views).probabilities(info).mean(0)
        assert np.allclose(list(answer.probabilities.values()), expected, atol=1e-6)


def test_familiar_and_strange_pictures(lenet_file, pictures):
    """The threshold decides, and the best guess is there in any case."""
    network, info = load_weights(lenet_file())
    pixels = torch.from_numpy(np.stack([preprocess(image, 32, "area") for image in pictures]))
    features = outputs(network, info, pixels).features
    memory = remember(features, torch.arange(len(features)) % 2)
    for threshold, unknown in ((-1e3, False), (1e3, True)):
        path = lenet_file(memory=memory, threshold=threshold)
        answer = Predictor("cpu").predict(pictures[1], str(path))
        assert answer.unknown is unknown
        assert answer.class_name in CLASSES
        assert -1e3 < answer.familiarity < 1e3
    path = lenet_file(memory=memory)
    answer = Predictor("cpu").predict(pictures[1], str(path))
    assert answer.unknown is None  # no threshold, no verdict


def test_prediction(lenet_file, pictures):
    path = str(lenet_file())
    answer = Predictor("cpu").predict(pictures[0], path)
    assert answer.model == path
    assert answer.class_name == CLASSES[int(np.argmax(list(answer.probabilities.values())))]
    assert answer.probability == max(answer.probabilities.values())
    assert sum(answer.probabilities.values()) == pytest.approx(1, abs=1e-5)
    assert answer.milliseconds > 0
    assert answer.device == "cpu"
    assert answer.unknown is None
    assert answer.familiarity is None
    assert Predictor("cpu").predict_all([], path) == []


def test_own_classes_and_size(tmp_path):
    from models.registry import spec
    from models.weights import save_weights

    classes = ("猫", "狗", "other")
    network = spec("lenet5").build(classes=3)
    info = WeightsInfo("lenet5", {"classes": 3}, classes, INFO.mean, INFO.std)
    save_weights(tmp_path / "own.safetensors", network, info)
    answer = Predictor("cpu").predict(Image.new("RGB", (9, 9)), str(tmp_path / "own.safetensors"))
    assert tuple(answer.probabilities) == classes


@pytest.fixture
def loads(monkeypatch) -> list[str]:
    seen: list[str] = []

    def counted(path, device="cpu"):
        seen.append(str(path))
        return load_weights(path, device)

    monkeypatch.setattr(module, "load_weights", counted)
    return seen


def test_a_network_is_loaded_once_until_its_file_changes(lenet_file, pictures, loads):
    path = lenet_file(seed=0)
    predictor = Predictor("cpu")
    first = predictor.predict(pictures[0], str(path))
    assert predictor.predict(pictures[0], str(path)).probabilities == first.probabilities
    assert loads == [str(path)]
    lenet_file(seed=1)
    os.utime(path, ns=(1, 1))
    assert predictor.predict(pictures[0], str(path)).probabilities != first.probabilities
    assert len(loads) == 2


def test_the_least_recently_used_network_gives_way(lenet_file, pictures, loads, monkeypatch):
    monkeypatch.setattr(module, "_KEPT_NETWORKS", 2)
    a, b, c = (str(lenet_file(f"{name}.safetensors")) for name in "abc")
    predictor = Predictor("cpu")
    for path in (a, b, a, c, a, b):
        predictor.predict(pictures[0], path)
    assert loads == [a, b, c, b]


def test_load_ahead(lenet_file, pictures, loads):
    path = str(lenet_file())
    predictor = Predictor("cpu")
    assert predictor.load(path).key == "lenet5"
    predictor.predict(pictures[0], path)
    assert len(loads) == 1


def test_missing_and_damaged_weights(lenet_file, pictures, tmp_path, monkeypatch):
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(tmp_path / "nothing"))
    with pytest.raises(WeightsError) as caught:
        Predictor("cpu").predict(pictures[0], "lenet5")
    assert caught.value.code == "weights-missing"
    path = lenet_file()
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(WeightsError) as caught:
        Predictor("cpu").predict(pictures[0], str(path))
    assert caught.value.code == "weights-damaged"


def test_threads_share_a_predictor(lenet_file, pictures):
    paths = [str(lenet_file(f"{seed}.safetensors", seed)) for seed in range(3)]
    predictor = Predictor("cpu")
    expected = {p: predictor.predict(pictures[0], p).probabilities for p in paths}
    predictor._networks.clear()
    wrong = []

    def work(path: str) -> None:
        found = [predictor.predict(pictures[0], path).probabilities for _ in range(10)]
        wrong.extend(answer for answer in found if answer != expected[path])

    threads = [threading.Thread(target=work, args=(path,)) for path in paths * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize(
    ("cuda", "mps", "chosen"), [(True, True, "cuda"), (False, True, "mps"), (False, False, "cpu")]
)
def test_the_fastest_device_there_is(monkeypatch, cuda, mps, chosen):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
    assert choose_device("auto").type == chosen
    assert choose_device("cpu").type == "cpu"


@pytest.mark.parametrize("name", ["cuda", "mps", "abacus"])
def test_a_device_that_is_not_there(monkeypatch, name):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    with pytest.raises(DeviceError) as caught:
        choose_device(name)
    assert caught.value.code == "device-missing"


def test_a_failing_accelerator_hands_over_to_the_cpu(lenet_file, pictures, monkeypatch, caplog):
    path = str(lenet_file())
    expected = Predictor("cpu").predict(pictures[0], path)
    predictor = Predictor("cpu")
    predictor.device = torch.device("cuda")

    def load(path, device):
        if device == "cuda":
            raise torch.OutOfMemoryError("CUDA out of memory")
        return load_weights(path, device)

    monkeypatch.setattr(module, "load_weights", load)
    with caplog.at_level(logging.WARNING):
        answer = predictor.predict(pictures[0], path)
    assert answer.device == "cpu"
    assert answer.probabilities == expected.probabilities
    assert "out of memory" in caplog.text
