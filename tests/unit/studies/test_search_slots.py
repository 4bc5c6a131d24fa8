"""Which trials count, read from the numbers that the database gives."""

import optuna
import pytest
from optuna.trial import FrozenTrial, TrialState, create_trial

from app.studies.search_slots import (
    STOPPED,
    SURPLUS,
    enter_again,
    finished_slots,
    is_work_left,
    may_run,
    slots_of,
)


def add(study: optuna.Study, state: TrialState, **marks: object) -> FrozenTrial:
    """One more trial in that state."""
    value = 0.5 if state == TrialState.COMPLETE else None
    distribution = {"rate": optuna.distributions.FloatDistribution(0, 1)}
    study.add_trial(
        create_trial(
            state=state,
            value=value,
            params={"rate": 0.25},
            distributions=distribution,
            user_attrs=marks,
        )
    )
    return study.trials[-1]


@pytest.fixture
def study() -> optuna.Study:
    optuna.logging.set_verbosity(optuna.logging.CRITICAL)
    return optuna.create_study(direction="maximize")


def test_an_interrupted_trial_waits_with_its_parameters(study):
    add(study, TrialState.FAIL)
    enter_again(study)
    enter_again(study)  # once is enough
    (slot,) = slots_of(study.trials)
    assert [trial.number for trial in slot.tries] == [0, 1]
    assert slot.current.state == TrialState.WAITING
    assert slot.current.params == {"rate": 0.25}
    assert is_work_left(study.trials, 1)


def test_of_two_new_entries_the_first_counts(study):
    add(study, TrialState.FAIL)
    twin = optuna.create_study(direction="maximize")
    twin.add_trials(study.trials)
    enter_again(study)
    enter_again(twin)
    study.add_trial(twin.trials[-1])  # another process was as fast
    assert may_run(study.trials, 1, 5)
    assert not may_run(study.trials, 2, 5)
    assert len(slots_of(study.trials)) == 1


def test_no_more_run_than_were_asked_for(study):
    for _ in range(3):
        add(study, TrialState.RUNNING)
    assert [may_run(study.trials, number, 2) for number in range(3)] == [True, True, False]
    assert not is_work_left(study.trials, 3)
    assert is_work_left(study.trials, 4)


def test_a_surplus_trial_takes_no_place(study):
    add(study, TrialState.FAIL, **{SURPLUS: True})
    enter_again(study)
    assert slots_of(study.trials) == []
    add(study, TrialState.RUNNING)
    assert may_run(study.trials, 1, 1)


def test_a_trial_that_kills_its_process_is_given_up(study):
    add(study, TrialState.FAIL)
    for _ in range(2):
        enter_again(study)
        study.tell(study.ask(), state=TrialState.FAIL)
    enter_again(study)
    assert len(study.trials) == 3
    assert slots_of(study.trials) == []
    assert is_work_left(study.trials, 1)  # another one in its place


def test_stopping_is_no_kill(study):
    add(study, TrialState.FAIL, **{STOPPED: True})
    for _ in range(4):
        enter_again(study)
        trial = study.ask()
        trial.set_user_attr(STOPPED, True)
        study.tell(trial, state=TrialState.FAIL)
    assert len(slots_of(study.trials)) == 1


def test_finished_are_those_that_were_cut_short_too(study):
    add(study, TrialState.PRUNED)
    add(study, TrialState.RUNNING)
    add(study, TrialState.COMPLETE)
    assert {slot.number for slot in finished_slots(study.trials)} == {0, 2}
