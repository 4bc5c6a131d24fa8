"""CIFAR Lab: opens the window, on pictures if any are named, or runs a verb of the command line.

Nothing heavy is imported here: ``main.py --help`` has answered before torch could be found.
"""

import sys
from collections.abc import Sequence

from app.commands import cli


def open_window(pictures: Sequence[str]) -> int:
    from app.gui.application import run

    return run(list(pictures))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments `argv` (default: the process's own) and return its exit
    status: 0 done, 1 failed with one sentence on stderr, 2 wrong usage, 130 interrupted."""
    return cli.main(sys.argv[1:] if argv is None else argv, open_window)


if __name__ == "__main__":
    sys.exit(main())
