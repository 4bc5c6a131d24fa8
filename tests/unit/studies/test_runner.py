"""Running studies: every trial once, wherever it was asked for, and on from where it stopped."""

import errno
import time
from dataclasses import replace

import pytest
import torch

from app.paths import studies_folder
from app.studies import crew, runner
from app.studies.crew import Crew
from app.studies.library import STUDIES
from app.studies.own import own_study, parse
from app.studies.runner import (
    Plan,
    config_of,
    in_one_precision,
    plan_for,
    read_results,
    run_study,
    study_folder,
)
from app.studies.study import BASE, Arm, Panel, Study, same
from app.studies.trial import Trial, train_trial
from app.training import devices
from app.training.config import TrainConfig
from app.training.run_folder import RunFolder
from models.errors import CodedError
from models.registry import CLASSES

_TINY = {**BASE, "epochs": 1, "batch_size": 16}


def tiny(*rates: float, name: str = "tiny", **more) -> Study:
    arms = tuple(Arm(f"r{rate:g}", same(f"{rate:g}"), {"learning_rate": rate}) for rate in rates)
    settings = {"base": _TINY, "seeds": (0, 1), **more}
    keys = tuple(arm.key for arm in arms)
    words = same(name)
    return Study(name, words, words, words, arms, (Panel("all", words, keys),), **settings)


@pytest.fixture
def plan(drawn_data):
    return plan_for(str(drawn_data), 64)


@pytest.fixture
def trained(monkeypatch):
    """The digests of the trials that were really trained, in their order."""
    order = []
    real = train_trial

    def note(trial, threads, over=lambda: False):
        if trial.result() is None:
            order.append(trial.digest)
        return real(trial, threads, over)

    monkeypatch.setattr("app.studies.trial.train_trial", note)
    return order


def test_every_arm_is_trained_with_every_seed(plan, trained):
    results = run_study(tiny(0.01, 0.001), plan, Crew(threads=1))
    assert {key: [run["seed"] for run in arm.runs] for key, arm in results.arms.items()} == {
        "r0.01": [0, 1],
        "r0.001": [0, 1],
    }
    assert results["r0.01"].runs[0] != results["r0.01"].runs[1]
    assert len(trained) == 4
    assert results.about["pictures"] == 64
    assert results.about["classes"] == list(plan.classes)
    assert study_folder("tiny").state().state == "done"
    assert read_results(study_folder("tiny").path) == results


def test_a_trials_figures_are_those_of_its_training(plan):
    results = run_study(tiny(0.01, seeds=(0,)), plan, Crew(threads=1))
    (run,) = results["r0.01"].runs
    (folder,) = (studies_folder() / "trials").iterdir()
    (line,) = RunFolder(folder).metrics()
    assert run["accuracy"] == pytest.approx(line["validation_accuracy"], abs=1e-5)
    assert run["memory"] > 50e6
    assert len(run["dead"]) == len(run["spread"]) == 4
    assert not (folder / "checkpoint.pt").exists()  # hundreds of them would fill a disk


def test_running_it_again_trains_nothing(plan, trained):
    before = run_study(tiny(0.01), plan, Crew(threads=1))
    trained.clear()
    assert run_study(tiny(0.01), plan, Crew(threads=1)) == before
    assert trained == []


def test_another_study_takes_over_what_is_there(plan, trained):
    run_study(tiny(0.01), plan, Crew(threads=1))
    trained.clear()
    run_study(tiny(0.01, 0.02, name="other"), plan, Crew(threads=1))
    assert len(trained) == 2  # the two seeds of 0.02


def test_two_arms_that_ask_for_the_same_share_it(plan, trained):
    arms = (Arm("a", same("a")), Arm("b", same("b")))
    study = replace(tiny(seeds=(0,)), arms=arms)
    results = run_study(study, plan, Crew(threads=1))
    assert len(trained) == 1
    assert results["a"].accuracy == results["b"].accuracy


