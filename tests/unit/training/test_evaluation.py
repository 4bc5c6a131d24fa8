"""The figures of a network, against figures computed by hand."""

import math

import pytest
import torch
from torch import nn

from app.training.dataset import DataSet
from app.training.evaluation import accuracy, evaluate, expected_calibration_error, summary
from models.errors import CodedError
from models.weights import WeightsInfo

CLASSES = ("a", "b", "c")
INFO = WeightsInfo("lenet5", {"classes": 3}, CLASSES, (0.0,) * 3, (1.0,) * 3)


class Reader(nn.Module):
    """Reads its logits from the picture: the log of the corner's three channels."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(3, 3, bias=False)
        self.fc.weight.data = torch.eye(3)
        self.depths = ("fc",)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.fc((x[:, :, 0, 0] + 1e-6).log())


def pictures(rows: list[tuple[int, int, int]], labels: list[int]) -> DataSet:
    """Both upper corners hold the classes' shares in 1/255, so the mirror image says the same."""
    images = torch.zeros(len(rows), 32, 32, 3, dtype=torch.uint8)
    images[:, 0, 0] = images[:, 0, -1] = torch.tensor(rows, dtype=torch.uint8)
    return DataSet(images, torch.tensor(labels), CLASSES, "")


ROWS = [(204, 51, 0), (51, 204, 0), (51, 204, 0), (153, 51, 51)]  # 0.8 0.2 0, …, 0.6 0.2 0.2
LABELS = [0, 1, 2, 0]


def test_figures_by_hand():
    figures = evaluate(Reader(), INFO, pictures(ROWS, LABELS))
    assert figures["accuracy"] == figures["accuracy_single_view"] == 0.75
    assert figures["confusion"] == [[2, 0, 0], [0, 1, 0], [0, 1, 0]]  # rows: what it was
    assert figures["per_class"] == {"a": 1.0, "b": 1.0, "c": 0.0}
    losses = (-math.log(0.8), -math.log(0.8), -math.log(1e-6), -math.log(0.6))
    assert figures["loss"] == pytest.approx(sum(losses) / 4, rel=1e-3)
    # three answers at 0.8, of which two are right; one at 0.6, right
    assert figures["ece"] == pytest.approx((abs(3 * 0.8 - 2) + abs(0.6 - 1)) / 4, abs=1e-4)
    assert figures["images"] == 4
    assert figures["seconds"] > 0


def test_the_mirror_image_counts_in_one_of_both():
    data = pictures(ROWS, LABELS)
    data.images[0, 0, -1] = torch.tensor([1, 254, 0], dtype=torch.uint8)  # seen in the mirror
    figures = evaluate(Reader(), INFO, data)
    assert figures["accuracy_single_view"] == 0.75
    assert figures["accuracy"] == 0.5


def test_a_class_without_pictures_has_no_share_of_nothing():
    figures = evaluate(Reader(), INFO, pictures(ROWS[:2], LABELS[:2]))
    assert figures["per_class"] == {"a": 1.0, "b": 1.0, "c": 0.0}


def test_other_classes_are_refused():
    other = DataSet(torch.zeros(1, 32, 32, 3), torch.zeros(1), ("a", "c", "b"), "")
    with pytest.raises(CodedError) as raised:
        evaluate(Reader(), INFO, other)
    assert raised.value.code == "classes-differ"


def test_accuracy():
    answers = torch.tensor([[0.9, 0.1], [0.4, 0.6], [0.8, 0.2]])
    assert accuracy(answers, torch.tensor([0, 0, 0])) == pytest.approx(2 / 3)
    assert accuracy(torch.empty(0, 2), torch.empty(0)) == 0


def slow_calibration_error(answers: torch.Tensor, labels: torch.Tensor, bins: int) -> float:
    total = 0.0
    for number in range(bins):
        low, high = number / bins, (number + 1) / bins
        inside = [
            (float(row.max()), int(row.argmax()) == int(label))
            for row, label in zip(answers.double(), labels, strict=True)
            if low < float(row.max()) <= high
        ]
        if inside:
            confidence = sum(c for c, _ in inside) / len(inside)
            right = sum(r for _, r in inside) / len(inside)
            total += len(inside) / len(labels) * abs(confidence - right)
    return total


def test_calibration_error_as_a_loop_computes_it():
    torch.manual_seed(0)
    answers = (3 * torch.randn(500, 10)).softmax(1)
    labels = torch.randint(10, (500,))
    found = expected_calibration_error(answers, labels)
    assert found == pytest.approx(slow_calibration_error(answers, labels, 15), abs=1e-9)


def test_calibration_error_at_its_ends():
    sure = torch.eye(2)
    assert expected_calibration_error(sure, torch.tensor([0, 1])) == 0
    assert expected_calibration_error(sure, torch.tensor([1, 0])) == 1


def test_the_summary_keeps_what_a_weights_file_holds():
    figures = evaluate(Reader(), INFO, pictures(ROWS, LABELS))
    kept = summary(figures)
    assert set(kept) == {"accuracy", "accuracy_single_view", "loss", "ece", "images"}
    assert kept["accuracy"] == 0.75
