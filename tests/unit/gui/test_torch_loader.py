"""torch comes late, and smoothly."""

import subprocess
import sys

from app.paths import checkout

LATE = """
import sys
from app.gui.torch_loader import load_torch, preload
loaded = preload()
assert not any(name in sys.modules for name in ("torch", "numpy", "cv2")), "only libraries"
assert loaded >= 3 or sys.platform != "linux", loaded
import gc
interval = sys.getswitchinterval()
load_torch()
import torch
assert gc.isenabled() and sys.getswitchinterval() == interval
assert torch.ones(2, 2).matmul(torch.ones(2, 2)).tolist() == [[2.0, 2.0], [2.0, 2.0]]
"""

FAILING = """
import app.gui.torch_loader as loader
def fail(*_):
    raise OSError("no such call")
loader._dlopen = fail
loader.load_torch()
import torch
assert torch.zeros(1).item() == 0.0
"""


def run(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=checkout(), capture_output=True, text=True, timeout=150
    )
    assert done.returncode == 0, done.stderr


def test_libraries_first_then_torch() -> None:
    run(LATE)


def test_plain_import_where_libraries_cannot_be_loaded_first() -> None:
    run(FAILING)
