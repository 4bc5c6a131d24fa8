"""Asks what to train and for how long."""

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QCloseEvent
from PyQt5.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.gui.training_estimate import Estimate, TrainingEstimate
from app.gui.wording import duration
from app.training.recipes import recipe
from models.registry import MODELS

_EPOCHS = (1, 1000)
_WIDTH = 440  # logical pixels
_LINES = 2  # kept for the estimate: the dialog seldom grows
_BESIDE = Qt.AlignmentFlag.AlignVCenter


class TrainDialog(QDialog):
    """Network and epochs, with an estimate that is measured while the user thinks."""

    confirmed = pyqtSignal(str, int)  # key, epochs

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainDialog")
        self.setMinimumWidth(_WIDTH)
        self._measurement = TrainingEstimate(self)
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
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
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
        self._buttons.accepted.connect(self._on_start)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self._measurement.cancel)

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

    def ask(self, key: str) -> None:
        """Opens the dialog on a network; does not wait for the answer."""
        self._network.setCurrentIndex(max(0, self._network.findData(key)))
        self.open()
        self._on_network()

    def show_problem(self, sentence: str) -> None:
        """Says why the training did not start."""
        self._measurement.cancel()
        self._say(sentence)

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Closing the window's parent closes this one without `finished`."""
        self._measurement.cancel()
        super().closeEvent(event)

    def _on_network(self) -> None:
        self._estimate = None
        self._epochs.setValue(recipe(self._network.currentData()).epochs)
        if not self.isVisible():
            return
        self._start.setEnabled(True)
        self._say(self.tr("measuring…"))
        self._measurement.measure(self._network.currentData(), self._epochs.value())

    def _on_measured(self, estimate: Estimate) -> None:
        self._estimate = estimate
        self._show_estimate()

    def _show_estimate(self) -> None:
        if self._estimate is None:
            return
        seconds = self._estimate.seconds_per_epoch * self._epochs.value()
        self._say(
            self.tr("about {time} ({speed} images/s)").format(
                time=duration(seconds), speed=f"{self._estimate.images_per_second:,.0f}"
            )
        )

    def _on_failed(self, sentence: str) -> None:
        self._start.setEnabled(False)  # the training would fail in the same way
        self._say(sentence or self.tr("The time could not be measured."))

    def _say(self, sentence: str) -> None:
        self._time.setText(sentence)
        for label, lines in ((self._intro, 1), (self._time, _LINES)):
            # a layout makes no room of its own for lines that are wrapped later
            least = lines * label.fontMetrics().lineSpacing()
            label.setMinimumHeight(max(least, label.heightForWidth(label.width())))

    def _on_start(self) -> None:
        self._measurement.cancel()
        self.confirmed.emit(self._network.currentData(), self._epochs.value())
