"""The ten studies: what they ask for can be trained, and what they say can be filled in."""

import re
from itertools import pairwise

import pytest

from app.studies.library import STUDIES
from app.studies.runner import Plan
from app.studies.tables import column
from models.registry import CLASSES

NAMES = [
    *("learning-rate", "optimizer", "loss", "batch-size", "epochs", "activation"),
    *("initialisation", "regularisation", "tuning", "depth"),
]
PLAN = Plan("/data", "f", CLASSES, 45_000, 5000, 20_000)


def test_there_are_ten():
    assert list(STUDIES) == NAMES


@pytest.fixture(params=NAMES)
def study(request):
    return STUDIES[request.param]


def test_every_arm_is_a_training_that_is_allowed(study):
    for arm in study.arms:
        config = PLAN.config(study, arm, 0)
        assert config.split == "study"  # chosen on the validation pictures


def test_arms_have_names_of_their_own(study):
    keys = [arm.key for arm in study.arms]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9_-]*", key) for key in keys)


def test_panels_show_arms_that_there_are_and_columns_that_can_be_filled(study):
    keys = {arm.key for arm in study.arms}
    for panel in study.panels:
        assert len(panel.arms) > 1
        assert all(column(name).title.en for name in panel.columns)
        if study.then is None:
            assert keys.issuperset(panel.arms)


def test_whatever_is_shown_has_three_seeds(study):
    shown = {key for panel in study.panels for key in panel.arms}
    for arm in study.arms:
        if arm.key in shown:
            assert len(study.seeds_of(arm)) >= 3


def test_everything_is_said_in_both_languages(study):
    for words in (study.title, study.question, study.setup, study.limits):
        assert words.en
        assert re.search("[\u4e00-\u9fff]", words.zh) or words.zh == words.en == "Dropout"
    for sentence in study.lessons:
        fields = [re.findall(r"{(.*?)}", words) for words in sentence.text]
        assert sorted(fields[0]) == sorted(fields[1])


def test_sentences_refer_to_arms_or_values(study):
    keys = {arm.key for arm in study.arms} | {f"{a}-own" for a in ("sgd", "momentum", "adam")}
    keys.add("adadelta-own")
    for sentence in study.lessons:
        for field in re.findall(r"{([^:}]+):", sentence.text.en):
            assert field in keys


def test_the_mistakes_that_reports_make_are_shown_beside_what_is_right():
    assert STUDIES["learning-rate"].panels[1].arms == ("1e-3", "1e-1")
    assert STUDIES["loss"].panels[1].arms == ("mse", "integers")


def test_equal_steps_are_equal():
    study = STUDIES["batch-size"]
    stepped = [arm for arm in study.arms if "-steps-" in arm.key]
    steps = {arm.changes["epochs"] * (2**14 // arm.changes["batch_size"]) for arm in stepped}
    assert len(stepped) == 8
    assert len(steps) == 1


def test_each_step_of_the_walk_keeps_the_ones_before():
    arms = STUDIES["tuning"].arms
    for before, after in pairwise(arms):
        changed = {k for k in before.changes if after.changes[k] != before.changes[k]}
        assert len(after.changes) > len(before.changes) or changed
        assert changed <= {"arguments", "epochs", "optimizer", "learning_rate"}


def test_the_second_stage_takes_each_optimizers_best_rate():
    from app.studies.results import gather
    from tests.made_studies import trial

    study = STUDIES["optimizer"]
    found = [
        (arm, 0, trial(0.5 if arm.changes["learning_rate"] == 0.03 else 0.3)) for arm in study.arms
    ]
    own = {arm.key: arm.changes["learning_rate"] for arm in study.then(gather(study, found, {}))}
    assert own["sgd-own"] == own["momentum-own"] == own["adagrad-own"] == 0.03
    assert own["adam-own"] == 3e-4  # the first of equals
    assert set(own) == set(study.panels[1].arms)
    assert study.then_arms == len(own)
