"""What is said about the accuracy that a training is likely to reach."""

from PyQt5.QtCore import QCoreApplication

from app.gui.train_look import Surroundings
from app.gui.wording import percent
from app.training.config import TrainConfig
from app.training.expected import expected


def accuracy(config: TrainConfig, found: Surroundings) -> tuple[str, str]:
    """What to expect, and how that is known."""
    translate = QCoreApplication.translate
    if not found.official:
        why = translate("TrainWording", "It has been measured for CIFAR-10 alone.")
        return translate("TrainWording", "not known for these pictures"), why
    known = expected(config, found.known.get(config.model, ()))
    if known is None:
        why = translate(
            "TrainWording",
            "It is known for the settings with which a training was measured, and for no more "
            "epochs than that had.",
        )
        return translate("TrainWording", "not known for these settings"), why
    if known.low == known.high:
        why = translate(
            "TrainWording",
            "On the validation pictures, which the network does not learn from: what the same "
            "training reached when it was measured.",
        )
        said = translate("TrainWording", "about {percent}")
        return said.format(percent=percent(known.low)), why
    why = translate(
        "TrainWording",
        "On the validation pictures, which the network does not learn from: what a longer training "
        "had reached after as many epochs. A training that ends there takes smaller steps towards "
        "its end, and so reaches a little more. With all epochs of the recipe it is {percent}.",
    )
    said = translate("TrainWording", "about {percent} % or more")
    return said.format(percent=round(100 * known.low)), why.format(percent=percent(known.high))
