"""Asks what to train and for how long."""

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QCloseEvent
from PyQt5.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.gui.button_box import ButtonBox
from app.gui.data_task import DataTask
from app.gui.data_worker import DataPlace
from app.gui.training_estimate import Estimate, TrainingEstimate
from app.gui.wording import duration
from app.training.recipes import recipe
from models.registry import MODELS

_EPOCHS = (1, 1000)
_WIDTH = 440  # logical pixels
_PATIENCE = 200  # milliseconds for a look at a slow disk to end
_LINES = 2  # kept for the estimate: the dialog seldom grows
_BESIDE = Qt.AlignmentFlag.AlignVCenter


class TrainDialog(QDialog):
    """Network and epochs, with an estimate that is measured while the user thinks.

    Where there is no data set yet it says so, and offers to get one.
    """

    confirmed = pyqtSignal(str, int)  # key, epochs
    data_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainDialog")
        self.setMinimumWidth(_WIDTH)
        self._measurement = TrainingEstimate(self)
        self._data = DataTask(self)  # only looks
        self._missing = False  # there is no data set
        self._problem = ""  # why the time is not known, or why the training did not start
        self._estimate: Estimate | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._intro = QLabel(self)
        self._intro.setWordWrap(True)
        self._network = QComboBox(self)
        self._network.setObjectName("trainNetwork")
        for key, spec in MODELS.items():
            self._network.addItem(spec.title, key)
        self._epochs = QSpinBox(self)
        self._epochs.setObjectName("trainEpochs")
        self._epochs.setRange(*_EPOCHS)
        self._time = QLabel(self)
        self._time.setObjectName("trainEstimate")
        self._time.setWordWrap(True)
        self._time.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside its label when it wraps
        self._get_data = QPushButton(self)
        self._get_data.setObjectName("trainGetData")
        self._get_data.setAutoDefault(False)
        self._get_data.hide()
        self._buttons = ButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._start = QPushButton(self)
        self._start.setObjectName("trainStart")
        self._buttons.addButton(self._start, QDialogButtonBox.ButtonRole.AcceptRole)
        self._form = QFormLayout()
        self._labels = [QLabel(self) for _ in range(3)]
        for label, field in zip(
            self._labels, (self._network, self._epochs, self._time), strict=True
        ):
            label.setBuddy(field)
            label.setAlignment(Qt.AlignmentFlag.AlignTop if field is self._time else _BESIDE)
            self._form.addRow(label, field)
        beside = QHBoxLayout()  # no wider than its text
        beside.addWidget(self._get_data)
        beside.addStretch(1)
        self._form.addRow("", beside)
        column = QVBoxLayout(self)
        column.addWidget(self._intro)
        column.addLayout(self._form)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self._start.setDefault(True)

    def _connect(self) -> None:
        self._network.currentIndexChanged.connect(self._on_network)
        self._epochs.valueChanged.connect(self._show_estimate)
        self._measurement.measured.connect(self._on_measured)
        self._measurement.failed.connect(self._on_failed)
        self._data.looked.connect(self._on_looked)
        self._get_data.clicked.connect(self.data_wanted)
        self._buttons.accepted.connect(self._on_start)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self._leave)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setWindowTitle(self.tr("Train a network"))
        self._intro.setText(
            self.tr(
                "Starting from random weights, the network learns from the training pictures of "
                "CIFAR-10. It goes on when you close the window."
            )
        )
        texts = (self.tr("&Network"), self.tr("&Epochs"), self.tr("Time"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self._network.setAccessibleName(self.tr("Network"))
        self._epochs.setAccessibleName(self.tr("Epochs"))
        self._epochs.setToolTip(self.tr("How often the network sees every training picture"))
        self._time.setAccessibleName(self.tr("Estimated time"))
        self._start.setText(self.tr("Start training"))
        self._get_data.setText(self.tr("&Get the data…"))
        self._show_state()

    def ask(self, key: str) -> None:
        """Opens the dialog on a network; does not wait for the answer."""
        self._missing = False
        self._network.setCurrentIndex(max(0, self._network.findData(key)))
        self.open()
        self._data.look()
        self._on_network()

    def data_arrived(self) -> None:
        """There may be a data set now: looks, and measures."""
        if self.isVisible():
            self._data.look()

    def show_problem(self, sentence: str) -> None:
        """Says why the training did not start."""
        self._measurement.cancel()
        self._problem = sentence
        self._show_state()

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Closing the window's parent closes this one without `finished`."""
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        self._measurement.cancel()
        self._data.stop(_PATIENCE)

    def _on_network(self) -> None:
        self._epochs.setValue(recipe(self._network.currentData()).epochs)
        if self.isVisible():
            self._measure()

    def _measure(self) -> None:
        self._estimate, self._problem = None, ""
        if not self._missing:  # noise serves for measuring, but there would be nothing to train on
            self._measurement.measure(self._network.currentData(), self._epochs.value())
        self._start.setEnabled(not self._missing)
        self._get_data.setVisible(self._missing)
        self._show_state()

    def _on_looked(self, place: DataPlace) -> None:
        missing = place.source is None and place.problem is None
        if missing != self._missing and self.isVisible():
            self._missing = missing
            self._measurement.cancel()
            self._measure()

    def _on_measured(self, estimate: Estimate) -> None:
        self._estimate = estimate
        self._show_estimate()

    def _show_state(self) -> None:
        if self._missing:
            self._say(self.tr("There is no data set yet that a network could learn from."))
        elif self._problem:
            self._say(self._problem)
        elif self._estimate is not None:
            self._show_estimate()
        else:
            self._say(self.tr("measuring…"))

    def _show_estimate(self) -> None:
        if self._estimate is None or self._problem:
            return
        seconds = self._estimate.seconds_per_epoch * self._epochs.value()
        self._say(
            self.tr("about {time} ({speed} images/s)").format(
                time=duration(seconds), speed=f"{self._estimate.images_per_second:,.0f}"
            )
        )

    def _on_failed(self, sentence: str) -> None:
        self._start.setEnabled(False)  # the training would fail in the same way
        self._problem = sentence or self.tr("The time could not be measured.")
        self._show_state()

    def _say(self, sentence: str) -> None:
        self._time.setText(sentence)
        if not self.isVisible():
            return  # the labels have no width yet
        for label, lines in ((self._intro, 1), (self._time, _LINES)):
            # a layout makes no room of its own for lines that are wrapped later
            least = lines * label.fontMetrics().lineSpacing()
            label.setMinimumHeight(max(least, label.heightForWidth(label.width())))

    def _on_start(self) -> None:
        self._measurement.cancel()
        self.confirmed.emit(self._network.currentData(), self._epochs.value())
