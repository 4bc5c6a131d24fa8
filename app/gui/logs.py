"""The rotating log file."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app.paths import log_folder

_BYTES, _OLD_FILES = 1_000_000, 3
_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


def log_file() -> Path:
    """Where the program writes what happens."""
    return log_folder() / "cifar-lab.log"


def start_log() -> logging.Handler:
    """Logs to the file, or to stderr where no file can be written; returns what to close."""
    handler: logging.Handler
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_file(), maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    logger = logging.getLogger("app")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Undoes `start_log`."""
    logging.getLogger("app").removeHandler(handler)
    handler.close()
