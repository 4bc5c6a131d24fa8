"""Work in a thread: one piece after the other, and none after the end."""

import threading

from PyQt5.QtCore import pyqtSignal
from pytestqt.qtbot import QtBot

from app.gui.chores import Chores, ChoreWorker
from app.gui.worker_thread import left_running, wait_for_all

PATIENCE = 10_000  # milliseconds


class Worker(ChoreWorker):
    told = pyqtSignal(str)


class Telling(Chores):
    told = pyqtSignal(str)

    def make_worker(self) -> Worker:
        worker = Worker()
        worker.told.connect(self.told)
        return worker


def test_pieces_are_done_in_their_order(qtbot: QtBot) -> None:
    chores, heard = Telling("chores"), []
    chores.told.connect(heard.append)
    for word in ("one", "two"):
        chores.do(lambda worker, word=word: worker.told.emit(word))
    qtbot.waitUntil(lambda: heard == ["one", "two"], timeout=PATIENCE)
    assert chores.stop(PATIENCE)


def test_what_a_last_result_leads_to_starts_no_thread(qtbot: QtBot) -> None:
    """The window is gone by then, and nobody would end it."""
    chores, heard = Telling("chores"), []
    chores.told.connect(lambda word: (heard.append(word), chores.do(again)))

    def again(worker: Worker) -> None:
        worker.told.emit("again")

    chores.do(lambda worker: worker.told.emit("last"))
    assert chores.stop(PATIENCE)  # its signal is still on its way
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["last"], timeout=PATIENCE)
    qtbot.wait(100)
    assert heard == ["last"]
    assert chores._thread is None


def test_a_thread_that_is_too_busy_is_waited_for(qtbot: QtBot) -> None:
    chores, free = Telling("chores"), threading.Event()
    chores.do(lambda worker: free.wait(PATIENCE / 1000))
    assert not chores.stop(50)
    assert left_running()
    assert not wait_for_all(10)
    free.set()
    assert wait_for_all(PATIENCE)
    assert not left_running()
