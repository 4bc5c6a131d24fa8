"""Trainings of seconds from the command line; and the window."""

from pathlib import Path

import pytest

from app.training.run_folder import RunFolder
from main import main
from tests.trainings import QUICK
from tests.window_fixtures import _weights_folder, crashes, pictures, weights, window

__all__ = ["_weights_folder", "crashes", "pictures", "weights", "window"]


@pytest.fixture
def train(drawn_data, tmp_path):
    """train(*options) -> exit status, in the run folder tmp_path / "run"."""

    def run(*options: str, key: str = "lenet5", folder: str = "run") -> int:
        given = ["--data", str(drawn_data), *QUICK] if "--resume" not in options else []
        return main(["train", key, "--run", str(tmp_path / folder), *given, *options])

    return run


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "run")


@pytest.fixture
def finished(train, run, capsys) -> RunFolder:
    assert train("--epochs", "1") == 0
    capsys.readouterr()
    return run
