"""One engine: every front gets the same probabilities."""

import logging
import os
import threading

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from app.inference import predictor as module
from app.inference.predictor import DeviceError, Predictor, choose_device, probabilities
from app.inference.preprocess import preprocess
from models.registry import CLASSES
from models.weights import WeightsError, WeightsInfo, load_weights

INFO = WeightsInfo("lenet5", {}, CLASSES, (0.5, 0.4, 0.3), (0.2, 0.3, 0.4))


@pytest.fixture
def pictures() -> list[Image.Image]:
    chance = np.random.default_rng(0)
    sizes = [(40, 60), (32, 32), (100, 33), (1, 1), (64, 200)]
    return [Image.fromarray(chance.integers(0, 256, (*size, 3), np.uint8)) for size in sizes]


def tensor(pictures: list[Image.Image]) -> torch.Tensor:
    return torch.from_numpy(np.stack([preprocess(image, 32, "area") for image in pictures]))


def test_probabilities_by_hand(pictures):
    """Both views, normalised with the file's numbers, averaged as logits, divided, softmax."""
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Dropout(), nn.Linear(3600, 10))
    info = WeightsInfo("x", {}, CLASSES, INFO.mean, INFO.std, temperature=1.7)
    images = tensor(pictures)
    network.train()
    found = probabilities(network, info, images)
    assert network.training  # as it was
    network.eval()
    x = (images.permute(0, 3, 1, 2) / 255 - torch.tensor(INFO.mean).view(3, 1, 1)) / torch.tensor(
        INFO.std
    ).view(3, 1, 1)
    with torch.no_grad():
        logits = (network(x) + network(x.flip(3))) / 2
    assert found.dtype == torch.float32
    assert torch.allclose(found, (logits / 1.7).softmax(1), atol=1e-6)


def test_mirror_images_get_the_same_answer(lenet_file, pictures):
    network, info = load_weights(lenet_file())
    images = tensor(pictures)
    mirrored = probabilities(network, info, images.flip(2))
    assert torch.allclose(probabilities(network, info, images), mirrored, atol=1e-6)


def test_batch_sizes_agree(lenet_file, pictures):
    network, info = load_weights(lenet_file())
    images = tensor(pictures)
    whole = probabilities(network, info, images)
    assert whole.shape == (5, 10)
    for batch_size in (1, 2, 3):
        assert torch.allclose(
            whole, probabilities(network, info, images, batch_size=batch_size), atol=1e-4
        )
    assert probabilities(network, info, images[:0]).shape == (0, 10)


def test_predictor_and_evaluation_agree(lenet_file, pictures):
    path = lenet_file(temperature=1.3)
    network, info = load_weights(path)
    expected = probabilities(network, info, tensor(pictures))
    predictor = Predictor("cpu")
    together = predictor.predict_all(pictures, str(path))
    alone = [predictor.predict(image, str(path)) for image in pictures]
    for row, batch, single in zip(expected.tolist(), together, alone, strict=True):
        assert list(batch.probabilities) == list(CLASSES)
        assert np.allclose(list(batch.probabilities.values()), row, atol=1e-6)
        assert np.allclose(list(single.probabilities.values()), row, atol=1e-4)


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
