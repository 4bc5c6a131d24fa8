"""The window: puts the widgets side by side and wires them to the workers."""

import contextlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import QSize, QTimer, QUrl, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QPaintEvent
from PyQt5.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.gui.actions import Actions
from app.gui.answer_panel import AnswerPanel
from app.gui.image_view import ImageView
from app.gui.model_picker import ModelPicker
from app.gui.picture_bar import PictureBar
from app.gui.picture_list import PictureList
from app.gui.predictions import Predictions
from app.gui.requests import Picture
from app.gui.run_status import RunStatus
from app.gui.runs import Runs
from app.gui.settings import Settings
from app.messages import error_text
from app.paths import log_folder
from models.errors import CodedError
from models.registry import MODELS, PUBLISHED

if TYPE_CHECKING:
    from app.gui.error_dialog import ErrorDialog
    from app.gui.run_view import RunView
    from app.gui.train_dialog import TrainDialog
    from app.inference.predictor import Prediction

_SIZE = QSize(1080, 700)  # logical pixels, at the first start
_SMALLEST = QSize(720, 560)
_RIGHT = 340  # width of the right column
_SPACING = 12


class MainWindow(QMainWindow):
    """Picture on the left, networks and answer on the right, training in the status bar."""

    started = pyqtSignal()  # painted for the first time: what takes time may begin

    def __init__(self) -> None:
        super().__init__()
        self.settings = Settings()
        self.pictures = PictureList()
        self.predictions = Predictions(self)
        self.runs = Runs(self)
        self.actions_ = Actions(self)
        self.view = ImageView()
        self.bar = PictureBar(self.actions_["actionPrevious"], self.actions_["actionNext"])
        self.picker = ModelPicker([(key, MODELS[key].title) for key in PUBLISHED])
        self.answer = AnswerPanel()
        self.status = RunStatus()
        self._train_dialog: TrainDialog | None = None  # made when first wanted
        self._error_dialog: ErrorDialog | None = None
        self._started = False
        self._lay_out()
        self._wire()
        self._update_actions()

    def _lay_out(self) -> None:
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.view, 1)
        left.addWidget(self.bar)
        right.addWidget(self.picker)
        right.addWidget(self.answer, 1)
        row.addLayout(left, 1)
        row.addLayout(right)
        row.setSpacing(_SPACING)
        row.setContentsMargins(_SPACING, _SPACING, _SPACING, 4)
        for widget in (self.picker, self.answer):
            widget.setFixedWidth(_RIGHT)
        centre = QWidget(self)
        centre.setLayout(row)
        self.setCentralWidget(centre)
        bar = self.statusBar()
        assert bar is not None
        bar.addWidget(self.status, 1)
        self.setWindowTitle("CIFAR Lab")
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE)
        if not self.settings.geometry.isEmpty():
            self.restoreGeometry(self.settings.geometry)

    def _wire(self) -> None:
        slots = {
            "actionOpen": self._on_open,
            "actionPaste": self._on_paste,
            "actionPrevious": lambda: self._on_step(-1),
            "actionNext": lambda: self._on_step(1),
            "actionQuit": self.leave,
            "actionTrain": self._on_train,
            "actionStop": self.runs.stop_current,
            "actionLogFolder": self._on_log_folder,
            "actionAbout": self._on_about,
        }
        for name, slot in slots.items():
            self.actions_[name].triggered.connect(lambda _=False, slot=slot: slot())
        self.picker.chosen.connect(self._on_network)
        self.predictions.asked.connect(self._on_asked)
        self.predictions.picture_read.connect(self.view.show_image)
        self.predictions.picture_failed.connect(self.view.show_message)
        self.predictions.loading.connect(self._on_loading)
        self.predictions.predicted.connect(self._on_predicted)
        self.predictions.prediction_failed.connect(self.answer.clear)
        self.runs.changed.connect(self._on_run)
        self.runs.failed.connect(lambda run: self._say(self.status.sentence_of(run)))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The workers start once the window has been painted: torch comes after it."""
        super().paintEvent(event)
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self.start)

    def start(self) -> None:
        """Starts the workers."""
        from app.gui.drop_filter import DropFilter  # nothing is dropped on what nobody sees
        from app.gui.network_choice import network_choices  # reads all weights files' headers

        self.picker.show_choices(network_choices())
        self.picker.choose(self.settings.network)
        self._on_asked()
        DropFilter(self).dropped.connect(self.open_pictures)
        self.predictions.start()
        self.runs.start()
        self.started.emit()

    def leave(self) -> None:
        """Closes the window, and with it the program."""
        self.close()

    def open_pictures(self, pictures: Sequence[Picture]) -> None:
        """Shows the first of these pictures and asks about it."""
        if not pictures:
            self._say(self.tr("There is no picture in what was pasted or dropped."))
            return
        self.pictures.replace(pictures)
        self._show_current()

    @pyqtSlot(str, str)
    def report(self, summary: str, details: str) -> None:
        """Tells of an error that nobody caught."""
        from app.gui.logs import log_file

        if self._error_dialog is None:
            from app.gui.error_dialog import ErrorDialog

            self._error_dialog = ErrorDialog(self)
        self._error_dialog.show_error(summary, details, str(log_file()))

    def _show_current(self) -> None:
        picture = self.pictures.current
        assert picture is not None
        if isinstance(picture.source, str):
            self.settings.folder = os.path.dirname(picture.source)
        self.bar.show_picture(picture.title, self.pictures.index, len(self.pictures))
        self._update_actions()
        self.predictions.set_picture(picture)

    def _update_actions(self) -> None:
        self.actions_["actionPrevious"].setEnabled(self.pictures.has(-1))
        self.actions_["actionNext"].setEnabled(self.pictures.has(1))
        run = self.runs.current
        self.actions_["actionStop"].setEnabled(run is not None and run.active)

    def _say(self, sentence: str) -> None:
        bar = self.statusBar()
        assert bar is not None
        bar.showMessage(sentence, 5000)

    def _on_open(self) -> None:
        from app.gui.open_dialog import OpenDialog

        dialog = OpenDialog(self.settings.folder, self)
        dialog.opened.connect(self.open_pictures)
        dialog.open()

    def _on_paste(self) -> None:
        from app.gui.incoming import pictures_from

        clipboard = QGuiApplication.clipboard()
        mime = None if clipboard is None else clipboard.mimeData()
        self.open_pictures(pictures_from(mime) if mime is not None else [])

    def _on_step(self, step: int) -> None:
        if self.pictures.move(step):
            self._show_current()

    def _on_network(self, key: str) -> None:
        self.settings.network = key
        self.predictions.set_network(key)

    def _on_asked(self) -> None:
        usable = self.picker.current() is not None or not self._started
        self.answer.clear("" if usable else self.tr("None of the networks can be used."))

    def _on_loading(self) -> None:
        self.answer.clear(self.tr("Loading the networks…"))

    def _on_predicted(self, prediction: "Prediction") -> None:
        self.answer.show_prediction(prediction)

    def _on_run(self, run: "RunView | None") -> None:
        told = run is not None and not run.active and run.name == self.settings.told_run
        self.status.show_run(None if told else run)
        self._update_actions()

    def _on_train(self) -> None:
        if self._train_dialog is None:
            from app.gui.train_dialog import TrainDialog  # not needed to be on the screen

            self._train_dialog = TrainDialog(self)
            self._train_dialog.confirmed.connect(self._on_train_confirmed)
        self._train_dialog.ask(self.picker.current() or "")

    def _on_train_confirmed(self, key: str, epochs: int) -> None:
        from app.training.launch import start_run

        assert self._train_dialog is not None
        try:
            start_run(key, epochs)
        except CodedError as error:
            self._train_dialog.show_problem(error_text(error))
        except OSError as error:
            self._train_dialog.show_problem(f"{error.strerror}: {error.filename}")
        else:
            self._train_dialog.accept()
            self._say(self.tr("The training is being started…"))  # torch takes a few seconds

    def _on_log_folder(self) -> None:
        with contextlib.suppress(OSError):
            os.makedirs(log_folder(), exist_ok=True)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder()))):
            self._say(str(log_folder()))

    def _on_about(self) -> None:
        from app.gui.about import open_about  # versions of everything: slow to gather

        open_about(self)

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Remembers, and stops the workers; the trainings go on."""
        self.settings.geometry = self.saveGeometry()
        run = self.runs.current
        if run is not None and not run.active:
            self.settings.told_run = run.name
        self.settings.save()
        if self._train_dialog is not None:
            self._train_dialog.close()
        self.hide()  # gone at once, also while a worker finishes its step
        self.runs.stop()
        self.predictions.stop()
        super().closeEvent(event)