def test_the_first_seed_of_everything_comes_before_the_second(plan):
    order = [(arm.key, seed) for arm, seed, _ in plan.trials(tiny(1.0, 2.0), tiny(1.0, 2.0).arms)]
    assert order == [("r1", 0), ("r2", 0), ("r1", 1), ("r2", 1)]


def test_it_stops_when_asked_and_goes_on_with_the_checkpoint(plan, trained, monkeypatch):
    monkeypatch.setattr(crew, "_LOOK", 0.0)
    study = tiny(0.01, 0.001, base={**_TINY, "epochs": 3})
    looks = 0

    def over():
        nonlocal looks
        looks += 1
        return looks > 6  # in the second epoch of the first trial

    assert run_study(study, plan, Crew(threads=1), over=over) is None
    assert study_folder("tiny").state().state == "stopped"
    (first,) = trained
    folder = next((studies_folder() / "trials").iterdir())
    assert RunFolder(folder).resumable
    began = len(RunFolder(folder).metrics())
    assert 0 < began < 3
    stopped = run_study(study, plan, Crew(threads=1))
    uninterrupted = Trial(plan.config(study, study.arms[0], 0))
    assert uninterrupted.digest == first
    (studies_folder() / "trials").rename(studies_folder() / "put aside")
    assert run_study(study, plan, Crew(threads=1))["r0.01"].curves == stopped["r0.01"].curves


def test_it_answers_a_request_in_its_folder(plan, monkeypatch):
    monkeypatch.setattr(crew, "_LOOK", 0.0)
    said = []

    def told(standing):
        said.append(standing)
        if standing.done == 1:
            study_folder("tiny").request("stop")

    assert run_study(tiny(0.01, 0.001), plan, Crew(threads=1), told) is None
    assert len(read_results(study_folder("tiny").path).arms) == 1


def test_progress_counts_trainings_and_guesses_the_rest(plan):
    said = []
    run_study(tiny(0.01, 0.001), plan, Crew(threads=1), said.append)
    ended = [standing for standing in said if standing.done]
    assert said[0].done == 0
    assert said[0].trials == 4
    assert said[0].seconds_left is None
    assert ended[0].seconds_left > 0
    assert ended[-1].seconds_left == 0
    assert study_folder("tiny").progress()["done"] == 4


def test_a_second_stage_is_chosen_by_the_first(plan):
    def then(results):
        best = results.best(("r0.01", "r1e-09"))
        return (Arm("again", same("again"), {**best.settings, "epochs": 2}),)

    study = tiny(0.01, 1e-9, then=then, then_arms=2)
    said = []
    results = run_study(study, plan, Crew(threads=1), said.append)
    assert len(results["again"].curves["epoch"]) == 2
    assert said[0].trials == said[-1].trials == 6


def test_one_that_diverges_is_a_result(plan):
    study = tiny(1e30, base={**_TINY, "optimizer": "sgd", "momentum": 0.9})
    results = run_study(study, plan, Crew(threads=1))
    assert results["r1e+30"].diverged == 2
    assert results["r1e+30"].accuracy == pytest.approx(0.1)
    assert run_study(study, plan, Crew(threads=1)) == results


def test_a_failure_is_told_and_written_down(plan, drawn_data):
    changed = replace(plan, fingerprint="other pictures")
    with pytest.raises(CodedError) as caught:
        run_study(tiny(0.01), changed, Crew(threads=1))
    assert caught.value.code == "data-changed"
    state = study_folder("tiny").state()
    assert (state.state, state.code) == ("failed", "data-changed")


def test_two_of_the_same_do_not_run_at_once(plan):
    with study_folder("tiny").held({}), pytest.raises(CodedError) as caught:
        run_study(tiny(0.01), plan, Crew(threads=1))
    assert caught.value.code == "run-busy"


def test_results_that_cannot_be_read_are_none(tmp_path):
    assert read_results(tmp_path) is None
    (tmp_path / "results.json").write_text('{"format": 0}')
    assert read_results(tmp_path) is None


