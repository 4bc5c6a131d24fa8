"""Searches on one database: several processes, kills, and what stands in the folders."""

import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import optuna
import pytest
from optuna.trial import TrialState

from app.studies import search_trial, search_worker
from app.studies import trial as trials
from app.studies.search import Search, known_pictures, make_pruner, open_study
from app.studies.search_results import best_of, finding, importances
from app.studies.search_slots import PLACE, finished_slots, slots_of
from app.studies.search_storage import absolute, file_url, open_storage, shown
from app.studies.search_worker import work
from app.training.run_folder import RunFolder
from models.errors import CodedError
from tests.searches import small, start_worker
from tests.trainings import ask_after, wait_until


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(search_worker, "_POLL", 0.05)
    yield
    trials._kept.cache_clear()


def states(study: optuna.Study) -> list[TrialState]:
    return [trial.state for trial in study.trials]


def folder(search: Search, number: int = 0) -> RunFolder:
    return RunFolder(search_trial.trial_folder(search, number))


def lock_holder(study: optuna.Study) -> int | None:
    """The process of the trial under way."""
    for trial in study.get_trials(deepcopy=False, states=(TrialState.RUNNING,)):
        place: dict[str, Any] = trial.user_attrs.get(PLACE, {})
        return place.get("process")
    return None


def test_the_first_trial_is_the_recipe_and_the_same_number_does_nothing_again(drawn_data):
    study, search = open_study(small(drawn_data, trials=2))
    assert work(study, search) == "done"
    assert work(study, search) == "done"
    first, second = [finding(slot, search) for slot in finished_slots(study.trials)]
    assert first.is_recipe
    assert first.options == []
    assert second.options
    assert first.accuracy == folder(search).metrics()[-1]["validation_accuracy"]
    assert folder(search).config()["split"] == "study"
    assert not folder(search).resumable  # nobody needs the checkpoint any more
    assert not folder(search).weights.exists()
    assert best_of([first, second])[0].accuracy == max(first.accuracy, second.accuracy)
    assert importances(study) == {}
    assert known_pictures(study) == folder(search).config()["fingerprint"]


def test_the_same_seed_chooses_the_same(drawn_data, tmp_path):
    chosen = []
    for number in range(2):
        url = file_url(tmp_path / f"{number}.db")
        study, search = open_study(small(drawn_data, trials=2, epochs=1, storage=url))
        work(study, search)
        chosen.append(study.trials[1].params)
    assert chosen[0] == chosen[1]


def test_two_processes_lose_no_trial_and_make_none_twice(drawn_data):
    search = small(drawn_data, trials=6)
    workers = [start_worker(search) for _ in range(2)]
    assert [worker.wait(150) for worker in workers] == [0, 0]
    study, search = open_study(search)
    slots = slots_of(study.trials)
    assert len(slots) == len(finished_slots(study.trials)) == 6
    assert len({str(sorted(slot.current.params.items())) for slot in slots}) == 6
    processes = {slot.current.user_attrs[PLACE]["process"] for slot in slots}
    assert processes <= {worker.pid for worker in workers}
    for slot in slots:
        found = finding(slot, search)
        epochs = [line["epoch"] for line in folder(search, slot.number).metrics()]
        assert epochs == list(range(1, found.epochs + 1))
        assert found.state != "complete" or found.epochs == 2
    assert len(list(search.folder.glob("trial-*"))) == 6


def stamp(path: Path) -> int:
    """When it was written, in nanoseconds; 0 for no file."""
    return path.stat().st_mtime_ns if path.exists() else 0


def test_a_killed_trial_is_taken_up_where_it_was(drawn_data):
    """By a process that is at work meanwhile, not by one that is started for it."""
    study, search = open_study(small(drawn_data, epochs=60))
    worker = start_worker(search)
    run = folder(search)
    wait_until(lambda: len(run.metrics()) >= 2)
    saved = stamp(run.checkpoint)
    wait_until(lambda: stamp(run.checkpoint) > saved)  # with these two epochs
    states_seen: list[str] = []
    other = threading.Thread(target=lambda: states_seen.append(work(study, search)))
    assert lock_holder(study) == worker.pid
    other.start()
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    before = run.metrics()
    other.join(120)
    assert states_seen == ["done"]
    assert states(study) == [TrialState.FAIL, TrialState.COMPLETE]
    killed, whole = study.trials
    assert whole.params == killed.params
    assert len(whole.intermediate_values) == 60
    lines = run.metrics()
    assert [line["epoch"] for line in lines] == list(range(1, 61))
    assert lines[:2] == before[:2]  # their seconds, too: these epochs were not trained again


