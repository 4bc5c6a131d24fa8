"""Windows: makes .venv with everything the program needs, as .ci/setup.sh does elsewhere.

run.bat calls it at each start with the Python it found. Nothing but the standard library is there
yet, and the person reads along: pip shows its progress.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from app.messages import text  # noqa: E402  # run as a file: the folder of the program is not known

VENV = ROOT / ".venv"
READY = VENV / "ready"
_SOURCES = (ROOT / "pyproject.toml", ROOT / "constraints.txt")
_TORCH = re.compile(r"(torch|torchvision|triton|nvidia-[a-z0-9-]+|cuda-[a-z]+)==")
_HAS_TORCH = "import importlib.metadata as m; m.version('torch'), m.version('torchvision')"
_SUITABLE = "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))"
# torch first: see app/gui/windows_libraries.py
_CHECK = "import torch, PyQt5.QtWidgets"


def main() -> int:
    """Exit status 0 when the program can start, 1 after one sentence that says why not."""
    if is_ready():
        return 0
    if sys.maxsize < 2**32:
        print(text("setup-32-bit"))
        return 1
    print(text("setup-begins"), flush=True)
    problem = _set_up()
    if problem is not None:
        print(f"\n{text(problem)}")
        return 1
    READY.touch()
    return 0


def is_ready() -> bool:
    """As the Makefile sees it: the set-up was finished after its sources last changed."""
    try:
        finished = READY.stat().st_mtime
    except OSError:
        return False
    return _python().exists() and all(s.stat().st_mtime <= finished for s in _SOURCES)


def constraints(pins: str, *, torch_is_there: bool) -> str:
    """The pins to install by. torch that somebody chose (one for a graphics card, say) stays."""
    lines = pins.splitlines(keepends=True)
    return "".join(line for line in lines if not (torch_is_there and _TORCH.match(line)))


def _set_up() -> str | None:
    """The code of what went wrong, or None."""
    if not _works(_SUITABLE):
        import venv

        try:
            venv.create(VENV, clear=True, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            print(error)
            return "setup-venv"
    chosen = VENV / "constraints.txt"
    pins = (ROOT / "constraints.txt").read_text("utf-8")
    chosen.write_text(constraints(pins, torch_is_there=_works(_HAS_TORCH)), "utf-8")
    install = ["-m", "pip", "install", "--disable-pip-version-check"]
    if not _run(*install, "--constraint", str(chosen), "--editable", str(ROOT)):
        return "setup-pip"
    return None if _run("-c", _CHECK) else "setup-libraries"


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _run(*arguments: str, quiet: bool = False) -> bool:
    """Whether .venv's Python did it; what it says goes to the console."""
    output = subprocess.DEVNULL if quiet else None
    try:
        done = subprocess.run([str(_python()), *arguments], stdout=output, stderr=output)
    except OSError:
        return False
    return done.returncode == 0


def _works(script: str) -> bool:
    return _run("-c", script, quiet=True)


if __name__ == "__main__":
    sys.exit(main())
