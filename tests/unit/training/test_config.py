"""Settings: what is allowed, what a recipe says, and that they survive config.json."""

import json
import subprocess
from dataclasses import fields, replace

import pytest

from app.training import config as training_config
from app.training.config import TrainConfig
from app.training.dataset import VALIDATION_SHARE
from app.training.recipes import RECIPES, recipe
from app.training.settings import ARGUMENTS, SETTINGS, SPLITS
from models.errors import CodedError
from models.registry import MODELS, owners

WRONG = [
    *(("epochs", n) for n in (0, -1)),
    ("batch_size", 1),
    *(("learning_rate", x) for x in (0.0, -1.0, float("nan"), float("inf"))),
    *(("momentum", x) for x in (1.0, -0.1)),
    ("warmup", 1.0),
    ("weight_decay", -1e-3),
    ("label_smoothing", 1.0),
    ("ema_decay", 1.0),
    *(("translate", n) for n in (-1, 17)),
    ("cutout", 33),
    ("limit", 1),
    *(("seed", n) for n in (-1, 2**32)),
    ("threads", -1),
    *((name, "other") for name in ("optimizer", "schedule", "flip", "precision", "split")),
    *((name, "other") for name in ("loss", "initialisation", "keep")),
    ("views", -1),
    *(("teacher_share", x) for x in (-0.1, 1.1)),
    ("teacher_temperature", 0.0),
]


def code_of(config: TrainConfig) -> str:
    with pytest.raises(CodedError) as raised:
        config.checked()
    return raised.value.code


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_values_out_of_range(name, value):
    with pytest.raises(CodedError) as raised:
        recipe("lenet5", **{name: value})
    assert raised.value.code == "bad-setting"
    assert raised.value.data["name"] == name


def test_widths():
    assert code_of(TrainConfig("lenet5", arguments={"width": 2})) == "no-width"
    for model, width in (
        *(("vgg16", x) for x in (0, -1, float("nan"), "1", 17)),
        *(("resnet18", x) for x in (0, 0.5, 2000)),
    ):
        assert code_of(TrainConfig(model, arguments={"width": width})) == "bad-setting"
    TrainConfig("vgg16", arguments={"width": 0.5}).checked()
    TrainConfig("resnet18", arguments={"width": 8}).checked()


def test_unknown_network():
    assert code_of(TrainConfig("vgg19")) == "unknown-network"


@pytest.mark.parametrize("key", MODELS)
def test_every_network_has_a_recipe(key):
    assert key in RECIPES
    assert recipe(key).model == key
    assert recipe(key, epochs=3, seed=None).epochs == 3
    assert recipe(key, epochs=None) == recipe(key)


@pytest.mark.parametrize("key", MODELS)
def test_settings_survive_config_json(key):
    config = replace(recipe(key), limit=99, fingerprint="f", classes=("猫", "dog"))
    assert TrainConfig.from_json(json.loads(json.dumps(config.to_json()))) == config


def test_settings_of_a_later_version_are_ignored():
    assert TrainConfig.from_json({"model": "lenet5", "novelty": 1}) == TrainConfig("lenet5")


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"model": "lenet5", "epochs": "5"},
        {"model": "lenet5", "classes": None},
        {"model": "lenet5", "arguments": None},
        {"model": "lenet5", "learning_rate": [0.1]},
    ],
)
def test_damaged_settings(values):
    with pytest.raises(CodedError) as raised:
        TrainConfig.from_json(values)
    assert raised.value.code == "run-config-damaged"


def test_the_command_line_offers_every_setting():
    assert set(SPLITS) == set(VALIDATION_SHARE)
    names = {entry.name for entry in fields(TrainConfig)}
    options = {setting.name for setting in SETTINGS if not setting.of_network}
    assert options <= names
    found_out = {"channels_last", "classes", "commit", "fingerprint", "teacher_digest", "versions"}
    found_out |= {"teacher_precision", "pretrained_digest", "mean", "std"}
    assert names - options - found_out == {"model", "arguments", "data"}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_choice_and_every_end_of_a_range_is_allowed(setting):
    ends = {setting.low: not setting.above, setting.high: not setting.below}
    numbers = [setting.kind(x) for x, ok in ends.items() if ok and x < float("inf")]
    model = "resnet50" if setting.name == "pretrained" else "lenet5"
    for value in setting.choices or (numbers if setting.kind is not str else ["any"]):
        assert setting.allows(value)
        if setting.of_network:
            recipe(model, arguments={setting.name: value})
        else:
            recipe(model, **{setting.name: value})
    if setting.kind is not str:
        for value in (setting.low - 1, setting.high + 1, float("nan")):
            assert not setting.allows(value)
    assert setting.allows(None) == setting.optional


def test_settings_of_the_network_out_of_range():
    for name, value in (("dropout", 1.0), ("dropout", -0.1), ("activation", "relu6")):
        assert code_of(TrainConfig("vgg16", arguments={name: value})) == "bad-setting"


def test_what_only_some_networks_take():
    for arguments in ({"convolutions": 0}, {"convolutions": 5}, {"convolutions": 2.0}):
        assert code_of(TrainConfig("cnn2", arguments=arguments)) == "bad-setting"
    assert code_of(TrainConfig("lenet5", arguments={"batch_norm": 1})) == "bad-setting"
    with pytest.raises(CodedError) as raised:
        recipe("resnet9", arguments={"convolutions": 2})
    assert raised.value.code == "no-argument"
    assert raised.value.data == {
        "model": "resnet9",
        "option": "--convolutions",
        "owners": "cnn2",
    }


@pytest.mark.parametrize("setting", ARGUMENTS, ids=lambda setting: setting.name)
def test_every_such_argument_has_an_owner_and_a_range(setting):
    assert owners(setting.name)
    assert setting.of_network
    for key in owners(setting.name):
        assert setting.allows(MODELS[key].takes[setting.name])
        for value in (setting.low, setting.high) if setting.kind is int else ():
            recipe(key, arguments={setting.name: int(value)})


def test_the_commit_of_a_folder_above_is_not_the_programs(tmp_path, monkeypatch):
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], [*who, "commit", "-q", "--allow-empty", "-m", "theirs"]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    program = tmp_path / "downloads" / "program"
    program.mkdir(parents=True)
    for place, found in ((program, False), (tmp_path, True), (tmp_path / "nowhere", False)):
        monkeypatch.setattr(training_config, "checkout", lambda place=place: place)
        assert (training_config.commit() is not None) == found
