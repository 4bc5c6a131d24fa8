"""The ten studies: what they ask for can be trained, and what they say can be filled in."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from app.studies.library import STUDIES
from app.studies.pages import page, verdicts
from app.studies.results import gather
from app.studies.runner import Plan
from app.studies.tables import column
from models.registry import CLASSES, MODELS
from tests.made_studies import trial
from tests.studies_on_disk import results_of

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
    study = STUDIES["optimizer"]
    found = [
        (arm, 0, trial(0.5 if arm.changes["learning_rate"] == 0.03 else 0.3)) for arm in study.arms
    ]
    own = {arm.key: arm.changes["learning_rate"] for arm in study.then(gather(study, found, {}))}
    assert own["sgd-own"] == own["momentum-own"] == own["adagrad-own"] == 0.03
    assert own["adam-own"] == 3e-4  # the first of equals
    assert set(own) == set(study.panels[1].arms)
    assert study.then_arms == len(own)


def of_classes(name, *classes):
    made = results_of(name)
    return replace(made, about={**made.about, "classes": list(classes)})


def pages(name, *classes):
    return [page(STUDIES[name], of_classes(name, *classes), each) for each in ("en", "zh")]


SAID = [
    ("learning-rate", "and guessing names 10 %.", "而瞎猜也有 10 %。"),
    ("loss", "for each of the ten classes.", "只要告诉均方误差十个类别各自应有的答案"),
    ("loss", "(k − 0.1)² over k = 0…9 is 27.61. Every one of the ten probabilities is", "十个概率"),
    ("tuning", "the same network of 62,000 weights", "还是那个 62,000 个权重的网络"),
    ("tuning", "The published LeNet-5 is one step further", "发布的 LeNet-5 再进一步"),
    ("depth", "and long trainings, as the table below says.", "才显现，见下表。"),
    ("depth", "The five as they are published", "发布的五种网络"),
]


@pytest.mark.parametrize(("name", "english", "chinese"), SAID)
def test_what_is_said_of_cifar10_is_said_of_cifar10_alone(name, english, chinese):
    of_cifar10, of_others = pages(name, *CLASSES), pages(name, "a", "b", "c")
    assert pages(name) == of_cifar10  # figures from before the classes were kept
    for said, there, elsewhere in zip((english, chinese), of_cifar10, of_others, strict=True):
        assert said in there
        assert said not in elsewhere


def test_figures_follow_the_number_of_classes():
    english, chinese = pages("learning-rate", "a", "b", "c")
    assert "and guessing names 33 %." in english
    assert "而瞎猜也有 33 %。" in chinese
    english, chinese = pages("loss", "a", "b", "c")
    assert "for each of the 3 classes." in english
    assert "只要告诉均方误差 3 个类别各自应有的答案" in chinese
    said = "the mean of (k − 1/3)² over k = 0…2 is 1.11. Every one of the 3 probabilities is"
    assert said in english
    assert "k = 0…2 时 (k − 1/3)² 的平均值为 1.11。3 个概率" in chinese
    assert "(k − 0.5)² over k = 0…1 is 0.25." in pages("loss", "a", "b")[0]
    weights = MODELS["lenet5"].build(classes=100).parameters()
    hundred = f"{round(sum(each.numel() for each in weights), -3):,}"
    english, _ = pages("tuning", *map(str, range(100)))
    assert f"the same network of {hundred} weights" in english


@pytest.mark.parametrize("name", NAMES)
def test_pages_on_other_pictures_name_no_ten_classes_and_no_figures_of_reports(name):
    english, chinese = pages(name, "a", "b", "c")
    lessons = "".join(line for line in (english + chinese).split("\n") if line.startswith("- "))
    assert not re.search(r"\b10 %|ten classes|十个类别|CIFAR|known report|流传的报告", lessons)


def test_what_nothing_was_learned_from_is_measured_by_the_classes_there_are():
    study = STUDIES["initialisation"]
    zeros = study.lessons[0]
    arms = {arm.key: arm for arm in study.arms}

    def holds(accuracy, *classes):
        made = gather(study, [(arms["zeros"], 0, trial(accuracy))], {"classes": list(classes)})
        return dict(verdicts(study, made))[zeros]

    assert holds(0.1, *CLASSES)
    assert not holds(0.34, *CLASSES)
    assert holds(0.34, "a", "b", "c")
    assert not holds(0.5, "a", "b", "c")
