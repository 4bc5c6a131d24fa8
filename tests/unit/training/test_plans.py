"""Plans of several trainings: what they repeat, in which order, and which run is published."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.training.plans import (
    PLANS,
    best_run,
    make_plan,
    mean_and_deviation,
    rehearsed,
    run_folder,
    with_teacher_from,
)
from app.training.run_folder import RunFolder
from models.errors import CodedError
from models.registry import PUBLISHED, spec
from models.weights import WeightsInfo, published_path, read_info, save_weights


@pytest.mark.parametrize("plan", PLANS)
def test_every_published_network_after_its_teacher(plan):
    jobs = make_plan(plan)
    order = [job.model for job in jobs]
    assert sorted(order) == sorted(PUBLISHED)
    for job in jobs:
        for config in job.configs():
            teacher = config.teacher
            assert teacher is None or order.index(teacher) < order.index(job.model)


def test_what_is_published_is_repeated_with_its_own_settings():
    machine = {"device", "precision", "threads", "data", "fingerprint", "commit", "versions"}
    for job in make_plan("published"):
        training = read_info(published_path(job.model)).training
        [config] = job.configs()
        again = json.loads(json.dumps(config.to_json()))
        for name in training.keys() - machine - {"teacher_digest", "teacher_precision"}:
            assert again[name] == training[name], (job.model, name)
        assert (again["device"], again["precision"], again["data"]) == ("auto", "auto", None)


def test_full_networks_are_as_wide_as_in_their_papers():
    for job in make_plan("full"):
        assert "width" not in job.settings.get("arguments", {})
        assert job.configs()[0].epochs >= 80
    [lenet] = [job for job in make_plan("full") if job.model == "lenet5"]
    assert [config.seed for config in lenet.configs()] == [0, 1, 2, 3, 4]
    names = [run_folder(lenet, seed, Path("runs")).name for seed in lenet.seeds]
    assert names[0] == "lenet5-0"
    assert len(set(names)) == 5


def test_a_rehearsal_is_four_steps_of_one_seed():
    for job in map(rehearsed, make_plan("full")):
        [config] = job.configs()
        assert (config.epochs, config.limit) == (1, 4 * config.batch_size)
        assert run_folder(job, config.seed, Path("runs")).name == job.model


def test_a_teacher_of_the_same_plan_comes_first(tmp_path):
    [student] = [job for job in make_plan("full") if job.model == "alexnet"]
    [config] = student.configs()
    assert with_teacher_from(config, tmp_path).teacher == "resnet18"
    trained = tmp_path / "resnet18.safetensors"
    trained.touch()
    assert with_teacher_from(config, tmp_path).teacher == str(trained)
    assert with_teacher_from(replace(config, teacher=None), tmp_path).teacher is None


def finished_run(path: Path, accuracy: float) -> RunFolder:
    run = RunFolder(path)
    run.path.mkdir()
    run.write_state("done")
    classes = tuple("abcdefghij")
    info = WeightsInfo("lenet5", {}, classes, (0.5,) * 3, (0.5,) * 3)
    results = {"validation": {"accuracy": accuracy}}
    save_weights(run.weights, spec("lenet5").build(), replace(info, results=results))
    return run


def test_the_run_that_validates_best_is_chosen(tmp_path):
    runs = [finished_run(tmp_path / str(n), share) for n, share in enumerate((0.7, 0.8, 0.8))]
    assert best_run(runs) is runs[1]
    runs[0].write_state("stopped")
    with pytest.raises(CodedError) as raised:
        best_run(runs)
    assert raised.value.code == "run-unfinished"


def test_mean_and_deviation():
    assert mean_and_deviation([0.5]) == (0.5, 0.0)
    assert mean_and_deviation([1.0, 2.0, 3.0]) == (2.0, 1.0)
