"""How good a training will become: read from the curves of the published networks."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.files import read_json_lines
from app.training.config import TrainConfig
from app.training.expected import Expected, expected, idle_settings, known_trainings
from app.training.recipes import recipe
from app.training.settings import SETTINGS
from models.registry import PUBLISHED
from models.weights import published_path, read_info

OTHER = {
    "batch_size": 64,
    "optimizer": "adam",
    "learning_rate": 0.05,
    "momentum": 0.8,
    "loss": "mse",
    "initialisation": "he",
    "start": "alexnet",
    "schedule": "linear",
    "warmup": 0.5,
    "weight_decay": 0.0,
    "label_smoothing": 0.3,
    "ema_decay": 0.0,
    "flip": "none",
    "translate": 0,
    "scale": 0.2,
    "cutout": 10,
    "views": 4,
    "teacher": "resnet18",
    "split": "study",
    "limit": 1000,
}
NO_MATTER = {"seed": 5, "device": "cpu", "precision": "float32", "threads": 1, "keep": "best"}


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with AlexNet's published files, to change them."""
    for suffix in (".safetensors", ".metrics.jsonl"):
        shutil.copy(published_path("alexnet").with_suffix(suffix), tmp_path)
    monkeypatch.setenv("CIFAR_LAB_WEIGHTS", str(tmp_path))
    return tmp_path


def curve_of(key: str) -> list[float]:
    """Of the training with the usual settings: its own file, else that of the published one."""
    usual = published_path(key).with_suffix(".usual.json")
    if usual.exists():
        return json.loads(usual.read_text("utf-8"))["validation_accuracy"]
    lines = read_json_lines(published_path(key).with_suffix(".metrics.jsonl"))
    return [line["validation_accuracy"] for line in lines]


@pytest.mark.parametrize("key", PUBLISHED)
def test_the_recipe_reaches_what_was_measured(key):
    curve, known, config = curve_of(key), known_trainings(key), recipe(key)
    assert expected(config, known) == Expected(curve[-1], curve[-1])
    for epochs in range(1, config.epochs + 1):
        about = expected(replace(config, epochs=epochs), known)
        assert about == Expected(min(curve[epochs - 1], curve[-1]), curve[-1])
    assert expected(replace(config, epochs=config.epochs + 1), known) is None


@pytest.mark.parametrize("key", PUBLISHED)
def test_the_published_training_is_known(key):
    info = read_info(published_path(key))
    arguments = {name: value for name, value in info.arguments.items() if name != "classes"}
    config = TrainConfig.from_json({**info.training, "model": key, "arguments": arguments})
    last = read_json_lines(published_path(key).with_suffix(".metrics.jsonl"))[-1]
    about = expected(config, known_trainings(key))
    assert about is not None
    assert about.high == last["validation_accuracy"]


@pytest.mark.parametrize("damage", ["", "[]", '{"training": 3}', '{"arguments": {"width": []}}'])
def test_a_damaged_file_of_the_usual_training(copy, damage):
    (copy / "alexnet.usual.json").write_text(damage)
    assert len(known_trainings("alexnet")) == 1


def test_shorter_trainings_did_reach_what_was_expected():
    """docs/training-notes.md: eight epochs of AlexNet, all else equal."""
    about = expected(recipe("alexnet", epochs=8), known_trainings("alexnet"))
    assert about is not None
    assert about.low <= 0.8725 <= about.high
    assert 0.8725 - about.low < 0.011


@pytest.mark.parametrize("name", OTHER)
def test_other_settings_are_not_known(name):
    config = replace(recipe("alexnet"), **{name: OTHER[name]})
    assert expected(config, known_trainings("alexnet")) is None


def test_every_setting_was_thought_of():
    names = {setting.name for setting in SETTINGS if not setting.of_network}
    idle = {"teacher_share", "teacher_temperature"}  # without a teacher
    idle |= {"frozen_epochs", "body_rate"}  # from chance
    # other weights to begin with are those of other networks
    assert names == {*OTHER, *NO_MATTER, "epochs", "pretrained", *idle}


@pytest.mark.parametrize("arguments", [{"activation": "gelu"}, {"dropout": 0.2}, {"width": 2.0}])
def test_other_networks_are_not_known(arguments):
    assert expected(recipe("alexnet", arguments=arguments), known_trainings("alexnet")) is None


def test_the_usual_arguments_may_be_said_or_not():
    arguments = {"activation": "relu", "dropout": 0.0}
    assert expected(recipe("alexnet", arguments=arguments), known_trainings("alexnet")) is not None


def test_what_does_not_matter():
    config = replace(recipe("alexnet"), **NO_MATTER, teacher_share=0.5, data="/pictures")
    assert expected(config, known_trainings("alexnet")) == Expected(0.904, 0.904)


def test_momentum_does_not_matter_where_it_is_not_used():
    assert "momentum" in idle_settings(recipe("lenet5"))
    config = recipe("lenet5", momentum=0.5)
    assert expected(config, known_trainings("lenet5")) is not None


@pytest.mark.parametrize(
    ("changes", "idle"),
    [
        ({}, {"teacher_share", "teacher_temperature"}),
        ({"teacher": "resnet18"}, set()),
        ({"teacher": "resnet18", "optimizer": "adagrad"}, {"momentum"}),
        ({"teacher": "resnet18", "optimizer": "rmsprop"}, set()),
        ({"teacher": "resnet18", "schedule": "constant"}, {"warmup"}),
        ({"teacher": "resnet18", "loss": "multi-margin"}, {"label_smoothing"}),
        ({"teacher": "resnet18", "start": "vgg16"}, {"initialisation"}),
    ],
)
def test_settings_without_effect(changes, idle):
    from_chance = {"frozen_epochs", "body_rate"}
    wanted = idle | ({"pretrained"} if "start" in changes else from_chance)
    assert idle_settings(recipe("vgg16", **changes)) == wanted


def test_settings_without_effect_on_weights_of_others():
    config = recipe("resnet50", teacher="resnet18")
    assert idle_settings(config) == {"initialisation"}
    assert idle_settings(replace(config, pretrained="none")) == {"frozen_epochs", "body_rate"}


def test_nothing_is_known_without_the_files(copy):
    assert known_trainings("alexnet") != ()
    assert known_trainings("lenet5") == ()
    assert expected(recipe("lenet5"), ()) is None
    (copy / "alexnet.metrics.jsonl").unlink()
    assert known_trainings("alexnet") == ()


def test_a_curve_of_another_training_is_not_believed(copy):
    path = copy / "alexnet.metrics.jsonl"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), "utf-8")
    assert known_trainings("alexnet") == ()
    path.write_text("".join(lines) + json.dumps({"epoch": 19}) + "\n", "utf-8")
    assert known_trainings("alexnet")  # a line without a figure says nothing


def test_damaged_weights(copy):
    (copy / "alexnet.safetensors").write_bytes(b"damaged")
    assert known_trainings("alexnet") == ()
