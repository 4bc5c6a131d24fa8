"""Ctrl-C in the terminal, and a plain kill, close the window as a click would.

Python runs signal handlers between two of its instructions, and Qt's event loop executes none
while it waits. So the signal also writes a byte into a socket that Qt watches.
"""

import signal
import threading
from types import FrameType

from PyQt5.QtCore import QObject, QSocketNotifier, pyqtSignal


class Interrupt(QObject):
    """Emits `asked` when the process is asked to end.

    It keeps what is asked before anybody listens: a signal while the window is being made would
    otherwise raise in whatever Python code Qt happens to call, and could be lost there.
    """

    asked = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = False
        self._notifier: QSocketNotifier | None = None

    def keep(self) -> None:
        """Takes SIGINT and SIGTERM from now on; only the main thread may."""
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, self._on_signal)

    def listen(self) -> None:
        """Emits `asked` for what was kept, and for every signal from now on."""
        if self._notifier is not None:
            return
        import socket  # the window is on the screen without it

        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(
            self._reader.fileno(),  # type: ignore[arg-type]
            QSocketNotifier.Type.Read,
            self,
        )
        self._notifier.activated.connect(self._on_byte)
        if threading.current_thread() is threading.main_thread():
            signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        if self._kept:
            self.asked.emit()

    def uninstall(self) -> None:
        """Gives the signals back."""
        if threading.current_thread() is threading.main_thread():
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._reader.close()
            self._writer.close()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._kept = True
        if self._notifier is not None:
            self.asked.emit()

    def _on_byte(self) -> None:
        self._reader.recv(64)  # Python has run _on_signal by now
