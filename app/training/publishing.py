"""A finished run becomes a published weights file: measured on the test pictures, once."""

import shutil
from dataclasses import replace
from pathlib import Path

from app.inference.predictor import choose_device
from app.training.dataset import fixed_sample
from app.training.evaluation import evaluate, summary
from app.training.run_folder import RunFolder
from app.training.sources import find_data, load_split
from models.errors import CodedError
from models.weights import WeightsInfo, load_weights, save_weights

SAMPLE = 1000  # test pictures that tell quickly whether a file does what it says


def publish(run: RunFolder, folder: Path, data: str | None = None) -> WeightsInfo:
    """Writes `<key>.safetensors` and `<key>.metrics.jsonl` into `folder`.

    The run's figures on the test pictures, and on a fixed thousand of them by which the file can
    be checked quickly, join its metadata. Raises CodedError("run-not-found")
    where there is no run, "run-unfinished" for one that is not done, and what reading weights and
    data raises.
    """
    if run.config() is None:
        raise CodedError("run-not-found", run=str(run.path))
    if run.state().state != "done":
        raise CodedError("run-unfinished", run=str(run.path))
    device = str(choose_device())
    network, info = load_weights(run.weights, device)
    test_set = load_split(find_data(data), "test")
    sample = test_set.take(fixed_sample(test_set, SAMPLE))
    figures = {
        "test": summary(evaluate(network, info, test_set, device)),
        "sample": summary(evaluate(network, info, sample, device)),
    }
    info = replace(info, results={**info.results, **figures})
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(run.path / "metrics.jsonl", folder / f"{info.key}.metrics.jsonl")
    save_weights(folder / f"{info.key}.safetensors", network, info)
    return info
