"""The settings with which each network is trained unless the user says otherwise."""

from typing import Any

from app.training.config import TrainConfig

# Short schedules, because the published weights are trained on two processor cores: a one-cycle
# rate that ends at zero makes the most of few epochs (Smith and Topin, 2018, "Super-Convergence").
_SGD: dict[str, Any] = {
    "optimizer": "sgd",
    "learning_rate": 0.2,
    "momentum": 0.9,
    "schedule": "one-cycle",
    "warmup": 0.2,
    "weight_decay": 5e-4,
    "label_smoothing": 0.1,
    "batch_size": 256,
    "ema_decay": 0.99,
    "flip": "alternating",
    "translate": 3,
}

RECIPES: dict[str, dict[str, Any]] = {
    "lenet5": {
        "epochs": 90,
        "batch_size": 128,
        "optimizer": "adamw",
        "learning_rate": 3e-3,
        "warmup": 0.1,
        "weight_decay": 1e-2,
        "label_smoothing": 0.0,
        "ema_decay": 0.999,
        "translate": 2,
    },
    "alexnet": {**_SGD, "epochs": 18},
    "vgg16": {
        **_SGD,
        "epochs": 30,
        "learning_rate": 0.1,
        "cutout": 8,
        "arguments": {"width": 0.5},
    },
    "googlenet": {**_SGD, "epochs": 8, "arguments": {"width": 0.5}},
    "resnet18": {
        **_SGD,
        "epochs": 30,
        "learning_rate": 0.15,
        "cutout": 8,
        "translate": 4,
        "arguments": {"width": 32},
    },
    # few weights: what holds it back is too little room, not pictures learnt by heart
    "cnn2": {
        "epochs": 40,
        "batch_size": 128,
        "optimizer": "adamw",
        "learning_rate": 5e-3,
        "warmup": 0.2,
        "weight_decay": 1e-2,
        "label_smoothing": 0.0,
        "ema_decay": 0.999,
        "translate": 2,
    },
    # 253 million multiply-adds, six times as many operations: 160 to 220 pictures a second on two
    # cores with bfloat16, and an hour for twelve epochs at the slower end
    "resnet9": {**_SGD, "epochs": 12},
    # what is there already is not to be washed away: the new layer first, then everything gently
    "resnet50": {
        **_SGD,
        "pretrained": "imagenet",
        "frozen_epochs": 1,
        "body_rate": 0.2,
        "epochs": 5,
        "batch_size": 64,
        "learning_rate": 0.05,
        "weight_decay": 1e-4,
    },
}

# For a graphics card: the widths of the papers and long schedules. Students come after the teacher
# that they name. `seeds`: how many are trained, to publish the one that validates best.
FULL: dict[str, dict[str, Any]] = {
    "resnet18": {
        **_SGD,
        "epochs": 90,
        "batch_size": 512,
        "learning_rate": 0.4,
        "cutout": 10,
        "translate": 4,
        "ema_decay": 0.995,
    },
    "vgg16": {
        **_SGD,
        "epochs": 100,
        "batch_size": 512,
        "learning_rate": 0.15,
        "cutout": 8,
        "translate": 4,
        "ema_decay": 0.995,
    },
    "googlenet": {
        **_SGD,
        "epochs": 90,
        "batch_size": 512,
        "learning_rate": 0.3,
        "cutout": 8,
        "translate": 4,
        "ema_decay": 0.995,
        "arguments": {"stem_stride": 1},
    },
    "alexnet": {
        **_SGD,
        "epochs": 100,
        "batch_size": 512,
        "learning_rate": 0.3,
        "translate": 4,
        "ema_decay": 0.995,
        "teacher": "resnet18",
    },
    "lenet5": {**RECIPES["lenet5"], "epochs": 300, "teacher": "resnet18", "seeds": 5},
}


def recipe(model: str, **changes: Any) -> TrainConfig:
    """The network's usual settings, with `changes` (None: keep the usual one).

    Raises CodedError for an unknown network or a value out of range.
    """
    settings: dict[str, Any] = {"model": model, **RECIPES.get(model, {})}
    settings |= {name: value for name, value in changes.items() if value is not None}
    return TrainConfig(**settings).checked()
