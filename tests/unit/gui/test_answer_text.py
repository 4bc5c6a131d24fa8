"""The answer in words."""

from dataclasses import replace

import pytest

from app.gui.answer_text import answer_sentence, answer_table, ranked, timing, truth_sentence
from app.inference.predictor import Prediction

ANSWER = Prediction(
    "resnet18", "cat", 0.5, {"bird": 0.2, "cat": 0.5, "deer": 0.2, "dog": 0.1}, 12.34, "cuda"
)


def test_equals_keep_their_order() -> None:
    assert ranked(ANSWER) == ["cat", "bird", "deer", "dog"]


def test_table_has_a_heading_and_a_line_a_class() -> None:
    assert answer_table(ANSWER, "dog", ["cat", "dog"]) == (
        "ResNet: cat 50.0 %\n"
        "True class: dog – wrong\n"
        "answered in 12.3 ms, CUDA\n"
        "\n"
        "cat\t50.0 %\n"
        "dog\t10.0 %\n"
    )


def test_table_of_an_own_network_without_truth() -> None:
    own = Prediction("/networks/mine 1.5.safetensors", "cat", 1.0, {"cat": 1.0}, 1.0, "cpu")
    assert answer_table(own, "", ["cat"]).splitlines()[:2] == [
        "mine 1.5: cat 100.0 %",
        "answered in 1.0 ms, CPU",
    ]


def test_a_long_time_has_no_tenths() -> None:
    assert timing(replace(ANSWER, milliseconds=2784.54)) == "answered in 2785 ms"


def test_three_classes_are_heard() -> None:
    assert answer_sentence(ANSWER) == "cat 50.0 %, bird 20.0 %, deer 20.0 %"
    assert answer_sentence(ANSWER, "cat").endswith("; True class: cat – right")


def test_unknown_truth_is_not_told() -> None:
    assert truth_sentence(ANSWER, "") == ""


def test_classes_are_in_the_persons_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", "zh")
    assert answer_sentence(ANSWER).startswith("猫 50.0 %")
