"""What is done to runs, in a thread: the window never waits for a disk."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PyQt5.QtCore import QCoreApplication, QObject, pyqtSignal

from app.gui.chores import Chores, ChoreWorker
from app.messages import error_text
from models.errors import CodedError

_LEAVING = 3.0  # seconds that a process which has ended its training may still hold its lock


class RunActions(Chores):
    """Every signal comes in the window's thread; what goes wrong is told in one sentence."""

    renamed = pyqtSignal(object, object)  # the folder's old Path, the new one
    deleted = pyqtSignal(object)  # Path
    done = pyqtSignal(object)  # Path of a run that was asked for something
    written = pyqtSignal(str)  # path of an exported file
    failed = pyqtSignal(object, str)  # Path of the run or file, a sentence

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("run-actions", parent)

    def ask(self, path: Path, action: str) -> None:
        """Asks the run's process to "pause" or "stop"."""
        self.do(lambda worker: worker.ask(path, action))

    def resume(self, path: Path) -> None:
        """Goes on with a run, in a process of its own."""
        self.do(lambda worker: worker.resume(path))

    def rename(self, path: Path, name: str) -> None:
        """Gives the run another name."""
        self.do(lambda worker: worker.rename(path, name))

    def delete(self, paths: Sequence[Path]) -> None:
        """Removes runs with all their files."""
        for path in paths:
            self.do(partial(_Worker.delete, path=path))

    def begin(self, path: Path, action: Callable[[], object]) -> None:
        """Starts something in a folder; `action` is called in the thread."""
        self.do(lambda worker: worker.begin(path, action))

    def write(self, path: Path, content: Callable[[], bytes]) -> None:
        """Writes a file, whole or not at all; `content` is called in the thread."""
        self.do(lambda worker: worker.write(path, content))

    def make_worker(self) -> "_Worker":
        """Touches the disk."""
        worker = _Worker()
        worker.renamed.connect(self.renamed)
        worker.deleted.connect(self.deleted)
        worker.done.connect(self.done)
        worker.written.connect(self.written)
        worker.failed.connect(self.failed)
        return worker


class _Worker(ChoreWorker):
    renamed = pyqtSignal(object, object)
    deleted = pyqtSignal(object)
    done = pyqtSignal(object)
    written = pyqtSignal(str)
    failed = pyqtSignal(object, str)

    def ask(self, path: Path, action: str) -> None:
        from app.training.run_folder import RunFolder

        self._try(path, lambda: RunFolder(path).request(action))

    def resume(self, path: Path) -> None:
        from app.training.launch import resume_run
        from app.training.run_folder import RunFolder

        self._try(path, lambda: resume_run(RunFolder(path)))

    def rename(self, path: Path, name: str) -> None:
        from app.training.manage import rename_run
        from app.training.run_folder import RunFolder

        run = RunFolder(path)
        renamed = self._try(path, lambda: _patiently(run, lambda: rename_run(run, name)))
        if isinstance(renamed, RunFolder):
            self.renamed.emit(path, renamed.path)

    def delete(self, path: Path) -> None:
        from app.training.manage import delete_run
        from app.training.run_folder import RunFolder

        run = RunFolder(path)
        if self._try(path, lambda: _patiently(run, lambda: delete_run(run))) is not False:
            self.deleted.emit(path)

    def begin(self, path: Path, action: Callable[[], object]) -> None:
        self._try(path, action)

    def write(self, path: Path, content: Callable[[], bytes]) -> None:
        from app.files import write_whole

        try:
            write_whole(path, content())
        except OSError as error:
            reason = error.strerror or str(error)
            sentence = QCoreApplication.translate(
                "RunActions", "{file} could not be written: {reason}. Choose another place."
            )
            self.failed.emit(path, sentence.format(file=path, reason=reason))
        else:
            self.written.emit(str(path))

    def _try(self, path: Path, action: Callable[[], object]) -> object:
        """What the action gives; False where it failed, which has been told then."""
        try:
            outcome = action()
        except (CodedError, OSError) as error:
            self.failed.emit(path, error_text(error))
        else:
            self.done.emit(path)
            return outcome
        return False


def _patiently(run: "object", action: Callable[[], object]) -> object:
    """A process that says that it has ended still needs a moment to leave."""
    from app.gui.run_view import ACTIVE
    from app.training.run_folder import RunFolder

    assert isinstance(run, RunFolder)
    until = time.monotonic() + _LEAVING
    while True:
        try:
            return action()
        except CodedError as error:
            over = time.monotonic() > until or run.state().state in ACTIVE
            if error.code != "run-busy" or over:
                raise
            time.sleep(0.1)
