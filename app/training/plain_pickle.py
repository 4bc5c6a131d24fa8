"""Pickles of numbers and text, read without trusting them.

A pickle can run any program. This unpickler knows plain Python values and, of numpy, stand-ins
that build an array of numbers from bytes; whatever asks for more is refused.
"""

import io
import pickle
import re
from typing import Any

import numpy as np


def unpickle(data: bytes) -> dict[str, Any]:
    """A pickled dictionary of plain values and arrays of numbers; its keys become str.

    Raises pickle.UnpicklingError for anything else.
    """
    try:
        value = _PlainUnpickler(io.BytesIO(data), encoding="latin1").load()
    except pickle.UnpicklingError:
        raise
    except Exception as error:  # a damaged pickle raises almost anything
        raise pickle.UnpicklingError(f"{type(error).__name__}: {error}") from error
    if not isinstance(value, dict):
        raise pickle.UnpicklingError("not a dictionary")
    return {
        as_text(key): item.value if isinstance(item, _Array) else item
        for key, item in value.items()
    }


def as_text(value: object) -> str:
    """Names of Python 2 are bytes, those of Python 3 text."""
    return value.decode("latin1") if isinstance(value, bytes) else str(value)


class _DType:
    """Stands for numpy.dtype: integers and floats alone, never objects."""

    def __init__(self, name: str, *_: object) -> None:
        if not re.fullmatch(r"[uif][1248]", name):
            raise pickle.UnpicklingError(f"arrays of {name!r} are refused")
        self.name, self.order = name, "|"

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.order = state[1]

    @property
    def value(self) -> np.dtype[Any]:
        return np.dtype(self.order + self.name)


class _Array:
    """Stands for numpy.ndarray."""

    value: np.ndarray

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        _, shape, dtype, fortran, data = state
        _fill(self, data, dtype, shape, "F" if fortran else "C")


def _fill(array: _Array, data: str | bytes, dtype: _DType, shape: Any, order: Any) -> None:
    raw = data.encode("latin1") if isinstance(data, str) else bytes(data)
    array.value = np.frombuffer(raw, dtype.value).reshape(shape, order=order)


def _reconstruct(*_: object) -> _Array:
    return _Array()


def _frombuffer(data: bytes, dtype: _DType, shape: Any, order: Any) -> _Array:
    array = _Array()
    _fill(array, data, dtype, shape, order)
    return array


def _encode(text: str, encoding: str = "latin1") -> bytes:
    """How Python 3 writes bytes for Python 2."""
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"the encoding {encoding!r} is refused")
    return text.encode("latin1")


_ALLOWED: dict[tuple[str, str], Any] = {
    ("numpy", "ndarray"): _Array,
    ("numpy", "dtype"): _DType,
    ("_codecs", "encode"): _encode,
}
for _module in ("numpy.core", "numpy._core"):  # before and since numpy 2
    _ALLOWED[f"{_module}.multiarray", "_reconstruct"] = _reconstruct
    _ALLOWED[f"{_module}.numeric", "_frombuffer"] = _frombuffer


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is refused") from None
