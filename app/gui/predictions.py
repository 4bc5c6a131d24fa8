"""The window's side of the worker thread: numbers the requests and drops stale answers."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, QTimer, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QImage

from app.gui.requests import Picture, Request

if TYPE_CHECKING:
    from app.gui.prediction_worker import PredictionWorker
    from app.gui.worker_thread import WorkerThread
    from app.inference.predictor import Prediction

_SLOW = 400  # milliseconds without an answer, after which people wonder


class Predictions(QObject):
    """Asks for one picture and one network at a time; every signal is about the newest request."""

    asked = pyqtSignal()  # whatever is shown is out of date from now on
    picture_read = pyqtSignal(QImage)
    picture_failed = pyqtSignal(str)
    loading = pyqtSignal()
    slow = pyqtSignal()  # the answer takes so long that people want to know that it is on its way
    predicted = pyqtSignal(object)  # Prediction
    prediction_failed = pyqtSignal(str)

    _requested = pyqtSignal(object)
    _warm_up_wanted = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._picture_number = 0
        self._picture: Picture | None = None
        self._unreadable = False  # nothing is answered about it
        self._network: str | None = None
        self._worker: PredictionWorker | None = None
        self._thread: WorkerThread | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SLOW)
        self._patience.timeout.connect(self.slow)

    def start(self) -> None:
        """Starts the thread, which begins with the request made before, if there is one."""
        from app.gui.prediction_worker import PredictionWorker  # the window is painted without
        from app.gui.worker_thread import WorkerThread

        self._worker = worker = PredictionWorker()
        self._thread = WorkerThread(worker, "predictions")
        self._requested.connect(worker.answer)
        self._warm_up_wanted.connect(worker.warm_up)
        worker.picture_read.connect(self._on_picture_read)
        worker.picture_failed.connect(self._on_picture_failed)
        worker.loading.connect(self._on_loading)
        worker.predicted.connect(self._on_predicted)
        worker.prediction_failed.connect(self._on_prediction_failed)
        self._request()
        self._thread.start()

    def warm_up(self) -> None:
        """Has torch loaded ahead of the first picture."""
        self._warm_up_wanted.emit()

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends the thread; False if it did not end in time (torch was being imported)."""
        self._patience.stop()
        if self._worker is None or self._thread is None:
            return True
        self._worker.announce(self._number + 1)  # what is queued needs no answer
        return self._thread.stop(milliseconds)

    def set_picture(self, picture: Picture) -> None:
        """Asks about another picture."""
        self._picture, self._unreadable = picture, False
        self._picture_number += 1
        self._ask()

    def repeat(self) -> None:
        """Asks about the same picture anew: its sentences come in the language of now."""
        if self._picture is not None:
            self.set_picture(self._picture)

    def set_network(self, network: str) -> None:
        """Asks another network."""
        self._network = network
        self._ask()

    def _ask(self) -> None:
        self.asked.emit()
        self._number += 1
        self._request()

    def _request(self) -> None:
        if self._worker is None:
            return
        self._worker.announce(self._number)
        if self._picture is None:
            return
        request = Request(self._number, self._picture_number, self._picture, self._network)
        self._requested.emit(request)
        if self._network is not None and not self._unreadable:
            self._patience.start()

    @pyqtSlot(int, QImage)
    def _on_picture_read(self, number: int, image: QImage) -> None:
        if number == self._picture_number:
            self.picture_read.emit(image)

    @pyqtSlot(int, str)
    def _on_picture_failed(self, number: int, sentence: str) -> None:
        if number == self._picture_number:
            self._unreadable = True
            self._patience.stop()
            self.picture_failed.emit(sentence)

    @pyqtSlot(int)
    def _on_loading(self, number: int) -> None:
        if number == self._number:
            self._patience.stop()
            self.loading.emit()

    @pyqtSlot(int, object)
    def _on_predicted(self, number: int, prediction: "Prediction") -> None:
        if number == self._number:
            self._patience.stop()
            self.predicted.emit(prediction)

    @pyqtSlot(int, str)
    def _on_prediction_failed(self, number: int, sentence: str) -> None:
        if number == self._number:
            self._patience.stop()
            self.prediction_failed.emit(sentence)
