"""The figures of a report, against slower ways to the same numbers."""

import math
from itertools import pairwise

import pytest
import torch

from app.reports.measures import (
    area_under_roc,
    chance_calibration_error,
    class_figures,
    reliability,
    roc,
    top,
    wilson,
    worst_mistakes,
)
from app.training.evaluation import expected_calibration_error


@pytest.fixture
def answers() -> tuple[torch.Tensor, torch.Tensor]:
    """Probabilities 300×5 and labels."""
    torch.manual_seed(0)
    return (2 * torch.randn(300, 5)).softmax(1), torch.randint(5, (300,))


@pytest.mark.parametrize(("right", "count"), [(7739, 10000), (1, 20), (3, 3), (0, 7)])
def test_wilson_ends_where_the_share_is_just_believable(right, count):
    """At either end p, the share lies 1.96 standard deviations of p away: Wilson's equation."""
    low, high = wilson(right, count)
    assert 0 <= low < high <= 1
    for end in (low, high):
        distance = abs(right / count - end)
        assert distance == pytest.approx(1.959964 * math.sqrt(end * (1 - end) / count), abs=1e-6)


def test_wilson_of_published_figures():
    low, high = wilson(81, 263)  # Newcombe, 1998, table I
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 0) == (0, 1)


def test_top_two(answers):
    shares, labels = answers
    slow = [int(label) in row.argsort()[-2:] for row, label in zip(shares, labels, strict=True)]
    assert top(shares, labels, 2) == sum(slow) / 300
    assert top(shares, labels, 5) == top(shares, labels, 9) == 1
    assert top(shares, labels, 1) == float((shares.argmax(1) == labels).double().mean())


def test_class_figures_by_hand():
    found = class_figures([[3, 1, 0], [2, 4, 0], [0, 0, 0]], ("a", "b", "c"))
    assert found["a"] == {"precision": 3 / 5, "recall": 3 / 4, "f1": 2 / 3, "images": 4}
    assert found["b"]["f1"] == pytest.approx(2 * 0.8 * (4 / 6) / (0.8 + 4 / 6))
    assert found["c"] == {"precision": None, "recall": None, "f1": None, "images": 0}


def test_chance_calibration_error_as_it_comes_out_when_it_is_drawn():
    generator = torch.Generator().manual_seed(3)
    answers = (2 * torch.randn(4000, 5, generator=generator)).softmax(1).double()
    drawn = [
        expected_calibration_error(
            answers, torch.multinomial(answers, 1, generator=generator)[:, 0]
        )
        for _ in range(100)
    ]
    assert chance_calibration_error(answers) == pytest.approx(sum(drawn) / 100, rel=0.05)
    assert chance_calibration_error(answers[:1000]) > 1.5 * chance_calibration_error(answers)


def test_without_doubt_there_is_no_chance():
    assert chance_calibration_error(torch.eye(3)) == 0
    assert chance_calibration_error(torch.empty(0, 3)) == 0


def test_a_class_that_is_never_answered_has_no_precision():
    found = class_figures([[2, 0], [3, 0]], ("a", "b"))
    assert found["b"] == {"precision": None, "recall": 0, "f1": 0, "images": 3}


def test_reliability_adds_up_to_the_calibration_error(answers):
    shares, labels = answers
    bins = reliability(shares, labels)
    assert [bin_["low"] for bin_ in bins[1:]] == [bin_["high"] for bin_ in bins[:-1]]
    assert sum(bin_["images"] for bin_ in bins) == 300
    gaps = [b["images"] * abs(b["confidence"] - b["accuracy"]) for b in bins if b["images"]]
    assert sum(gaps) / 300 == pytest.approx(expected_calibration_error(shares, labels), abs=1e-9)
    for bin_ in bins:
        inside = [
            place
            for place, row in enumerate(shares.double())
            if bin_["low"] < float(row.max()) <= bin_["high"]
        ]
        assert bin_["images"] == len(inside)
        if inside:
            right = [int(shares[place].argmax()) == int(labels[place]) for place in inside]
            assert bin_["accuracy"] == pytest.approx(sum(right) / len(right))
        else:
            assert bin_["confidence"] is bin_["accuracy"] is None


def slow_area(known: torch.Tensor, others: torch.Tensor) -> float:
    wins = [(k > o) + (k == o) / 2 for k in known.tolist() for o in others.tolist()]
    return sum(wins) / len(wins)


def trapezes(curve: list[list[float]]) -> float:
    return sum((x2 - x1) * (y1 + y2) / 2 for (x1, y1), (x2, y2) in pairwise(curve))


def test_area_under_the_curve_counts_pairs_and_half_the_ties():
    torch.manual_seed(3)
    known, others = torch.randn(80).mul(2).round() + 1, torch.randn(50).mul(2).round()
    area = area_under_roc(known, others)
    assert area == pytest.approx(slow_area(known, others), abs=1e-12)
    assert trapezes(roc(known, others)) == pytest.approx(area, abs=1e-12)


def test_area_at_its_ends():
    low, high = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])
    assert area_under_roc(high, low) == 1
    assert area_under_roc(low, high) == 0
    assert area_under_roc(low, low) == 0.5
    assert area_under_roc(low, torch.empty(0)) is None


def test_curve_of_many_values_is_thinned_without_losing_its_shape():
    torch.manual_seed(4)
    known, others = torch.randn(4000) + 1, torch.randn(3000)
    curve = roc(known, others)
    assert len(curve) <= 200
    assert (curve[0], curve[-1]) == ([0, 0], [1, 1])
    for before, after in pairwise(curve):
        assert before[0] <= after[0]
        assert before[1] <= after[1]
    assert trapezes(curve) == pytest.approx(area_under_roc(known, others), abs=2e-3)


def test_every_point_of_the_curve_is_a_threshold():
    known, others = torch.tensor([0.9, 0.8, 0.4]), torch.tensor([0.8, 0.1])
    assert roc(known, others) == [
        [0, 0],
        [0, pytest.approx(1 / 3)],
        [0.5, pytest.approx(2 / 3)],
        [0.5, 1],
        [1, 1],
    ]


def test_worst_mistakes_are_the_surest_wrong_answers(answers):
    shares, labels = answers
    found = worst_mistakes(shares, labels, "abcde", 50)
    wrong = [n for n in range(300) if int(shares[n].argmax()) != int(labels[n])]
    order = sorted(wrong, key=lambda n: (-float(shares[n].max()), n))[:50]
    assert [mistake["index"] for mistake in found] == order
    first = order[0]
    assert found[0] == {
        "index": first,
        "true": "abcde"[int(labels[first])],
        "answer": "abcde"[int(shares[first].argmax())],
        "probability": float(shares[first].max()),
        "probability_true": float(shares[first, labels[first]]),
    }
    assert worst_mistakes(torch.eye(3), torch.arange(3), "abc") == []
