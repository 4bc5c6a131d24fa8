"""Small images of the pictures that are on the screen, made in a thread of their own."""

from collections import OrderedDict, deque
from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QImage, QPixmap

from app.gui.requests import Picture

if TYPE_CHECKING:
    from app.gui.worker_thread import WorkerThread

_KEPT = 300  # thumbnails: some screens full, at most 25 MB on the finest screen


def key_of(picture: Picture) -> Hashable:
    """What tells one picture from another."""
    source = picture.source
    return source if isinstance(source, str) else source.cacheKey()


class Thumbnails(QObject):
    """Keeps the latest; makes those that are wanted now and forgets what was wanted before."""

    loaded = pyqtSignal(object)  # key of the picture whose thumbnail is there, or known to fail

    _wake = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._old: set[Hashable] = set()  # shown until they have been made anew
        self._edge = 0
        self._worker: _Worker | None = None
        self._thread: WorkerThread | None = None

    def get(self, picture: Picture) -> QPixmap | None:
        """The thumbnail; null where there can be none, None while it is being made."""
        return self._kept.get(key_of(picture))

    def want(self, pictures: Iterable[Picture], edge: int) -> None:
        """Makes these, the first one first; `edge` is the longer side in pixels."""
        if edge != self._edge:  # the window came to a finer screen
            self._edge, self._old = edge, set(self._kept)
        missing: deque[tuple[Hashable, str | QImage, int]] = deque()
        for picture in pictures:
            key = key_of(picture)
            if key in self._kept:
                self._kept.move_to_end(key)
            if key not in self._kept or key in self._old:
                missing.append((key, picture.source, edge))
        if self._worker is None and missing:
            self._start()
        if self._worker is not None:
            self._worker.wanted = missing
            self._wake.emit()

    def refresh(self) -> None:
        """Files may have changed: makes each anew when it is next wanted."""
        self._old = set(self._kept)

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends the thread; False if it did not end in time."""
        if self._worker is None or self._thread is None:
            return True
        self._worker.wanted = deque()
        return self._thread.stop(milliseconds)

    def _start(self) -> None:
        from app.gui.worker_thread import WorkerThread

        self._worker = _Worker()
        self._thread = WorkerThread(self._worker, "thumbnails")
        self._wake.connect(self._worker.work)
        self._worker.made.connect(self._on_made)
        self._thread.start()

    @pyqtSlot(object, QImage)
    def _on_made(self, key: Hashable, image: QImage) -> None:
        self._kept[key] = QPixmap.fromImage(image)
        self._kept.move_to_end(key)
        self._old.discard(key)
        while len(self._kept) > _KEPT:
            self._old.discard(self._kept.popitem(last=False)[0])
        self.loaded.emit(key)


class _Worker(QObject):
    """Lives in the thread; works off `wanted`, which the window's thread replaces at will."""

    made = pyqtSignal(object, QImage)  # key, null where there can be none

    def __init__(self) -> None:
        super().__init__()
        self.wanted: deque[tuple[Hashable, str | QImage, int]] = deque()

    @pyqtSlot()
    def work(self) -> None:
        from app.gui.thumbnail_reader import read_thumbnail  # Pillow

        while True:
            try:
                key, source, edge = self.wanted.popleft()  # at once, so no lock is needed
            except IndexError:
                return
            self.made.emit(key, read_thumbnail(source, edge))