def test_processes_beside_this_one_find_the_same(plan):
    study = tiny(0.01, 0.001)
    beside = run_study(study, plan, Crew(workers=2, threads=1))
    (studies_folder() / "trials").rename(studies_folder() / "put aside")
    here = run_study(study, plan, Crew(threads=1))
    for key, arm in here.arms.items():
        assert arm.curves == beside[key].curves


def test_a_stop_reaches_those_who_are_at_work(plan):
    study = tiny(0.01, 0.001, 0.1, base={**_TINY, "epochs": 500})
    began = time.monotonic()

    def over():
        lines = list((studies_folder() / "trials").glob("*/metrics.jsonl"))
        return sum(path.stat().st_size > 0 for path in lines) == 2  # both have trained an epoch

    assert run_study(study, plan, Crew(workers=2, threads=1), over=over) is None
    assert time.monotonic() - began < 60
    folders = list((studies_folder() / "trials").iterdir())
    assert len(folders) == 2  # nothing else was begun
    for folder in folders:
        assert RunFolder(folder).state().state == "stopped"
        assert RunFolder(folder).resumable


def test_going_on_keeps_what_was_resolved_at_the_start(plan, monkeypatch):
    monkeypatch.setattr(crew, "_LOOK", 0.0)
    study = tiny(0.01, seeds=(0,), base={**_TINY, "epochs": 3})
    looks = iter(range(1000))
    assert run_study(study, plan, Crew(threads=1), over=lambda: next(looks) > 6) is None
    monkeypatch.setattr("app.training.engine.commit", lambda: "another one")
    monkeypatch.setattr("app.training.engine.versions", lambda: {"torch": "another one"})
    results = run_study(study, plan, Crew(threads=1))
    assert results.about["commits"] != ["another one"]
    assert results.about["versions"]["torch"] == torch.__version__


def test_damaged_settings_are_no_reason_to_stop(plan, monkeypatch):
    monkeypatch.setattr(crew, "_LOOK", 0.0)
    study = tiny(0.01, seeds=(0,), base={**_TINY, "epochs": 3})
    looks = iter(range(1000))
    assert run_study(study, plan, Crew(threads=1), over=lambda: next(looks) > 6) is None
    (folder,) = (studies_folder() / "trials").iterdir()
    (folder / "config.json").write_text("{")
    assert len(run_study(study, plan, Crew(threads=1))["r0.01"].curves["epoch"]) == 3


def test_what_is_measured_alone_is_not_taken_from_a_crowd(plan, trained):
    run_study(tiny(0.01), plan, Crew(threads=1))
    run_study(tiny(0.01, name="alone", alone=True), plan, Crew(threads=1))
    assert len(trained) == 4
    assert len(set(trained)) == 4


def test_a_trial_that_another_process_finished_meanwhile_is_not_trained_again(plan):
    study = tiny(0.01, seeds=(0,))
    trial = Trial(plan.config(study, study.arms[0], 0))
    run = RunFolder(trial.folder)
    real, asked = Trial.result, []

    def result(self):  # at the first look it is not there yet
        asked.append(self)
        return None if len(asked) == 1 else real(self)

    train_trial(trial, 1)
    before = trial.result()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Trial, "result", result)
        assert train_trial(trial, 1) == "done"
    assert trial.result() == before
    assert run.state().state == "done"


