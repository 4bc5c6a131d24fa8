"""Everything that opens beside the window: made when first wanted, and none of it waits."""

import contextlib
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, Qt, QUrl, pyqtSignal
from PyQt5.QtGui import QDesktopServices, QIcon
from PyQt5.QtWidgets import QMainWindow, QMessageBox

from app.messages import error_text, user_language
from app.paths import log_folder
from models.errors import CodedError
from models.registry import PUBLISHED

if TYPE_CHECKING:
    from app.gui.data_dialog import DataDialog
    from app.gui.data_page import DataPage
    from app.gui.error_dialog import ErrorDialog
    from app.gui.faq import FaqWindow
    from app.gui.help_dialog import HelpDialog
    from app.gui.report_window import ReportWindow
    from app.gui.requests import Picture
    from app.gui.runs import Runs
    from app.gui.studies_window import StudiesWindow
    from app.gui.train_dialog import TrainDialog
    from app.gui.training_window import TrainingWindow
    from app.training.config import TrainConfig


class Dialogs(QObject):
    """Opens them over the window and tells what was chosen in them."""

    pictures_chosen = pyqtSignal(list)  # of Picture
    folder_chosen = pyqtSignal(str)
    data_arrived = pyqtSignal()  # the pictures of CIFAR-10 are on this computer now
    use_wanted = pyqtSignal(object)  # Path of a run folder: its network is to be used
    train_wanted = pyqtSignal()  # a new training, from the window of all trainings
    said = pyqtSignal(str)  # a sentence for the status bar
    status_changed = pyqtSignal(str)  # how the data are coming in, while their dialog is hidden

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._train: TrainDialog | None = None
        self._data: DataDialog | None = None
        self._error: ErrorDialog | None = None
        self._help: HelpDialog | None = None
        self._faq: FaqWindow | None = None
        self._trainings: TrainingWindow | None = None
        self._report: ReportWindow | None = None
        self._page: DataPage | None = None
        self._studies: StudiesWindow | None = None

    def retranslate(self) -> None:
        """The open ones in the language of now; the others are made in it."""
        opened = (self._train, self._data, self._error, self._help, self._faq, self._trainings)
        for dialog in (*opened, self._report, self._page, self._studies):
            if dialog is not None:
                dialog.retranslate()
        if self._faq is not None and self._faq.isVisible():
            self._faq.show_page(user_language())

    def stop(self) -> bool:
        """The window goes: what measures or downloads ends; False if it did not in time."""
        if self._train is not None:
            self._train.close()
        others = (self._trainings, self._report, self._page, self._data, self._studies)
        stopped = [dialog.stop() for dialog in others if dialog is not None]
        return all(stopped)

    def open_pictures(self, folder: str) -> None:
        """Asks for pictures."""
        from app.gui.open_dialog import OpenDialog

        dialog = OpenDialog(folder, self._window)
        dialog.opened.connect(self.pictures_chosen)
        dialog.open()

    def open_folder(self, folder: str) -> None:
        """Asks for a folder of pictures."""
        from app.gui.open_dialog import OpenFolderDialog

        dialog = OpenFolderDialog(folder, self._window)
        dialog.opened.connect(self.folder_chosen)
        dialog.open()

    def train(self, key: str) -> None:
        """Asks what to train."""
        if self._train is None:
            from app.gui.train_dialog import TrainDialog

            self._train = TrainDialog(self._window)
            self._train.confirmed.connect(self._on_train_confirmed)
            self._train.data_wanted.connect(self.get_data)
        self._train.ask(key)

    def show_trainings(self, runs: "Runs", name: str | None = None) -> None:
        """The window of all trainings, with the one of that name or the one that matters now."""
        if self._trainings is None:
            from app.gui.training_window import TrainingWindow

            self._trainings = TrainingWindow(runs, self._window)
            self._trainings.use_wanted.connect(self.use_wanted)
            self._trainings.train_wanted.connect(self.train_wanted)
            self._trainings.said.connect(self.said)
            self._trainings.report.full_wanted.connect(self.show_report)
        self._trainings.open_on(name)

    def get_data(self) -> None:
        """Offers to fetch or import CIFAR-10."""
        if self._data is None:
            from app.gui.data_dialog import DataDialog

            self._data = DataDialog(self._window)
            self._data.data_ready.connect(self._on_data_ready)
            self._data.status_changed.connect(self.status_changed)
        self._data.ask()

    def show_report(self, model: str, title: str, data: str | None = None) -> None:
        """The report on a network (key, file or run), measured there if it is not there yet."""
        from app.gui.report_cache import Target

        if self._report is None:
            from app.gui.report_window import ReportWindow

            self._report = ReportWindow(self._window)
            self._report.picture_wanted.connect(self._on_picture_wanted)
            self._report.data_wanted.connect(self.get_data)
            self._report.said.connect(self.said)
        self._report.show_network(Target(model, title, data))

    def show_studies(self, runs: "Runs") -> None:
        """What settings do."""
        if self._studies is None:
            from app.gui.studies_window import StudiesWindow

            self._studies = StudiesWindow(runs, self._window)
            self._studies.data_wanted.connect(self.get_data)
            self._studies.said.connect(self.said)
        self._studies.open()

    def look_at_data(self) -> None:
        """Pictures of every class."""
        if self._page is None:
            from app.gui.data_page import DataPage

            self._page = DataPage(self._window)
            self._page.picture_wanted.connect(self._on_picture_wanted)
            self._page.data_wanted.connect(self.get_data)
        self._page.open()

    def ask_reset(self, reset: Callable[[], None]) -> None:
        """Asks before everything that was remembered is forgotten."""
        box = QMessageBox(self._window)
        box.setObjectName("resetBox")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Reset settings"))
        box.setText(self.tr("Forget the window's size, language, theme and recent pictures?"))
        box.setInformativeText(self.tr("Pictures, data and trainings stay as they are."))
        confirm = box.addButton(self.tr("Reset"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        assert confirm is not None
        confirm.clicked.connect(lambda: reset())
        for button in box.buttons():
            button.setIcon(QIcon())  # as in the other dialogs: app.gui.button_box
        box.open()

    def show_error(self, summary: str, details: str) -> None:
        """Tells of an error that nobody caught."""
        from app.gui.logs import log_file

        if self._error is None:
            from app.gui.error_dialog import ErrorDialog

            self._error = ErrorDialog(self._window)
        self._error.show_error(summary, details, str(log_file()))

    def show_shortcuts(self) -> None:
        """Help ▸ Keyboard shortcuts."""
        if self._help is None:
            from app.gui.help_dialog import HelpDialog

            bar = self._window.menuBar()
            assert bar is not None
            self._help = HelpDialog(bar, len(PUBLISHED), self._window)
            self._help.faq_wanted.connect(self.show_faq)
        self._help.show()
        self._help.activateWindow()

    def show_faq(self) -> None:
        """Help ▸ Questions and answers."""
        from app.gui.faq import open_faq

        self._faq = open_faq(self._window, user_language())

    def show_about(self) -> None:
        """Help ▸ About."""
        from app.gui.about import open_about  # versions of everything: slow to gather

        open_about(self._window)

    def open_log_folder(self) -> None:
        """Shows the log's folder in the file manager, or says where it lies."""
        with contextlib.suppress(OSError):
            os.makedirs(log_folder(), exist_ok=True)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder()))):
            self.said.emit(str(log_folder()))

    def _on_data_ready(self) -> None:
        if self._train is not None:
            self._train.data_arrived()
        for window in (self._report, self._page, self._studies):
            if window is not None:
                window.data_arrived()
        self.data_arrived.emit()

    def _on_picture_wanted(self, picture: "Picture") -> None:
        from app.gui.single_instance import bring_to_front

        self.pictures_chosen.emit([picture])
        bring_to_front(self._window)

    def _on_train_confirmed(self, config: "TrainConfig") -> None:
        from app.training.launch import start_run

        assert self._train is not None
        try:
            start_run(config)
        except (CodedError, OSError) as error:
            self._train.show_problem(error_text(error))
        else:
            self._train.accept()
            self.said.emit(self.tr("The training is being started…"))  # torch takes a few seconds
