"""Finds the pictures of a folder, in a thread of its own: a disk may be slow."""

import os
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot

from app.gui.picture_names import is_picture_name, natural_key

if TYPE_CHECKING:
    from app.gui.worker_thread import WorkerThread

MOST = 100_000  # pictures: nobody steps through more, and a whole disk may have been dropped


class FolderScanner(QObject):
    """Answers the newest question alone; its thread starts with the first."""

    # an object, as Qt would copy a list element by element: 25 ms for 20,000
    found = pyqtSignal(str, object)  # the path asked about; paths of pictures in natural order

    _wanted = pyqtSignal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._worker: _Worker | None = None
        self._thread: WorkerThread | None = None

    def scan(self, path: str) -> None:
        """For a folder the pictures under it; for a file those beside it, and itself in any case.

        A folder that cannot be read has none.
        """
        if self._worker is None:
            self._start()
        assert self._worker is not None
        self._number += 1
        self._worker.newest = self._number
        self._wanted.emit(self._number, path)

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends the thread; False if it did not end in time (a disk does not answer)."""
        if self._worker is None or self._thread is None:
            return True
        self._worker.newest = self._number = self._number + 1
        return self._thread.stop(milliseconds)

    def _start(self) -> None:
        from app.gui.worker_thread import WorkerThread

        self._worker = _Worker()
        self._thread = WorkerThread(self._worker, "folders")
        self._wanted.connect(self._worker.scan)
        self._worker.found.connect(self._on_found)
        self._thread.start()

    @pyqtSlot(int, str, object)
    def _on_found(self, number: int, path: str, paths: list[str]) -> None:
        if number == self._number:
            self.found.emit(path, paths)


class _Worker(QObject):
    """Lives in the thread; gives up what a newer question has overtaken."""

    found = pyqtSignal(int, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.newest = 0  # set from the window's thread

    @pyqtSlot(int, str)
    def scan(self, number: int, path: str) -> None:
        paths = self._under(number, path) if os.path.isdir(path) else self._beside(number, path)
        if number == self.newest:
            self.found.emit(number, path, paths)

    def _under(self, number: int, folder: str) -> list[str]:
        found: list[str] = []
        for parent, folders, names in os.walk(folder):
            # in order: should there be too many, then the first ones are kept
            folders[:] = sorted((n for n in folders if not n.startswith(".")), key=natural_key)
            found += [os.path.join(parent, name) for name in names if _shown(name)]
            if number != self.newest or len(found) >= MOST:
                break
        return sorted(found, key=natural_key)[:MOST]

    def _beside(self, number: int, path: str) -> list[str]:
        folder, own = os.path.split(path)
        # two spellings of one name, where the system knows no capitals, are one picture
        names = {os.path.normcase(name): name for name in self._files_in(number, folder or ".")}
        names[os.path.normcase(own)] = own
        return [os.path.join(folder, name) for name in sorted(names.values(), key=natural_key)]

    def _files_in(self, number: int, folder: str) -> list[str]:
        found: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if number != self.newest:
                        break
                    if _shown(entry.name) and not entry.is_dir():
                        found.append(entry.name)
        except (OSError, ValueError):  # not readable, gone, or no name that a folder can have
            pass
        return found


def _shown(name: str) -> bool:
    return is_picture_name(name) and not name.startswith(".")
