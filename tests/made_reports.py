"""Test reports as `main.py evaluate --report` leaves them, made in a moment."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from models.registry import CLASSES
from tests.made_runs import metrics


def confusion_of(labels: np.ndarray, predicted: np.ndarray, count: int) -> list[list[int]]:
    """Pictures by true class and answer."""
    table = np.zeros((count, count), int)
    np.add.at(table, (labels, predicted), 1)
    return table.tolist()


def make_report(
    folder: Path,
    labels: np.ndarray,
    classes: tuple[str, ...] = CLASSES,
    seed: int = 0,
    **changes: Any,
) -> Path:
    """A report on a network that is right about four times of five, in `folder`; changes replace
    entries of report.json."""
    chance, count = np.random.default_rng(seed), len(classes)
    wrong = (labels + chance.integers(1, min(count, 4), len(labels))) % count
    predicted = np.where(chance.random(len(labels)) < 0.8, labels, wrong).astype(np.int64)
    probability = chance.uniform(0.3, 1, len(labels)).astype(np.float32)
    table = confusion_of(labels, predicted, count)
    values = {
        "format": 1,
        "model": "lenet5",
        "key": "lenet5",
        "title": "LeNet-5",
        "arguments": {},
        "parameters": 62_006,
        "multiply_adds": 651_720,
        "classes": list(classes),
        "training": {},
        "commit": None,
        "data": {"images": len(labels), "fingerprint": "f" * 64, "part": "test"},
        "accuracy": float((predicted == labels).mean()),
        "accuracy_single_view": 0.774,
        "top2": 0.91,
        "loss": 0.652,
        "ece": 0.012,
        "ece_chance": 0.011,
        "loss_before": 0.701,
        "ece_before": 0.068,
        "temperature": 1.4,
        "threshold": 0.2,
        "per_class": {name: _class(table, place) for place, name in enumerate(classes)},
        "confusion": table,
        "reliability": {"before": _bins(0.9), "after": _bins(1.0)},
        "familiarity": {
            "auroc": 0.93,
            "accepted": 0.95,
            "refused": 0.71,
            "others": 500,
            "roc": [[x / 50, (x / 50) ** 0.2] for x in range(51)],
        },
        "curves": metrics(6),
        "speed": {
            "pictures_per_second": 1600.0,
            "milliseconds_one_picture": 2.34,
            "device": "cpu",
            "threads": 2,
            "machine": "Linux x86_64",
        },
        "bytes": 126_000,
        "worst": _worst(labels, predicted, probability, classes),
    }
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {"predicted": predicted, "probability": probability, "labels": labels}
    save_file(tensors, folder / "answers.safetensors")
    (folder / "report.json").write_text(json.dumps(values | changes), "utf-8")
    for page in ("report.html", "report.zh-CN.html"):
        (folder / page).write_text("<title>report</title>", "utf-8")
    return folder


def _class(table: list[list[int]], place: int) -> dict[str, Any]:
    right, images = table[place][place], sum(table[place])
    answered = sum(row[place] for row in table)
    return {
        "precision": right / answered if answered else None,
        "recall": right / images if images else None,
        "f1": 2 * right / (images + answered) if images + answered else None,
        "images": images,
    }


def _bins(slope: float) -> list[dict[str, Any]]:
    """Fifteen, the first four of them empty."""
    middles = [(number + 0.5) / 15 for number in range(15)]
    return [
        {
            "low": number / 15,
            "high": (number + 1) / 15,
            "confidence": middle if number > 3 else None,
            "accuracy": slope * middle if number > 3 else None,
            "images": 40 * number if number > 3 else 0,
        }
        for number, middle in enumerate(middles)
    ]


def _worst(
    labels: np.ndarray, predicted: np.ndarray, probability: np.ndarray, classes: tuple[str, ...]
) -> list[dict[str, Any]]:
    wrong = np.flatnonzero(labels != predicted)
    order = wrong[np.argsort(-probability[wrong], kind="stable")][:50]
    return [
        {
            "index": place,
            "true": classes[labels[place]],
            "answer": classes[predicted[place]],
            "probability": float(probability[place]),
            "probability_true": 0.01,
        }
        for place in order.tolist()
    ]
