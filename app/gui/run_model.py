"""All runs as Qt lists them: the newest first, each kept in its row while its numbers change."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PyQt5.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, pyqtSignal

from app.gui import run_wording as wording
from app.gui.wording import folded

if TYPE_CHECKING:
    from app.gui.run_view import RunView

RUN = Qt.ItemDataRole.UserRole  # RunView
SLOT = Qt.ItemDataRole.UserRole + 1  # number of the run's colour among the curves, or None
MOST_LAID_OVER = 5  # as many colours as can be told apart

_Item = Qt.ItemFlag
_Role = Qt.ItemDataRole


class RunModel(QAbstractListModel):
    """A checked run is laid over the curves of the one that is shown."""

    rename_wanted = pyqtSignal(object, str)  # Path, name
    laid_over_changed = pyqtSignal()
    too_many = pyqtSignal()  # no more can be laid over

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[RunView] = []
        self.laid_over: dict[Path, int] = {}  # → slot of its colour

    def set_runs(self, runs: "Sequence[RunView]") -> None:
        """What there is now. Selection and scroll position stay with their runs."""
        kept = {run.path for run in runs}
        for row in reversed(range(len(self._runs))):
            if self._runs[row].path not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._runs[row]
                self.endRemoveRows()
        for row, run in enumerate(runs):
            self._put(row, run)
        gone = self.laid_over.keys() - kept
        for path in gone:
            del self.laid_over[path]
        if gone:
            self.laid_over_changed.emit()

    def _put(self, row: int, run: "RunView") -> None:
        """The run comes into this row; those above it are in theirs."""
        rows = self._runs
        if row < len(rows) and rows[row].path == run.path:
            if rows[row] != run:
                rows[row] = run
                self._tell(row)
            return
        old = self.row_of(run.path)
        if old is None:
            self.beginInsertRows(QModelIndex(), row, row)
            rows.insert(row, run)
            self.endInsertRows()
        else:
            self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), row)
            del rows[old]
            rows.insert(row, run)
            self.endMoveRows()
            self._tell(row)

    def follow(self, old: Path, run: "RunView") -> None:
        """A run has another name: it stays where it is, chosen as it was."""
        row = self.row_of(old)
        if row is None:
            return
        self._runs[row] = run
        if old in self.laid_over:
            self.laid_over[run.path] = self.laid_over.pop(old)
            self.laid_over_changed.emit()
        self._tell(row)

    def retranslate(self) -> None:
        """Everything is said anew."""
        if self._runs:
            self.dataChanged.emit(self.index(0), self.index(len(self._runs) - 1))

    def row_of(self, path: Path) -> int | None:
        """Where a run stands."""
        return next((row for row, run in enumerate(self._runs) if run.path == path), None)

    def run_at(self, index: QModelIndex) -> "RunView | None":
        """The run of an index."""
        return self._runs[index.row()] if index.isValid() else None

    def runs(self) -> "Iterable[RunView]":
        """All of them, the newest first."""
        return tuple(self._runs)

    def lay_over(self, path: Path, on: bool) -> None:
        """Checks a run, or takes the check away."""
        if on == (path in self.laid_over):
            return
        if on and len(self.laid_over) >= MOST_LAID_OVER:
            self.too_many.emit()
            return
        if on:
            taken = set(self.laid_over.values())
            self.laid_over[path] = next(n for n in range(MOST_LAID_OVER) if n not in taken)
        else:
            del self.laid_over[path]
        row = self.row_of(path)
        if row is not None:
            self._tell(row)
        self.laid_over_changed.emit()

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))

    # what Qt asks

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many runs there are."""
        return 0 if parent.isValid() else len(self._runs)

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        """A run that is at work keeps its name."""
        flags, run = super().flags(index), self.run_at(index)
        if run is not None:
            flags |= _Item.ItemIsUserCheckable
            if not run.active:
                flags |= _Item.ItemIsEditable
        return flags

    def data(self, index: QModelIndex, role: int = _Role.DisplayRole) -> Any:
        """Names for eyes, sentences for ears."""
        run = self.run_at(index)
        if run is None:
            return None
        if role in (_Role.DisplayRole, _Role.EditRole):
            return run.name
        if role == RUN:
            return run
        if role == SLOT:
            return self.laid_over.get(run.path)
        if role == _Role.CheckStateRole:
            on = run.path in self.laid_over
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == _Role.AccessibleTextRole:
            return ", ".join(self._sentences(run))
        if role == _Role.ToolTipRole:
            return folded("\n".join(self._sentences(run)))
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = _Role.EditRole) -> bool:
        """A check is taken at once; a name once the folder has it."""
        run = self.run_at(index)
        if run is None:
            return False
        if role == _Role.CheckStateRole:
            self.lay_over(run.path, value == Qt.CheckState.Checked)
        elif role == _Role.EditRole:
            if str(value) != run.name:
                self.rename_wanted.emit(run.path, str(value))
        else:
            return False
        return True

    def _sentences(self, run: "RunView") -> list[str]:
        begun = (
            ""
            if run.started is None
            else self.tr("begun {when}").format(when=wording.when(run.started))
        )
        said = (
            f"{run.name}: {run.title}",
            wording.state_title(run.state),
            wording.place(run) if run.state != "done" else "",
            wording.result_sentence(run),
            wording.failure(run.code, run.message) if run.state == "failed" else "",
            wording.main_settings(run),
            begun,
            self.tr("laid over the curves") if run.path in self.laid_over else "",
        )
        return [sentence for sentence in said if sentence]
