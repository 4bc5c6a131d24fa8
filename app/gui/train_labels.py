"""What the settings of a training and their choices are called, and how they are grouped."""

import math

from PyQt5.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.messages import text, user_language
from app.training.settings import Setting

_CONTEXT = "TrainLabels"

# In the order of the window. The command line alone has "split", which serves studies, and
# "threads": a training that was started from the window leaves it the processor time that it needs.
GROUPS: dict[str, tuple[str, ...]] = {
    QT_TRANSLATE_NOOP("TrainLabels", "Course"): (
        "epochs",
        "batch_size",
        "learning_rate",
        "schedule",
        "warmup",
    ),
    QT_TRANSLATE_NOOP("TrainLabels", "Optimizer"): (
        "optimizer",
        "momentum",
        "weight_decay",
        "ema_decay",
    ),
    QT_TRANSLATE_NOOP("TrainLabels", "Loss"): ("loss", "label_smoothing"),
    QT_TRANSLATE_NOOP("TrainLabels", "Network"): (
        "start",
        "pretrained",
        "frozen_epochs",
        "body_rate",
        "initialisation",
        "activation",
        "dropout",
        "batch_norm",
        "convolutions",
        "stem_stride",
        "enlarge_to",
    ),
    QT_TRANSLATE_NOOP("TrainLabels", "Augmentation"): (
        "flip",
        "translate",
        "scale",
        "cutout",
    ),
    QT_TRANSLATE_NOOP("TrainLabels", "Learning from a teacher (distillation)"): (
        "teacher",
        "teacher_share",
        "teacher_temperature",
        "views",
    ),
    QT_TRANSLATE_NOOP("TrainLabels", "Pictures and result"): ("limit", "seed", "keep"),
    QT_TRANSLATE_NOOP("TrainLabels", "Machine"): ("device", "precision"),
}

LABELS: dict[str, str] = {
    "epochs": QT_TRANSLATE_NOOP("TrainLabels", "Epochs"),
    "batch_size": QT_TRANSLATE_NOOP("TrainLabels", "Batch size"),
    "learning_rate": QT_TRANSLATE_NOOP("TrainLabels", "Learning rate"),
    "schedule": QT_TRANSLATE_NOOP("TrainLabels", "Schedule"),
    "warmup": QT_TRANSLATE_NOOP("TrainLabels", "Warm-up"),
    "optimizer": QT_TRANSLATE_NOOP("TrainLabels", "Method"),
    "momentum": QT_TRANSLATE_NOOP("TrainLabels", "Momentum"),
    "weight_decay": QT_TRANSLATE_NOOP("TrainLabels", "Weight decay"),
    "ema_decay": QT_TRANSLATE_NOOP("TrainLabels", "Averaged weights"),
    "loss": QT_TRANSLATE_NOOP("TrainLabels", "Loss function"),
    "label_smoothing": QT_TRANSLATE_NOOP("TrainLabels", "Label smoothing"),
    "start": QT_TRANSLATE_NOOP("TrainLabels", "Begin with"),
    "pretrained": QT_TRANSLATE_NOOP("TrainLabels", "ImageNet weights"),
    "frozen_epochs": QT_TRANSLATE_NOOP("TrainLabels", "Epochs of the last layer alone"),
    "body_rate": QT_TRANSLATE_NOOP("TrainLabels", "Rate of the other layers"),
    "batch_norm": QT_TRANSLATE_NOOP("TrainLabels", "Batch normalisation"),
    "convolutions": QT_TRANSLATE_NOOP("TrainLabels", "Convolutions"),
    "stem_stride": QT_TRANSLATE_NOOP("TrainLabels", "Stride of the stem"),
    "enlarge_to": QT_TRANSLATE_NOOP("TrainLabels", "Enlarged to"),
    "initialisation": QT_TRANSLATE_NOOP("TrainLabels", "Initialisation"),
    "activation": QT_TRANSLATE_NOOP("TrainLabels", "Activation"),
    "dropout": QT_TRANSLATE_NOOP("TrainLabels", "Dropout"),
    "flip": QT_TRANSLATE_NOOP("TrainLabels", "Mirroring"),
    "translate": QT_TRANSLATE_NOOP("TrainLabels", "Shift"),
    "scale": QT_TRANSLATE_NOOP("TrainLabels", "Larger and smaller"),
    "cutout": QT_TRANSLATE_NOOP("TrainLabels", "Hidden square"),
    "teacher": QT_TRANSLATE_NOOP("TrainLabels", "Teacher"),
    "teacher_share": QT_TRANSLATE_NOOP("TrainLabels", "Teacher's share"),
    "teacher_temperature": QT_TRANSLATE_NOOP("TrainLabels", "Temperature"),
    "views": QT_TRANSLATE_NOOP("TrainLabels", "Views"),
    "limit": QT_TRANSLATE_NOOP("TrainLabels", "Pictures"),
    "seed": QT_TRANSLATE_NOOP("TrainLabels", "Seed"),
    "keep": QT_TRANSLATE_NOOP("TrainLabels", "Publish"),
    "device": QT_TRANSLATE_NOOP("TrainLabels", "Device"),
    "precision": QT_TRANSLATE_NOOP("TrainLabels", "Precision"),
}

