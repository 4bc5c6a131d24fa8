"""Windows only: torch's c10.dll before Qt's libraries.

torch from 2.9 on can fail to load c10.dll once Qt has loaded its own copies of the C++ runtime.
Loaded before Qt, it is found again when torch is imported later.
"""

import contextlib
import ctypes
from importlib.util import find_spec
from pathlib import Path


def load_c10() -> None:
    """Loads c10.dll if torch is installed; torch's own import reports whatever goes wrong."""
    torch = find_spec("torch")  # finds without importing
    if torch is None or torch.origin is None:
        return
    library = Path(torch.origin).parent / "lib" / "c10.dll"
    if library.is_file():
        with contextlib.suppress(OSError):
            ctypes.CDLL(str(library))
