"""How long a training would take: measured by a few steps in a process of their own."""

import json
from dataclasses import dataclass

from PyQt5.QtCore import QCoreApplication, QObject, QProcess, pyqtSignal

from app.training.launch import estimate_command


@dataclass(frozen=True)
class Estimate:
    """What the measurement said."""

    epochs: int  # that were asked for, or the recipe's own number
    seconds_per_epoch: float
    images_per_second: float
    device: str


class TrainingEstimate(QObject):
    """Measures one network at a time; asking again drops the measurement under way."""

    measured = pyqtSignal(object)  # Estimate
    failed = pyqtSignal(str)  # what the process said; empty if nothing

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None

    def measure(self, key: str, epochs: int | None) -> None:
        """Starts measuring; one of the two signals follows."""
        self.cancel()
        program, *arguments = estimate_command(key, epochs)
        process = QProcess(self)
        self._process = process
        process.finished.connect(lambda *_: self._on_finished(process))
        process.errorOccurred.connect(lambda error: self._on_error(process, error))
        process.start(program, arguments)

    def cancel(self) -> None:
        """Ends the measurement under way, if there is one; no signal follows."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()  # it only measures: there is nothing to save
        if process.state() == QProcess.ProcessState.NotRunning or process.waitForFinished(500):
            process.deleteLater()
        else:  # it must outlive the dialog: Qt takes down no process that still runs
            process.setParent(QCoreApplication.instance())
            process.finished.connect(process.deleteLater)

    def _on_error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and process is self._process:
            self._process = None
            process.deleteLater()
            self.failed.emit(process.errorString())

    def _on_finished(self, process: QProcess) -> None:
        if process is not self._process:
            return
        self._process = None
        process.deleteLater()
        estimate = _parse(bytes(process.readAllStandardOutput()))
        if estimate is not None:
            self.measured.emit(estimate)
        else:
            said = bytes(process.readAllStandardError()).decode("utf-8", "replace").strip()
            self.failed.emit(said.splitlines()[-1] if said else "")


def _parse(output: bytes) -> Estimate | None:
    """The last line that is an estimate; a library may have printed before it."""
    for line in reversed(output.splitlines()):
        try:
            said = json.loads(line)
            return Estimate(
                int(said["epochs"]),
                float(said["seconds_per_epoch"]),
                float(said["images_per_second"]),
                str(said["device"]),
            )
        except (ValueError, KeyError, TypeError):
            continue
    return None
