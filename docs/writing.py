"""Writes the pages that are made of measured figures, or says which of them say something else."""

import argparse
from collections.abc import Mapping
from pathlib import Path


def only_checks(description: str | None) -> bool:
    """Whether the command line, which `description` explains, has `--check`."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--check", action="store_true", help="change nothing")
    return bool(parser.parse_args().check)


def write(pages: Mapping[Path, str], figures: str, *, check: bool) -> int:
    """Writes each page as it is made of `figures`, and names those that were not like that.

    With `check` nothing is changed, and the exit status is 1 where a page disagrees.
    """
    stale = {
        path: page
        for path, page in pages.items()
        if not path.is_file() or path.read_text("utf-8") != page
    }
    if not check:
        for path, page in stale.items():
            path.write_text(page, "utf-8")
    if stale:
        names = ", ".join(path.name for path in stale)
        print(names, f"disagree with {figures}" if check else "written")
    return 1 if check and stale else 0
