"""Pillow's memory, taken and given back in steps while other threads run.

A picture of 100 megapixels is 400 MB. Pillow takes and frees them in one go with the interpreter's
lock held, and the C library may fill them with zeros and keep them for good: that stopped the
window for 70 to 170 ms. Blocks above 32 MB are mapped each for itself, with zeros in it and for as
long as it is wanted; and what was freed is kept until `give_back` unmaps one block after another.
"""

from collections.abc import Iterator
from contextlib import contextmanager

_BLOCK = 40 * 2**20  # bytes; smaller pictures take smaller ones
_KEPT = 16  # blocks: all of the largest picture and more


@contextmanager
def in_steps() -> Iterator[None]:
    """What Pillow frees in this block is given back in steps, at its end or by `give_back`."""
    from PIL import Image  # after the window is on the screen

    Image.core.set_block_size(_BLOCK)
    Image.core.set_blocks_max(_KEPT)
    try:
        yield
    finally:
        give_back()
        Image.core.set_blocks_max(0)


def give_back() -> None:
    """Gives the system what has been freed so far; between two blocks others may have the lock."""
    from PIL import Image

    for kept in reversed(range(Image.core.get_stats()["blocks_cached"])):
        Image.core.clear_cache(kept)
