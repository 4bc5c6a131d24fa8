"""The settings of runs as people compare them: in words, in the order of `train --help`."""

from collections.abc import Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, NamedTuple

from PyQt5.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.gui import train_labels
from app.messages import class_title
from app.training.settings import ARGUMENTS, PRETRAINED, SETTINGS, USUAL_ARGUMENTS, Setting
from models.registry import MODELS

_CONTEXT = "RunSettings"
# what the window that starts trainings does not ask for, and what is not chosen but found
_LABELS = {
    "model": QT_TRANSLATE_NOOP("RunSettings", "Network"),
    "split": QT_TRANSLATE_NOOP("RunSettings", "Split"),
    "threads": QT_TRANSLATE_NOOP("RunSettings", "Processor threads"),
    "width": QT_TRANSLATE_NOOP("RunSettings", "Width"),
    "data": QT_TRANSLATE_NOOP("RunSettings", "Data"),
    "fingerprint": QT_TRANSLATE_NOOP("RunSettings", "Fingerprint of the data"),
    "classes": QT_TRANSLATE_NOOP("RunSettings", "Classes"),
    "commit": QT_TRANSLATE_NOOP("RunSettings", "Version of the program"),
    "versions": QT_TRANSLATE_NOOP("RunSettings", "Versions of what it stands on"),
}
_ARGUMENTS = {setting.name: setting for setting in ARGUMENTS}
# of the command line
_OPTIONS = {"data": "data", "width": "width"} | {n: s.option for n, s in _ARGUMENTS.items()}
_FOUND = ("data", "fingerprint", "classes", "commit", "versions")
_SHOWN_OF_DIGEST = 12  # letters of a long number in hexadecimal


class Row(NamedTuple):
    """One setting: what it is called, what the command line calls it, and each run's value."""

    label: str
    option: str  # "--batch-size"; empty where there is none
    values: tuple[str, ...]
    differs: bool
    explanation: str


def rows(configs: Sequence[dict[str, Any]]) -> list[Row]:
    """All settings of one run, or of several side by side."""
    made = [_row("model", "", [_network(config) for config in configs], "")]
    arguments = [_arguments(config) for config in configs]
    named = [setting.name for setting in SETTINGS]
    for name in sorted(set().union(*arguments) - set(named)):
        option = f"--{_OPTIONS[name]}" if name in _OPTIONS else ""
        said = train_labels.explanation(_ARGUMENTS[name]) if name in _ARGUMENTS else ""
        made.append(_row(name, option, [_plain(each.get(name)) for each in arguments], said))
    for setting in SETTINGS:
        values = [_value(setting, config) for config in configs]
        explanation = train_labels.explanation(setting)
        made.append(_row(setting.name, f"--{setting.option}", values, explanation))
    for name in _FOUND:
        option = f"--{_OPTIONS[name]}" if name in _OPTIONS else ""
        made.append(_row(name, option, [_found(name, config) for config in configs], ""))
    return made


def _row(name: str, option: str, values: list[str], explanation: str) -> Row:
    return Row(_label(name), option, tuple(values), len(set(values)) > 1, explanation)


def _label(name: str) -> str:
    if name in _LABELS:
        return QCoreApplication.translate(_CONTEXT, _LABELS[name])
    setting = next((each for each in (*SETTINGS, *ARGUMENTS) if each.name == name), None)
    known = setting is not None and name in train_labels.LABELS
    return train_labels.label(setting) if known and setting is not None else name.replace("_", " ")


def _network(config: dict[str, Any]) -> str:
    key = str(config.get("model", "–"))
    return f"{MODELS[key].title} ({key})" if key in MODELS else key


def _arguments(config: dict[str, Any]) -> dict[str, Any]:
    arguments = config.get("arguments")
    return arguments if isinstance(arguments, dict) else {}


def _value(setting: Setting, config: dict[str, Any]) -> str:
    """What was not yet a setting when the run began is at its usual value."""
    if setting.of_network:
        value = _arguments(config).get(setting.name, USUAL_ARGUMENTS[setting.name])
    else:
        value = config.get(setting.name, _usual().get(setting.name))
    if (setting.choices or value in PRETRAINED) and isinstance(value, str):
        try:
            return train_labels.choice(setting, value)
        except KeyError:
            return value
    return _plain(value)


@cache
def _usual() -> dict[str, Any]:
    from app.training.config import TrainConfig

    return {each.name: each.default for each in fields(TrainConfig) if each.default is not MISSING}


def _found(name: str, config: dict[str, Any]) -> str:
    value = config.get(name)
    if name == "fingerprint" and isinstance(value, str):
        return value[:_SHOWN_OF_DIGEST]
    if name == "classes" and isinstance(value, list):
        return ", ".join(class_title(str(each)) for each in value)
    if name == "versions" and isinstance(value, dict):
        return ", ".join(f"{key} {each}" for key, each in value.items())
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        yes, no = (
            QCoreApplication.translate("RunSettings", "yes"),
            QCoreApplication.translate("RunSettings", "no"),
        )
        return yes if value else no
    if value is None or value == "":
        return "–"
    return f"{value:g}" if isinstance(value, float) else str(value)
