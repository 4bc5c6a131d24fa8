"""What a search has found: its trials as plain data, the best of them, and what mattered."""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from optuna.trial import TrialState

from app.studies.search import Search
from app.studies.search_slots import NOTE, Slot
from app.studies.search_space import parameters_of, with_parameters
from app.training.config import TrainConfig
from app.training.launch import options_of
from app.training.recipes import recipe

if TYPE_CHECKING:
    from optuna.study import Study

_ENOUGH = 10  # complete trials, below which importance would be read out of chance
_QUANTILE = 0.25  # what a good trial is: one of the best quarter


@dataclass(frozen=True)
class Finding:
    """A finished trial."""

    number: int
    state: str  # complete, pruned, diverged or out-of-memory
    accuracy: float | None  # 0…1 on the validation pictures, after the last epoch it had
    epochs: int
    seconds: float
    config: TrainConfig
    is_recipe: bool

    def to_json(self) -> dict[str, Any]:
        """A line of `--json`."""
        return {
            "trial": self.number,
            "state": self.state,
            "validation_accuracy": self.accuracy,
            "epochs": self.epochs,
            "seconds": round(self.seconds, 1),
            "recipe": self.is_recipe,
            "settings": {
                name.removesuffix(f"_{self.config.optimizer}"): value
                for name, value in parameters_of(self.config).items()
            },
        }

    @property
    def options(self) -> list[str]:
        """What `main.py train` needs for these settings, with the recipe's length and its data."""
        usual = recipe(self.config.model)
        return options_of(
            replace(
                self.config,
                epochs=usual.epochs,
                split=usual.split,
                limit=None,
                seed=usual.seed,
                data=None,
                device=usual.device,
            )
        )


def finding(slot: Slot, search: Search) -> Finding:
    """Of a slot that is finished."""
    trial, base = slot.current, search.config()
    config = with_parameters(base, trial.params)
    begin, end = trial.datetime_start, trial.datetime_complete
    complete = trial.state == TrialState.COMPLETE
    note = trial.user_attrs.get(NOTE)
    reports = len(trial.intermediate_values)
    return Finding(
        number=slot.number,
        state="complete" if complete else str(note or "pruned"),
        accuracy=None if note else trial.value,
        epochs=reports - 1 if note else reports,
        seconds=(end - begin).total_seconds() if begin and end else 0.0,
        config=config,
        is_recipe=parameters_of(config) == parameters_of(base),
    )


def best_of(findings: Iterable[Finding], count: int = 5) -> list[Finding]:
    """The best that were trained to their end; of equal ones the first."""
    whole = [each for each in findings if each.state == "complete" and each.accuracy is not None]
    return sorted(whole, key=lambda each: (-(each.accuracy or 0.0), each.number))[:count]


def importances(study: "Study") -> dict[str, float]:
    """Which parameters tell good trials from others, as shares of 1, the largest first.

    PED-ANOVA (Watanabe, Bansal and Hutter, 2023); empty where there are too few trials.
    """
    from optuna.importance import PedAnovaImportanceEvaluator, get_param_importances

    if len(study.get_trials(deepcopy=False, states=(TrialState.COMPLETE,))) < _ENOUGH:
        return {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        evaluator = PedAnovaImportanceEvaluator(target_quantile=_QUANTILE)
        shares = get_param_importances(study, evaluator=evaluator)
    return {name: share for name, share in shares.items() if share > 0}
