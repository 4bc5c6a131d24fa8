"""File ▸ Open recent: the pictures and folders opened last."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot
from PyQt5.QtWidgets import QAction, QMenu, QWidget

if TYPE_CHECKING:
    from app.gui.worker_thread import WorkerThread

_LONGEST = 60  # characters of a name


class RecentMenu(QMenu):
    """Looks each time it opens, in a thread of its own, which of them are still there."""

    picked = pyqtSignal(str)  # path
    cleared = pyqtSignal()

    _wanted = pyqtSignal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("menuRecent")
        self.setToolTipsVisible(True)
        self._entries: dict[str, QAction] = {}  # by path, the latest first
        self._looker: _Looker | None = None
        self._thread: WorkerThread | None = None
        self.aboutToShow.connect(self._on_about_to_show)

    def show_recent(self, paths: Sequence[str]) -> None:
        """The latest first."""
        self.clear()
        self._entries = {}
        names = [_shown(os.path.basename(path) or path) for path in paths]
        for path, name in zip(paths, names, strict=True):
            if names.count(name) > 1:  # two of one name: say where each lies
                name = f"{name} – {_shown(os.path.basename(os.path.dirname(path)))}"
            self._add(path, name)
        if paths:
            self.addSeparator()
        clear = self.addAction(self.tr("&Clear the list") if paths else self.tr("Nothing yet"))
        assert clear is not None
        clear.setObjectName("actionClearRecent")
        clear.setEnabled(bool(paths))
        clear.triggered.connect(lambda: self.cleared.emit())

    def retranslate(self) -> None:
        """Texts in the language of now, but for the title, which is the window's."""
        self.show_recent(list(self._entries))

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends the thread; False if it did not end in time (a disk does not answer)."""
        return self._thread is None or self._thread.stop(milliseconds)

    def _add(self, path: str, name: str) -> None:
        number = len(self._entries) + 1
        key = f"&{number}  " if number < 10 else ""
        action = self.addAction(key + name.replace("&", "&&"))
        assert action is not None
        action.setToolTip(_printable(path))
        action.triggered.connect(lambda: self.picked.emit(path))
        self._entries[path] = action

    def _on_about_to_show(self) -> None:
        if self._looker is None:
            from app.gui.worker_thread import WorkerThread  # seldom needed

            self._looker = _Looker()
            self._thread = WorkerThread(self._looker, "recent")
            self._wanted.connect(self._looker.look)
            self._looker.seen.connect(self._on_seen)
            self._thread.start()
        self._wanted.emit(list(self._entries))

    @pyqtSlot(str, bool)
    def _on_seen(self, path: str, there: bool) -> None:
        if path in self._entries:
            self._entries[path].setEnabled(there)


class _Looker(QObject):
    """Lives in the thread."""

    seen = pyqtSignal(str, bool)  # path, whether something lies there

    @pyqtSlot(list)
    def look(self, paths: list[str]) -> None:
        for path in paths:
            self.seen.emit(path, os.path.exists(path))


def _shown(name: str) -> str:
    name = _printable(name)
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST // 2]}…{name[-_LONGEST // 2 :]}"


def _printable(path: str) -> str:
    # names that are no UTF-8 arrive with surrogates, which Qt's strings do not take
    return path.encode("utf-8", "replace").decode("utf-8")
