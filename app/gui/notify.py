"""Tells of something while the window is not looked at, as the desktop does that."""

import shutil

from PyQt5.QtCore import QProcess, QTimer
from PyQt5.QtWidgets import QApplication, QSystemTrayIcon, QWidget

_SHOWN = 10_000  # milliseconds


def notify(window: QWidget, sentence: str) -> None:
    """Marks the window in the task bar, and has the desktop show the sentence where it can.

    Nothing happens while the window is in front: it shows the sentence itself.
    """
    if window.isActiveWindow():
        return
    QApplication.alert(window)
    if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
        _from_tray(window, sentence)
    elif (program := shutil.which("notify-send")) is not None:  # desktops without such icons
        icon = ["--icon", "cifar-lab", "--app-name", "CIFAR Lab"]
        QProcess.startDetached(program, [*icon, "--", "CIFAR Lab", sentence])


def _from_tray(window: QWidget, sentence: str) -> None:
    tray = QSystemTrayIcon(window.windowIcon(), window)
    tray.messageClicked.connect(window.activateWindow)
    tray.show()
    tray.showMessage("CIFAR Lab", sentence, window.windowIcon(), _SHOWN)
    QTimer.singleShot(_SHOWN, tray.deleteLater)
