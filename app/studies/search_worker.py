"""A process that takes part in a search: it carries out trials until there are enough.

Alone it is the search itself; several are started by `Workers`, and end when the process that
started them does: they read from a pipe whose other end it holds.
"""

import json
import os
import platform
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from optuna.exceptions import UpdateFinishedTrialError
from optuna.storages import fail_stale_trials
from optuna.trial import FrozenTrial, TrialState

from app.studies.search import Search, open_study
from app.studies.search_slots import (
    FINISHED,
    PLACE,
    enter_again,
    finished_slots,
    is_work_left,
)
from app.studies.search_storage import GRACE, TROUBLE, quiet, troubles
from app.studies.search_trial import (
    Objective,
    StoppedError,
    SurplusError,
    TakenError,
    Told,
    forget_checkpoints,
)
from app.training.run_folder import RunFolder
from models.errors import CodedError

if TYPE_CHECKING:
    from optuna.study import Study

_POLL = 1.0  # seconds between two looks while others work
STATUS = {"done": 0, "stopped": 130}


def work(
    study: "Study",
    search: Search,
    stop: Callable[[], bool] = lambda: False,
    told: Told = lambda: None,
    threads: int = 0,
) -> str:
    """Trains until the search has as many trials as were asked for ("done"), or until somebody
    wants to `stop` ("stopped"). Waits for trials of others, and takes up what they leave.

    Raises CodedError where a trial fails for a reason that the next would share.
    """
    funeral = Undertaker(study)
    with troubles(search.url):
        while not stop():
            funeral.look()
            trials = study.get_trials(deepcopy=False)
            told()
            if len(finished_slots(trials)) >= search.trials:
                return "done"
            if not is_work_left(trials, search.trials):
                time.sleep(_POLL)
            elif not _one_trial(study, search, stop, told, threads):
                return "stopped"
        return "stopped"


def _one_trial(
    study: "Study", search: Search, stop: Callable[[], bool], told: Told, threads: int
) -> bool:
    """Whether to go on. Optuna's own loop is what sends signs of life while it runs."""
    objective = Objective(study, search, stop, told, threads)
    try:
        study.optimize(objective, n_trials=1, catch=(SurplusError,), callbacks=[_tidy(objective)])
    except StoppedError:
        return False
    except (TakenError, ValueError, UpdateFinishedTrialError) as error:
        # Optuna refuses the end of a trial that another process has declared dead
        if error is objective.mistake:
            raise
    finally:
        objective.release()
        with suppress(*TROUBLE):
            enter_again(study)
    return True


def _tidy(objective: Objective) -> "Callable[[Study, FrozenTrial], None]":
    def tidy(study: "Study", trial: FrozenTrial) -> None:
        if trial.state in FINISHED and objective.run is not None:
            forget_checkpoints(objective.run)

    return tidy


class Undertaker:
    """Finds trials whose process died, and has them taken up again.

    On this computer the folder's lock tells at once; elsewhere signs of life fail to come. A trial
    whose process died before the first of them is known by neither, and is waited for as long.
    """

    def __init__(self, study: "Study") -> None:
        self.study = study
        self._silent: dict[int, float] = {}  # trial → since when it is known without a place

    def look(self) -> None:
        """Raises what Optuna raises where the database cannot be reached."""
        fail_stale_trials(self.study)
        for trial in self.study.get_trials(deepcopy=False, states=(TrialState.RUNNING,)):
            if self._dead(trial):
                with suppress(ValueError, UpdateFinishedTrialError):  # somebody was faster
                    self.study.tell(trial.number, state=TrialState.FAIL)
        enter_again(self.study)

    def _dead(self, trial: FrozenTrial) -> bool:
        place: dict[str, Any] | None = trial.user_attrs.get(PLACE)
        if place is None:
            since = self._silent.setdefault(trial.number, time.monotonic())
            return time.monotonic() - since > GRACE
        run = RunFolder(place["folder"])
        here = place["host"] == platform.node() and os.path.exists(run.path / "lock")
        return here and not run.alive()


def main() -> int:
    """A worker that another process started: the search comes on the first line of stdin."""
    from app.messages import error_text

    values: dict[str, Any] = json.loads(sys.stdin.readline())
    threads_of = int(values.pop("share"))
    leaving = threading.Event()
    threading.Thread(target=_watch, args=(leaving,), name="parent", daemon=True).start()
    quiet()
    try:
        import torch

        study, search = open_study(Search(**values))
        threads = max(1, torch.get_num_threads() // threads_of)
        return STATUS[work(study, search, leaving.is_set, threads=threads)]
    except CodedError as error:
        print(error_text(error), file=sys.stderr, flush=True)
        return 1


def _watch(leaving: threading.Event) -> None:
    """Until nobody holds the other end of stdin any more."""
    with suppress(OSError, ValueError):
        while sys.stdin.readline():
            pass
    leaving.set()


def order(search: Search) -> str:
    """What `main` reads."""
    return json.dumps({**asdict(search), "share": search.workers}) + "\n"


if __name__ == "__main__":
    sys.exit(main())