def test_a_full_disk_is_a_sentence_and_a_state(plan, monkeypatch):
    def full(*anything, **more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(runner, "write_json", full)
    with pytest.raises(CodedError) as caught:
        run_study(tiny(0.01), plan, Crew(threads=1))
    assert caught.value.code == "disk-full"
    assert study_folder("tiny").state().code == "disk-full"


def test_ctrl_c_between_two_trainings_stops_the_study(plan, monkeypatch):
    def interrupted(*anything):
        raise KeyboardInterrupt

    monkeypatch.setattr("app.studies.trial.train_trial", interrupted)
    assert run_study(tiny(0.01), plan, Crew(threads=1)) is None
    assert study_folder("tiny").state().state == "stopped"


def test_a_failure_in_another_process_arrives_as_what_it_is(plan):
    changed = replace(plan, fingerprint="other pictures")
    with pytest.raises(CodedError) as caught:
        run_study(tiny(0.01, seeds=(0,)), changed, Crew(threads=1, fresh=True))
    assert caught.value.code == "data-changed"


def test_what_does_not_decide_the_result_does_not_decide_the_folder(plan):
    config = plan.config(tiny(0.01), tiny(0.01).arms[0], 0)
    elsewhere = replace(config, threads=4, data="/elsewhere", commit="new")
    assert Trial(config).folder == Trial(elsewhere).folder
    said = replace(config, arguments={"activation": "relu"})  # what it is anyway
    assert Trial(config).folder == Trial(said).folder
    assert Trial(config).folder != Trial(replace(config, device="cuda")).folder
    assert Trial(config).folder != Trial(replace(config, seed=1)).folder
    assert Trial(config).folder != Trial(replace(config, fingerprint="other")).folder


def test_a_plan_shortens_epochs_and_pictures_but_keeps_a_studys_own_limit(plan):
    study = tiny(0.01, base={**_TINY, "epochs": 9})
    shorter = replace(plan, longest=2)
    assert shorter.config(study, study.arms[0], 0).epochs == 2
    assert plan.config(study, Arm("few", same("few"), {"limit": 20}), 0).limit == 20
    everything = replace(plan, pictures=plan.whole)
    assert everything.config(study, study.arms[0], 0).limit is None


def test_fewer_seeds_when_asked_for():
    study = tiny(0.01, seeds=(0, 1, 2))
    plan = runner.Plan("", "", (), 10, 1, 10, seeds=2)
    assert list(plan.seeds_of(study, study.arms[0])) == [0, 1]
    assert list(plan.seeds_of(study, Arm("a", same("a"), seeds=(0,)))) == [0]


def test_results_of_earlier_versions_are_found_again():
    """A setting that came later must not give the trials that were made without it new names."""
    digest = Trial(TrainConfig("lenet5")).digest
    assert digest == "44dd4ea29f0c6307f4f0071b950a68b3c03849e87b1b7ad6010ade83c1e67e4e"
    assert Trial(TrainConfig("lenet5", scale=0.1)).digest != digest


def test_a_disk_that_refuses_the_settings_is_told(plan, monkeypatch):
    def refuse(folder, values):
        raise OSError(errno.ENOSPC, "No space left on device", str(folder.path))

    study = tiny(0.01)
    folder = study_folder(study.name)
    with folder.held({}, "queued"):  # as where it has waited for its turn
        monkeypatch.setattr(RunFolder, "write_config", refuse)
        with pytest.raises(CodedError, match="disk-full"):
            run_study(study, plan, Crew(threads=1), waits_in=folder)
    assert folder.state().code == "disk-full"


def test_a_study_has_one_precision_whatever_it_varies(monkeypatch):
    """A batch of eight would be faster in the other. What was decided once stays."""
    monkeypatch.setattr(
        devices, "_probe", lambda c: 0.5 if (c.precision == "float32") == (c.batch_size == 8) else 1
    )
    study = own_study("lenet5", parse(["batch-size=8,16"]))
    plan = Plan("/data", "f", CLASSES, 45_000, 5000, 2000)
    settled = in_one_precision(study, plan, None)
    found = {trial.config.precision for _, _, trial in plan.trials(settled, settled.arms)}
    assert found == {"bfloat16"}
    later = in_one_precision(study, plan, "float32")
    assert config_of(later, plan)["precision"] == later.base["precision"] == "float32"
    assert in_one_precision(STUDIES["loss"], plan, "bfloat16").base["precision"] == "float32"
