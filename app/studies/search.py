"""What a search is: its settings, its study in the database, and how Optuna chooses."""

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.paths import real_path, studies_folder
from app.training.config import TrainConfig
from app.training.recipes import recipe
from models.errors import CodedError

if TYPE_CHECKING:
    from optuna.pruners import BasePruner
    from optuna.samplers import BaseSampler
    from optuna.study import Study

SAMPLERS = ("tpe", "random")
PRUNERS = ("median", "hyperband", "none")
_SETTINGS = "settings"  # of the study: what makes its trials comparable
_FINGERPRINT = "fingerprint"  # of the pictures that its trials saw
_NAME = re.compile(r"\w[\w.-]{0,99}")  # a folder's name on every system
_SHARE = 3  # of the recipe's epochs a trial has the third part


@dataclass(frozen=True)
class Search:
    """What was asked for. Plain values: it travels to other processes as JSON."""

    model: str
    trials: int  # in all, by all who take part
    name: str | None = None  # None: from the settings
    storage: str | None = None  # a URL; None: a file in the folder
    epochs: int | None = None  # None: as the study has it, else a third of the recipe's
    limit: int | None = None
    seed: int | None = None
    data: str | None = None
    device: str = "auto"
    sampler: str = "tpe"
    pruner: str = "median"
    workers: int = 1

    @property
    def length(self) -> int:
        """Epochs of a trial that is not cut short."""
        usual = recipe(self.model)
        # where the last layer begins alone, what follows is what is searched
        least = usual.frozen_epochs + 2 if usual.frozen_epochs else 1
        return max(least, usual.epochs // _SHARE) if self.epochs is None else self.epochs

    @property
    def study_name(self) -> str:
        """As chosen, or one that no other length, limit or seed has."""
        if self.name is not None:
            return self.name
        pictures = "" if self.limit is None else f"-{self.limit}-pictures"
        chance = f"-seed-{self.seed}" if self.seed else ""
        return f"{self.model}-{self.length}-epochs{pictures}{chance}"

    @property
    def folder(self) -> Path:
        """Of the trials on this computer; another database is another study."""
        mark = "" if self.storage is None else f"-{_digest(self.storage)}"
        return studies_folder() / "search" / f"{self.study_name}{mark}"

    @property
    def url(self) -> str:
        """Of the database. Raises CodedError("search-storage-url")."""
        from app.studies.search_storage import absolute, file_url

        if self.storage is None:
            return file_url(self.folder / "study.db")
        return absolute(self.storage)

    @property
    def settings(self) -> dict[str, Any]:
        """What all trials of the study have in common."""
        return {"model": self.model, "epochs": self.length, "limit": self.limit, "seed": self.seed}

    def config(self) -> TrainConfig:
        """The recipe at the length of a trial, chosen on the study's validation pictures.

        Raises CodedError for an unknown network or a value out of range.
        """
        chosen = {"limit": self.limit, "seed": self.seed}
        place = {"data": self.data, "device": self.device}
        return recipe(self.model, epochs=self.length, split="study", **chosen, **place)

    def checked(self) -> "Search":
        """Itself, its data's place in full; raises CodedError for what cannot be searched."""
        for name, value in (("trials", self.trials), ("workers", self.workers)):
            if value < 1:
                raise CodedError("bad-setting", name=name, value=value, allowed="≥ 1")
        self.config()
        if not _NAME.fullmatch(self.study_name):
            raise CodedError("search-name", name=self.study_name)
        url = None if self.storage is None else self.url
        place = None if self.data is None else real_path(self.data)
        return replace(self, storage=url, data=place)


def _digest(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()[:8]


def open_study(search: Search) -> "tuple[Study, Search]":
    """The study, made where it is not there, and the search with the settings that it has.

    Raises CodedError: "search-other-model" or "search-differs" for a study of that name with other
    settings, "search-foreign" for one that is none of ours, "run-not-writable", and what
    `open_storage` raises.
    """
    from filelock import FileLock

    from app.studies.search_storage import open_storage, troubles

    try:
        search.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(search.folder / "opening.lock"):
            storage = open_storage(search.url)
            with troubles(search.url):
                return _study(search, storage)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CodedError("run-not-writable", run=str(search.folder), reason=reason) from error


def _study(search: Search, storage: Any) -> "tuple[Study, Search]":
    import optuna

    study = optuna.create_study(
        storage=storage, study_name=search.study_name, direction="maximize", load_if_exists=True
    )
    known = study.user_attrs.get(_SETTINGS)
    if known is None:
        _begin(study, search)
    else:
        search = _as_known(search, known)
    study.sampler = make_sampler(search.sampler, search.seed or 0)
    study.pruner = make_pruner(search.pruner, search.length)
    return study, search


def _begin(study: "Study", search: Search) -> None:
    """The first trial is the recipe, so that there is something to compare with."""
    from optuna.study import StudyDirection
    from optuna.trial import TrialState

    from app.studies.search_space import parameters_of

    others = [trial for trial in study.trials if trial.state != TrialState.WAITING]
    if others or study.directions != [StudyDirection.MAXIMIZE]:
        raise CodedError("search-foreign", name=study.study_name)
    study.enqueue_trial(parameters_of(search.config()), skip_if_exists=True)
    study.set_user_attr(_SETTINGS, search.settings)


def _as_known(search: Search, known: dict[str, Any]) -> Search:
    """The study's settings, where those that were given do not differ."""
    if known.get("model") != search.model:
        raise CodedError("search-other-model", name=search.study_name, model=known.get("model"))
    for name in ("epochs", "limit", "seed"):
        given = getattr(search, name)
        if given is not None and given != known.get(name):
            old = known.get(name)
            raise CodedError("search-differs", study=search.study_name, name=name, old=old)
    return replace(
        search,
        name=search.study_name,
        epochs=known.get("epochs"),
        limit=known.get("limit"),
        seed=known.get("seed"),
    )


def known_pictures(study: "Study") -> str | None:
    """The fingerprint of the data set that the trials so far have seen."""
    return study.user_attrs.get(_FINGERPRINT)


def remember_pictures(study: "Study", config: TrainConfig) -> None:
    """All trials are to see the same pictures."""
    if known_pictures(study) is None:
        study.set_user_attr(_FINGERPRINT, config.fingerprint)


def make_sampler(name: str, seed: int) -> "BaseSampler":
    """tpe: Bergstra et al., 2011, which counts trials under way as poor ones, so that several
    workers do not try the same; random: the yardstick for it."""
    from optuna.samplers import RandomSampler, TPESampler

    return RandomSampler(seed) if name == "random" else TPESampler(seed=seed, constant_liar=True)


def make_pruner(name: str, epochs: int) -> "BasePruner":
    """median: worse than half of the trials at that epoch; hyperband: Li et al., 2018."""
    from optuna.pruners import HyperbandPruner, MedianPruner, NopPruner

    if name == "none":
        return NopPruner()
    if name == "hyperband":
        return HyperbandPruner(min_resource=1, max_resource=epochs)
    # while a one-cycle rate still rises, a large rate looks worse than it is in the end
    return MedianPruner(n_startup_trials=5, n_warmup_steps=epochs // 3)
