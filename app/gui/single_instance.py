"""One window for each user: a second start hands its pictures to it and ends.

The running window listens on a local socket of a name drawn by chance, and a marker file beside the
settings holds that name. Without a marker a start costs a look at the disk; with one, at most a
second.
"""

import contextlib
import os
from typing import TYPE_CHECKING

from PyQt5.QtCore import QDeadlineTimer, QObject, QThread, pyqtSignal
from PyQt5.QtWidgets import QWidget

from app.paths import window_marker

if TYPE_CHECKING:
    from PyQt5.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1000  # milliseconds that a window has for its answer; then it counts as dead
_LONGEST = 16 * 2**20  # bytes of paths that are taken
_LENGTH = 4  # bytes of a message's head: how many follow
_TAKEN = b"taken"


def hand_over(paths: list[str], patience: int = PATIENCE) -> bool:
    """Gives these pictures to the window that is running; without any, it comes to the front.

    True once it has taken them, within `patience` milliseconds: this process can end. False where
    there is no such window or it does not answer; what it left behind is cleared away. Needs no
    application.
    """
    name = _marked_name()
    if name is None:
        return False
    try:
        client = _Client(name, _message(paths), patience)
    except ImportError:  # a system library of Qt's network is missing
        return False
    client.start()
    client.wait()
    if not client.taken:
        _clear_away(name)
    return client.taken


def bring_to_front(window: QWidget) -> None:
    """Shows a window that is minimised or covered, as far as the desktop lets it."""
    if window.isMinimized():
        window.showMaximized() if window.isMaximized() else window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()


class Instance(QObject):
    """The running window's end of the line."""

    received = pyqtSignal(list)  # absolute paths; none of them: come to the front

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None
        self._name = ""

    def start(self) -> None:
        """Listens, unless another window does already; costs an import, so after the first paint.

        Without a socket or a marker the program works as well, with a window for every start.
        """
        try:
            from PyQt5.QtNetwork import QLocalServer
        except ImportError as error:
            _tell("no single instance: %s", error)
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        name = f"cifar-lab-{os.urandom(8).hex()}"
        if not server.listen(name):
            _tell("no single instance: %s", server.errorString())
        elif _mark(name):
            self._server, self._name = server, name
        else:  # another window was faster
            server.close()

    def stop(self) -> None:
        """Nothing is received any more; the next start opens a window of its own."""
        if self._server is None:
            return
        self._server.close()
        self._server = None
        _unmark(self._name)

    def _on_connection(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()):
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._on_bytes(socket))
            self._on_bytes(socket)  # some may have come before

    def _on_bytes(self, socket: "QLocalSocket") -> None:
        head = bytes(socket.peek(_LENGTH))
        length = int.from_bytes(head, "big")
        if length > _LONGEST:
            socket.abort()
        elif len(head) == _LENGTH and socket.bytesAvailable() >= _LENGTH + length:
            paths = _paths(bytes(socket.read(_LENGTH + length))[_LENGTH:])
            socket.write(_TAKEN)
            socket.flush()
            self.received.emit(paths)


class _Client(QThread):
    """Talks to the window. In a thread: its sockets need an event dispatcher, which the main
    thread has not before there is an application."""

    def __init__(self, name: str, message: bytes, patience: int) -> None:
        from PyQt5.QtNetwork import QLocalSocket  # only where a window may be running

        super().__init__()
        self.taken = False
        self._name, self._message, self._socket_class = name, message, QLocalSocket
        self._patience = patience

    def run(self) -> None:
        """Sends the message and waits for the answer."""
        until = QDeadlineTimer(self._patience)
        socket = self._socket_class()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(until.remainingTime()):
            return
        _allow_foreground()
        socket.write(self._message)
        while socket.bytesAvailable() < len(_TAKEN) and not until.hasExpired():
            if not socket.waitForReadyRead(until.remainingTime()):
                break
        self.taken = bytes(socket.readAll()) == _TAKEN
        socket.abort()


def _message(paths: list[str]) -> bytes:
    """The file system's own bytes: a name need not be UTF-8."""
    body = b"\0".join(os.fsencode(os.path.abspath(path)) for path in paths)
    return len(body).to_bytes(_LENGTH, "big") + body


def _paths(body: bytes) -> list[str]:
    return [os.fsdecode(path) for path in body.split(b"\0")] if body else []


def _allow_foreground() -> None:
    """Windows: only who has the foreground can give it to another process."""
    import sys

    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(0xFFFFFFFF)  # ASFW_ANY


def _marked_name() -> str | None:
    try:
        return window_marker().read_text("ascii").strip() or None
    except (OSError, ValueError):
        return None


def _mark(name: str) -> bool:
    """Writes the marker; False where another window has or nothing can be written."""
    try:
        window_marker().parent.mkdir(parents=True, exist_ok=True)
        with window_marker().open("x", encoding="ascii") as file:
            file.write(name)
    except OSError as error:
        if not isinstance(error, FileExistsError):
            _tell("no single instance: %s", error)
        return False
    return True


def _unmark(name: str) -> None:
    if _marked_name() == name:  # a window that was taken for dead leaves its successor's alone
        with contextlib.suppress(OSError):
            window_marker().unlink()


def _clear_away(name: str) -> None:
    """What a window left that crashed, or hangs and is not waited for again."""
    from PyQt5.QtNetwork import QLocalServer

    QLocalServer.removeServer(name)
    _unmark(name)


def _tell(sentence: str, reason: object) -> None:
    import logging  # seldom needed

    logging.getLogger(__name__).warning(sentence, reason)
