"""A finished run becomes a published weights file: measured on the test pictures, once.

A file from before there was a measure of confidence gets one.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile

from torch import nn

from app.files import write_whole
from app.inference.predictor import choose_device
from app.training.calibration import FEWEST, examined
from app.training.config import TrainConfig
from app.training.dataset import fixed_sample
from app.training.engine import load_data
from app.training.evaluation import check_classes, evaluate, summary
from app.training.run_folder import RunFolder
from app.training.sources import find_data, load_split
from models.errors import CodedError
from models.weights import WeightsInfo, load_weights, save_weights

SAMPLE = 1000  # test pictures that tell quickly whether a file does what it says


def publish(run: RunFolder, folder: Path, data: str | None = None) -> WeightsInfo:
    """Writes `<key>.safetensors` and `<key>.metrics.jsonl` into `folder`.

    The run's figures on the test pictures, and on a fixed thousand of them by which the file can
    be checked quickly, join its metadata. Raises CodedError("run-not-found")
    where there is no run, "run-unfinished" for one that is not done, what reading weights and
    data raises, and OSError.
    """
    if run.config() is None:
        raise CodedError("run-not-found", run=str(run.path))
    if run.state().state != "done":
        raise CodedError("run-unfinished", run=str(run.path))
    device = str(choose_device())
    network, info = load_weights(run.weights, device)
    test_set = load_split(find_data(data), "test")
    sample = test_set.take(fixed_sample(test_set, SAMPLE))
    curve = (run.path / "metrics.jsonl").read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    TemporaryFile(dir=folder).close()  # a disk that refuses does so before minutes of measuring
    if info.temperature is None or info.memory is None:  # a run of an earlier version
        info = examined_again(network, info, data, device)
    figures = {
        "test": summary(evaluate(network, info, test_set, device)),
        "sample": summary(evaluate(network, info, sample, device)),
    }
    info = replace(info, results={**info.results, **figures})
    write_whole(folder / f"{info.key}.metrics.jsonl", curve)
    save_weights(folder / f"{info.key}.safetensors", network, info)
    return info


def calibrate(path: Path, data: str | None = None) -> WeightsInfo:
    """Fits temperature, power, memory and threshold of a weights file anew, on the pictures that
    its training held out, and measures again whatever the file has figures of.

    Raises CodedError: "calibrate-unknown" for a file that does not say how it was trained,
    "calibrate-few" where too few pictures were held out, "calibrate-other-data" where the data is
    not that of the training, and what reading weights and data raises.
    """
    device = str(choose_device())
    network, info = load_weights(path, device)
    if not info.training:  # which pictures it has not learnt from, nobody knows
        raise CodedError("calibrate-unknown", path=str(path))
    try:
        info = examined_again(network, info, data, device)
    except CodedError as error:
        if error.code != "data-changed":
            raise
        # not one that is to go on: what "data-changed" advises does not help here
        place = error.data["path"]
        raise CodedError("calibrate-other-data", path=str(path), data=place) from error
    if info.temperature is None:
        raise CodedError("calibrate-few", path=str(path), fewest=FEWEST)
    results = dict(info.results)
    if {"test", "sample"} & results.keys():
        test_set = load_split(find_data(data), "test")
        sample = test_set.take(fixed_sample(test_set, SAMPLE))
        for part, pictures in (("test", test_set), ("sample", sample)):
            if part in results:
                results[part] = summary(evaluate(network, info, pictures, device))
    info = replace(info, results=results)
    save_weights(path, network, info)
    return info


def examined_again(
    network: nn.Module, info: WeightsInfo, data: str | None, device: str
) -> WeightsInfo:
    """What the end of its training would fit and measure today."""
    config = TrainConfig.from_json({**info.training, "model": info.key, "data": data})
    train_set, validation_set, _ = load_data(config)
    check_classes(info, validation_set)
    return examined(network, info, train_set, validation_set, device)
