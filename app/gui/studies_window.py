"""Training ▸ Studies: what a setting does, asked of several trainings of each value."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QPoint, Qt, QUrl, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QDesktopServices, QHideEvent, QPalette, QShowEvent
from PyQt5.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from app.gui import study_wording as wording
from app.gui.card import Card, lay_side_by_side
from app.gui.run_actions import RunActions
from app.gui.run_questions import ask_export
from app.gui.study_estimate import StudyEstimate
from app.gui.study_figures import StudyFigures
from app.gui.study_header import StudyHeader
from app.gui.study_list import StudyList
from app.gui.study_questions import ask_delete_study
from app.gui.study_reader import StudyData, StudyReader
from app.gui.study_view import StudyView
from app.gui.tab_order import order_by_layout
from app.gui.worker_thread import WorkerThread
from app.messages import error_text
from models.errors import CodedError

if TYPE_CHECKING:
    from app.gui.runs import Runs
    from app.gui.study_own import StudyOwn
    from app.studies.launch import Size
    from app.studies.study import Study

_SIZE, _SMALLEST = (1160, 780), (900, 560)
_LIST = 250  # logical pixels


class StudiesWindow(QDialog):
    """Not modal, and a window of its own. While it is hidden nothing is read."""

    data_wanted = pyqtSignal()  # the dialog that gets CIFAR-10
    said = pyqtSignal(str)  # a sentence for the status bar
    _watch_wanted = pyqtSignal(bool, object)  # whether to look, StudyView or None
    _data_look_wanted = pyqtSignal()

    def __init__(self, runs: "Runs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studiesWindow")
        self.setWindowFlags(Qt.WindowType.Window)
        self._runs = runs
        self._reader: StudyReader | None = None
        self._thread: WorkerThread | None = None
        self._own: StudyOwn | None = None
        self._no_data: CodedError | None = None  # why there are no pictures to learn from
        self._wanted: str | None = None  # name of a study to show once it is there
        self._pending: dict[Path, tuple[str, str]] = {}  # asked for what, in which state
        self._untold: dict[str, str] = {}  # why an estimate failed
        self._opened = False
        self.actions_ = RunActions(self)
        self.estimate = StudyEstimate(self)
        self._build()
        self._lay_out()
        self._connect()
        order_by_layout(self)
        self.retranslate()

    def _build(self) -> None:
        self._card, self._shown = Card(self), Card(self)
        self.list = StudyList(self._card)
        self._waiting = QLabel(self._card)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.list.hide()
        self._new = QPushButton(self._card)
        self._new.setObjectName("studyNew")
        self._new.setAutoDefault(False)
        self.header = StudyHeader(self._shown)
        self.figures = StudyFigures(self._shown)
        for widget in (self.header, self.figures):
            widget.hide()

    def _lay_out(self) -> None:
        left, right = lay_side_by_side(self, self._card, self._shown, _LIST)
        left.addWidget(self.list, 1)
        left.addWidget(self._waiting, 1)
        left.addWidget(self._new)
        right.addWidget(self.header)
        right.addWidget(self.figures, 1)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda: self.figures.tabs.setFocus())
        self.list.delete_wanted.connect(lambda: self.act("delete"))
        self.list.menu_wanted.connect(self._open_menu)
        self.header.wanted.connect(self.act)
        self._new.clicked.connect(lambda: self.make_own())
        self.figures.export_wanted.connect(self._on_export)
        self.actions_.failed.connect(self._on_failed)
        written = self.actions_.written
        written.connect(lambda path: self.said.emit(self.tr("Written: {path}").format(path=path)))
        self.estimate.measured.connect(lambda _: self._show_times())
        self.estimate.failed.connect(self._on_no_estimate)
        self._runs.all_changed.connect(lambda _: self._show_surroundings())

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setWindowTitle(self.tr("Studies"))
        self._card.setTitle(self.tr("Studies"))
        self._waiting.setText(self.tr("Looking…"))
        self._new.setText(self.tr("&Your own…"))
        for part in (self.list, self.header, self.figures, self._own):
            if part is not None:
                part.retranslate()
        self._show_surroundings()
        self._show_study()

    def open(self) -> None:
        """Shows the window."""
        self.show()
        self.activateWindow()
        self.list.setFocus()

    def stop(self, milliseconds: int = 1800) -> bool:
        """The program ends, the studies go on; False if a thread was still busy then."""
        self.close()
        self.estimate.drop()
        if self._own is not None:
            self._own.close()
        reading = self._thread is None or self._thread.stop(milliseconds)
        self._thread = self._reader = None
        return self.actions_.stop(milliseconds) and reading

    def data_arrived(self) -> None:
        """There are pictures now where there were none."""
        self._data_look_wanted.emit()

    def act(self, name: str) -> None:
        """What the header's buttons say, on the study that is shown."""
        shown = self.list.current()
        if shown is None:
            return
        self.header.show_problem("")
        actions: dict[str, Callable[[StudyView], None]] = {
            "start": self._start_shown,
            "stop": self._stop_shown,
            "vary": self._vary,
            "data": lambda _: self.data_wanted.emit(),
            "folder": self._open_folder,
            "delete": self._ask_delete,
        }
        actions[name](shown)

    def make_own(self) -> None:
        """Asks for a study of the user's own."""
        self._own_dialog().begin()
        self._own_dialog().ask()

    def start(self, study: "Study", size: "Size") -> None:
        """Starts it in the background, and shows it."""
        from app.studies.launch import start_study
        from app.studies.runner import study_folder

        path = study_folder(study.name).path
        known = next((each for each in self.list.studies() if each.name == study.name), None)
        self._pending[path] = "resume", "" if known is None else known.state
        if known is None:
            self._wanted = study.name
        else:
            self.list.choose(study.name)
        self._show_study()
        self.actions_.begin(path, lambda: start_study(study, size))

    def showEvent(self, event: QShowEvent | None) -> None:
        """Reading begins, or goes on."""
        super().showEvent(event)
        if self._thread is None:
            self._reader = reader = StudyReader()
            self._thread = WorkerThread(reader, "study-reader")
            self._thread.started.connect(reader.start)
            self._watch_wanted.connect(reader.watch)
            self._data_look_wanted.connect(reader.look_for_data)
            reader.ready.connect(self.figures.draw)
            reader.listed.connect(self._on_listed)
            reader.read.connect(self._on_read)
            reader.log_read.connect(self.figures.show_log)
            reader.data_found.connect(self._on_data)
            self._thread.start()
        else:
            self._data_look_wanted.emit()
        self._watch()

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Nobody looks: nothing is read, nothing measured."""
        super().hideEvent(event)
        self.estimate.drop()
        self._watch_wanted.emit(False, None)

    def _watch(self) -> None:
        self._watch_wanted.emit(self.isVisible(), self.list.current())

    @pyqtSlot(object)
    def _on_listed(self, studies: tuple[StudyView, ...]) -> None:
        for study in studies:
            if study.path in self._pending and study.state != self._pending[study.path][1]:
                del self._pending[study.path]
        self.list.show_studies(studies)
        self.list.show()
        self._waiting.hide()
        active = next((study.name for study in studies if study.active), None)
        if not self._opened and active is not None:  # what goes on is what matters
            self._wanted = active
        self._opened = True
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        self._show_surroundings()
        self._show_study()

    def _on_chosen(self) -> None:
        self.header.show_problem("")
        self._show_surroundings()
        self._show_study()
        self._watch()

    def _show_study(self) -> None:
        shown = self.list.current()
        for widget in (self.header, self.figures):
            widget.setVisible(shown is not None)
        if shown is None:
            return
        self._shown.setTitle(wording.title(shown))
        self.header.show_study(shown, self._pending.get(shown.path, ("", ""))[0])
        self.figures.show_study(shown)
        self._measure(shown)

    def _show_surroundings(self) -> None:
        shown = self.list.current()
        others = any(each.active and each != shown for each in self.list.studies())
        self.header.show_surroundings(
            self._data_sentence(), training=others or bool(self._runs.active)
        )
        if self._own is not None:
            self._own.show_data(self._data_sentence())

    def _data_sentence(self) -> str:
        if self._no_data is None:
            return ""
        if self._no_data.code == "data-missing":
            return self.tr("The pictures of CIFAR-10 are not on this computer yet.")
        return error_text(self._no_data)

    @pyqtSlot(object)
    def _on_read(self, data: StudyData) -> None:
        self.figures.show_data(data)

    @pyqtSlot(object)
    def _on_data(self, problem: CodedError | None) -> None:
        self._no_data = problem
        self._untold.clear()
        self._show_surroundings()
        self._show_study()

    def _measure(self, shown: StudyView) -> None:
        """How long it takes is asked once, while nothing is under way in it."""
        if shown.study is None or shown.active or self._no_data is not None:
            self.estimate.drop()
        elif self.isVisible() and self._key(shown) not in self._untold:
            from app.studies.launch import estimate_command

            self.estimate.measure(self._key(shown), estimate_command(shown.study, shown.seeds))
        self._show_times()

    def _show_times(self) -> None:
        shown = self.list.current()
        if shown is not None:
            key = self._key(shown)
            times, measuring = self.estimate.times(key), self.estimate.measuring(key)
            self.header.sizes.show_times(times, measuring=measuring)

    def _key(self, shown: StudyView) -> str:
        return f"{shown.name} {shown.seeds}"

    def _on_no_estimate(self, key: str, problem: str) -> None:
        self._untold[key] = problem  # not asked again at once: it would fail again
        self._show_times()

    def _start_shown(self, shown: StudyView) -> None:
        from app.studies.launch import Size, size_of

        if shown.study is None or shown.active:
            return
        pictures = self.header.sizes.pictures
        begun = size_of(shown.path) if shown.state else Size()
        same = shown.resumable and pictures == (None if shown.all_pictures else shown.pictures)
        size = begun if same else Size(pictures, begun.seeds if shown.own else None)
        self.start(shown.study, size)

    def _stop_shown(self, shown: StudyView) -> None:
        if shown.active:
            self._pending[shown.path] = "stop", shown.state
            self._show_study()
            self.actions_.ask(shown.path, "stop")

    def _vary(self, shown: StudyView) -> None:
        from app.studies.own import likeness

        if shown.study is not None:
            model, vary = likeness(shown.study)
            own = shown.study.own
            like = shown.study.name if own is None else own["like"]
            dialog = self._own_dialog()
            dialog.begin(model, vary, int(shown.study.base["epochs"]), like)
            dialog.ask()

    def _own_dialog(self) -> "StudyOwn":
        if self._own is None:
            from app.gui.study_own import StudyOwn

            self._own = StudyOwn(self)
            self._own.show_data(self._data_sentence())
            self._own.confirmed.connect(self._on_own)
        return self._own

    def _on_own(self, study: "Study", size: "Size") -> None:
        known = next((each for each in self.list.studies() if each.name == study.name), None)
        if known is not None and known.active:
            assert self._own is not None
            self._own.show_problem(self.tr("This very study is under way already."))
            return
        if self._own is not None:
            self._own.accept()
        self.start(study, size)

    def _open_folder(self, shown: StudyView) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown.path))):
            said = self.tr("No program opens the folder. It lies here: {path}")
            self.header.show_problem(said.format(path=shown.path))

    def _ask_delete(self, shown: StudyView) -> None:
        if not shown.own:
            return
        if shown.active:
            self.header.show_problem(self.tr("It is at work. Stop it, then delete it."))
            return
        path = shown.path
        ask_delete_study(self, wording.title(shown), lambda: self.actions_.delete([path]))

    def _open_menu(self, place: QPoint) -> None:
        if self.list.current() is not None:
            self.header.menu(self).popup(place)

    def _on_failed(self, path: Path, said: str) -> None:
        self._pending.pop(path, None)
        self._show_study()
        self.header.show_problem(said)

    def _on_export(self, kind: str) -> None:
        shown = self.list.current()
        if shown is not None:
            ask_export(self, shown.name, kind, lambda path: self.export(path, kind))

    def export(self, path: Path, kind: str) -> None:
        """Writes what the curves show: "png" or "csv"."""
        from app.gui.curve_export import png

        curves, shown = self.figures.curves, self.list.current()
        assert curves is not None
        assert shown is not None
        self.header.show_problem("")
        if kind == "csv":
            content = curves.as_csv().encode()
            self.actions_.write(path, lambda: content)
        else:
            panel = self.figures.source.panel
            image = curves.as_picture(wording.picture_title(shown, panel))
            self.actions_.write(path, lambda: png(image))