def test_what_was_stopped_goes_on(drawn_data, monkeypatch):
    study, search = open_study(small(drawn_data, epochs=3))
    with monkeypatch.context() as asked:
        ask_after(asked, looks=4)
        assert work(study, search) == "stopped"
    assert states(study) == [TrialState.FAIL, TrialState.WAITING]
    assert folder(search).resumable
    begun = folder(search).metrics()
    assert 0 < len(begun) < 3
    found_out = {"mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25]}  # by the start of the trial
    folder(search).write_config((folder(search).config() or {}) | found_out)
    assert work(study, search) == "done"
    assert folder(search).metrics()[: len(begun)] == begun
    assert found_out.items() <= (folder(search).config() or {}).items()
    assert len(finished_slots(study.trials)) == 1


def test_one_who_is_asked_to_leave_before_a_trial_begins_none(drawn_data):
    study, search = open_study(small(drawn_data))
    assert work(study, search, stop=lambda: True) == "stopped"
    assert states(study) == [TrialState.WAITING]


def test_a_poor_trial_is_cut_short(drawn_data):
    study, search = open_study(small(drawn_data, epochs=3, trials=1))
    study.pruner = optuna.pruners.ThresholdPruner(lower=1.1)  # nothing is good enough
    assert work(study, search) == "done"
    found = finding(finished_slots(study.trials)[0], search)
    assert (found.state, found.epochs) == ("pruned", 1)
    assert folder(search).state().state == "stopped"
    assert best_of([found]) == []


def test_a_training_that_diverges_is_a_poor_trial_and_not_the_end(drawn_data, monkeypatch):
    def diverging(config: object, run: RunFolder, *rest: object, **more: object) -> str:
        raise CodedError("diverged")

    from app.training import engine

    study, search = open_study(small(drawn_data, trials=2))
    with monkeypatch.context() as broken:
        broken.setattr(engine, "run_training", diverging)
        assert work(study, search) == "done"
    found = [finding(slot, search) for slot in finished_slots(study.trials)]
    assert [each.state for each in found] == ["diverged", "diverged"]
    assert [trial.value for trial in study.trials] == [0.0, 0.0]
    assert [each.accuracy for each in found] == [None, None]


def test_what_no_settings_can_help_ends_the_search(drawn_data, monkeypatch):
    def full(*rest: object, **more: object) -> str:
        raise CodedError("disk-full", reason="")

    from app.training import engine

    study, search = open_study(small(drawn_data))
    with monkeypatch.context() as broken:
        broken.setattr(engine, "run_training", full)
        with pytest.raises(CodedError, match="disk-full"):
            work(study, search)
    assert states(study) == [TrialState.FAIL, TrialState.WAITING]
    assert work(study, search) == "done"


def test_other_pictures_under_the_same_name_are_refused(drawn_data, tmp_path):
    from tests.drawing import draw_data_set

    study, search = open_study(small(drawn_data, name="pictures", epochs=1))
    work(study, search)
    others = draw_data_set(tmp_path / "others", 20, 1)
    study, search = open_study(small(others, name="pictures", epochs=1, trials=2))
    with pytest.raises(CodedError, match="data-changed"):
        work(study, search)


def test_a_folder_of_another_study_is_emptied(drawn_data):
    search = small(drawn_data, epochs=1)
    run = folder(search)
    with run.held({"model": "vgg16"}):
        run.write_metrics([{"epoch": 1}])
        run.checkpoint.write_bytes(b"")
    study, search = open_study(search)
    assert work(study, search) == "done"
    assert run.config()["model"] == "lenet5"


def test_a_trial_that_another_process_took_over_is_left_to_it(drawn_data):
    """As after the computer slept: no sign of life, and yet alive."""
    study, search = open_study(small(drawn_data, epochs=3))
    taken: list[int] = []

    def declare_dead() -> None:
        running = study.get_trials(deepcopy=False, states=(TrialState.RUNNING,))
        if running and not taken:
            taken.append(running[0].number)
            study.tell(running[0].number, state=TrialState.FAIL)

    assert work(study, search, told=declare_dead) == "done"
    assert taken == [0]
    assert states(study) == [TrialState.FAIL, TrialState.COMPLETE]
    assert len(folder(search).metrics()) == 3


def test_a_trial_without_a_place_is_waited_for_no_longer_than_signs_of_life(
    drawn_data, monkeypatch
):
    study, search = open_study(small(drawn_data, epochs=1))
    study.ask()  # and die
    monkeypatch.setattr(search_worker, "GRACE", 0.2)
    assert work(study, search) == "done"
    assert states(study) == [TrialState.FAIL, TrialState.COMPLETE]


def test_sqlite_lets_one_transaction_in_at_a_time(tmp_path):
    path = tmp_path / "a {b} 50% #1" / "study.db"
    path.parent.mkdir()
    storage = open_storage(file_url(path))
    with (
        storage.engine.begin(),
        closing(sqlite3.connect(path, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_urls(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert absolute("sqlite:///study.db") == file_url(tmp_path / "study.db")
    assert shown("postgresql://me:secret@host/name") == "postgresql://me:***@host/name"
    for url in ("study.db", "sqlite://", "sqlite:///:memory:", "postgresql://h:abc/db"):
        with pytest.raises(CodedError, match="search-storage-url"):
            absolute(url)
    for url in ("nosuch://host/name", "postgresql+nosuch://host/name"):
        with pytest.raises(CodedError, match="search-storage-driver"):
            open_storage(url)
    assert "~nobody-here" in absolute("sqlite:///~nobody-here/study.db")
    with pytest.raises(CodedError, match="search-storage-closed"):
        open_storage(file_url(tmp_path / "missing" / "study.db"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"trials": 0}, "bad-setting"),
        ({"workers": 0}, "bad-setting"),
        ({"epochs": 0}, "bad-setting"),
        ({"limit": 1}, "bad-setting"),
        ({"name": "../elsewhere"}, "search-name"),
        ({"model": "resnet"}, "unknown-network"),
    ],
)
def test_what_cannot_be_searched(changes, code):
    values: dict[str, Any] = {"model": "lenet5", "trials": 1} | changes
    with pytest.raises(CodedError, match=code):
        Search(**values).checked()


def test_a_study_keeps_its_settings(drawn_data):
    begun = small(drawn_data, name="mine", epochs=2)
    open_study(begun)
    _, again = open_study(small(drawn_data, name="mine", epochs=None, limit=None))
    assert (again.epochs, again.limit) == (2, 128)
    with pytest.raises(CodedError, match="search-differs"):
        open_study(small(drawn_data, name="mine", epochs=3))
    with pytest.raises(CodedError, match="search-other-model"):
        open_study(small(drawn_data, name="mine", model="cnn2"))


def test_a_study_of_another_program_is_left_alone(drawn_data):
    search = small(drawn_data, name="theirs")
    theirs = optuna.create_study(storage=open_storage(search.url), study_name="theirs")
    theirs.tell(theirs.ask(), 1.0)
    with pytest.raises(CodedError, match="search-foreign"):
        open_study(search)


def test_a_folder_that_takes_no_files(drawn_data, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    search = small(drawn_data)
    monkeypatch.setenv("CIFAR_LAB_HOME", str(tmp_path / "file"))
    with pytest.raises(CodedError, match="run-not-writable"):
        open_study(search)


@pytest.mark.parametrize("pruner", ["median", "hyperband", "none"])
def test_every_pruner_finishes_a_search(drawn_data, pruner):
    study, search = open_study(small(drawn_data, pruner=pruner, trials=2))
    assert isinstance(study.pruner, type(make_pruner(pruner, 2)))
    assert work(study, search) == "done"


def test_what_mattered_can_be_told_from_ten_trials():
    study = optuna.create_study(direction="maximize", sampler=optuna.samplers.RandomSampler(0))
    study.optimize(lambda trial: -abs(trial.suggest_float("rate", 0, 1) - 0.3), n_trials=12)
    assert importances(study) == {"rate": 1.0}
