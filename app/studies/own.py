"""A study of one's own: the values of one or two settings, with any network."""

import hashlib
import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.files import read_json
from app.studies.library import STUDIES
from app.studies.study import Arm, Panel, Study, Words, same
from app.training.config import TrainConfig
from app.training.recipes import recipe
from app.training.settings import SETTINGS, Setting
from models.errors import CodedError
from models.registry import spec

_EPOCHS = 10  # at most, where nothing is said
_MOST = 24  # values; more cannot be told apart in a picture
# what decides on which pictures and how it is measured is the same for all
_FIXED = ("seed", "split", "limit", "device", "threads", "keep")
# name other networks, whose files may change under the same name
_OTHERS = (
    *("start", "teacher", "teacher_share", "teacher_temperature"),
    *("pretrained", "frozen_epochs", "body_rate"),
)
_COLUMNS = ("train_accuracy", "gap", "loss")
BY_OPTION: dict[str, Setting] = {s.option: s for s in SETTINGS if s.name not in (*_FIXED, *_OTHERS)}


def parse(vary: Sequence[str]) -> dict[str, list[Any]]:
    """Of "lr=0.1,0.01": {"lr": [0.1, 0.01]}. Raises CodedError with the codes "study-…"."""
    found: dict[str, list[Any]] = {}
    for each in vary:
        name, _, values = each.partition("=")
        option = name.strip().lstrip("-").replace("_", "-")
        option = {"learning-rate": "lr"}.get(option, option)
        given = [value.strip() for value in values.split(",") if value.strip()]
        if option not in BY_OPTION:
            raise CodedError("study-no-setting", name=name, known=", ".join(BY_OPTION))
        if not given:
            raise CodedError("study-no-values", name=option)
        read = [BY_OPTION[option].read(value) for value in given]
        found[option] = list(dict.fromkeys([*found.get(option, ()), *read]))
    return found


def own_study(
    model: str,
    vary: Mapping[str, Sequence[Any]],
    epochs: int | None = None,
    like: str | None = None,
) -> Study:
    """Every combination of the values; all else as in the study `like` (of the same network), or
    as usual for the network, with ten epochs at most where nothing is said.

    Raises CodedError for too many combinations.
    """
    base = _usual_base(model) if like is None else dict(STUDIES[like].base)
    base["epochs"] = epochs or (min(base["epochs"], _EPOCHS) if like is None else base["epochs"])
    combinations = list(itertools.product(*vary.values()))
    if len(combinations) > _MOST:
        raise CodedError("study-too-many", count=len(combinations), most=_MOST)
    arms = tuple(_arm(dict(zip(vary, values, strict=True))) for values in combinations)
    names = ", ".join(vary)
    network = spec(model).title
    title = Words(f"{names} of {network}", f"{network} 的 {names}")
    asked = ", ".join(f"{option} = {', '.join(map(str, v))}" for option, v in vary.items())
    length = base["epochs"]
    usual = Words(f"The usual settings of {network}", f"{network} 的常用设置")
    if like is not None:
        known = STUDIES[like].title
        usual = Words(f"All else as in the study “{known.en}”", f"其余与研究“{known.zh}”相同")
    return Study(
        name=own_name(model, vary, length, like),
        title=title,
        question=Words(f"What does it change: {asked}?", f"改变 {asked} 有什么影响？"),
        setup=Words(f"{usual.en}, {length} epochs.", f"{usual.zh}，训练 {length} 轮。"),
        base=base,
        arms=arms,
        panels=(Panel("values", title, tuple(arm.key for arm in arms), _COLUMNS),),
        own={
            "model": model,
            "vary": {option: list(values) for option, values in vary.items()},
            "epochs": length,
            "like": like,
        },
    )


def _usual_base(model: str) -> dict[str, Any]:
    usual = recipe(model)
    base = {s.name: getattr(usual, s.name) for s in SETTINGS if not s.of_network}
    for name in ("seed", "limit", "device", "threads"):
        base.pop(name)
    return {**base, "model": model, "arguments": dict(usual.arguments), "split": "study"}


def study_of(folder: Path) -> Study | None:
    """A study of one's own, made again from what its folder says; None where that cannot be."""
    config = read_json(folder / "config.json") or {}
    try:
        own = config["own"]
        vary = {
            str(option): [BY_OPTION[option].read(str(value)) for value in values]
            for option, values in own["vary"].items()
        }
        made = own_study(str(own["model"]), vary, int(own["epochs"]), own.get("like"))
    except (AttributeError, KeyError, TypeError, ValueError, CodedError):
        return None
    return replace(made, name=folder.name)


def checked(study: Study) -> Study:
    """The study. Raises CodedError for an arm whose settings do not go together."""
    for arm in study.arms:
        TrainConfig(**arm.settings(study.base)).checked()
    return study


def likeness(study: Study) -> tuple[str, dict[str, list[Any]]]:
    """The network of a study and what it varies, as `own_study` takes it; of several settings the
    one that it is named after, else that with most values."""
    if study.own is not None:
        return str(study.own["model"]), {k: list(v) for k, v in study.own["vary"].items()}
    found: dict[str, list[Any]] = {}
    for arm in study.arms:
        if "model" in arm.changes:
            continue  # about another network
        changed = {**arm.changes, **arm.changes.get("arguments", {})}
        for option, setting in BY_OPTION.items():
            value = changed.get(setting.name)
            if value is not None and value not in found.setdefault(option, []):
                found[option].append(value)
    found = {option: values for option, values in found.items() if len(values) > 1}
    named = [each for each in found if BY_OPTION[each].name == study.name.replace("-", "_")]
    chosen = named or sorted(found, key=lambda option: -len(found[option]))[:1]
    return str(study.base["model"]), {option: found[option] for option in chosen}


def options_of(own: Mapping[str, Any]) -> list[str]:
    """The options of `main.py study` that ask for a study of one's own, of its `own`."""
    what = ["--model", str(own["model"])] if own["like"] is None else [str(own["like"])]
    options = [*what, "--epochs", str(own["epochs"])]
    for option, values in own["vary"].items():
        options += ["--vary", f"{option}={','.join(map(str, values))}"]
    return options


def _arm(values: Mapping[str, Any]) -> Arm:
    changes: dict[str, Any] = {}
    for option, value in values.items():
        setting = BY_OPTION[option]
        if setting.of_network:
            changes.setdefault("arguments", {})[setting.name] = value
        else:
            changes[setting.name] = value
    shown = ", ".join(_shown(value) for value in values.values())
    key = "_".join(f"{option}-{_shown(value)}" for option, value in values.items())
    return Arm(key.replace(".", "_"), same(shown), changes)


def _shown(value: Any) -> str:
    if not isinstance(value, float):
        return str(value)
    short = f"{value:g}"
    return short if float(short) == value else repr(value)


def own_name(
    model: str, vary: Mapping[str, Sequence[Any]], epochs: int, like: str | None = None
) -> str:
    """A folder's name: what is varied, and a few signs that tell such studies apart."""
    values = {option: list(each) for option, each in vary.items()}
    exact = json.dumps([model, values, epochs, like], sort_keys=True)
    return f"{model}-{'-'.join(vary)}-{hashlib.sha256(exact.encode()).hexdigest()[:6]}"
