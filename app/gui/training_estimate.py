"""How long a training would take: measured by a few steps in a process of their own."""

import json
from dataclasses import dataclass, replace

from PyQt5.QtCore import QCoreApplication, QObject, QProcess, QTimer, pyqtSignal

from app.training.config import TrainConfig
from app.training.launch import estimate_command

_PAUSE = 400  # milliseconds: somebody who types is let finish


@dataclass(frozen=True)
class Estimate:
    """What the measurement said."""

    epochs: int  # that were asked for, or the recipe's own number
    seconds_per_epoch: float
    images_per_second: float
    device: str


def pace(config: TrainConfig) -> TrainConfig:
    """The settings without what changes no epoch's time: equal ones need no second measurement.

    With a teacher that answers each view once the first epochs are slower, and while only the last
    layer learns they are faster: then their number matters.
    """
    usual = TrainConfig(config.model)
    uneven = bool(config.teacher and config.views) or config.epochs_of_head > 0
    return replace(
        config,
        epochs=config.epochs if uneven else usual.epochs,
        learning_rate=usual.learning_rate,
        momentum=usual.momentum,
        schedule=usual.schedule,
        warmup=usual.warmup,
        weight_decay=usual.weight_decay,
        label_smoothing=usual.label_smoothing,
        initialisation=usual.initialisation,
        teacher_share=usual.teacher_share,
        teacher_temperature=usual.teacher_temperature,
        keep=usual.keep,
        seed=usual.seed,
    )


class TrainingEstimate(QObject):
    """Measures one training at a time; asking again drops the measurement under way."""

    measured = pyqtSignal(object)  # Estimate
    failed = pyqtSignal(str)  # what the process said; empty if nothing

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._dropped: list[QProcess] = []  # killed, and about to end
        self._config: TrainConfig | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._start)

    def measure(self, config: TrainConfig, at_once: bool = True) -> None:
        """Starts measuring, now or once nothing else has been asked for a moment; one of the two
        signals follows."""
        self.drop()
        self._config = config
        if at_once:
            self._start()
        else:
            self._pause.start()

    def cancel(self) -> None:
        """Ends the measurement under way, if there is one; no signal follows."""
        self.drop()
        dropped, self._dropped = self._dropped, []
        for process in dropped:
            if process.state() == QProcess.ProcessState.NotRunning or process.waitForFinished(500):
                process.deleteLater()
            else:  # it must outlive the dialog: Qt takes down no process that still runs
                process.setParent(QCoreApplication.instance())
                process.finished.connect(process.deleteLater)

    def _start(self) -> None:
        assert self._config is not None
        program, *arguments = estimate_command(self._config)
        process = QProcess(self)
        self._process = process
        process.finished.connect(lambda *_: self._on_finished(process))
        process.errorOccurred.connect(lambda error: self._on_error(process, error))
        process.start(program, arguments)

    def drop(self) -> None:
        """As `cancel`, without waiting for the process to be gone: somebody may be typing."""
        self._pause.stop()
        process, self._process = self._process, None
        if process is not None:
            process.kill()  # it only measures: there is nothing to save
            self._dropped.append(process)

    def _on_error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and process is self._process:
            self._process = None
            process.deleteLater()
            self.failed.emit(process.errorString())

    def _on_finished(self, process: QProcess) -> None:
        if process is not self._process:
            if process in self._dropped:
                self._dropped.remove(process)
                process.deleteLater()
            return
        self._process = None
        process.deleteLater()
        estimate = _parse(bytes(process.readAllStandardOutput()))
        if estimate is not None:
            self.measured.emit(estimate)
        else:
            said = bytes(process.readAllStandardError()).decode("utf-8", "replace").strip()
            killed = process.exitStatus() == QProcess.ExitStatus.CrashExit
            self.failed.emit(said.splitlines()[-1] if said and not killed else "")


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
