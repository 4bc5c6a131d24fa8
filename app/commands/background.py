"""Manners of work that nobody waits for at a terminal: others have the processor first."""

import os

_NICENESS = 10  # of 19


def step_back() -> None:
    """Lets other programs have the processor first; Windows does so when it starts the process
    (`app.training.launch`)."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
