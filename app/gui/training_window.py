"""All trainings: the list at the left; at the right the one that is shown, its curves, its log."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QPoint, Qt, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QHideEvent, QPalette, QShowEvent
from PyQt5.QtWidgets import (
    QDialog,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.gui.card import Card, lay_side_by_side
from app.gui.run_actions import RunActions
from app.gui.run_compare import RunCompare
from app.gui.run_details import RunDetails, offers
from app.gui.run_list import RunList
from app.gui.run_log import RunLog
from app.gui.run_model import MOST_LAID_OVER
from app.gui.run_questions import ask_delete, ask_export
from app.gui.run_reader import RunData, RunReader
from app.gui.run_report import RunReport
from app.gui.wording import folded
from app.gui.worker_thread import WorkerThread

if TYPE_CHECKING:
    from app.gui.curves import Curves
    from app.gui.run_view import RunView
    from app.gui.runs import Runs

_SIZE, _SMALLEST = (1120, 760), (900, 560)
_LIST = 340  # logical pixels
_STALE = 2.0  # seconds: a look that was under way is over by then
_TABS = ("curves", "settings", "log", "report")


class TrainingWindow(QDialog):
    """Not modal, and a window of its own. While it is hidden nothing is read."""

    use_wanted = pyqtSignal(object)  # Path of the run folder: its network is to be used
    train_wanted = pyqtSignal()  # a new training
    said = pyqtSignal(str)  # a sentence for the status bar
    _watch_wanted = pyqtSignal(object, object)  # Path or None, tuple[Path, ...]

    def __init__(self, runs: "Runs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingWindow")
        self.setWindowFlags(Qt.WindowType.Window)
        self._runs = runs
        self._wanted: str | None = None  # name of a run to show once it is there
        self._pending: dict[Path, tuple[str, str]] = {}  # asked for what, in which state
        self._old: dict[Path, float] = {}  # names that runs had until then, by the clock
        self._data: dict[Path, RunData] = {}
        self._curves: Curves | None = None  # drawn once pyqtgraph is there
        self._reader: RunReader | None = None
        self._thread: WorkerThread | None = None
        self.actions_ = RunActions(self)
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._on_runs(runs.all)

    def _build(self) -> None:
        self._card, self._shown = Card(self), Card(self)
        self.list = RunList(self._card)
        self._hint = QLabel(self._card)
        self._hint.setWordWrap(True)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._empty = QLabel(self._card)
        self._empty.setObjectName("runsEmpty")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._compare, self._train = QPushButton(self._card), QPushButton(self._card)
        self._compare.setObjectName("compareRuns")
        self._compare.setEnabled(False)
        self._train.setObjectName("trainNew")
        for button in (self._compare, self._train):
            button.setAutoDefault(False)
        self.details = RunDetails(self._shown)
        self._tabs = QTabWidget(self._shown)
        self._tabs.setObjectName("runTabs")
        self._tabs.setDocumentMode(True)
        self._waiting = QLabel(self)  # until the curves can be drawn
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._settings, self._log, self.report = RunCompare(), RunLog(), RunReport()
        for widget in (self._waiting, self._settings, self._log, self.report):
            page = QWidget(self)
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 10, 0, 0)
            column.addWidget(widget)
            self._tabs.addTab(page, "")

    def _lay_out(self) -> None:
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.list, 1)
        rows.addWidget(self._hint)
        full = QWidget(self._card)
        full.setLayout(rows)
        self._pages = QStackedWidget(self._card)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(full)
        left, right = lay_side_by_side(self, self._card, self._shown, _LIST)
        for widget in (self._pages, self._compare, self._train):
            left.addWidget(widget, 1 if widget is self._pages else 0)
        right.addWidget(self.details)
        right.addWidget(self._tabs, 1)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self._runs.all_changed.connect(self._on_runs)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda: self._tabs.setFocus())
        self.list.delete_wanted.connect(self._ask_delete)
        self.list.menu_wanted.connect(self._open_menu)
        self.list.runs.rename_wanted.connect(self.actions_.rename)
        self.list.runs.laid_over_changed.connect(self._on_chosen)
        self.list.runs.too_many.connect(self._on_too_many)
        self.details.wanted.connect(self.act)
        self._compare.clicked.connect(self.compare)
        self._train.clicked.connect(self.train_wanted)
        self.actions_.renamed.connect(self._on_renamed)
        self.actions_.deleted.connect(lambda _: self._runs.look())
        self.actions_.done.connect(lambda _: self._runs.look())
        self.actions_.failed.connect(self._on_failed)
        written = self.actions_.written
        written.connect(lambda path: self.said.emit(self.tr("Written: {path}").format(path=path)))

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setWindowTitle(self.tr("Trainings"))
        self._card.setTitle(self.tr("Trainings"))
        self._hint.setText(self.tr("Ticked: curves laid over those of the one shown."))
        self._empty.setText(
            self.tr("There is no training yet. Train a network and watch here how it learns.")
        )
        self._compare.setText(self.tr("&Compare settings"))
        self._compare.setToolTip(
            folded(self.tr("Of two trainings: both selected, or one laid over the other."))
        )
        self._train.setText(self.tr("&Train a network…"))
        self._waiting.setText(self.tr("Preparing the curves…"))
        titles = (self.tr("Curves"), self.tr("Settings"), self.tr("Log"), self.tr("Result"))
        for number, title in enumerate(titles):
            self._tabs.setTabText(number, title)
        self._tabs.setAccessibleName(self.tr("About the training that is shown"))
        parts = (self.list, self.details, self._settings, self._log, self.report, self._curves)
        for part in parts:
            if part is not None:
                part.retranslate()

    def open_on(self, name: str | None = None) -> None:
        """Shows the window and in it the run of that name, else the one that matters now."""
        current = self._runs.current
        self._wanted = name or (current.name if current is not None else None)
        self._find_wanted()
        self.show()
        self.activateWindow()
        self.list.setFocus()
        self._runs.look()

    def stop(self, milliseconds: int = 1800) -> bool:
        """The window goes; False if one of its threads was still busy then."""
        self.close()
        reading = self._thread is None or self._thread.stop(milliseconds)
        self._thread = self._reader = None
        return all((self.actions_.stop(milliseconds), self.report.stop(milliseconds), reading))

    def act(self, name: str) -> None:
        """One of `run_details.BUTTONS`, on the run that is shown."""
        run = self.list.current()
        if run is None or name not in offers(run):
            return
        self.details.show_problem("")
        actions: dict[str, Callable[[], None]] = {
            "use": lambda: self.use_wanted.emit(run.path),
            "pause": lambda: self.actions_.ask(run.path, "pause"),
            "stop": lambda: self.actions_.ask(run.path, "stop"),
            "resume": lambda: self.actions_.resume(run.path),
            "rename": self.list.rename,
            "delete": self._ask_delete,
        }
        if name in ("pause", "stop", "resume"):
            self._pending[run.path] = name, run.state
            self._show_details()
        actions[name]()

    def compare(self) -> None:
        """Shows the settings of two runs side by side."""
        self._tabs.setCurrentIndex(_TABS.index("settings"))
        self._tabs.setFocus()

    def compared(self) -> "list[RunView]":
        """The run that is shown and the one that it is compared with; fewer where there is none."""
        shown = self.list.current()
        if shown is None:
            return []
        others = [run for run in self.list.selected() if run.path != shown.path]
        if not others:
            laid_over = self.list.runs.laid_over
            everybody = self.list.runs.runs()
            others = [r for r in everybody if r.path in laid_over and r.path != shown.path]
        return [shown, *others] if len(others) == 1 else [shown]

    def showEvent(self, event: QShowEvent | None) -> None:
        """Reading begins, or goes on."""
        super().showEvent(event)
        if self._thread is None:
            self._reader = reader = RunReader()
            self._thread = WorkerThread(reader, "run-reader")
            self._thread.started.connect(reader.start)
            self._watch_wanted.connect(reader.watch)
            reader.ready.connect(self._on_ready)
            reader.read.connect(self._on_read)
            reader.log_read.connect(self._on_log)
            self._thread.start()
        self._watch()

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Nobody looks: nothing is read."""
        super().hideEvent(event)
        self._watch_wanted.emit(None, ())

    def _watch(self) -> None:
        shown = self.list.current()
        if shown is None or not self.isVisible():
            self._watch_wanted.emit(None, ())
            return
        wanted = [run.path for run in self.compared()]
        wanted += [path for path in self.list.runs.laid_over if path not in wanted]
        self._watch_wanted.emit(shown.path, tuple(wanted))

    @pyqtSlot()
    def _on_ready(self) -> None:
        from app.gui.curves import Curves  # what it needs is imported by now

        page = self._waiting.parentWidget()
        layout = None if page is None else page.layout()
        if self._curves is None and page is not None and layout is not None:
            self._curves = Curves(page)
            self._curves.export_wanted.connect(self._on_export)
            layout.replaceWidget(self._waiting, self._curves)
            self._waiting.hide()
            self._show_data()

    @pyqtSlot(object)
    def _on_runs(self, runs: "tuple[RunView, ...]") -> None:
        now = time.monotonic()
        if any(now - self._old.get(run.path, -_STALE) < _STALE for run in runs):
            return  # seen before the new name, told after it
        for run in runs:
            if run.path in self._pending and run.state != self._pending[run.path][1]:
                del self._pending[run.path]
        self.list.show_runs(runs)
        self._pages.setCurrentIndex(1 if runs else 0)
        self._hint.setVisible(len(runs) > 1)
        self._shown.setVisible(bool(runs))
        self._find_wanted()
        self._show_details()

    def _find_wanted(self) -> None:
        found = [run.path for run in self.list.runs.runs() if run.name == self._wanted]
        if found:
            self._wanted = None
            self.list.choose(found[0])

    def _on_chosen(self) -> None:
        self.details.show_problem("")
        self._show_details()
        run = self.list.current()
        if run is not None:
            self._log.expect(run.path)
        self._show_data()
        self._watch()

    def _show_details(self) -> None:
        run = self.list.current()
        if run is None:
            return
        self._shown.setTitle(run.name)
        self.details.show_run(run, self._pending.get(run.path, ("", ""))[0])

    @pyqtSlot(object)
    def _on_read(self, data: tuple[RunData, ...]) -> None:
        self._data = {run.path: run for run in data}
        self._show_data()

    def _show_data(self) -> None:
        """What has been read of the run that is shown and of those beside it."""
        shown = self.list.current()
        if shown is None:
            return
        data = self._data.get(shown.path, RunData(shown.path))
        slots = self.list.runs.laid_over
        others = [self._data[path] for path in slots if path in self._data and path != shown.path]
        if self._curves is not None:
            self._curves.show_runs([data, *others], slots)
        compared = [self._data.get(run.path, RunData(run.path)) for run in self.compared()]
        self._compare.setEnabled(len(compared) == 2)
        self._settings.show_runs(compared)
        self.report.show_run(data)

    @pyqtSlot(object, str)
    def _on_log(self, path: Path, text: str) -> None:
        shown = self.list.current()
        if shown is not None and shown.path == path:
            self._log.show_log(path, text)

    @pyqtSlot(object, object)
    def _on_renamed(self, old: Path, new: Path) -> None:
        self._old.pop(new, None)
        self._old[old] = time.monotonic()
        row = self.list.runs.row_of(old)
        run = None if row is None else self.list.runs.run_at(self.list.runs.index(row))
        if run is not None:
            self.list.runs.follow(old, replace(run, path=new, name=new.name))
        else:  # the watcher was quicker
            self._wanted = new.name
            self._find_wanted()
        self._on_chosen()
        self._runs.look()

    @pyqtSlot(object, str)
    def _on_failed(self, path: Path, sentence: str) -> None:
        self._pending.pop(path, None)
        self._show_details()
        self.details.show_problem(sentence)

    def _on_too_many(self) -> None:
        said = self.tr("{count} trainings are laid over already. Take the tick from one.")
        self.details.show_problem(said.format(count=MOST_LAID_OVER))

    def _open_menu(self, place: QPoint) -> None:
        run = self.list.current()
        if run is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in offers(run):
            action = menu.addAction(self.details.title_of(name))
            assert action is not None
            action.setEnabled(self.details.offered(name))
            action.triggered.connect(lambda _, name=name: self.act(name))
        menu.addSeparator()
        compare = menu.addAction(self._compare.text())
        assert compare is not None
        compare.setEnabled(self._compare.isEnabled())
        compare.triggered.connect(self.compare)
        menu.popup(place)

    def _ask_delete(self) -> None:
        """Names what would be gone; those that are at work are not among it."""
        chosen = [run for run in self.list.selected() if not run.active]
        if not chosen:
            if self.list.selected():
                self.details.show_problem(self.tr("It is at work. Stop it, then delete it."))
            return
        paths = [run.path for run in chosen]
        ask_delete(self, [run.name for run in chosen], lambda: self.actions_.delete(paths))

    def _on_export(self, kind: str) -> None:
        shown = self.list.current()
        if shown is not None:
            ask_export(self, shown.name, kind, lambda path: self.export(path, kind))

    def export(self, path: Path, kind: str) -> None:
        """Writes what the curves show: "png" or "csv"."""
        assert self._curves is not None
        self.details.show_problem("")
        if kind == "csv":
            content = self._curves.as_csv().encode()
            self.actions_.write(path, lambda: content)
        else:
            from app.gui.curve_export import png

            shown = self.list.current()
            title = "" if shown is None else f"{shown.name} · {shown.title}"
            image = self._curves.as_picture(title)
            self.actions_.write(path, lambda: png(image))
