"""Makes the application and its window, and runs them."""

import os
import sys
from collections.abc import Sequence

from PyQt5.QtCore import QCoreApplication, Qt, QTimer
from PyQt5.QtGui import QGuiApplication
from PyQt5.QtWidgets import QApplication

from app.gui.bundled import first_picture
from app.gui.crash import CrashReporter
from app.gui.interrupt import Interrupt
from app.gui.requests import Picture
from app.gui.translation import install_translation
from app.gui.window import MainWindow

_PAINTED_BY = 3000  # milliseconds


def create_application(argv: Sequence[str]) -> tuple[QApplication, MainWindow]:
    """The application, or the one there is already, and a window that is not yet shown.

    Installs the log and the hooks for uncaught errors. torch is not imported.
    """
    application = _application(argv)
    reporter = CrashReporter()
    reporter.install()  # before the window: its own making may fail
    install_translation(application)
    window = MainWindow()
    reporter.setParent(window)
    reporter.crashed.connect(window.report)
    reporter.interrupted.connect(window.leave)
    window.started.connect(reporter.start_log)
    return application, window


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
    application = QApplication(list(argv))
    application.setApplicationName("cifar-lab")
    application.setApplicationDisplayName("CIFAR Lab")
    application.setStyle("Fusion")
    return application


def run(paths: Sequence[str]) -> int:
    """Opens the window on these pictures, or on a bundled one; returns the exit status."""
    interrupt = Interrupt()
    interrupt.keep()
    application, window = create_application(sys.argv[:1])
    interrupt.asked.connect(window.leave)
    window.started.connect(interrupt.listen)
    QTimer.singleShot(_PAINTED_BY, interrupt.listen)  # a window that starts hidden is not painted
    pictures = [Picture(os.path.abspath(path)) for path in paths]
    first = None if pictures else first_picture()
    if first is not None:
        pictures = [Picture(str(first))]
    if pictures:
        window.open_pictures(pictures)
    window.show()
    status = application.exec()
    from app.gui.worker_thread import left_running

    if left_running():  # torch was just being imported: Qt cannot be taken down under it
        window.findChild(CrashReporter).uninstall()  # what was logged is on the disk
        os._exit(status)
    return status
