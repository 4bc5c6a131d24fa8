"""A study as the window shows it: read from its folder, without Qt."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.gui.run_view import ACTIVE, Mark, mark_of, number_or_none

if TYPE_CHECKING:
    from app.studies.study import Study
    from app.training.run_folder import RunFolder

_FILES = ("state.json", "config.json", "progress.json", "control.json")
_UNSETTLED = (*ACTIVE, "interrupted")  # these follow from the lock, too, which no file tells of
RESUMABLE = ("stopped", "paused", "interrupted", "failed")


@dataclass(frozen=True)
class StudyView:
    """What is known of a study at one moment."""

    name: str
    path: Path
    study: "Study | None"  # None: what its folder says cannot be understood
    own: bool = False  # made by the user
    published: bool = False  # the program comes with figures of it
    state: str = ""  # empty: never run here
    code: str = ""  # of a failure
    message: str = ""  # the same, a sentence
    done: int = 0  # trainings
    trials: int = 0
    seconds_left: float | None = None
    pictures: int | None = None  # that it learns from; None: not known, or all
    whole: int | None = None  # that there are
    seeds: int | None = None  # None: as the study says
    asked: str = ""  # "stop", while its process has not yet answered
    begun: float = 0.0  # for the last time, seconds since 1970

    @property
    def active(self) -> bool:
        """Whether a process is at work on it, or will be."""
        return self.state in ACTIVE

    @property
    def resumable(self) -> bool:
        """Whether it stands half-way."""
        return self.state in RESUMABLE

    @property
    def all_pictures(self) -> bool:
        """Whether it learns from every training picture."""
        return self.pictures is None or (self.whole is not None and self.pictures >= self.whole)


class StudyLook:
    """Looks at one study again and again; its files are read when they have changed."""

    def __init__(self, name: str, study: "Study | None", published: bool = False) -> None:
        from app.studies.runner import study_folder

        self._folder: RunFolder = study_folder(name)
        self._name, self._study, self._published = name, study, published
        self._own = study is None
        self._marks: tuple[Mark, ...] | None = None
        self._view: StudyView | None = None

    def view(self) -> StudyView:
        """The study as it is now; the same object where nothing has changed."""
        marks = tuple(mark_of(os.path.join(self._folder.path, name)) for name in _FILES)
        view = self._view
        if view is not None and marks == self._marks:
            if view.state not in _UNSETTLED or self._folder.state().state == view.state:
                return view
        elif self._own and (self._marks is None or self._marks[1] != marks[1]):
            from app.studies.own import study_of

            self._study = study_of(self._folder.path)
        self._marks = marks
        self._view = self._read(begun=marks[1], there=marks[0] is not None)
        return self._view

    def _read(self, begun: Mark, there: bool) -> StudyView:
        about = (self._name, self._folder.path, self._study, self._own, self._published)
        if not there:
            return StudyView(*about)
        folder = self._folder
        state, config, progress = folder.state(), folder.config() or {}, folder.progress() or {}
        active = state.state in ACTIVE
        return StudyView(
            *about,
            state=state.state,
            code=state.code or "",
            message=state.message or "",
            done=_whole(progress, "done") or 0,
            trials=_whole(progress, "trials") or 0,
            seconds_left=number_or_none(progress.get("seconds_left")),
            pictures=_whole(config, "pictures"),
            whole=_whole(config, "whole"),
            seeds=_whole(config, "seeds"),
            asked=(folder.requested() or "") if active else "",
            begun=0.0 if begun is None else begun[0] / 1e9,
        )


def _whole(values: Mapping[str, Any], name: str) -> int | None:
    number = number_or_none(values.get(name))
    return None if number is None else int(number)


def own_names() -> Iterator[str]:
    """The folders of studies that the user made."""
    from app.paths import study_results_folder
    from app.studies.library import STUDIES

    try:
        found = sorted(os.listdir(study_results_folder()))
    except OSError:
        return
    for name in found:
        state = study_results_folder() / name / "state.json"
        if name not in STUDIES and not name.startswith(".") and os.path.exists(state):
            yield name
