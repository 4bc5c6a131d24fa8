"""A signal ends the program's window, whenever it comes."""

import os
import signal

import pytest

from app.gui.interrupt import Interrupt


@pytest.fixture
def interrupt(qtbot):
    made = Interrupt()
    made.keep()
    yield made
    made.uninstall()


def test_a_signal_is_told_while_the_event_loop_waits(interrupt, qtbot):
    interrupt.listen()
    with qtbot.waitSignal(interrupt.asked, timeout=5000):
        os.kill(os.getpid(), signal.SIGINT)


def test_a_signal_before_anybody_listens_is_kept(interrupt, qtbot):
    os.kill(os.getpid(), signal.SIGTERM)
    with qtbot.waitSignal(interrupt.asked, timeout=5000):
        interrupt.listen()


def test_the_signals_are_given_back(qtbot):
    interrupt = Interrupt()
    interrupt.keep()
    interrupt.listen()
    interrupt.uninstall()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
