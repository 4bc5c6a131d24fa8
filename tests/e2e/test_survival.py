"""A training that is killed at random moments ends as one that never was."""

import random
from pathlib import Path

from app.training.run_folder import RunFolder
from tests.survival import assert_equal_results, kill_and_go_on, start, train_command

EPOCHS, KILLS = 60, 3


def test_three_kills_change_no_bit(tmp_path: Path, drawn_data: Path) -> None:
    whole, killed = RunFolder(tmp_path / "whole"), RunFolder(tmp_path / "killed")
    assert start(train_command(drawn_data, whole, EPOCHS)).wait(120) == 0
    positions = kill_and_go_on(drawn_data, killed, EPOCHS, KILLS, random.Random())
    assert len(positions) == KILLS
    assert_equal_results(killed, whole)
