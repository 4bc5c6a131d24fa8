"""What a disk refuses to a training or a study, in words. No torch here."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import CodedError


def file_trouble(error: OSError, place: Path) -> CodedError:
    """What to tell a person about it: "disk-full" or "file-trouble"."""
    code = "disk-full" if error.errno == errno.ENOSPC else "file-trouble"
    return CodedError(code, reason=f"{error.strerror or error}: {error.filename or place}")


@contextmanager
def file_troubles(place: Path) -> Iterator[None]:
    """Within, every OSError becomes the CodedError of `file_trouble`."""
    try:
        yield
    except OSError as error:
        raise file_trouble(error, place) from error
