"""What the program prints goes where it is sent, and nowhere where there is nothing."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.paths import checkout
from main import main

_START = f"{sys.executable} {checkout() / 'main.py'}"


@pytest.mark.parametrize("redirection", [">&-", ">&- 2>&-"])
def test_closed_streams_are_no_error(redirection: str) -> None:
    done = subprocess.run(
        f"{_START} --version {redirection}", shell=True, capture_output=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_leaves_is_no_error() -> None:
    # two commands in a row: the reader is gone before anything is printed
    command = f"({_START} train --help; echo status $? >&2) | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr
    assert done.stderr.strip() in ("status 141", "status 0")


def test_csv_into_a_pipe_leaves_the_pipe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")), daemon=True)
    reader.start()
    picture = next((checkout() / "assets" / "test_images" / "cat").glob("1.*"))
    assert main(["predict", str(picture), "--model", "lenet5", "--csv", str(pipe)]) == 0
    reader.join(10)
    assert pipe.is_fifo()
    assert read[0].startswith("path,model,class,probability")
    capsys.readouterr()


def test_a_name_that_stands_for_no_network(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "nosuch"]) == 2
    assert "nosuch" in capsys.readouterr().err
