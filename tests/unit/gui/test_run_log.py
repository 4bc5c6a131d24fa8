"""The log of a run: it follows, and lets whoever reads stay where they are."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.gui.run_log import RunLog
from app.gui.run_reader import read_log

RUN = Path("run")
LINES = "".join(f"epoch {number}\n" for number in range(200))


@pytest.fixture
def log(qtbot: QtBot) -> RunLog:
    widget = RunLog()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.show()
    return widget


def at_end(log: RunLog) -> bool:
    bar = log.verticalScrollBar()
    return bar.value() == bar.maximum() > 0


def test_it_follows_what_is_printed(log: RunLog) -> None:
    log.show_log(RUN, LINES)
    assert at_end(log)
    log.show_log(RUN, f"{LINES}epoch 200\n")
    assert at_end(log)
    assert log.toPlainText().endswith("epoch 200\n")
    assert log.isReadOnly()


def test_who_has_scrolled_up_stays_there_and_keeps_the_selection(log: RunLog) -> None:
    log.show_log(RUN, LINES)
    log.verticalScrollBar().setValue(20)
    cursor = log.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(7, cursor.MoveMode.KeepAnchor)
    log.setTextCursor(cursor)
    log.verticalScrollBar().setValue(20)
    log.show_log(RUN, f"{LINES}epoch 200\n")
    assert log.verticalScrollBar().value() == 20
    assert log.textCursor().selectedText() == "epoch 0"
    assert log.toPlainText().endswith("epoch 200\n")


def test_another_run_begins_anew(log: RunLog) -> None:
    log.show_log(RUN, LINES)
    log.verticalScrollBar().setValue(0)
    log.expect(Path("other"))
    assert log.toPlainText() == ""
    log.show_log(Path("other"), LINES)
    assert at_end(log)
    log.expect(Path("other"))
    assert log.toPlainText() == LINES


def test_only_the_end_of_a_long_log_is_read(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_text("first\n" + "a line of forty letters, more or less, is\n" * 9000)
    text = read_log(path)
    assert len(text) < 200_001
    assert text.startswith("a line of forty")
    assert text.endswith("is\n")


def test_lines_that_are_written_over_show_their_last_state(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes("1 %\r50 %\r100 %\r\nüber\n".encode() + b"\xff\n")
    assert read_log(path) == "100 %\nüber\n\ufffd\n"
    assert read_log(tmp_path / "none") == ""
