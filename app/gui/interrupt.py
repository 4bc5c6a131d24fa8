"""Ctrl-C in the terminal, and a plain kill, close the window as a click would.

Python runs signal handlers between two of its instructions, and Qt's event loop executes none
while it waits. So the signal also writes a byte into a socket that Qt watches.
"""

import signal
import socket
import threading
from types import FrameType

from PyQt5.QtCore import QObject, QSocketNotifier, pyqtSignal


class Interrupt(QObject):
    """Emits `asked` when the process is asked to end."""

    asked = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(
            self._reader.fileno(),  # type: ignore[arg-type]
            QSocketNotifier.Type.Read,
            self,
        )
        self._notifier.activated.connect(self._on_byte)

    def install(self) -> None:
        """Takes SIGINT and SIGTERM; only the main thread may."""
        if threading.current_thread() is threading.main_thread():
            signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, self._on_signal)

    def uninstall(self) -> None:
        """Gives the signals back."""
        self._notifier.setEnabled(False)
        if threading.current_thread() is threading.main_thread():
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
        self._reader.close()
        self._writer.close()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.asked.emit()

    def _on_byte(self) -> None:
        self._reader.recv(64)  # Python has run _on_signal by now
