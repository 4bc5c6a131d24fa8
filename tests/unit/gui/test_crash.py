"""Errors that nobody caught."""

import threading
from collections.abc import Callable

from PyQt5.QtCore import QTimer
from PyQt5.QtGui import QGuiApplication
from PyQt5.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.gui.error_dialog import ErrorDialog
from app.gui.logs import log_file
from app.gui.requests import Picture
from app.gui.window import MainWindow
from tests.window_fixtures import PATIENCE


def fail(message: str) -> Callable[[], None]:
    def slot() -> None:
        raise ZeroDivisionError(message)

    return slot


def shown(window: MainWindow) -> bool:
    dialog = window.findChild(ErrorDialog)
    return dialog is not None and dialog.isVisible()


def test_slot_that_raises(qtbot: QtBot, window: MainWindow, crashes: list[str]) -> None:
    QTimer.singleShot(0, fail("in a slot"))
    qtbot.waitUntil(lambda: shown(window) and bool(crashes))
    dialog = window.findChild(ErrorDialog)
    assert not dialog.isModal()
    assert window.isVisible()
    details = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "ZeroDivisionError: in a slot" in details
    dialog.findChild(QPushButton, "copyDetails").click()
    clipboard = QGuiApplication.clipboard()
    assert clipboard is not None
    assert clipboard.text() == details
    assert "ZeroDivisionError: in a slot" in log_file().read_text("utf-8")
    crashes.clear()


def test_second_error_joins_the_first(qtbot: QtBot, window: MainWindow, crashes: list[str]) -> None:
    for message in ("first", "second"):
        QTimer.singleShot(0, fail(message))
    qtbot.waitUntil(lambda: len(crashes) == 2)
    qtbot.waitUntil(lambda: shown(window))
    (dialog,) = window.findChildren(ErrorDialog)
    details = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "first" in details
    assert "second" in details
    crashes.clear()


def test_thread_that_raises(qtbot: QtBot, window: MainWindow, crashes: list[str]) -> None:
    threading.Thread(target=fail("in a thread")).start()
    qtbot.waitUntil(lambda: shown(window) and bool(crashes))
    assert "in a thread" in crashes.pop()


def test_worker_that_raises_goes_on_working(
    qtbot: QtBot, window: MainWindow, crashes: list[str], pictures: list, monkeypatch
) -> None:
    import app.inference.images as images

    with monkeypatch.context() as patch:
        patch.setattr(images, "read_image", lambda path: fail("in the worker")())
        with qtbot.waitSignal(window.predictions.prediction_failed, timeout=PATIENCE):
            window.open_pictures([Picture(str(pictures[0]))])
    qtbot.waitUntil(lambda: shown(window) and bool(crashes))
    assert "in the worker" in crashes.pop()
    assert "in the worker" in window.answer.findChild(QLabel, "answerNote").text()
    with qtbot.waitSignal(window.predictions.predicted, timeout=PATIENCE):
        window.open_pictures([Picture(str(pictures[1]))])
    assert window.answer.findChild(QLabel, "topClass").text() != ""
