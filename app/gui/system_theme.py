"""Light or dark, as the desktop has it: a guess for the first paint, then what is the case."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, Qt, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QGuiApplication

from app.gui.system_files import theme_from_files

if TYPE_CHECKING:
    from app.gui.system_look import SystemLook
    from app.gui.worker_thread import WorkerThread


def system_is_dark() -> bool | None:
    """A guess that takes no time: it reads small files or Windows' registry, asks no process.

    None where they do not say; what was the case last time is then the better guess.
    """
    return theme_from_files()


class SystemTheme(QObject):
    """Looks when it starts and whenever the user comes back to the program."""

    changed = pyqtSignal(bool)  # dark? The first look always tells, unless nobody knows
    _look_wanted = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dark: bool | None = None
        self._looking = False
        self._looker: SystemLook | None = None
        self._thread: WorkerThread | None = None

    def start(self) -> None:
        """Begins to look."""
        from app.gui.system_look import SystemLook  # the window is painted without
        from app.gui.worker_thread import WorkerThread

        self._looker = SystemLook()
        self._thread = WorkerThread(self._looker, "system theme")
        self._look_wanted.connect(self._looker.look)
        self._looker.seen.connect(self._on_seen)
        self._thread.start()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._on_state)
        self.look()

    def look(self) -> None:
        """Looks again, one look at a time."""
        if self._thread is not None and not self._looking:
            self._looking = True
            self._look_wanted.emit()

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends the thread; False if a command was still being waited for."""
        self._looking = True  # no more looks
        return self._thread is None or self._thread.stop(milliseconds)

    @pyqtSlot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    @pyqtSlot(object)
    def _on_seen(self, dark: bool | None) -> None:
        self._looking = False
        if dark is not None and dark != self._dark:
            self._dark = dark
            self.changed.emit(dark)
