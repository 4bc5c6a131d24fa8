"""How many trials a search has, and whose turn it is, read from the study alone.

A trial that was interrupted ends in Optuna's books as failed and is entered anew; together the two
(or more) are one *slot*, which has a number and a folder. The numbers that the database gives are
all the order there is: every process reads the same from them, so that exactly the trials that were
asked for are carried out, whichever machines take part, and no lock is needed.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from optuna.study import Study
from optuna.trial import FrozenTrial, TrialState, create_trial

FINISHED = (TrialState.COMPLETE, TrialState.PRUNED)
SURPLUS = "surplus"  # a trial that was one too many, and never began
STOPPED = "stopped"  # one that was stopped on purpose
PLACE = "place"  # which machine works on it, in which folder
NOTE = "note"  # the code of what went wrong in it
_KILLS = 3  # a trial that took its process with it so often is not tried again
_ORIGIN, _HISTORY = "failed_trial", "retry_history"  # as Optuna's own retries are marked


class Slot(NamedTuple):
    """One trial of the search, however often it was taken up."""

    number: int
    tries: tuple[FrozenTrial, ...]  # by number, never empty

    @property
    def current(self) -> FrozenTrial:
        """The one that counts: should two processes have entered it anew, the earlier."""
        going = (trial for trial in self.tries if trial.state != TrialState.FAIL)
        return next(going, self.tries[-1])

    @property
    def finished(self) -> bool:
        """Whether it has come to its end."""
        return self.current.state in FINISHED

    @property
    def hopeless(self) -> bool:
        """Whether it has killed its process too often."""
        failed = [trial for trial in self.tries if trial.state == TrialState.FAIL]
        kills = sum(STOPPED not in trial.user_attrs for trial in failed)
        return len(failed) == len(self.tries) and kills >= _KILLS


def slot_number(trial: FrozenTrial) -> int:
    """Of the slot that a trial belongs to: the number of the first try."""
    return int(trial.system_attrs.get(_ORIGIN, trial.number))


def slots_of(trials: Iterable[FrozenTrial]) -> list[Slot]:
    """All that count, by number; not those that were too many or are given up."""
    tries: dict[int, list[FrozenTrial]] = {}
    for trial in sorted(trials, key=lambda trial: trial.number):
        if SURPLUS not in trial.user_attrs:
            tries.setdefault(slot_number(trial), []).append(trial)
    slots = [Slot(number, tuple(found)) for number, found in sorted(tries.items())]
    return [slot for slot in slots if not slot.hopeless]


def finished_slots(trials: Iterable[FrozenTrial]) -> list[Slot]:
    """Those that have come to their end, in that order."""
    done = [slot for slot in slots_of(trials) if slot.finished]
    return sorted(done, key=lambda slot: (slot.current.datetime_complete is None, _end(slot)))


def _end(slot: Slot) -> float:
    end = slot.current.datetime_complete
    return end.timestamp() if end else 0.0


def may_run(trials: Iterable[FrozenTrial], number: int, total: int) -> bool:
    """Whether the trial of that number is one of the first `total` slots, and counts in its own."""
    return any(slot.current.number == number for slot in slots_of(trials)[:total])


def is_work_left(trials: Sequence[FrozenTrial], total: int) -> bool:
    """Whether there is a trial to begin, rather than others' trials to wait for."""
    slots = slots_of(trials)
    waiting = any(slot.current.state == TrialState.WAITING for slot in slots[:total])
    return waiting or len(slots) < total


def enter_again(study: Study) -> None:
    """Every trial that was interrupted waits to be taken up, with the parameters it had."""
    for slot in slots_of(study.get_trials(deepcopy=False)):
        last = slot.current
        if last.state == TrialState.FAIL:
            study.add_trial(_again(slot, last))


def _again(slot: Slot, last: FrozenTrial) -> FrozenTrial:
    history = [trial.number for trial in slot.tries]
    marks = {**last.system_attrs, _ORIGIN: slot.number, _HISTORY: history}
    return create_trial(
        state=TrialState.WAITING,
        params=last.params,
        distributions=last.distributions,
        system_attrs=marks,
    )