# what stays as it is in every language
_NAMES: dict[str, str] = {
    "relu": "ReLU",
    "leaky-relu": "Leaky ReLU",
    "gelu": "GELU",
    "silu": "SiLU",
    "tanh": "tanh",
    "sigmoid": "sigmoid",
    "sgd": "SGD",
    "adam": "Adam",
    "adamw": "AdamW",
    "rmsprop": "RMSprop",
    "adagrad": "Adagrad",
    "adadelta": "Adadelta",
    "xavier": "Xavier",
    "he": "He",
    "float32": "float32",
    "bfloat16": "bfloat16",
}
_CHOICES: dict[str, dict[str, str]] = {
    "schedule": {
        "one-cycle": QT_TRANSLATE_NOOP("TrainLabels", "one cycle: up, then down"),
        "linear": QT_TRANSLATE_NOOP("TrainLabels", "steadily down"),
        "constant": QT_TRANSLATE_NOOP("TrainLabels", "constant"),
    },
    "loss": {
        "cross-entropy": QT_TRANSLATE_NOOP("TrainLabels", "cross-entropy"),
        "mse": QT_TRANSLATE_NOOP("TrainLabels", "mean squared error"),
        "bce": QT_TRANSLATE_NOOP("TrainLabels", "binary cross-entropy"),
        "multi-margin": QT_TRANSLATE_NOOP("TrainLabels", "multi-class margin"),
    },
    "initialisation": {
        "default": QT_TRANSLATE_NOOP("TrainLabels", "the network's own"),
        "orthogonal": QT_TRANSLATE_NOOP("TrainLabels", "orthogonal"),
        "normal": QT_TRANSLATE_NOOP("TrainLabels", "small normal"),
        "zeros": QT_TRANSLATE_NOOP("TrainLabels", "zeros"),
    },
    "flip": {
        "alternating": QT_TRANSLATE_NOOP("TrainLabels", "every other epoch"),
        "random": QT_TRANSLATE_NOOP("TrainLabels", "by chance"),
        "none": QT_TRANSLATE_NOOP("TrainLabels", "never"),
    },
    "keep": {
        "last": QT_TRANSLATE_NOOP("TrainLabels", "the last epoch"),
        "best": QT_TRANSLATE_NOOP("TrainLabels", "the best on validation"),
    },
    "device": {
        "auto": QT_TRANSLATE_NOOP("TrainLabels", "automatic"),
        "cpu": QT_TRANSLATE_NOOP("TrainLabels", "processor (CPU)"),
        "cuda": QT_TRANSLATE_NOOP("TrainLabels", "NVIDIA graphics card (CUDA)"),
        "mps": QT_TRANSLATE_NOOP("TrainLabels", "Apple graphics (MPS)"),
    },
    "pretrained": {
        "none": QT_TRANSLATE_NOOP("TrainLabels", "none"),
        "imagenet": QT_TRANSLATE_NOOP("TrainLabels", "fetched where they are missing (98 MB)"),
    },
    "batch_norm": {
        "yes": QT_TRANSLATE_NOOP("TrainLabels", "yes"),
        "no": QT_TRANSLATE_NOOP("TrainLabels", "no"),
    },
    "precision": {"auto": QT_TRANSLATE_NOOP("TrainLabels", "automatic")},
}


def heading(group: str) -> str:
    """One of GROUPS in the language of now."""
    return QCoreApplication.translate(_CONTEXT, group)


def label(setting: Setting) -> str:
    """What the setting is called."""
    return QCoreApplication.translate(_CONTEXT, LABELS[setting.name])


def choice(setting: Setting, value: str) -> str:
    """What one of its choices is called. Raises KeyError for one without a name."""
    if value in _NAMES:
        return _NAMES[value]
    names = _CHOICES[setting.name]
    return QCoreApplication.translate(_CONTEXT, names[value])


def explanation(setting: Setting) -> str:
    """The sentence of `main.py train --help`, with a capital and a full stop."""
    said = text(f"help-{setting.option}").replace("%%", "%")  # % means something to argparse
    return f"{said}。" if user_language() == "zh" else f"{said[:1].upper()}{said[1:]}."


def complaint(setting: Setting) -> str:
    """What to type instead of something that cannot be."""
    translate = QCoreApplication.translate
    if setting.optional:
        said = translate("TrainLabels", "Type a whole number, {range}, or nothing for all.")
    elif setting.kind is int:
        said = translate("TrainLabels", "Type a whole number, {range}.")
    else:
        said = translate("TrainLabels", "Type a number, {range}.")
    return said.format(range=_range(setting))


def idle() -> str:
    """Why a field cannot be edited."""
    return QCoreApplication.translate(
        "TrainLabels", "It has no effect together with the other settings."
    )


def differing(usual: str) -> str:
    """What the recipe says instead."""
    said = QCoreApplication.translate("TrainLabels", "The recipe says: {value}")
    return said.format(value=usual or "–")


def _range(setting: Setting) -> str:
    translate = QCoreApplication.translate
    low, high = f"{setting.low:g}", f"{setting.high:.10g}"
    if math.isinf(setting.high):
        said = (
            translate("TrainLabels", "more than {low}")
            if setting.above
            else translate("TrainLabels", "{low} or more")
        )
    elif setting.above:
        said = translate("TrainLabels", "more than {low}, at most {high}")
    elif setting.below:
        said = translate("TrainLabels", "from {low} to less than {high}")
    else:
        said = translate("TrainLabels", "from {low} to {high}")
    return said.format(low=low, high=high)
