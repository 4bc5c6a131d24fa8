"""The answer in words: to be copied, and to be heard."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QCoreApplication

from app.gui.wording import percent
from app.messages import class_title
from app.paths import NETWORK_SUFFIX
from models.registry import MODELS

if TYPE_CHECKING:
    from app.inference.predictor import Prediction

_HEARD = 3  # classes that are read out


def ranked(prediction: "Prediction") -> list[str]:
    """The classes, the most probable first; equals in their own order."""
    shares = prediction.probabilities
    return sorted(shares, key=lambda name: -shares[name])


def timing(prediction: "Prediction") -> str:
    """How long the answer took."""
    translate = QCoreApplication.translate
    tenths = 1 if prediction.milliseconds < 100 else 0  # more would say more than was measured
    time = f"{prediction.milliseconds:.{tenths}f}"
    return translate("AnswerText", "answered in {time} ms").format(time=time)


def truth_sentence(prediction: "Prediction", truth: str) -> str:
    """Whether the answer is right; empty where the true class is not known."""
    translate = QCoreApplication.translate
    if not truth:
        return ""
    if prediction.class_name == truth:
        return translate("AnswerText", "True class: {name} – right").format(name=class_title(truth))
    return translate("AnswerText", "True class: {name} – wrong").format(name=class_title(truth))


def unknown_sentence(prediction: "Prediction") -> str:
    """That the picture shows something else, where that is probable; else empty."""
    if not prediction.unknown:
        return ""
    translate = QCoreApplication.translate
    sentence = translate("AnswerText", "Probably none of the {count}; closest to: {name}")
    name = class_title(prediction.class_name)
    return sentence.format(count=len(prediction.probabilities), name=name)


def answer_sentence(prediction: "Prediction", truth: str = "") -> str:
    """The best classes and the truth, for a screen reader."""
    shares = prediction.probabilities
    parts = [f"{class_title(name)} {percent(shares[name])}" for name in ranked(prediction)[:_HEARD]]
    more = [unknown_sentence(prediction), truth_sentence(prediction, truth)]
    return "; ".join([", ".join(parts), *filter(None, more)])


def answer_table(prediction: "Prediction", truth: str, order: Sequence[str]) -> str:
    """The whole answer: a heading, then a class and its share a line, a tab between them, in this
    order of classes."""
    spec = MODELS.get(prediction.model)
    # one of the user's own goes by the path of its file
    own = Path(prediction.model).name.removesuffix(NETWORK_SUFFIX)
    network = own if spec is None else spec.title
    best = f"{class_title(prediction.class_name)} {percent(prediction.probability)}"
    heading = [
        f"{network}: {best}",
        unknown_sentence(prediction),
        truth_sentence(prediction, truth),
        f"{timing(prediction)}, {prediction.device.upper()}",
    ]
    rows = [f"{class_title(name)}\t{percent(prediction.probabilities[name])}" for name in order]
    return "\n".join([*filter(None, heading), "", *rows]) + "\n"
