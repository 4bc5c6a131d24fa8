"""Errors that nobody caught: logged, told by a signal, and the program goes on.

PyQt ends the process when a slot raises, unless there is an exception hook. The hooks run in the
thread that failed, so they touch no widget.
"""

import contextlib
import faulthandler
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import IO, TYPE_CHECKING

from PyQt5.QtCore import QMessageLogContext, QObject, QtMsgType, pyqtSignal, qInstallMessageHandler

from app.paths import log_folder

if TYPE_CHECKING:
    import logging

# Qt's kinds of message as logging's levels
_LEVELS = {
    QtMsgType.QtDebugMsg: 10,
    QtMsgType.QtInfoMsg: 20,
    QtMsgType.QtWarningMsg: 30,
    QtMsgType.QtCriticalMsg: 40,
    QtMsgType.QtFatalMsg: 50,
}


class CrashReporter(QObject):
    """Installs the hooks and starts the log, and takes both out again."""

    crashed = pyqtSignal(str, str)  # one line, the whole traceback
    interrupted = pyqtSignal()  # Ctrl-C

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_handler: logging.Handler | None = None
        self._faults: IO[str] | None = None
        self._hooks = (sys.excepthook, threading.excepthook)
        self._qt_handler: Callable[[QtMsgType, QMessageLogContext, str | None], None] | None = None

    def install(self) -> None:
        """From now on nothing that is raised is lost."""
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        self._qt_handler = qInstallMessageHandler(self._on_qt_message)
        if faulthandler.is_enabled():
            return  # python -X faulthandler, or a test: whoever asked for it keeps it
        with contextlib.suppress(OSError):  # a full disk does not keep the window away
            log_folder().mkdir(parents=True, exist_ok=True)
            self._faults = (log_folder() / "faults.log").open("a", encoding="utf-8")
            faulthandler.enable(self._faults)

    def start_log(self) -> None:
        """Lets the program's loggers write to the file; the first error would do it, too."""
        from app.gui.logs import start_log  # the window is painted without

        if self._log_handler is None:
            self._log_handler = start_log()

    def uninstall(self) -> None:
        """Puts back the hooks of before."""
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(self._qt_handler)
        if self._log_handler is not None:
            from app.gui.logs import stop_log

            stop_log(self._log_handler)
            self._log_handler = None
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        import traceback

        if issubclass(kind, KeyboardInterrupt):
            self.interrupted.emit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        self._log(50, "app", f"uncaught exception\n{details.rstrip()}")
        with contextlib.suppress(RuntimeError):  # Qt's half is gone at the very end
            self.crashed.emit(traceback.format_exception_only(kind, error)[-1].strip(), details)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        value = arguments.exc_value or arguments.exc_type()
        self._on_exception(arguments.exc_type, value, arguments.exc_traceback)

    def _on_qt_message(
        self, kind: QtMsgType, context: QMessageLogContext, message: str | None
    ) -> None:
        self._log(_LEVELS.get(kind, 30), "app.qt", message or "")

    def _log(self, level: int, name: str, message: str) -> None:
        with contextlib.suppress(Exception):  # the log may be what failed; Qt takes no exception
            import logging

            self.start_log()
            logging.getLogger(name).log(level, "%s", message)
