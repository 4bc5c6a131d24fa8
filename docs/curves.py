"""Curves of a training as SVG, for docs/results.md."""

import hashlib
import io
import json

from docs.published import FOLDER, Report
from models.registry import MODELS

_TRAINING, _VALIDATION = "#2b6cb0", "#c05621"  # told apart also where red and green are not


def digest(report: Report) -> str:
    """Of the course that a picture of curves shows; it stands in the picture's description."""
    return hashlib.sha256(json.dumps(report["curves"]).encode()).hexdigest()


def is_current(key: str, report: Report) -> bool:
    """Whether the picture that is there shows this course."""
    path = FOLDER / f"{key}.svg"
    return path.is_file() and digest(report) in path.read_text("utf-8")


def draw(key: str, report: Report) -> str:
    """SVG: loss on the left, accuracy on the right, training and validation in each."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": key, "svg.fonttype": "none", "font.size": 10})
    from matplotlib import pyplot

    lines = report["curves"]
    epochs = [line["epoch"] for line in lines]
    figure, both = pyplot.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    for axes, quantity, factor in zip(both, ("loss", "accuracy"), (1, 100), strict=True):
        for part, colour in (("train", _TRAINING), ("validation", _VALIDATION)):
            name = "training" if part == "train" else part
            values = [factor * line[f"{part}_{quantity}"] for line in lines]
            axes.plot(epochs, values, color=colour, label=name, linewidth=1.8)
        axes.set_xlabel("epoch")
        axes.set_title(quantity if factor == 1 else f"{quantity}, %", fontsize=11)
        axes.grid(alpha=0.3)
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False)
    stream = io.StringIO()
    about = {
        "Date": None,
        "Creator": None,
        "Title": MODELS[key].title,
        "Description": digest(report),
    }
    figure.savefig(stream, format="svg", metadata=about)
    pyplot.close(figure)
    return stream.getvalue()
