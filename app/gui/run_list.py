"""The list of all runs, for eyes, keyboard and ears."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QKeySequence
from PyQt5.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.gui.run_model import RunModel
from app.gui.run_row import RunRow, toggle

if TYPE_CHECKING:
    from app.gui.run_view import RunView

_Select = QItemSelectionModel.SelectionFlag


class RunList(QListView):
    """Arrows choose, F2 renames, Delete deletes, Space lays over, Enter opens."""

    chosen = pyqtSignal()  # another run is the current one, or other ones are selected
    opened = pyqtSignal()
    delete_wanted = pyqtSignal()
    menu_wanted = pyqtSignal(QPoint)  # where, on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runList")
        self.runs = RunModel(self)
        self.setModel(self.runs)
        self.setItemDelegate(RunRow(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)  # rows say that they can be chosen
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.activated.connect(lambda _: self.opened.emit())
        selection = self.selectionModel()
        assert selection is not None
        selection.currentChanged.connect(lambda *_: self.chosen.emit())
        selection.selectionChanged.connect(lambda *_: self.chosen.emit())
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setAccessibleName(self.tr("Trainings"))
        self.setAccessibleDescription(
            self.tr("F2 renames, Delete deletes, Space lays the curves of a training over others.")
        )
        self.runs.retranslate()

    def show_runs(self, runs: "Sequence[RunView]") -> None:
        """All there are, the newest first; somebody is always the current one."""
        self.runs.set_runs(runs)
        if runs and not self.currentIndex().isValid():
            self.choose(runs[0].path)

    def choose(self, path: Path) -> bool:
        """Makes a run the current and only one; False where there is none of that path."""
        row = self.runs.row_of(path)
        selection = self.selectionModel()
        if row is None or selection is None:
            return False
        index = self.runs.index(row)
        selection.setCurrentIndex(index, _Select.ClearAndSelect)
        self.scrollTo(index)
        return True

    def current(self) -> "RunView | None":
        """The run that is shown."""
        return self.runs.run_at(self.currentIndex())

    def selected(self) -> "list[RunView]":
        """Those that are marked, the newest first."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        runs = [self.runs.run_at(self.runs.index(row)) for row in rows]
        return [run for run in runs if run is not None]

    def rename(self) -> None:
        """Lets the current run's name be typed anew."""
        if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Delete and Space are not Qt's own here."""
        if event is not None and event.matches(QKeySequence.StandardKey.Delete):
            self.delete_wanted.emit()
        elif event is not None and event.key() == Qt.Key.Key_Space and not event.modifiers():
            index: QModelIndex = self.currentIndex()
            if index.isValid():
                toggle(self.runs, index)
        else:
            super().keyPressEvent(event)

    def _on_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if index.isValid():
            viewport = self.viewport()
            assert viewport is not None
            self.menu_wanted.emit(viewport.mapToGlobal(position))
