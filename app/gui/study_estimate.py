"""How long a study would take here: measured by a process of its own, once for each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from PyQt5.QtCore import QCoreApplication, QObject, QProcess, QTimer, pyqtSignal

_PAUSE = 700  # milliseconds: somebody who goes through the list is let finish


@dataclass(frozen=True)
class StudyTimes:
    """What the measurement said: pictures → seconds; the most pictures are all there are."""

    trials: int
    seconds: dict[int, float] = field(default_factory=dict)


class StudyEstimate(QObject):
    """Measures one study at a time; what was measured is known from then on."""

    measured = pyqtSignal(str)  # the key that was asked for
    failed = pyqtSignal(str, str)  # the key; what the process said, empty if nothing

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, StudyTimes] = {}
        self._process: QProcess | None = None
        self._wanted: tuple[str, list[str]] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._start)

    def times(self, key: str) -> StudyTimes | None:
        """What is known."""
        return self._known.get(key)

    def measure(self, key: str, command: Sequence[str]) -> None:
        """Has it measured soon, unless it is known; what was being measured is given up."""
        if self._wanted is not None and self._wanted[0] == key:
            return
        self.drop()
        if key not in self._known:
            self._wanted = key, list(command)
            self._pause.start()

    def measuring(self, key: str) -> bool:
        """Whether it will soon be known."""
        return self._wanted is not None and self._wanted[0] == key

    def drop(self) -> None:
        """Nobody wants to know any more."""
        self._pause.stop()
        self._wanted = None
        process, self._process = self._process, None
        if process is not None:
            process.disconnect()
            process.finished.connect(process.deleteLater)
            process.setParent(QCoreApplication.instance())  # Qt takes down none that still runs
            process.kill()  # it only measures: there is nothing to save

    def _start(self) -> None:
        assert self._wanted is not None
        program, *arguments = self._wanted[1]
        self._process = process = QProcess(self)
        process.finished.connect(lambda *_: self._on_finished(process))
        process.errorOccurred.connect(lambda error: self._on_error(process, error))
        process.start(program, arguments)

    def _on_error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(process, None, process.errorString())

    def _on_finished(self, process: QProcess) -> None:
        said = bytes(process.readAllStandardError()).decode("utf-8", "replace").strip()
        lines = said.splitlines() if process.exitCode() else []
        times = times_in(bytes(process.readAllStandardOutput()))
        self._end(process, times, lines[-1] if lines else "")

    def _end(self, process: QProcess, times: StudyTimes | None, problem: str) -> None:
        if process is not self._process or self._wanted is None:
            return
        key = self._wanted[0]
        self._process = self._wanted = None
        process.deleteLater()
        if times is not None:
            self._known[key] = times
            self.measured.emit(key)
        else:
            self.failed.emit(key, problem)


def times_in(output: bytes) -> StudyTimes | None:
    """The last line that is an estimate; a library may have printed before it."""
    for line in reversed(output.splitlines()):
        try:
            said = json.loads(line)
            sizes = {int(number): float(seconds) for number, seconds in said["sizes"].items()}
            return StudyTimes(int(said["trials"]), sizes)
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
    return None
