"""Imports torch in a worker thread while the window goes on living.

On Linux the interpreter's lock (GIL) is held while `import` loads shared libraries: half a second
and more for torch. Its libraries that know nothing of Python are therefore loaded beforehand by
calling `dlopen` itself as a foreign function, which releases the lock; the import then finds them.
What is left are extension modules and byte code. Collecting garbage among half a million new
objects stops everybody too, so that waits until the end, and none of them is looked at again.
"""

import ctypes
import gc
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path

_log = logging.getLogger(__name__)

_SWITCH = 0.001  # seconds after which a thread that waits for the lock gets it
# never libtorch_python or an extension: their initialisers call Python, which needs the lock
_TORCH = ("libtorch_global_deps.so", "libc10.so", "libtorch_cpu.so", "libtorch.so")
_READ_AHEAD = ("libtorch_python.so",)  # from the disk at least, as its loading holds the lock

# A thread that imports one of these while torch's libraries are being loaded waits for the loader
# with the interpreter's lock in its hand, and the window with it: they come first.
_WANTED_MEANWHILE = (
    *("bz2", "csv", "ctypes", "hashlib", "json", "lzma", "mmap", "queue", "random", "socket"),
    *("subprocess", "zlib"),
    *("PIL.AvifImagePlugin", "PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.JpegImagePlugin"),
    *("PIL.PngImagePlugin", "PIL.TiffImagePlugin", "PIL.WebPImagePlugin"),
)


def load_torch() -> None:
    """Imports torch and what reads its pictures; raises ImportError. A second call is free."""
    if "torch" in sys.modules:
        return
    with _quiet_interpreter():
        for name in _WANTED_MEANWHILE:
            with suppress(ImportError):  # a Python or a Pillow built without it
                import_module(name)
        try:
            preload()
        except Exception:  # noqa: BLE001 - whatever it was: a plain import works, only less smoothly
            _log.warning("could not load torch's libraries beforehand", exc_info=True)
        for name in ("numpy", "app.inference.preprocess", "torch"):
            import_module(name)


def preload() -> int:
    """Loads the libraries without Python in them, the lock released; returns how many it loaded."""
    if not sys.platform.startswith("linux"):
        return 0
    loaded = 0
    torch, opencv = _folder("torch"), _folder("cv2")
    if torch is not None:
        libraries = [torch / "lib" / name for name in _TORCH]
        loaded += sum(_dlopen(path, "global" in path.name) for path in libraries)
        for name in _READ_AHEAD:
            _read_through(torch / "lib" / name)
    if opencv is not None:
        for path in sorted((opencv.parent / "opencv_python.libs").glob("*.so*")):
            loaded += _dlopen(path)
    return loaded


def _folder(package: str) -> Path | None:
    from importlib.util import find_spec  # in the worker: the window starts without it

    found = find_spec(package)  # finds without importing
    return Path(found.origin).parent if found is not None and found.origin else None


def _dlopen(path: Path, for_all: bool = False) -> bool:
    """Everything bound at once (RTLD_NOW), as the import would do with the lock held."""
    if not path.is_file():
        return False
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype, dlopen.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    return bool(dlopen(os.fsencode(path), os.RTLD_NOW | (os.RTLD_GLOBAL if for_all else 0)))


def _read_through(path: Path) -> None:
    if path.is_file():
        with path.open("rb", buffering=0) as stream:
            while stream.read(2**20):
                pass


@contextmanager
def _quiet_interpreter() -> Iterator[None]:
    """No garbage collection, and the lock handed over often, until the block ends."""
    interval, collecting = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(_SWITCH)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # modules live until the end: never look at their half million objects again
        if collecting:
            gc.enable()
        sys.setswitchinterval(interval)
