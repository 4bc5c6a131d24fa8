"""The options that the launcher writes are read back as the same settings."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.commands.cli import build_parser
from app.commands.train import _prepare
from app.training.config import TrainConfig
from app.training.launch import estimate_command, options_of
from app.training.recipes import FULL, RECIPES, recipe
from app.training.settings import SETTINGS
from models.registry import MODELS, PUBLISHED
from models.weights import published_path, read_info


def read_back(key: str, options: list[str]) -> TrainConfig:
    parser = build_parser("train")
    config, _ = _prepare(parser.parse_args(["train", key, *options, "--estimate"]))
    return config


def other_values() -> list[tuple[str, object]]:
    """Every choice, and numbers that are hard to write."""
    found: list[tuple[str, object]] = []
    for setting in SETTINGS:
        if setting.name == "pretrained":  # for one network, and so below
            continue
        if setting.choices:
            found += [(setting.name, value) for value in setting.choices]
        elif setting.kind is int:
            found += [(setting.name, value) for value in (max(2, int(setting.low)), 7)]
        elif setting.kind is float:
            found += [(setting.name, value) for value in (1e-7, 0.1 + 0.2, 0.5)]
        else:
            found += [(setting.name, value) for value in ("resnet18", "lenet5")]
    return found


def with_value(config: TrainConfig, name: str, value: object) -> TrainConfig:
    if name in ("activation", "dropout"):
        return replace(config, arguments={**config.arguments, name: value})
    if name == "start":
        return replace(config, start=config.model, arguments=arguments_of(config.model))
    return replace(config, **{name: value})


def arguments_of(key: str) -> dict[str, object]:
    info = read_info(published_path(key))
    return {name: value for name, value in info.arguments.items() if name != "classes"}


@pytest.mark.parametrize("key", MODELS)
def test_the_recipe_needs_no_option(key: str) -> None:
    assert options_of(recipe(key)) == []
    assert read_back(key, []) == recipe(key)


@pytest.mark.parametrize(("name", "value"), other_values())
@pytest.mark.parametrize("key", ["vgg16", "resnet18", "lenet5"])
def test_each_setting_survives(key: str, name: str, value: object) -> None:
    config = with_value(recipe(key), name, value)
    assert read_back(key, options_of(config)) == config


@pytest.mark.parametrize(
    "changes",
    [
        {"epochs": 3, "optimizer": "adam", "learning_rate": 3e-4, "weight_decay": 0.0},
        {"arguments": {"width": 0.25, "activation": "silu", "dropout": 0.3}, "seed": 2**32 - 1},
        {"teacher": "alexnet", "views": 5, "teacher_share": 1.0, "keep": "best", "limit": 5000},
    ],
)
def test_settings_together(changes: dict[str, object]) -> None:
    config = recipe("vgg16", **changes)
    assert read_back("vgg16", options_of(config)) == config


def test_width_of_resnet_stays_a_whole_number() -> None:
    config = recipe("resnet18", arguments={"width": 48})
    assert options_of(config) == ["--width", "48"]
    assert read_back("resnet18", options_of(config)) == config


@pytest.mark.parametrize("key", PUBLISHED)
def test_published_weights_to_start_with(key: str) -> None:
    config = recipe(key, start=key, arguments=arguments_of(key))
    assert read_back(key, options_of(config)) == config
    bent = replace(config, arguments={**config.arguments, "activation": "tanh"})
    assert read_back(key, options_of(bent)) == bent


def test_a_place_for_the_pictures(tmp_path: Path) -> None:
    place = tmp_path / "my pictures 图"
    place.mkdir()
    config = replace(recipe("lenet5"), data=str(place.resolve()))
    assert options_of(config) == ["--data", str(place.resolve())]
    assert read_back("lenet5", options_of(config)) == config


def test_a_network_that_no_option_asks_for() -> None:
    settings = {n: v for n, v in FULL["googlenet"].items() if n != "seeds"}
    for config in (
        recipe("googlenet", **settings),  # as wide as the paper's, not as the recipe's
        replace(recipe("vgg16"), arguments={}),
    ):
        with pytest.raises(ValueError, match=config.model):
            options_of(config)


@pytest.mark.parametrize(
    ("key", "arguments", "options"),
    [
        ("lenet5", {"batch_norm": True}, ["--batch-norm"]),
        ("lenet5", {"batch_norm": False}, ["--no-batch-norm"]),
        ("googlenet", {"width": 0.5, "stem_stride": 1}, ["--stem-stride", "1"]),
        ("cnn2", {"convolutions": 4}, ["--convolutions", "4"]),
        ("resnet9", {"width": 32}, ["--width", "32"]),
    ],
)
def test_what_some_networks_take(
    key: str, arguments: dict[str, object], options: list[str]
) -> None:
    config = recipe(key, arguments=arguments)
    assert options_of(config) == options
    assert read_back(key, options) == config


@pytest.mark.parametrize(
    ("key", "option", "others"),
    [
        ("vgg16", ["--batch-norm"], "lenet5"),
        ("lenet5", ["--convolutions", "3"], "cnn2"),
        ("resnet18", ["--stem-stride", "1"], "googlenet"),
    ],
)
def test_what_a_network_does_not_take(
    key: str, option: list[str], others: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = build_parser("train").parse_args(["train", key, *option, "--estimate"])
    assert arguments.run(arguments) == 2
    said = capsys.readouterr().err
    assert key in said
    assert option[0] in said
    assert others in said


@pytest.mark.parametrize("options", [["--convolutions", "5"], ["--convolutions", "0"]])
def test_a_number_that_the_network_has_not(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = build_parser("train").parse_args(["train", "cnn2", *options, "--estimate"])
    assert arguments.run(arguments) == 2
    assert "1…4" in capsys.readouterr().err


def test_the_estimate_is_asked_for_with_the_settings() -> None:
    config = recipe("vgg16", batch_size=32, precision="float32")
    assert estimate_command(config)[2:] == [
        *("train", "vgg16", "--batch-size", "32", "--precision", "float32"),
        *("--estimate", "--json", "--background"),
    ]
    assert set(RECIPES) == set(MODELS)


def test_weights_of_others_and_their_stages(tmp_path: Path) -> None:
    file = tmp_path / "weights of others.pth"
    file.touch()
    for name in ("none", str(file)):
        config = recipe("resnet50", pretrained=name, arguments={"enlarge_to": 96})
        options = ["--pretrained", name, "--enlarge-to", "96"]
        assert options_of(config) == options
        assert read_back("resnet50", options) == config
    staged = recipe("lenet5", frozen_epochs=3, body_rate=0.1)
    assert options_of(staged) == ["--frozen-epochs", "3", "--body-rate", "0.1"]
    assert read_back("lenet5", options_of(staged)) == staged


def test_weights_of_others_that_are_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["train", "resnet50", "--pretrained", "nothing.pth"]
    arguments = build_parser("train").parse_args(words)
    assert arguments.run(arguments) == 2
    assert "nothing.pth" in capsys.readouterr().err
