"""Fetches the official archive: resumable, checked, cancellable. Only the standard library's
client; nothing is sent but the request."""

import hashlib
import http.client
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from app import files, paths
from app.training import space
from app.training.archive import NAME
from app.training.progress import Cancel, Meter, Progress, asker
from models.errors import CodedError

URL = "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz"
MD5 = "c58f30108f718f92721af3b95e74349a"
SIZE = 170_498_071  # bytes
VARIABLE = "CIFAR_LAB_DATA_URL"  # a mirror

_HEADERS = {"User-Agent": "cifar-lab", "Accept-Encoding": "identity"}
_CHUNK = 1 << 18
_TRIES = 5  # connections in a row that bring nothing
_SIGNS = "%/:;=@?&+$,!*'()~"  # of an address: they stay as they are


class _BrokenError(Exception):
    """The connection ended before the file did."""


class Checksum(NamedTuple):
    """Of a file: "md5" or "sha256", and the hex digits that it begins with."""

    algorithm: str
    digits: str

    def fits(self, found: str) -> bool:
        """Whether a file whose checksum was found is the right one."""
        return found.startswith(self.digits)

    def of(self, path: Path, asked: Callable[[], bool] = lambda: False) -> str:
        """Of a file, in full. Raises CodedError("download-cancelled") when asked to, OSError."""
        total = hashlib.new(self.algorithm, usedforsecurity=False)
        with path.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                _leave_if(asked)
                total.update(chunk)
        return total.hexdigest()


def download(
    folder: Path | None = None,
    url: str | None = None,
    md5: str | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    timeout: float = 20.0,
    pause: float = 2.0,
) -> Path:
    """Fetch the archive into `folder` (the user's data folder) and return where it lies.

    What has arrived stays in a ``.part`` file when the connection breaks or `cancel` says so, and
    the next call goes on there. A broken connection is tried again, after `pause` seconds and as
    long as something still arrives. `timeout` is the longest silence, in seconds, and so the
    longest that a cancel waits. Raises CodedError "download-…".
    """
    target = (folder or paths.data_folder()) / NAME
    url = url or os.environ.get(VARIABLE) or URL
    return fetch_file(target, url, Checksum("md5", md5 or MD5), progress, cancel, timeout, pause)


def fetch_file(
    target: Path,
    url: str,
    checksum: Checksum,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    timeout: float = 20.0,
    pause: float = 2.0,
) -> Path:
    """As `download`, for any file: `target` is where it will lie."""
    url = _address(url)
    part = target.with_name(f"{target.name}.part")
    asked = asker(cancel)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target.with_name(f"{target.name}.lock")):
            if target.is_file() and checksum.fits(checksum.of(target, asked)):
                return target
            _fetch(url, part, Meter(progress), asked, timeout, pause)
            _check(part, checksum, asked)
            files.replace(part, target)
    except OSError as error:
        raise CodedError("download-write", path=str(target.parent), reason=str(error)) from error
    return target


def _address(url: str) -> str:
    """As a request takes it: signs that no address may have are written as %XX.

    Raises CodedError("download-address").
    """
    try:
        parts = urllib.parse.urlsplit(url)
        host = ":".join(part.encode("idna").decode() for part in parts.netloc.split(":"))
        _ = parts.port  # raises for what is no number
        path, query = (urllib.parse.quote(each, safe=_SIGNS) for each in (parts.path, parts.query))
    except ValueError as error:  # brackets without end, a name that is no UTF-8
        raise CodedError("download-address", url=url) from error
    if parts.scheme not in ("http", "https") or not host:
        raise CodedError("download-address", url=url)
    return parts._replace(netloc=host, path=path, query=query).geturl()


def missing_bytes(folder: Path | None = None) -> int:
    """What a download has still to fetch, as far as the size of the part tells. Raises OSError."""
    part = (folder or paths.data_folder()) / f"{NAME}.part"
    return max(0, SIZE - _size(part))


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        held = FileLock(lock).acquire(timeout=0)
    except Timeout as error:
        raise CodedError("download-busy") from error
    with held:
        yield


