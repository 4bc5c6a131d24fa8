"""The command on a network's page trains it with the settings of its weights file."""

import shlex
from typing import Any

import pytest

from app.commands.cli import build_parser
from app.commands.train import _prepare
from app.training.config import TrainConfig
from app.training.plans import make_plan
from app.training.recipes import FULL, recipe
from docs.again import OF_THE_MACHINE, command, settings, usual_arguments
from docs.published import report_of
from models.registry import PUBLISHED
from models.weights import published_path, read_info


def chosen(config: TrainConfig) -> dict[str, Any]:
    """All that a command decides, the network's arguments complete."""
    values = {n: v for n, v in config.to_json().items() if n not in OF_THE_MACHINE}
    return values | {"arguments": usual_arguments(config.model) | values["arguments"]}


def read_back(line: str) -> TrainConfig:
    python, program, verb, *rest = shlex.split(line)
    assert (python, program) == (".venv/bin/python", "main.py")
    if verb == "train-all":
        (key,) = rest
        (job,) = (job for job in make_plan("published") if job.model == key)
        (config,) = job.configs()
        return config
    assert verb == "train"
    config, _ = _prepare(build_parser("train").parse_args([verb, *rest, "--estimate"]))
    return config


@pytest.mark.parametrize("key", PUBLISHED)
def test_the_command_has_the_settings_of_the_file(key: str) -> None:
    training = read_info(published_path(key)).training
    read = read_back(command(key, report_of(key)["training"]))
    assert chosen(read) == chosen(TrainConfig.from_json({**training, "model": key}))


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("vgg16", {"arguments": {}}),  # as wide as in the paper
        ("resnet18", {"arguments": {"width": 64}, "epochs": 90, "learning_rate": 0.4}),
        ("resnet18", {"arguments": {}, "split": "study", "limit": 3000}),
        ("alexnet", {"teacher": "resnet18", "teacher_share": 0.5, "views": 12}),
        ("lenet5", {"arguments": {"activation": "tanh"}, "label_smoothing": 0.1, "seed": 3}),
        ("lenet5", {"arguments": {"batch_norm": False}}),
        ("lenet5", {"arguments": {"batch_norm": True}}),
        ("googlenet", {"arguments": {"width": 0.5, "stem_stride": 1}}),
        ("googlenet", {"arguments": FULL["googlenet"]["arguments"]}),  # names no width
    ],
)
def test_every_difference_becomes_an_option(key: str, changes: dict[str, Any]) -> None:
    training = TrainConfig.from_json({**recipe(key).to_json(), **changes}).to_json()
    line = command(key, training)
    assert line.startswith(f".venv/bin/python main.py train {key}")
    assert chosen(read_back(line)) == chosen(TrainConfig.from_json(training))


def test_what_no_option_says_is_read_from_the_file() -> None:
    training = {**recipe("lenet5").to_json(), "arguments": {"of_a_later_version": 1}}
    assert command("lenet5", training) == ".venv/bin/python main.py train-all lenet5"


def test_what_the_machine_decided_is_not_repeated() -> None:
    changes = {"device": "cuda", "precision": "bfloat16", "threads": 8, "data": "/somewhere"}
    training = {**recipe("alexnet").to_json(), **changes}
    assert command("alexnet", training) == ".venv/bin/python main.py train alexnet"
    assert settings("alexnet", training) == recipe("alexnet")
