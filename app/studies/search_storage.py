"""Where a search keeps its trials: a database that several processes, or machines, share.

SQLite has no row locks. Left to itself, Python's driver begins a transaction only at the first
write, so that two processes can both read that a trial waits and both take it; here every
transaction holds the file's lock from its start, and whoever comes second waits for it.
"""

import sqlite3
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import optuna
import sqlalchemy
from optuna.exceptions import ExperimentalWarning, StorageInternalError
from optuna.storages import RDBStorage
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from app.paths import expanded
from models.errors import CodedError

TROUBLE = (StorageInternalError, SQLAlchemyError)  # a server that is gone, a disk that is full
HEARTBEAT = 10  # seconds between two signs of life of a trial
GRACE = 60  # seconds without one after which its process counts as dead
_PATIENCE = 60.0  # seconds to wait for SQLite's lock
_TRIES = 3  # of two processes that make the tables at once, one fails


class Storage(RDBStorage):
    """Optuna's, but one sign of life that cannot be written does not end the thread that does."""

    def record_heartbeat(self, trial_id: int) -> None:
        """The next one is due in a few seconds."""
        with suppress(*TROUBLE):
            super().record_heartbeat(trial_id)


def quiet() -> None:
    """Optuna talks to programmers, on stderr; people are told by our own catalogue."""
    optuna.logging.set_verbosity(optuna.logging.CRITICAL)
    warnings.filterwarnings("ignore", category=ExperimentalWarning)
    warnings.filterwarnings("ignore", module=r"optuna\..*")


def file_url(path: Path) -> str:
    """The URL of an SQLite file."""
    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)


def absolute(url: str) -> str:
    """The URL as any other process understands it; raises CodedError("search-storage-url")."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # ValueError: a port that is no number
        raise CodedError("search-storage-url", url=url) from error
    if parsed.get_backend_name() != "sqlite":
        return url
    if parsed.database in (None, "", ":memory:"):
        raise CodedError("search-storage-url", url=url)
    place = expanded(str(parsed.database)).absolute()
    return parsed.set(database=str(place)).render_as_string(hide_password=False)


def shown(url: str) -> str:
    """For people: without its password."""
    return make_url(url).render_as_string(hide_password=True)


def open_storage(url: str) -> Storage:
    """The database, its tables made where there are none.

    Raises CodedError: "search-storage-driver" where nothing here speaks with such a database,
    "search-storage-version" where another Optuna made it, "search-storage-closed" where it is not
    there or must not be used.
    """
    quiet()
    try:
        for _ in range(_TRIES - 1):
            with suppress(*TROUBLE):
                return _open(url)
            time.sleep(0.2)
        return _open(url)
    except NoSuchModuleError as error:
        raise CodedError("search-storage-driver", name=make_url(url).drivername) from error
    except ImportError as error:
        name = getattr(error.__cause__, "name", None) or make_url(url).drivername
        raise CodedError("search-storage-driver", name=name) from error
    except RuntimeError as error:  # as Optuna calls a schema that it does not know
        raise CodedError("search-storage-version", url=shown(url)) from error
    except TROUBLE as error:
        data = trouble(url, error).data
        raise CodedError("search-storage-closed", **data) from error


def _open(url: str) -> Storage:
    lite = make_url(url).get_backend_name() == "sqlite"
    storage = Storage(
        # Optuna fills in "{SCHEMA_VERSION}": a folder's name may have braces of its own
        url.replace("{", "{{").replace("}", "}}"),
        engine_kwargs={"connect_args": {"timeout": _PATIENCE}} if lite else {"pool_pre_ping": True},
        heartbeat_interval=HEARTBEAT,
        grace_period=GRACE,
    )
    if lite:
        sqlalchemy.event.listen(storage.engine, "connect", _leave_transactions_to_us)
        sqlalchemy.event.listen(storage.engine, "begin", _lock_at_once)
        storage.engine.dispose()  # connections from before do not know that
    return storage


def _leave_transactions_to_us(connection: sqlite3.Connection, record: Any) -> None:
    connection.isolation_level = None


def _lock_at_once(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def trouble(url: str, error: Exception) -> CodedError:
    """What the database said, in its own words and on one line."""
    cause = error.__cause__ if isinstance(error, StorageInternalError) else error
    reason = str(getattr(cause, "orig", None) or cause or error).strip().splitlines()
    return CodedError("search-storage-trouble", url=shown(url), reason=reason[0] if reason else "")


@contextmanager
def troubles(url: str) -> Iterator[None]:
    """Within, what the database cannot do becomes CodedError("search-storage-trouble")."""
    try:
        yield
    except TROUBLE as error:
        raise trouble(url, error) from error