def _fetch(
    url: str, part: Path, meter: Meter, asked: Callable[[], bool], timeout: float, pause: float
) -> None:
    """Connect, and again after a break, until the part is whole."""
    failures = 0
    while True:
        before = meter.received
        try:
            _connect_once(url, part, meter, asked, timeout)
            return
        except _BrokenError as error:
            failures = failures + 1 if meter.received == before else 1
            if not meter.received:
                raise CodedError("download-offline", url=url, reason=str(error)) from error
            if failures >= _TRIES:
                raise CodedError("download-broken", url=url, reason=str(error)) from error
        deadline = time.monotonic() + pause
        while time.monotonic() < deadline:
            _leave_if(asked)
            time.sleep(min(0.1, pause))


def _connect_once(
    url: str, part: Path, meter: Meter, asked: Callable[[], bool], timeout: float
) -> None:
    """One request for what is missing. Raises _BrokenError, CodedError, OSError of the disk."""
    _leave_if(asked)
    have = _size(part)
    request = urllib.request.Request(url, headers=dict(_HEADERS))
    if have:
        request.add_header("Range", f"bytes={have}-")
    try:
        answer = urllib.request.urlopen(request, timeout=timeout)
    except urllib.error.HTTPError as error:
        if error.code != 416 or not have:
            raise CodedError("download-refused", url=url, status=error.code) from error
        if _content_range(error.headers.get("Content-Range"))[1] == have:
            return  # the part was whole already
        answer = None
    except (OSError, http.client.HTTPException) as error:
        raise _BrokenError(_reason(error)) from error
    if answer is not None:
        with answer:
            start, total = 0, _number(answer.headers.get("Content-Length"))
            if answer.status == 206:
                start, total = _content_range(answer.headers.get("Content-Range"))
            if start in (0, have):
                _check_space(part, (total or 0) - start)
                _copy(answer, part, start, total, meter, asked)
                return
    part.unlink()  # it does not belong to what the server has: from the beginning
    _connect_once(url, part, meter, asked, timeout)


def _copy(
    answer: http.client.HTTPResponse,
    part: Path,
    start: int,
    total: int | None,
    meter: Meter,
    asked: Callable[[], bool],
) -> None:
    """Append the answer to the part; from its beginning where the server ignored the range."""
    done = start
    with part.open("ab" if start else "wb") as stream:
        meter.begin(done, total)
        while True:
            _leave_if(asked)
            try:
                chunk = answer.read1(_CHUNK)  # what is there, without waiting for a full chunk
            except (OSError, http.client.HTTPException) as error:
                raise _BrokenError(_reason(error)) from error
            if not chunk:
                break
            stream.write(chunk)
            stream.flush()  # also a killed program keeps what has arrived
            done += len(chunk)
            meter.received += len(chunk)
            meter.advance(done)
        meter.finish()
    if total is not None and done < total:
        raise _BrokenError(f"{done} of {total} bytes")


def _check(part: Path, checksum: Checksum, asked: Callable[[], bool]) -> None:
    found = checksum.of(part, asked)
    if not checksum.fits(found):
        part.unlink()
        raise CodedError("download-damaged", expected=checksum.digits, found=found)


def md5_of(path: Path, asked: Callable[[], bool] = lambda: False) -> str:
    """MD5 (hex) of a file; raises CodedError "download-cancelled" when asked to end, OSError."""
    return Checksum("md5", "").of(path, asked)


def _check_space(part: Path, needed: int) -> None:
    free = space.free_bytes(part.parent)
    if not space.has_room(free, needed):
        raise CodedError(
            "download-no-space", path=str(part.parent), **space.megabytes(free, needed)
        )


def _leave_if(asked: Callable[[], bool]) -> None:
    if asked():
        raise CodedError("download-cancelled")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() else None


def _content_range(value: str | None) -> tuple[int, int | None]:
    """(first byte, bytes in all) of a Content-Range header; first is -1 where it says none."""
    match = re.fullmatch(r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)", value or "")
    if match is None:
        return -1, None
    return int(match[1] or -1), _number(match[2])


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    return str(cause) or type(cause).__name__
