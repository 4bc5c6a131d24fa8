"""Means and deviations over seeds, and what is made of a training that diverged."""

import json
import math

import pytest

from app.studies.results import Results, gather
from app.studies.study import Arm, same
from models.registry import CLASSES
from tests.made_studies import SMALL, STUDY, results, trial


def test_mean_and_deviation_are_those_of_the_seeds():
    small = results()["small"]
    assert small.accuracy == pytest.approx(0.4)
    assert small.deviation == pytest.approx(0.1)  # of a sample: 0.3, 0.4, 0.5
    assert small.train_accuracy == pytest.approx(0.45)
    assert small.gap == pytest.approx(0.05)


def test_curves_have_a_mean_and_a_deviation_for_each_epoch():
    curves = results()["large"].curves
    assert curves["epoch"] == [1, 2, 3]
    assert curves["step"] == [10, 20, 30]
    assert curves["accuracy"] == pytest.approx([0.2, 0.3, 0.6])
    assert curves["accuracy_deviation"] == pytest.approx([0, 0, 0.1])
    assert curves["train_accuracy"] == pytest.approx([0.25, 0.35, 0.65])


def test_the_first_epoch_does_not_count_for_the_pace():
    assert results()["small"].mean("images_per_second") == 2500  # of 2,000 and 3,000


def test_a_training_that_diverged_counts_as_a_guess_without_a_loss():
    found = [(SMALL, 0, trial(0.5)), (SMALL, 1, trial(0.5, diverged=True))]
    arm = gather(STUDY, found, {})["small"]
    assert arm.diverged == 1
    assert arm.accuracy == pytest.approx((0.5 + 0.1) / 2)
    assert arm.loss == pytest.approx(0.9)


def test_one_that_diverged_at_once_has_no_curve():
    arm = gather(STUDY, [(SMALL, 0, trial(diverged=True))], {})["small"]
    assert arm.accuracy == pytest.approx(0.1)
    assert math.isnan(arm.loss)
    assert math.isnan(arm.best)
    assert arm.curves["epoch"] == []


def test_courses_of_different_length_are_averaged_as_far_as_each_goes():
    found = [(SMALL, 0, trial(0.2, 0.4)), (SMALL, 1, trial(0.4))]
    assert gather(STUDY, found, {})["small"].curves["accuracy"] == pytest.approx([0.3, 0.4])


def test_seeds_are_in_their_order_however_they_ended():
    found = [(SMALL, seed, trial(0.2)) for seed in (2, 0, 1)]
    assert [run["seed"] for run in gather(STUDY, found, {})["small"].runs] == [0, 1, 2]


def test_it_is_read_back_from_json():
    made = results()
    again = Results.from_json(json.loads(json.dumps(made.to_json())))
    assert again == made
    assert again.about["commits"] == ["0123456789ab"]


@pytest.mark.parametrize("values", [{}, {"format": 99}, {"format": 1, "arms": 3}])
def test_what_is_no_study_is_refused(values):
    with pytest.raises(ValueError, match=r"study|format"):
        Results.from_json(values)


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("accuracy", "40.0"),
        ("pm", "40.0 ± 10.0"),
        ("train", "45.0"),
        ("gap", "5.0"),
        ("best", "40.0"),
        ("dead", "25"),
        ("loss", "0.73"),
        ("seconds", "2.0"),
        ("speed", "2 500"),
        ("at1", "20.0"),
        ("at99", "40.0"),
    ],
)
def test_a_sentence_says_figures_as_people_read_them(spec, said):
    assert format(results()["small"], spec) == said


def test_the_best_of_some_and_the_range_between_them():
    made = results()
    assert made.best(("small", "large", "not there")).key == "large"
    assert made.range(("small", "large")) == pytest.approx(0.2)


def test_settings_of_the_network_are_merged():
    arm = Arm("a", same("a"), {"arguments": {"dropout": 0.5}, "epochs": 2})
    base = {"arguments": {"width": 8}, "epochs": 1, "optimizer": "sgd"}
    merged = {"arguments": {"width": 8, "dropout": 0.5}, "epochs": 2, "optimizer": "sgd"}
    assert arm.settings(base) == merged


def test_ten_classes_unless_the_pictures_are_of_others():
    assert (results().classes, results().cifar10) == (10, True)
    told = results(classes=list(CLASSES))
    assert (told.classes, told.cifar10, told.guess) == (10, True, 0.1)
    own = results(classes=["a", "b"])
    assert (own.classes, own.cifar10, own.guess) == (2, False, 0.5)
    assert not results(classes=[str(number) for number in range(10)]).cifar10
    assert Results.from_json(json.loads(json.dumps(own.to_json()))).classes == 2


def test_a_level_lies_as_far_above_guessing_with_any_number_of_classes():
    for accuracy in (0.1, 0.13, 0.2, 0.4, 1.0):
        assert results().level(accuracy) == pytest.approx(accuracy)
    own = results(classes=["a", "b"])
    assert [own.level(each) for each in (0.1, 0.55, 1.0)] == pytest.approx([0.5, 0.75, 1.0])
