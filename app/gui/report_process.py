"""Measures a network on the test pictures and writes the report, in a process of its own."""

import time
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, QProcess, QTimer, pyqtSignal

from app.gui.report_progress import ReportProgress
from app.training.launch import report_command

if TYPE_CHECKING:
    from app.gui.report_cache import Plan

_EVERY = 500  # milliseconds between two words on how far it is
_KEPT = 20_000  # characters of what the process says that are looked at


class ReportProcess(QObject):
    """One at a time; it goes on whatever the window shows meanwhile."""

    # share that is done, seconds that it has taken, and that it will take in all
    advanced = pyqtSignal(float, float, float)
    ended = pyqtSignal(object, str)  # Plan, what the process said went wrong; empty if nothing

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None  # that is being measured
        self._process: QProcess | None = None
        self._cancelled = False
        self._begun = 0.0
        self._progress = ReportProgress(1.0)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._tell)

    def measure(self, plan: "Plan") -> None:
        """Begins; nothing happens where one is at work."""
        if self._process is not None:
            return
        self.plan, self._cancelled, self._begun = plan, False, time.monotonic()
        self._progress = ReportProgress(plan.seconds)
        self._process = process = QProcess(self)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.readyReadStandardOutput.connect(self._listen)
        target = plan.target
        command = report_command(target.model, plan.part, target.data, plan.others)
        program, *arguments = command
        self._timer.start()  # first: a program that is not there may be told of inside start()
        process.start(program, arguments)

    def cancel(self) -> None:
        """`ended` follows, with nothing to say."""
        if self._process is not None:
            self._cancelled = True
            self._process.kill()

    @property
    def cancelled(self) -> bool:
        """Whether somebody gave up the last one."""
        return self._cancelled

    def stop(self, milliseconds: int = 1800) -> bool:
        """The window goes; what has been measured so far is lost."""
        self._timer.stop()
        if self._process is None:
            return True
        self._process.disconnect()
        self._process.kill()
        return self._process.waitForFinished(milliseconds)

    def _listen(self) -> None:
        """It says how far it is; what else it prints is not wanted."""
        seconds = time.monotonic() - self._begun
        while self._process is not None and self._process.canReadLine():
            self._progress.hear(bytes(self._process.readLine()), seconds)

    def _tell(self) -> None:
        if self.plan is None:
            return  # ended while this was on its way
        seconds = time.monotonic() - self._begun
        share, whole = self._progress.at(seconds)
        self.advanced.emit(share, seconds, whole)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            said = self.tr("{program} could not be started. Is Python still installed there?")
            self._end(said.format(program=self._process.program()))

    def _on_finished(self, status: int, how: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        said = bytes(self._process.readAllStandardError()).decode("utf-8", "replace")
        lines = [line.strip() for line in said[-_KEPT:].split("\n") if line.strip()]
        crashed = how == QProcess.ExitStatus.CrashExit
        problem = (lines[-1] if lines else f"exit status {status}") if status or crashed else ""
        self._end("" if self._cancelled else problem)

    def _end(self, problem: str) -> None:
        assert self._process is not None
        assert self.plan is not None
        self._timer.stop()
        self._process.deleteLater()
        plan, self.plan, self._process = self.plan, None, None
        self.ended.emit(plan, problem)
