"""Looks at the studies in a thread of its own: how they stand, and what the one that is shown has
found."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, QTimer, pyqtSignal, pyqtSlot

from app.gui.run_reader import read_log
from app.gui.run_view import Mark, mark_of
from app.gui.study_view import StudyLook, StudyView, own_names
from models.errors import CodedError

if TYPE_CHECKING:
    from app.studies.results import Results
    from app.studies.study import Study

_EVERY = 500  # milliseconds
_LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Figures:
    """What a study has found, and the page written of it: language → Markdown."""

    results: "Results"
    pages: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StudyData:
    """The figures of one study; None where there are none."""

    path: Path
    mine: Figures | None = None
    published: Figures | None = None


class StudyReader(QObject):
    """Reads a file only when it has changed, and tells only what is new."""

    ready = pyqtSignal()  # what draws curves is imported
    listed = pyqtSignal(object)  # tuple[StudyView, ...]: the program's, then the user's own
    read = pyqtSignal(object)  # StudyData of the one that is shown
    log_read = pyqtSignal(object, str)  # Path of the study, the end of its log
    data_found = pyqtSignal(object)  # CodedError: why there are no pictures; or None

    def __init__(self) -> None:
        super().__init__()
        self._timer: QTimer | None = None
        self._looking = False
        self._looks: dict[str, StudyLook] = {}
        self._told: tuple[StudyView, ...] | None = None
        self._shown: StudyView | None = None
        self._data: tuple[Mark, StudyData] | None = None
        self._log: tuple[Path, Mark] | None = None
        self._failing = False

    @pyqtSlot()
    def start(self) -> None:
        """Begins to look; called in the thread that will look."""
        self.look_for_data()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self.watch(self._looking, self._shown)
        # half a second: here the window goes on meanwhile, in its own thread it would stand still
        import pyqtgraph

        # nothing is drawn with OpenGL; and when the program ends, Qt tidies up by itself
        pyqtgraph.setConfigOptions(antialias=True, useOpenGL=False, exitCleanup=False)
        import app.studies.charts  # noqa: F401

        self.ready.emit()

    @pyqtSlot(bool, object)
    def watch(self, looking: bool, shown: StudyView | None) -> None:
        """From now on it looks, or rests; the figures of `shown` are read, too."""
        if shown is None or self._shown is None or shown.path != self._shown.path:
            self._data = self._log = None
        self._looking, self._shown = looking, shown
        if self._timer is None:
            return
        if looking:
            self.look()
            self._timer.start()
        else:
            self._timer.stop()

    @pyqtSlot()
    def look_for_data(self) -> None:
        """Whether there are pictures to learn from."""
        from app.training.sources import find_data

        try:
            find_data()
        except CodedError as error:
            self.data_found.emit(error)
        else:
            self.data_found.emit(None)

    @pyqtSlot()
    def look(self) -> None:
        """Looks once."""
        try:
            self._list()
            if self._shown is not None:
                self._read(self._shown)
                self._read_log(self._shown.path)
        except OSError:  # gone while it was read: the next look is soon
            return
        except Exception:  # noqa: BLE001 - every error is shown
            if not self._failing:  # told once, not twice a second
                sys.excepthook(*sys.exc_info())
            self._failing = True

    def _list(self) -> None:
        from app.studies.library import STUDIES
        from app.studies.pages import published_folder

        before, self._looks = self._looks, {}
        for name, study in STUDIES.items():
            there = name not in before and (published_folder() / f"{name}.json").exists()
            self._looks[name] = before.get(name) or StudyLook(name, study, there)
        library = [look.view() for look in self._looks.values()]
        own = {name: before.get(name) or StudyLook(name, None) for name in own_names()}
        self._looks |= own
        newest = sorted((look.view() for look in own.values()), key=lambda view: -view.begun)
        studies = (*library, *newest)
        if studies != self._told:
            self._told = studies
            self.listed.emit(studies)

    def _read(self, shown: StudyView) -> None:
        from app.studies.pages import published
        from app.studies.runner import read_results

        mark = mark_of(shown.path / "results.json")
        if self._data is not None and self._data[0] == mark:
            return
        study, theirs = shown.study, None if self._data is None else self._data[1].published
        mine = None if study is None else figures(study, read_results(shown.path))
        if self._data is None and study is not None and shown.published:
            try:
                theirs = figures(study, published(shown.name))
            except ValueError:  # damaged
                theirs = None
        self._data = mark, StudyData(shown.path, mine, theirs)
        self.read.emit(self._data[1])

    def _read_log(self, path: Path) -> None:
        seen = path, mark_of(path / "log.txt")
        if seen != self._log:
            self._log = seen
            self.log_read.emit(path, read_log(path / "log.txt"))


def figures(study: "Study", results: "Results | None") -> Figures | None:
    """With the page in every language; None for none, and for what cannot be understood."""
    from app.studies.pages import page

    if results is None or not results.arms:
        return None
    try:
        return Figures(results, {each: page(study, results, each, False) for each in _LANGUAGES})
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None
