"""Errors that nobody caught: logged, told by a signal, and the program goes on.

PyQt ends the process when a slot raises, unless there is an exception hook. The hooks run in the
thread that failed, so they touch no widget.
"""

import contextlib
import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import IO

from PyQt5.QtCore import QMessageLogContext, QObject, QtMsgType, pyqtSignal, qInstallMessageHandler

from app.gui.logs import start_log, stop_log
from app.paths import log_folder

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("app.qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashReporter(QObject):
    """Starts the log and installs the hooks, and takes both out again."""

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
        self._log_handler = start_log()
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        self._qt_handler = qInstallMessageHandler(_on_qt_message)
        if faulthandler.is_enabled():
            return  # python -X faulthandler, or a test: whoever asked for it keeps it
        with contextlib.suppress(OSError):  # a full disk does not keep the window away
            self._faults = (log_folder() / "faults.log").open("a", encoding="utf-8")
            faulthandler.enable(self._faults)

    def uninstall(self) -> None:
        """Puts back the hooks of before."""
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(self._qt_handler)
        if self._log_handler is not None:
            stop_log(self._log_handler)
            self._log_handler = None
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.interrupted.emit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        with contextlib.suppress(Exception):  # the log may be what failed
            _log.critical("uncaught exception\n%s", details.rstrip())
        with contextlib.suppress(RuntimeError):  # Qt's half is gone at the very end
            self.crashed.emit(traceback.format_exception_only(kind, error)[-1].strip(), details)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        value = arguments.exc_value or arguments.exc_type()
        self._on_exception(arguments.exc_type, value, arguments.exc_traceback)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    with contextlib.suppress(Exception):  # nothing may be raised into Qt
        _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
