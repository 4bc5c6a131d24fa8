"""Searches of seconds, for tests."""

import subprocess
import sys
from pathlib import Path

from app.files import write_json
from app.paths import checkout
from app.studies.search import Search
from app.studies.search_worker import order

# a worker as it is, but for a checkpoint several times a second instead of once a minute
_WORKER = (
    "import sys\n"
    "from app.training import session\n"
    "from app.studies.search_worker import main\n"
    "session._SAVE = 0.1\n"
    "session._TELL = 0.02\n"
    "sys.exit(main())\n"
)


def small(data: Path, **changes: object) -> Search:
    """LeNet-5 on 128 pictures, two epochs; nothing is measured beforehand."""
    settings: dict[str, object] = {"model": "lenet5", "trials": 1, "epochs": 2, "limit": 128}
    search = Search(**(settings | {"data": str(data)} | changes)).checked()  # type: ignore[arg-type]
    search.folder.mkdir(parents=True, exist_ok=True)
    write_json(search.folder / "machine.json", {"precision": "float32"})
    return search


def start_worker(search: Search) -> "subprocess.Popen[bytes]":
    """A process that takes part until its stdin is closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WORKER], cwd=checkout(), stdin=subprocess.PIPE
    )
    assert process.stdin is not None
    process.stdin.write(order(search).encode())
    process.stdin.flush()
    return process
