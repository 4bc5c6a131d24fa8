"""Measures a finished training on the test pictures, in a process of its own."""

from collections.abc import Sequence
from pathlib import Path

from PyQt5.QtCore import QObject, QProcess, pyqtSignal

from app.training.launch import evaluate_command


class TestMeasurement(QObject):
    """One at a time. The process leaves its figures in the run's folder, where they are seen."""

    __test__ = False  # no test of pytest's

    ended = pyqtSignal(object, str)  # Path of the run, what went wrong; empty if nothing

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self.run: Path | None = None  # that is being measured

    def measure(self, run: Path, data: str | None) -> None:
        """Begins; `data` is where the training's pictures came from."""
        if self._process is not None:
            return
        self.run = run
        self._process = process = QProcess(self)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        program, *arguments = evaluate_command(run, data)
        process.start(program, arguments)

    def stop(self, milliseconds: int = 1800) -> bool:
        """The window goes; what has been measured so far is lost."""
        if self._process is None:
            return True
        self._process.kill()
        return self._process.waitForFinished(milliseconds)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._end(self._process.errorString())

    def _on_finished(self, status: int) -> None:
        if self._process is None:
            return
        said = bytes(self._process.readAllStandardError()).decode("utf-8", "replace").split("\n")
        lines: Sequence[str] = [line.strip() for line in said if line.strip()]
        self._end((lines[-1] if lines else f"exit status {status}") if status else "")

    def _end(self, problem: str) -> None:
        assert self._process is not None
        assert self.run is not None
        self._process.deleteLater()
        run, self.run, self._process = self.run, None, None
        self.ended.emit(run, problem)
