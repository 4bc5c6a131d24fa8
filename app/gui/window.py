"""The window: puts the widgets side by side and wires them to the workers."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QCloseEvent, QGuiApplication, QPaintEvent, QResizeEvent
from PyQt5.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.gui.actions import Actions
from app.gui.answer_panel import AnswerPanel
from app.gui.appearance import Appearance
from app.gui.browsing import Browsing
from app.gui.image_view import ImageView
from app.gui.model_picker import ModelPicker
from app.gui.picture_bar import PictureBar
from app.gui.predictions import Predictions
from app.gui.recent_menu import RecentMenu
from app.gui.requests import Picture
from app.gui.run_status import RunStatus
from app.gui.runs import Runs
from app.gui.settings import Settings
from app.gui.training_desk import TrainingDesk
from models.registry import MODELS, PUBLISHED

if TYPE_CHECKING:
    from app.gui.dialogs import Dialogs
    from app.gui.hint import Hint
    from app.gui.my_networks import MyNetworks
    from app.gui.picture_shelf import PictureShelf
    from app.gui.startup import Startup
    from app.inference.predictor import Prediction

_SIZE = QSize(1180, 780)  # logical pixels, at the first start
_SMALLEST = QSize(900, 600)
_RIGHT, _WIDEST = 380, 640  # width of the right column
_SHARE = 0.26  # of the window's width, between those two
_SPACING = 12
_BRIEFLY = 6000  # milliseconds that a sentence stays in the status bar


class MainWindow(QMainWindow):
    """Picture on the left, networks and answer on the right, training in the status bar."""

    prepared = pyqtSignal()  # painted and complete, but for the networks
    started = pyqtSignal()  # a network can be chosen

    def __init__(self) -> None:
        super().__init__()
        self.settings = Settings()
        self.appearance = Appearance(self.settings, self)
        self.appearance.begin()  # before there are texts
        self.browsing = Browsing(self)
        self.predictions = Predictions(self)
        self.runs = Runs(self)
        self.recent = RecentMenu(self)
        self.actions_ = Actions(self, self.recent)
        self.view = ImageView()
        self.bar = PictureBar(
            self.actions_["actionPrevious"], self.actions_["actionNext"], self.actions_["actionFit"]
        )
        self.picker = ModelPicker([(key, MODELS[key].title) for key in PUBLISHED])
        self.answer = AnswerPanel()
        self.status = RunStatus()
        self.shelf: PictureShelf | None = None  # made after the first paint, as the hint
        self.hint: Hint | None = None
        self.own: MyNetworks | None = None
        self._dialogs: Dialogs | None = None
        self._startup: Startup | None = None
        self._truth = ""  # the true class of the picture, where it is known
        self._started = self._leaving = False
        self.desk = TrainingDesk(self)
        self._lay_out()
        self._wire()
        self._show_settings()
        self._update_actions()

    def _lay_out(self) -> None:
        self._left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._left.addWidget(self.view, 1)
        self._left.addWidget(self.bar)
        right.addWidget(self.picker)
        right.addWidget(self.answer, 1)
        for column in (self._left, right):
            column.setSpacing(_SPACING)
        row.addLayout(self._left, 1)
        row.addLayout(right)
        row.setSpacing(_SPACING)
        row.setContentsMargins(_SPACING, _SPACING, _SPACING, 4)
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
            "actionOpen": lambda: self.dialogs.open_pictures(self.settings.folder),
            "actionOpenFolder": lambda: self.dialogs.open_folder(self.settings.folder),
            "actionGetData": lambda: self.dialogs.get_data(),
            "actionQuit": self.close,
            "actionPaste": self._on_paste,
            "actionCopyText": self.answer.copy_text,
            "actionCopyPicture": self.answer.copy_picture,
            "actionReset": lambda: self.dialogs.ask_reset(self.reset),
            "actionPrevious": lambda: self.browsing.step(-1),
            "actionNext": lambda: self.browsing.step(1),
            "actionZoomIn": self.view.zoom_in,
            "actionZoomOut": self.view.zoom_out,
            "actionFit": self.view.fit,
            "actionActualSize": self.view.actual_size,
            "actionSorted": self._on_sorted,
            "actionShelf": self._on_shelf,
            "actionShuffle": self.browsing.shuffle,
            "actionFullScreen": self._on_full_screen,
            "actionTrain": lambda: self.dialogs.train(self.picker.current_kind()),
            "actionStop": self.runs.stop_current,
            "actionTrainings": self.desk.show_trainings,
            "actionShortcuts": lambda: self.dialogs.show_shortcuts(),
            "actionFaq": lambda: self.dialogs.show_faq(),
            "actionLogFolder": lambda: self.dialogs.open_log_folder(),
            "actionAbout": lambda: self.dialogs.show_about(),
        }
        for name, slot in slots.items():
            self.actions_[name].triggered.connect(lambda _=False, slot=slot: slot())
        choices, look = self.actions_.choices, self.appearance
        choices("menuTheme").triggered.connect(lambda each: look.choose_theme(each.data()))
        choices("menuLanguage").triggered.connect(lambda each: look.choose_language(each.data()))
        self.appearance.retranslated.connect(self.retranslate)
        self._wire_pictures()
        self.picker.chosen.connect(self._on_network)
        self.answer.order_changed.connect(self._on_order)
        self.answer.copied.connect(lambda: self.say(self.tr("The answer was copied.")))
        self.answer.copyTextAction.changed.connect(self._update_actions)

    def _wire_pictures(self) -> None:
        self.recent.picked.connect(lambda path: self.open_pictures([Picture(path)]))
        self.recent.cleared.connect(self.settings.clear_recent)
        self.recent.cleared.connect(lambda: self.recent.show_recent([]))
        self.browsing.opened.connect(self._on_opened)
        self.browsing.looked_at.connect(self._on_looked_at)
        self.browsing.listed.connect(lambda *_: self._show_place())
        self.browsing.said.connect(self.say)
        self.predictions.asked.connect(self.refresh_answer)
        self.predictions.picture_read.connect(self.view.show_image)
        self.predictions.picture_failed.connect(self.view.show_message)
        self.predictions.loading.connect(self._on_loading)
        self.predictions.predicted.connect(self._on_predicted)
        self.predictions.prediction_failed.connect(self.answer.show_problem)
        self.view.zoom_changed.connect(self.bar.show_zoom)

    @property
    def dialogs(self) -> "Dialogs":
        """Everything that opens beside the window; made when first wanted."""
        if self._dialogs is None:
            from app.gui.dialogs import Dialogs

            self._dialogs = Dialogs(self)
            self._dialogs.pictures_chosen.connect(self.open_pictures)
            self._dialogs.folder_chosen.connect(self.browsing.open_folder)
            self._dialogs.data_arrived.connect(self.browsing.retry)
            self._dialogs.said.connect(self.say)
            self._dialogs.status_changed.connect(lambda sentence: self.say(sentence, 0))
            self.desk.attend(self._dialogs)
        return self._dialogs

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The workers start once the window has been painted: torch comes after it."""
        super().paintEvent(event)
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self.start)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """On a large screen the answer grows with the picture."""
        super().resizeEvent(event)
        width = min(max(_RIGHT, round(_SHARE * self.width())), _WIDEST)
        for widget in (self.picker, self.answer):
            widget.setFixedWidth(width)

    def start(self) -> None:
        """Makes what the first paint could do without, and starts the workers."""
        from app.gui.startup import Startup

        self._startup = Startup(self)
        self._startup.done.connect(self._on_complete)
        self._startup.begin()

    def add_shelf(self, shelf: "PictureShelf") -> None:
        """The strip of thumbnails takes its place at the bottom."""
        self.shelf = shelf
        self._left.addWidget(shelf)
        shelf.setVisible(self.settings.shelf)
        shelf.source_chosen.connect(self.browsing.show_source)
        shelf.picked.connect(self.browsing.go)
        shelf.shuffle_wanted.connect(self.browsing.shuffle)
        shelf.note_clicked.connect(lambda: self.dialogs.get_data())
        self.browsing.listed.connect(shelf.show_pictures)
        self.browsing.moved.connect(shelf.set_current)
        self.browsing.emptied.connect(self._on_emptied)
        if len(self.browsing.pictures):
            self.browsing.tell()

    def add_hint(self, hint: "Hint") -> None:
        """What to do next."""
        self.hint = hint
        self.add_below_picture(hint)
        hint.setVisible(self.settings.hint)
        hint.closed.connect(lambda: setattr(self.settings, "hint", False))

    def add_below_picture(self, widget: QWidget) -> None:
        """Between the picture and the thumbnails."""
        self._left.insertWidget(2, widget)

    def refresh_answer(self) -> None:
        """No answer yet, or none to come: there is no network to ask."""
        if self._started and self.picker.current() is None:
            self.answer.show_problem(self.tr("None of the networks can be used."))
        else:
            self.answer.clear()

    def leave(self) -> None:
        """Closes the window, and with it the program; what is under way goes on."""
        self._leaving = True
        self.close()

    def open_pictures(self, pictures: Sequence[Picture]) -> None:
        """Shows the first of these pictures and asks about it."""
        if not pictures:
            self.say(self.tr("There is no picture in what was pasted or dropped."))
        pictures = self.desk.keep_networks(pictures)
        if not pictures:
            return
        if self._started and self.hint is not None and self.hint.isVisible():
            self.hint.dismiss()  # its advice was taken
        self.browsing.open(pictures)

    def take_over(self, paths: Sequence[str]) -> None:
        """What a second start of the program was given; it comes to the front."""
        from app.gui.single_instance import bring_to_front

        bring_to_front(self)
        self.open_paths(paths)

    def open_paths(self, paths: Sequence[str]) -> None:
        """What was named at a start: pictures, or a folder of them."""
        if len(paths) == 1 and os.path.isdir(paths[0]):
            self.browsing.open_folder(paths[0])
        elif paths:
            self.open_pictures([Picture(path) for path in paths])

    @pyqtSlot(str, str)
    def report(self, summary: str, details: str) -> None:
        """Tells of an error that nobody caught."""
        self.dialogs.show_error(summary, details)

    def retranslate(self) -> None:
        """All texts in the language of now."""
        parts = (self.actions_, self.view, self.bar, self.picker, self.answer, self.status)
        later = (self.recent, self.hint, self.shelf, self.own, self.desk, self._dialogs)
        for part in (*parts, *(each for each in later if each is not None)):
            part.retranslate()
        self._show_place()
        self.browsing.retry()  # its sentence, in the other language
        if self.view.message or self.answer.problem:  # these as well
            self.refresh_answer()
            self.predictions.repeat()

    def reset(self) -> None:
        """Everything as at the first start."""
        self.settings.reset()
        self.appearance.choose_theme(self.settings.theme)
        self.appearance.choose_language(self.settings.language)
        self.picker.choose(self.settings.network)
        self._show_settings()
        if self.hint is not None and self.shelf is not None:
            self.hint.setVisible(self.settings.hint)
            self.shelf.setVisible(self.settings.shelf)
        self.showNormal()
        self.resize(_SIZE)

    def _show_settings(self) -> None:
        self.actions_.choose("menuTheme", self.settings.theme)
        self.actions_.choose("menuLanguage", self.settings.language)
        self.actions_["actionSorted"].setChecked(self.settings.bar_order == "probability")
        self.actions_["actionShelf"].setChecked(self.settings.shelf)
        self.answer.set_order(self.settings.bar_order)
        self.recent.show_recent(self.settings.recent)

    def _show_place(self) -> None:
        pictures = self.browsing.pictures
        if pictures.current is not None:
            self.bar.show_picture(pictures.current.title, pictures.index, len(pictures))
        self._update_actions()

    def _update_actions(self) -> None:
        self.actions_["actionPrevious"].setEnabled(self.browsing.pictures.has(-1))
        self.actions_["actionNext"].setEnabled(self.browsing.pictures.has(1))
        for name in ("actionCopyText", "actionCopyPicture"):
            self.actions_[name].setEnabled(self.answer.copyTextAction.isEnabled())

    def say(self, sentence: str, milliseconds: int = _BRIEFLY) -> None:
        """A sentence in the status bar for a while; 0 milliseconds: until the next."""
        bar = self.statusBar()
        assert bar is not None
        bar.showMessage(sentence, milliseconds)

    def _on_opened(self, path: str) -> None:
        self.settings.add_recent(path)
        self.recent.show_recent(self.settings.recent)

    def _on_looked_at(self, picture: Picture) -> None:
        self._truth = picture.label
        self._show_place()
        self.view.expect_image()
        self.predictions.set_picture(picture)

    def _on_complete(self) -> None:
        if self.settings.put_aside:
            sentence = self.tr("The settings could not be read. They were put aside as {path}.")
            self.say(sentence.format(path=self.settings.put_aside), 3 * _BRIEFLY)
        self.started.emit()

    def _on_emptied(self, source: str, why: str) -> None:
        assert self.shelf is not None
        button = self.tr("Get the pictures…") if source == "test" else ""
        self.shelf.show_note(source, why, button)
        if not self.shelf.isVisible():
            self.say(why)

    def _on_paste(self) -> None:
        from app.gui.incoming import folders_from, pictures_from

        clipboard = QGuiApplication.clipboard()
        mime = None if clipboard is None else clipboard.mimeData()
        if mime is None:
            return
        folders = folders_from(mime)
        if folders:
            self.browsing.open_folder(folders[0])
        else:
            self.open_pictures(pictures_from(mime))

    def _on_network(self, key: str) -> None:
        self.settings.network = key
        self.predictions.set_network(key)

    def _on_loading(self) -> None:
        self.answer.clear(self.tr("Loading the networks…"))

    def _on_predicted(self, prediction: "Prediction") -> None:
        self.answer.show_prediction(prediction, self._truth)

    def _on_sorted(self) -> None:
        self._on_order("probability" if self.actions_["actionSorted"].isChecked() else "fixed")

    def _on_order(self, order: str) -> None:
        self.settings.bar_order = order
        self.actions_["actionSorted"].setChecked(order == "probability")
        self.answer.set_order(order)

    def _on_shelf(self) -> None:
        self.settings.shelf = self.actions_["actionShelf"].isChecked()
        if self.shelf is not None:
            self.shelf.setVisible(self.settings.shelf)

    def _on_full_screen(self) -> None:
        # one bit of the state: a window that was maximised is so again afterwards
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def changeEvent(self, event: QEvent | None) -> None:
        """The menu follows, whoever filled the screen: a key, the desktop, or the last time."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.WindowStateChange:
            self.actions_["actionFullScreen"].setChecked(self.isFullScreen())

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Asks about what is under way; then remembers, and stops the workers."""
        if event is not None and not self._leaving and self.desk.asks_first():
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        self.desk.remember()
        self.settings.save()
        if self._startup is not None:
            self._startup.stop()
        self.hide()  # gone at once, also while a worker finishes its step
        always = (self.runs, self.browsing, self.appearance, self.recent, self.predictions)
        for part in (*always, self.shelf, self._dialogs, self.own):
            if part is not None:
                part.stop()
        super().closeEvent(event)
