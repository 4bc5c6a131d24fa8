"""What the window does about trainings: how they stand, what came of them, and the question
whether they, and studies, go on when it closes."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, Qt
from PyQt5.QtGui import QGuiApplication, QIcon
from PyQt5.QtWidgets import QMessageBox

from app.paths import NETWORK_SUFFIX, RUN_WEIGHTS

if TYPE_CHECKING:
    from app.gui.dialogs import Dialogs
    from app.gui.requests import Picture
    from app.gui.run_news import RunNews
    from app.gui.run_view import RunView
    from app.gui.window import MainWindow


class TrainingDesk(QObject):
    """Wires the runs to the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._news: RunNews | None = None
        self._waiting: list[tuple[Path, str]] = []  # networks that came before there was a place
        runs = window.runs
        runs.changed.connect(self._on_run)
        runs.failed.connect(lambda run: window.say(window.status.sentence_of(run)))
        runs.ended.connect(self._on_ended)
        runs.all_changed.connect(self._on_all)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        if self._news is not None:
            self._news.retranslate()

    def keep_networks(self, pictures: "Sequence[Picture]") -> "list[Picture]":
        """Of what was opened, dropped or pasted: networks become the user's own; the others."""
        others = []
        for picture in pictures:
            if isinstance(picture.source, str) and picture.source.endswith(NETWORK_SUFFIX):
                self._keep(Path(picture.source))
            else:
                others.append(picture)
        return others

    def keep_waiting(self) -> None:
        """The networks that came while the window was being made."""
        waiting, self._waiting = self._waiting, []
        for path, name in waiting:
            self._keep(path, name)

    def _keep(self, path: Path, name: str = "") -> None:
        if self._window.own is None:
            self._waiting.append((path, name))
        else:
            self._window.own.keep(path, name)

    def remember(self) -> None:
        """The end of the run in the status bar has been told."""
        run = self._window.runs.current
        if run is not None and not run.active:
            self._window.settings.told_run = run.name

    def attend(self, dialogs: "Dialogs") -> None:
        """Does what the window of all trainings asks for."""
        dialogs.use_wanted.connect(self._use)
        dialogs.train_wanted.connect(self._window.actions_["actionTrain"].trigger)

    def show_trainings(self, name: str = "") -> None:
        """Training ▸ All trainings, on the run of this name."""
        self._window.dialogs.show_trainings(self._window.runs, name or None)

    def asks_first(self) -> bool:
        """Whether there is something to ask before the window closes; then it is being asked."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        # the desktop closes everything when people log out: a question would hold it up
        if application.isSavingSession():
            return False
        trainings, studies = [run.path for run in self._window.runs.active], _studies()
        if trainings or studies:
            self._ask(trainings, studies)
        return bool(trainings or studies)

    def _ask(self, trainings: "Sequence[Path]", studies: "Sequence[Path]") -> None:
        box = QMessageBox(self._window)
        box.setObjectName("closingBox")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Close CIFAR Lab"))
        box.setText(self._question(len(trainings), len(studies)))
        box.setInformativeText(
            self.tr(
                "What is under way can go on without the window, and the next window shows how "
                "far it is. Logging out or switching the computer off ends it. Whatever ended it, "
                "a training can be resumed, and a study goes on where it was: each of its "
                "trainings keeps its checkpoint."
            )
            if studies
            else self.tr(
                "It can go on without the window, and the next window shows how far it is. "
                "Logging out or switching the computer off ends it. Whatever ended it, it can be "
                "resumed."
            )
        )
        roles = QMessageBox.ButtonRole
        on = self.tr("&Keep going") if studies else self.tr("&Keep training")
        off = self.tr("&Stop") if studies else self.tr("&Stop training")
        keep = box.addButton(on, roles.AcceptRole)
        stop = box.addButton(off, roles.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        assert keep is not None
        assert stop is not None
        keep.setObjectName("closingKeep")
        stop.setObjectName("closingStop")
        box.setDefaultButton(keep)
        keep.clicked.connect(lambda: self._window.leave())
        stop.clicked.connect(lambda: self._stop([*trainings, *studies]))
        for button in box.buttons():
            button.setIcon(QIcon())  # as in the other dialogs: app.gui.button_box
        box.open()

    def _question(self, trainings: int, studies: int) -> str:
        if trainings and studies:
            said = self.tr(
                "{trainings} and {studies} are under way. Keep them going, or stop them?"
            )
            return said.format(
                trainings=self.tr("A training")
                if trainings == 1
                else self.tr("{count} trainings").format(count=trainings),
                studies=self.tr("a study")
                if studies == 1
                else self.tr("{count} studies").format(count=studies),
            )
        if trainings == 1:
            return self.tr("A training is under way. Keep it going, or stop it?")
        if studies == 1:
            return self.tr("A study is under way. Keep it going, or stop it?")
        several = (
            self.tr("{count} trainings are under way. Keep them going, or stop them?")
            if trainings
            else self.tr("{count} studies are under way. Keep them going, or stop them?")
        )
        return several.format(count=trainings or studies)

    def _stop(self, folders: "Sequence[Path]") -> None:
        from app.training.run_folder import RunFolder

        for folder in folders:
            with suppress(OSError):  # the folder is gone: there is nothing to stop
                RunFolder(folder).request("stop")
        self._window.leave()

    def _on_run(self, run: "RunView | None") -> None:
        window = self._window
        told = run is not None and not run.active and run.name == window.settings.told_run
        window.status.show_run(None if told else run)
        window.actions_["actionStop"].setEnabled(run is not None and run.active)

    def _on_ended(self, run: "RunView") -> None:
        from app.gui.notify import notify
        from app.gui.tab_order import order_by_layout

        if self._news is None:
            from app.gui.run_news import RunNews

            self._news = RunNews()
            self._news.use_wanted.connect(lambda run: self._use(run.path))
            self._news.show_wanted.connect(self.show_trainings)
            self._window.add_below_picture(self._news)
            centre = self._window.centralWidget()
            assert centre is not None
            order_by_layout(centre)
        self._news.show_run(run)
        notify(self._window, self._news.sentence)

    def _on_all(self, runs: "Sequence[RunView]") -> None:
        """News of a run that was renamed or deleted are none any more."""
        news = self._news
        if (
            news is not None
            and news.run is not None
            and news.run.path not in {r.path for r in runs}
        ):
            news.hide()

    def _use(self, run: Path) -> None:
        if self._news is not None:
            self._news.hide()  # its advice was taken, perhaps elsewhere
        self._keep(run / RUN_WEIGHTS, run.name)


def _studies() -> list[Path]:
    """The folders of the studies under way: no run tells of them."""
    from app.studies.under_way import studies_under_way

    return [folder.path for folder in studies_under_way()]
