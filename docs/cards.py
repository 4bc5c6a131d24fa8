"""Writes `weights/<key>.md`, a page about each published network: `python -m docs.cards`."""

import inspect
import sys
from typing import Any

from app.training.recipes import RECIPES
from models.registry import MODELS, PUBLISHED, ModelSpec
from models.weights import WeightsInfo, published_path, read_info

# the options of `main.py train` that a recipe can be changed by
_SHOWN = (
    "epochs",
    "batch_size",
    "optimizer",
    "learning_rate",
    "momentum",
    "schedule",
    "warmup",
    "weight_decay",
    "label_smoothing",
    "ema_decay",
    "flip",
    "translate",
    "cutout",
    "seed",
    "precision",
    "threads",
)


def card(key: str) -> str:
    """The page of one network, from what its weights file says."""
    spec, info = MODELS[key], read_info(published_path(key))
    network = type(spec.build(**info.arguments))
    settings = ", ".join(f"{name} {info.training[name]}" for name in _SHOWN)
    versions = ", ".join(f"{name} {v}" for name, v in info.training["versions"].items())
    parts = (
        f"# {spec.title}: `{key}.safetensors`",
        _paper(spec),
        "## Architecture",
        inspect.cleandoc(network.__doc__ or ""),
        f"Arguments: {_arguments(info)}. {info.parameters:,} parameters, "
        f"{info.multiply_adds / 1e6:,.1f} million multiply-adds a picture.",
        "## Data and recipe",
        "Trained on 48,000 training pictures of CIFAR-10; 2,000 others (fixed, stratified) for "
        "validation. The 10,000 test pictures took no part in training or in any choice.",
        f"{settings}.",
        f"Commit {info.commit}; {versions}.",
        "## Figures",
        _figures(info),
        "The outputs for the picture and its mirror image are averaged; one view: the picture "
        "alone. Measured after the rounding to float16.",
        "## Limits",
        "It gives one of ten classes to every picture, whatever that shows. Its probabilities are "
        "not calibrated yet: the calibration error says by how much they are off on average.",
        "## Train it again",
        f"```sh\n.venv/bin/python main.py train {key}{_changed(key, info)}\n```",
    )
    return "\n\n".join(parts) + "\n"


def _paper(spec: ModelSpec) -> str:
    return f"{spec.paper}, {spec.year}."


def _arguments(info: WeightsInfo) -> str:
    return ", ".join(f"{name} {value}" for name, value in info.arguments.items())


def _figures(info: WeightsInfo) -> str:
    rows = [
        "| pictures | accuracy | one view | loss | calibration error |",
        "|---|---|---|---|---|",
    ]
    for part in ("validation", "test"):
        figures = info.results[part]
        rows.append(
            f"| {part}, {figures['images']:,} | {100 * figures['accuracy']:.2f} % "
            f"| {100 * figures['accuracy_single_view']:.2f} % | {figures['loss']:.4f} "
            f"| {100 * figures['ece']:.2f} % |"
        )
    return "\n".join(rows)


def _changed(key: str, info: WeightsInfo) -> str:
    """The options by which the training differed from today's recipe."""
    usual: dict[str, Any] = RECIPES[key]
    different = (name for name in _SHOWN if name in usual and usual[name] != info.training[name])
    options = {name: name.replace("_", "-") for name in _SHOWN} | {"learning_rate": "lr"}
    return "".join(f" --{options[name]} {info.training[name]}" for name in different)


def main() -> int:
    """Writes all pages."""
    for key in PUBLISHED:
        published_path(key).with_suffix(".md").write_text(card(key), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
