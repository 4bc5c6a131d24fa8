"""The one command that trains a published network again, with the settings of its file."""

import shlex
from dataclasses import fields, replace
from importlib import import_module
from inspect import signature
from typing import Any

from app.training.config import OF_THE_MACHINE, TrainConfig
from app.training.launch import options_of
from app.training.recipes import recipe
from models.registry import MODELS


def command(key: str, training: dict[str, Any]) -> str:
    """`main.py train` with the options by which `training` differs from today's recipe, or
    `main.py train-all`, which reads the weights file, where there is no option for it."""
    words = [".venv/bin/python", "main.py"]
    config = settings(key, training)
    try:
        options = options_of(config)
    except ValueError:  # no option gives this network
        return shlex.join([*words, "train-all", key])
    usual = recipe(key)
    named = {each.name for each in fields(TrainConfig)} - {"arguments"}
    if any(getattr(config, n) is None and getattr(usual, n) is not None for n in named):
        return shlex.join([*words, "train-all", key])
    return shlex.join([*words, "train", key, *options])


def settings(key: str, training: dict[str, Any]) -> TrainConfig:
    """What was chosen for a training; what its machine decided is as in any new training."""
    chosen = {name: value for name, value in training.items() if name not in OF_THE_MACHINE}
    config = TrainConfig.from_json({**chosen, "model": key})
    usual, built = recipe(key).arguments, usual_arguments(key)
    own = {n: v for n, v in config.arguments.items() if n in usual or v != built.get(n)}
    return replace(config, arguments={n: built[n] for n in usual} | own)


def usual_arguments(key: str) -> dict[str, Any]:
    """Those of the network's class where nothing is given, without its classes."""
    module, name = MODELS[key].builder.split(":")
    known = signature(getattr(import_module(module), name)).parameters.values()
    return {each.name: each.default for each in known if each.name != "classes"}
