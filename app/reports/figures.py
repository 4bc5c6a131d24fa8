"""All that is measured of one network, once: for the terminal, report.json and the pages."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from app.files import read_json_lines
from app.inference.outputs import BATCH, Outputs, outputs
from app.paths import RUN_WEIGHTS
from app.reports.kept import kept_familiarity
from app.reports.measures import (
    area_under_roc,
    chance_calibration_error,
    class_figures,
    reliability,
    roc,
    top,
    worst_mistakes,
)
from app.reports.others import Others
from app.reports.speed import speed_of
from app.training.dataset import DataSet
from app.training.evaluation import (
    check_classes,
    expected_calibration_error,
    figures_of,
    mean_loss,
)
from models.registry import MODELS
from models.weights import WeightsInfo

FORMAT = 1

# what is being done ("test"; "read" and "others" for pictures of other things; "pages"), how much
# of it is done, how much there is
Progress = Callable[[str, int, int], None]


def no_progress(step: str, done: int, total: int) -> None:
    """Where nobody watches."""


@dataclass(frozen=True)
class Measured:
    """What a network said of a data set, and of pictures that are none of its classes.

    `figures` are those of `app.training.evaluation.evaluate`.
    """

    info: WeightsInfo
    labels: torch.Tensor  # N int64
    outputs: Outputs
    figures: dict[str, Any]
    known: torch.Tensor | None = None  # N float32: how familiar the pictures look
    others: torch.Tensor | None = None  # M float32: how familiar those look

    @property
    def before(self) -> torch.Tensor:
        """N×classes probabilities as the network gives them, the mean over both views."""
        return self.outputs.logits.softmax(2).mean(1)

    @property
    def answers(self) -> torch.Tensor:
        """N×classes probabilities, as the program says them."""
        return self.outputs.probabilities(self.info)


def measure(
    network: nn.Module,
    info: WeightsInfo,
    dataset: DataSet,
    device: str = "cpu",
    others: Others | None = None,
    progress: Progress = no_progress,
) -> Measured:
    """Asks the network about all pictures once. Raises CodedError "classes-differ", and
    "others-empty" where no picture of `others` can be read.

    `others` are only looked at where the weights file has a measure of familiarity.
    """
    check_classes(info, dataset)
    started = time.perf_counter()
    said = outputs(
        *(network, info, dataset.images, device),
        before_each=_counting("test", len(dataset), progress),
    )
    seconds = time.perf_counter() - started
    known, strange = said.familiarity, None
    if others is not None and known is not None:
        strange = _how_familiar(network, info, others, device, progress)
    figures = figures_of(said, info, dataset.labels, seconds)
    return Measured(info, dataset.labels, said, figures, known, strange)


def _how_familiar(
    network: nn.Module, info: WeightsInfo, others: Others, device: str, progress: Progress
) -> torch.Tensor:
    """M float32, as the program says it of each picture."""
    views = others.pictures(info, lambda done, total: progress("read", done, total))
    images = torch.cat(views)
    counting = _counting("others", len(images), progress)
    said = outputs(network, info, images, device, before_each=counting)
    each = said.of_pictures(info, [len(picture) for picture in views])
    return torch.tensor([familiar for _, familiar in each])


def _counting(step: str, total: int, progress: Progress) -> Callable[[], None]:
    """What `outputs` calls before each of its batches."""
    done = -BATCH

    def count() -> None:
        nonlocal done
        done += BATCH
        progress(step, done, total)

    return count


def report_of(
    measured: Measured, model: str, file: Path, dataset: DataSet, device: str = "cpu"
) -> dict[str, Any]:
    """What report.json holds of the network in `file`, which was asked for as `model`.

    Fractions are 0…1. Times one picture more: raises WeightsError where `file` is gone.
    """
    info, figures = measured.info, measured.figures
    per_second = figures["images"] / max(figures["seconds"], 1e-9)
    report = {
        "format": FORMAT,
        "model": model,
        "key": info.key,
        "title": MODELS[info.key].title,
        **{name: getattr(info, name) for name in ("arguments", "parameters", "multiply_adds")},
        "classes": list(info.classes),
        **{name: getattr(info, name) for name in ("resizing", "training", "commit")},
        "data": {
            "images": len(dataset),
            "fingerprint": dataset.fingerprint,
            "part": "test",
        },
        **_answers(measured),
        "familiarity": _familiarity(measured)
        or kept_familiarity(info, file, figures["accuracy"], dataset.fingerprint),
        "curves": read_json_lines(metrics_file(file)),
        "speed": speed_of(file, dataset.images[0].numpy(), device, per_second),
        "bytes": file.stat().st_size,
        "worst": worst_mistakes(measured.answers, measured.labels, info.classes),
    }
    finite: dict[str, Any] = _finite(report)
    return finite


def metrics_file(file: Path) -> Path:
    """Where the course of a network's training would lie: in its run, or beside the file."""
    if file.name == RUN_WEIGHTS:
        return file.with_name("metrics.jsonl")
    return file.with_suffix(".metrics.jsonl")


def _answers(measured: Measured) -> dict[str, Any]:
    """How right and how sure, at the file's temperature and at 1."""
    info, labels, figures = measured.info, measured.labels, measured.figures
    before, after = measured.before, measured.answers
    return {
        "accuracy": figures["accuracy"],
        "accuracy_single_view": figures["accuracy_single_view"],
        "top2": top(measured.answers, labels, 2),
        "loss": figures["loss"],
        "ece": figures["ece"],
        "ece_chance": chance_calibration_error(after),
        "loss_before": mean_loss(before, labels),
        "ece_before": expected_calibration_error(before, labels),
        "temperature": info.temperature,
        "power": info.power,
        "threshold": info.threshold,
        "per_class": class_figures(figures["confusion"], info.classes),
        "confusion": figures["confusion"],
        "reliability": {"before": reliability(before, labels), "after": reliability(after, labels)},
    }


def _familiarity(measured: Measured) -> dict[str, Any] | None:
    known, others, threshold = measured.known, measured.others, measured.info.threshold
    if known is None or others is None:
        return None
    return {
        "auroc": area_under_roc(known, others),
        "accepted": None if threshold is None else _share(known >= threshold),
        "refused": None if threshold is None else _share(others < threshold),
        "others": len(others),
        "roc": roc(known, others),
    }


def _share(such: torch.Tensor) -> float:
    return int(such.sum()) / max(len(such), 1)


def _finite(value: Any) -> Any:
    """JSON has no word for what is no number: null, as where nothing was measured."""
    if isinstance(value, dict):
        return {name: _finite(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def answer_tensors(measured: Measured) -> dict[str, torch.Tensor]:
    """What answers.safetensors holds, in the data set's order: `predicted` and `labels` int64,
    `probability` (of the answer) and perhaps `familiarity` float32; N each."""
    probability, predicted = measured.answers.max(1)
    tensors = {"predicted": predicted, "probability": probability, "labels": measured.labels}
    if measured.known is not None:
        tensors["familiarity"] = measured.known
    return {name: tensor.contiguous() for name, tensor in tensors.items()}
