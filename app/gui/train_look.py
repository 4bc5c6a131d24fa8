"""What a training could begin with on this computer: looked for in a thread of its own."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

from models.errors import CodedError
from models.registry import CLASSES, MODELS

if TYPE_CHECKING:
    from app.gui.worker_thread import WorkerThread
    from app.training.expected import Known
    from app.training.sources import Source

_CIFAR_10 = 50_000  # training pictures


class Start(NamedTuple):
    """Weights that a training can begin with."""

    key: str  # of their network
    value: str  # for TrainConfig.start
    name: str  # of the run; empty for the published weights
    arguments: dict[str, Any]  # of the network


class Surroundings(NamedTuple):
    """The pictures of a place, and the weights that there are."""

    data: str | None  # for TrainConfig.data; None: the usual place
    source: "Source | None"
    problem: CodedError | None  # why there is no source, or why it cannot be used
    pictures: int  # to learn from
    classes: tuple[str, ...]
    starts: tuple[Start, ...]
    known: "dict[str, tuple[Known, ...]]"  # trainings of each network that were measured

    @property
    def missing(self) -> bool:
        """Nobody has brought a data set yet, which is nobody's mistake."""
        return self.problem is not None and self.problem.code == "data-missing"

    @property
    def official(self) -> bool:
        """Whether the pictures are those of CIFAR-10, as far as can be seen from outside."""
        return self.pictures == _CIFAR_10 and set(self.classes) == set(CLASSES)


class TrainLook(QObject):
    """Looks when asked; only the newest question is answered."""

    looked = pyqtSignal(object)  # Surroundings

    _wanted = pyqtSignal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._worker: _Worker | None = None
        self._thread: WorkerThread | None = None

    def look(self, data: str | None) -> None:
        """Asks about a place (None: the usual one); `looked` follows."""
        if self._thread is None:
            self._start()
        self._number += 1
        self._wanted.emit(self._number, data)

    def stop(self, milliseconds: int) -> bool:
        """Ends the thread; False if it did not end in time. What is asked later starts another."""
        self._number += 1
        thread, self._thread = self._thread, None
        if thread is None or self._worker is None:
            return True
        self._wanted.disconnect(self._worker.look)
        self._worker.looked.disconnect(self._on_looked)
        self._worker = None
        return thread.stop(milliseconds)

    def _start(self) -> None:
        from app.gui.worker_thread import WorkerThread

        self._worker = worker = _Worker()
        self._thread = WorkerThread(worker, "train-look")
        self._wanted.connect(worker.look)
        worker.looked.connect(self._on_looked)
        self._thread.start()

    @pyqtSlot(int, object)
    def _on_looked(self, number: int, found: Surroundings) -> None:
        if number == self._number:
            self.looked.emit(found)


class _Worker(QObject):
    looked = pyqtSignal(int, object)

    @pyqtSlot(int, object)
    def look(self, number: int, data: str | None) -> None:
        try:
            self.looked.emit(number, look_around(data))
        except Exception:  # noqa: BLE001 - every error is shown
            sys.excepthook(*sys.exc_info())  # logged and shown; the thread lives on


def look_around(data: str | None) -> Surroundings:
    """Reads folders and the headers of weights files; not for the window's thread."""
    from app.paths import real_path

    # numpy comes with them
    from app.training.expected import known_trainings
    from app.training.folders import class_names
    from app.training.sources import count_pictures, find_data

    source, problem, pictures = None, None, 0
    classes: tuple[str, ...] = CLASSES
    try:
        if data is not None:
            data = real_path(data)
        source = find_data(data)
        pictures = count_pictures(source, "train")
        if source.kind == "folders":
            classes = tuple(class_names(source.path / "train"))
    except CodedError as error:
        problem = error
    known = {key: known_trainings(key) for key in MODELS}
    return Surroundings(data, source, problem, pictures, classes, _starts(), known)


def _starts() -> tuple[Start, ...]:
    """The published weights, then the runs with weights, newest first."""
    from app.training.run_folder import list_runs
    from models.weights import published_path

    published = [(key, "", published_path(key)) for key in MODELS]
    runs = [(str(run.weights.absolute()), run.name, run.weights) for run in list_runs()]
    return tuple(start for each in (*published, *runs) if (start := _start_of(*each)) is not None)


def _start_of(value: str, name: str, path: Path) -> Start | None:
    from models.weights import read_info

    try:
        info = read_info(path)
    except CodedError:  # not there yet, or damaged
        return None
    arguments = {name: value for name, value in info.arguments.items() if name != "classes"}
    return Start(info.key, value, name, arguments)
