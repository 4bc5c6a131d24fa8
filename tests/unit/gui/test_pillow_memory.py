"""Pillow's memory is kept until it is given back, and nothing of it afterwards."""

import pytest
from PIL import Image

from app.gui import pillow_memory

SIDE = 1024  # of a picture of one block, 4 MB


def kept() -> int:
    return Image.core.get_stats()["blocks_cached"]


def test_what_is_freed_is_given_back_block_by_block(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    clear_cache = Image.core.clear_cache
    with pillow_memory.in_steps():
        pictures = [Image.new("RGB", (SIDE, SIDE)) for _ in range(3)]
        assert kept() == 0
        pictures.clear()
        assert kept() == 3
        monkeypatch.setattr(
            Image.core, "clear_cache", lambda count: left.append(count) or clear_cache(count)
        )
        pillow_memory.give_back()
        assert left == [2, 1, 0]
        assert kept() == 0


def test_afterwards_everything_is_as_ever() -> None:
    def fail() -> None:
        with pillow_memory.in_steps():
            Image.new("RGB", (SIDE, SIDE))
            raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        fail()
    assert kept() == 0
    Image.new("RGB", (SIDE, SIDE))
    assert kept() == 0


def test_a_large_picture_has_few_large_blocks() -> None:
    with pillow_memory.in_steps():
        before = Image.core.get_stats()["allocated_blocks"]
        Image.new("RGB", (8 * SIDE, 3 * SIDE))  # 96 MB
        assert Image.core.get_stats()["allocated_blocks"] - before == 3
