"""The rotating log file."""

import logging
from pathlib import Path

from app.paths import log_folder

_BYTES, _OLD_FILES = 1_000_000, 3
_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


def log_file() -> Path:
    """Where the program writes what happens."""
    return log_folder() / "cifar-lab.log"


class LateFile(logging.Handler):
    """Opens the rotating file at the first record: the window is on the screen without it.

    Where no file can be written, stderr takes the records.
    """

    def __init__(self) -> None:
        super().__init__()
        self._real: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Writes the record; the caller holds this handler's lock."""
        if self._real is None:
            self._real = _open()
            self._real.setFormatter(self.formatter)
        self._real.emit(record)

    def close(self) -> None:
        """Closes the file."""
        if self._real is not None:
            self._real.close()
        super().close()


def _open() -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        return RotatingFileHandler(
            log_file(), maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
        )
    except OSError:
        return logging.StreamHandler()


def start_log() -> logging.Handler:
    """Begins to log to the file; returns what `stop_log` takes."""
    handler = LateFile()
    handler.setFormatter(logging.Formatter(_FORMAT))
    logger = logging.getLogger("app")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Undoes `start_log`."""
    logging.getLogger("app").removeHandler(handler)
    handler.close()
