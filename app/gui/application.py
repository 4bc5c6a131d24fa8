"""Makes the application and its window, and runs them."""

import os
import sys
from collections.abc import Sequence

from PyQt5.QtCore import QCoreApplication, Qt, QTimer
from PyQt5.QtGui import QGuiApplication
from PyQt5.QtWidgets import QApplication

from app.gui.crash import CrashReporter
from app.gui.interrupt import Interrupt
from app.gui.window import MainWindow
from app.paths import window_marker

_OPENGL = "QT_XCB_GL_INTEGRATION"  # read when the first window comes to the screen
_PAINTED_BY = 3000  # milliseconds


def create_application(argv: Sequence[str]) -> tuple[QApplication, MainWindow]:
    """The application, or the one there is already, and a window that is not yet shown.

    Installs the log and the hooks for uncaught errors. torch is not imported.
    """
    application = _application(argv)
    reporter = CrashReporter()
    reporter.install()  # before the window: its own making may fail
    window = MainWindow()
    reporter.setParent(window)
    reporter.crashed.connect(window.report)
    reporter.interrupted.connect(window.leave)
    window.prepared.connect(reporter.start_log)
    window.prepared.connect(_leave_no_trace)
    return application, window


def _leave_no_trace() -> None:
    """The programs that the window may start do as they like."""
    if os.environ.get(_OPENGL) == "none":
        del os.environ[_OPENGL]


def _application(argv: Sequence[str]) -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    for name in ("AA_EnableHighDpiScaling", "AA_UseHighDpiPixmaps"):
        attribute = getattr(Qt.ApplicationAttribute, name, None)
        if attribute is not None:  # Qt 6 always does it
            QCoreApplication.setAttribute(attribute)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    if sys.platform.startswith("linux"):  # asking the desktop for a menu bar of its own takes time
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
        # nothing here is drawn with OpenGL, and looking for it takes a third of the start
        os.environ.setdefault(_OPENGL, "none")
    application = QApplication(list(argv))
    application.setApplicationName("cifar-lab")
    application.setApplicationDisplayName("CIFAR Lab")
    application.setDesktopFileName("cifar-lab")  # Wayland finds the icon by it
    application.setStyle("Fusion")
    return application


def _take_handed_over(application: QApplication, window: MainWindow) -> None:
    """From now on a second start brings its pictures here."""
    from app.gui.single_instance import Instance  # sockets: after the first paint

    instance = Instance(window)
    instance.received.connect(window.take_over)
    application.aboutToQuit.connect(instance.stop)
    instance.start()


def run(paths: Sequence[str]) -> int:
    """Opens the window on these pictures, or on a bundled one; returns the exit status.

    Where a window is open already it takes the pictures over.
    """
    paths = [os.path.abspath(path) for path in paths]
    if os.path.exists(window_marker()):
        from app.gui.single_instance import hand_over  # seldom needed

        if hand_over(paths):
            return 0
    interrupt = Interrupt()
    interrupt.keep()
    application, window = create_application(sys.argv[:1])
    interrupt.asked.connect(window.leave)
    window.prepared.connect(interrupt.listen)
    QTimer.singleShot(_PAINTED_BY, interrupt.listen)  # a window that starts hidden is not painted
    window.prepared.connect(lambda: _take_handed_over(application, window))
    if paths:
        window.open_paths(paths)
    else:
        window.browsing.show_source("bundled")
    window.show()
    status = application.exec()
    from app.gui.worker_thread import left_running

    if left_running():  # torch was just being imported: Qt cannot be taken down under it
        window.findChild(CrashReporter).uninstall()  # what was logged is on the disk
        os._exit(status)
    return status
