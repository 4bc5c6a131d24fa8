"""Studies whose networks learn from a teacher: which pictures it is for, and what it costs."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from app.studies import budget
from app.studies.budget import Costs
from app.studies.crew import Crew
from app.studies.library import STUDIES
from app.studies.runner import Plan, plan_for, run_study
from app.studies.study import BASE, Arm, Panel, Study, same
from app.studies.trial import Trial
from models.errors import CodedError
from models.registry import CLASSES, spec
from models.weights import WeightsInfo, save_weights

PLAN = Plan("/data", "f", CLASSES, 45_000, 5000, 45_000)
TUNING = STUDIES["tuning"]
TAUGHT = ["taught", "longest"]


def write_teacher(path: Path, seed: int) -> None:
    torch.manual_seed(seed)
    network = spec("lenet5").build()
    info = WeightsInfo("lenet5", {"classes": 10}, CLASSES, (0.5,) * 3, (0.25,) * 3)
    save_weights(path, network, info)


@pytest.fixture
def teacher(tmp_path):
    path = tmp_path / "teacher.safetensors"
    write_teacher(path, 1)
    return path


def study(teacher: Path, *counts_of_views: int, epochs: int = 2) -> Study:
    arms = tuple(
        Arm(f"v{views}", same(str(views)), {"views": views, "teacher": str(teacher)})
        for views in counts_of_views
    )
    base = {**BASE, "epochs": epochs, "batch_size": 16}
    words, keys = same("taught"), tuple(arm.key for arm in arms)
    panel = Panel("all", words, keys)
    return Study("taught", words, words, words, arms, (panel,), base=base, seeds=(0,))


def test_a_teacher_that_knows_cifar10_teaches_cifar10_alone():
    of_cifar10 = [arm.key for arm in PLAN.arms_of(TUNING)]
    of_others = [arm.key for arm in replace(PLAN, classes=("a", "b")).arms_of(TUNING)]
    assert of_cifar10 == [arm.key for arm in TUNING.arms]
    assert of_others == [key for key in of_cifar10 if key not in TAUGHT]
    assert [a.key for a in TUNING.arms if "teacher" in a.changes] == TAUGHT


def test_another_teacher_is_another_training(teacher):
    def digest():
        asked = study(teacher, 1)
        return Trial(PLAN.config(asked, asked.arms[0], 0)).digest

    first = digest()
    assert digest() == first
    write_teacher(teacher, 2)
    assert digest() != first


def test_a_teacher_that_is_not_there_is_told(tmp_path, monkeypatch):
    asked = study(tmp_path / "nothing.safetensors", 1)
    for ask in (PLAN.arms_of, lambda asked: PLAN.config(asked, asked.arms[0], 0)):
        with pytest.raises(CodedError) as caught:
            ask(asked)
        assert caught.value.code == "model-unknown"
    monkeypatch.setattr("app.inference.resolve.published_path", lambda key: tmp_path / key)
    with pytest.raises(CodedError) as caught:  # a clone without the published weights
        PLAN.arms_of(TUNING)
    assert caught.value.code == "weights-missing"


def test_what_was_taught_is_kept_without_the_teacher(drawn_data, teacher, monkeypatch):
    asked = study(teacher, 1, 2)
    plan = plan_for(str(drawn_data), 64)
    results = run_study(asked, plan, Crew(threads=1))
    assert set(results.arms) == {"v1", "v2"}
    for arm in asked.arms:
        folder = Trial(plan.config(asked, arm, 0)).folder
        assert (folder / "trial.json").exists()
        assert not list(folder.glob("*.safetensors"))

    def again(*anything):
        raise AssertionError("trained again")

    monkeypatch.setattr("app.studies.trial.train_trial", again)
    assert run_study(asked, plan, Crew(threads=1)) == results


def test_a_teacher_costs_a_look_at_each_view(teacher, monkeypatch):
    """1,000 pictures a second alone, 200 where the teacher looks at each: 4 ms are his."""
    monkeypatch.setattr(budget, "speed", lambda config: 200.0 if config.teacher else 1000.0)
    counts = (3, 20, 0)  # of views; 0: ever new ones

    def seconds(asked):
        return Costs(PLAN).seconds(asked, Crew(), 10_000)

    alone = 1.5 + 10 * (10_000 + 0.35 * 5000) / 1000
    for views, looks in zip(counts, (3, 10, 10), strict=True):
        taught = seconds(study(teacher, views, epochs=10))
        assert taught == pytest.approx(alone + looks * 10_000 * 0.004)
    for views, looks in zip(counts, (3, 10, 20), strict=True):  # two trainings: answers are kept
        once = study(teacher, views, epochs=10)
        twice = replace(once, arms=(*once.arms, replace(once.arms[0], key="again")))
        assert seconds(twice) == pytest.approx(2 * alone + looks * 10_000 * 0.004)
