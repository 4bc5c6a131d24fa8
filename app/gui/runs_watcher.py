"""Looks at the folders of the training runs, in a thread of its own."""

import logging
import sys
from pathlib import Path

from PyQt5.QtCore import QObject, QTimer, pyqtSignal, pyqtSlot

from app.gui.run_view import RunLook, RunView

_EVERY = 500  # milliseconds

_log = logging.getLogger(__name__)


class RunsWatcher(QObject):
    """Says what the runs are doing whenever that changes. It starts and owns none.

    There may be hundreds: of those that have ended nothing is read twice.
    """

    changed = pyqtSignal(object)  # tuple[RunView, ...], newest first

    def __init__(self) -> None:
        super().__init__()
        self._timer: QTimer | None = None
        self._looks: dict[Path, RunLook] = {}
        self._seen: tuple[RunView, ...] | None = None
        self._failing: set[Path] = set()  # runs that nobody could read

    @pyqtSlot()
    def start(self) -> None:
        """Begins to look; called in the thread that will look."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)
        self.look()

    @pyqtSlot()
    def look(self) -> None:
        """Looks at the folders once."""
        from app.training.run_folder import list_runs  # in this thread: it takes a while

        try:
            found = list_runs()
            before, self._looks = self._looks, {}
            for run in found:  # a folder that is gone is forgotten
                self._looks[run.path] = before.get(run.path) or RunLook(run)
            runs = tuple(view for look in self._looks.values() if (view := self._view(look)))
        except OSError:  # a folder that vanished while it was read: the next look is soon
            _log.info("could not read the runs", exc_info=True)
            return
        if runs != self._seen:
            self._seen = runs
            self.changed.emit(runs)

    def _view(self, look: RunLook) -> RunView | None:
        """One run; None for one that cannot be read: the others are shown all the same."""
        try:
            view = look.view()
        except OSError:  # it has vanished
            _log.info("could not read %s", look.path, exc_info=True)
        except Exception:  # noqa: BLE001 - every error is shown
            if look.path not in self._failing:  # told once, not twice a second
                sys.excepthook(*sys.exc_info())
            self._failing.add(look.path)
        else:
            self._failing.discard(look.path)
            return view
        return None

    @pyqtSlot(object)
    def stop_run(self, path: Path) -> None:
        """Asks a run to write its checkpoint and end."""
        from app.training.run_folder import RunFolder

        try:
            RunFolder(path).request("stop")
        except OSError:  # the folder is gone: there is nothing to stop
            _log.info("could not ask %s to stop", path, exc_info=True)
