"""The download, against a server on this computer that can misbehave."""

import hashlib
import shutil
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from app.training import space
from app.training.download import download
from app.training.sources import find_data, load_split
from models.errors import CodedError
from tests.download_server import CONTENT, MD5, Server, serving


@pytest.fixture
def server(monkeypatch) -> Iterator[Server]:
    with serving(monkeypatch) as served:
        yield served


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def fetch(server, folder):
    """download() of the server's file into `folder`."""

    def call(**options: object) -> Path:
        settings = {"md5": MD5, "pause": 0.0, "timeout": 5.0, **options}
        return download(folder, server.url, **settings)

    return call


def part_of(folder: Path) -> Path:
    return folder / "cifar-10-python.tar.gz.part"


def code_of(call, **options: object) -> str:
    with pytest.raises(CodedError) as raised:
        call(**options)
    return raised.value.code


def test_the_file_arrives_with_progress(fetch, folder):
    reports: list[tuple[int, int | None, float]] = []
    path = fetch(progress=lambda *report: reports.append(report))
    assert path.read_bytes() == CONTENT
    assert not part_of(folder).exists()
    assert [done for done, _, _ in reports] == sorted(done for done, _, _ in reports)
    assert reports[-1][:2] == (len(CONTENT), len(CONTENT))
    assert reports[-1][2] > 0


def test_a_whole_file_is_not_fetched_again(fetch, server):
    fetch()
    fetch()
    assert len(server.asked) == 1


def test_a_broken_connection_goes_on_where_it_was(fetch, server):
    server.breaks = [300_000, 1, 200_000]
    assert fetch().read_bytes() == CONTENT
    assert server.asked == [None, "bytes=300000-", "bytes=300001-", "bytes=500001-"]


def test_a_connection_that_breaks_for_good_keeps_the_part(fetch, server, folder):
    server.breaks = [1000, *[0] * 20]
    assert code_of(fetch) == "download-broken"
    assert part_of(folder).read_bytes() == CONTENT[:1000]
    server.breaks = []
    assert fetch().read_bytes() == CONTENT
    assert server.asked[-1] == "bytes=1000-"


def test_silence_is_a_broken_connection(fetch, server, folder, monkeypatch):
    """From the second answer on: the first bytes have all the time that a busy computer wants."""
    server.breaks = [1000, *[0] * 20]
    connect, limits = urllib.request.urlopen, []

    def impatient(request: urllib.request.Request, timeout: float) -> object:
        limits.append(timeout)
        if len(limits) == 1:
            return connect(request, timeout=20.0)
        server.stalled = server.stalled or threading.Event()
        return connect(request, timeout=timeout)

    monkeypatch.setattr(urllib.request, "urlopen", impatient)
    assert code_of(fetch, timeout=0.1) == "download-broken"
    assert len(limits) > 1
    assert set(limits) == {0.1}
    assert part_of(folder).stat().st_size == 1000


@pytest.mark.parametrize("as_event", [True, False])
def test_cancel_keeps_the_part_and_the_next_call_goes_on(fetch, server, folder, as_event):
    event = threading.Event()

    def watch(done: int, total: int | None, speed: float) -> None:
        if done >= 400_000:
            event.set()

    server.breaks = [400_000]
    cancel = event if as_event else event.is_set
    assert code_of(fetch, cancel=cancel, progress=watch) == "download-cancelled"
    assert part_of(folder).stat().st_size == 400_000
    assert fetch().read_bytes() == CONTENT
    assert server.asked[-1] == "bytes=400000-"


def test_cancel_does_not_wait_for_the_pause_between_two_tries(fetch, server):
    server.breaks = [1000]
    event = threading.Event()
    threading.Timer(0.2, event.set).start()
    started = time.monotonic()
    assert code_of(fetch, cancel=event, pause=30.0) == "download-cancelled"
    assert time.monotonic() - started < 5


def test_a_wrong_md5_is_an_error_and_the_file_is_removed(fetch, server, folder):
    server.content = CONTENT[:-1] + b"!"
    assert code_of(fetch) == "download-damaged"
    assert not part_of(folder).exists()
    assert not (folder / "cifar-10-python.tar.gz").exists()
    server.content = CONTENT
    assert fetch().read_bytes() == CONTENT


def test_a_wrong_file_in_place_is_replaced(fetch, folder):
    folder.mkdir()
    (folder / "cifar-10-python.tar.gz").write_bytes(b"something else")
    assert fetch().read_bytes() == CONTENT


def test_a_server_without_ranges_starts_over(fetch, server, folder):
    server.knows_ranges = False
    server.breaks = [300_000]
    assert fetch().read_bytes() == CONTENT
    assert server.asked == [None, "bytes=300000-"]


def test_a_server_that_sends_another_range_starts_over(fetch, server, folder):
    folder.mkdir()
    part_of(folder).write_bytes(CONTENT[:5000])
    server.range_shift = 7
    assert fetch().read_bytes() == CONTENT
    assert server.asked == ["bytes=5000-", None]


def test_a_part_that_is_whole_is_only_checked(fetch, server, folder):
    folder.mkdir()
    part_of(folder).write_bytes(CONTENT)
    assert fetch().read_bytes() == CONTENT
    assert server.asked == [f"bytes={len(CONTENT)}-"]


def test_a_part_that_is_too_long_starts_over(fetch, server, folder):
    folder.mkdir()
    part_of(folder).write_bytes(CONTENT + b"more")
    assert fetch().read_bytes() == CONTENT
    assert server.asked[1:] == [None]


def test_offline(folder):
    with socket.socket() as closed:  # bound, but nobody listens
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/archive.tar.gz"
        started = time.monotonic()
        assert code_of(lambda: download(folder, url, timeout=5.0)) == "download-offline"
        assert time.monotonic() - started < 4
        part_of(folder).write_bytes(b"kept")
        assert code_of(lambda: download(folder, url, timeout=5.0)) == "download-offline"
    assert part_of(folder).read_bytes() == b"kept"


@pytest.mark.parametrize("status", [403, 404, 416, 500, 503])
def test_a_refusal_is_an_error_with_its_status(fetch, server, status):
    server.status = status
    with pytest.raises(CodedError) as raised:
        fetch()
    assert raised.value.code == "download-refused"
    assert raised.value.data["status"] == status


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://127.0.0.1/x", "archive.tar.gz"])
def test_other_addresses_are_refused(folder, url):
    assert code_of(lambda: download(folder, url)) == "download-address"


def test_a_full_disk_is_noticed_before_anything_is_written(fetch, folder, monkeypatch):
    usage = shutil.disk_usage(folder.parent)._replace(free=1_500_000)
    monkeypatch.setattr(space.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(CodedError) as raised:
        fetch()
    assert raised.value.code == "download-no-space"
    assert raised.value.data["free"] == 1
    assert raised.value.data["needed"] == 52  # with what the disk keeps free
    assert not part_of(folder).exists()


def test_a_folder_that_cannot_be_written_is_an_error(fetch, folder):
    folder.write_text("a file where the folder should be")
    assert code_of(fetch) == "download-write"


def test_two_programs_do_not_download_at_once(fetch, server, folder):
    folder.mkdir()
    with FileLock(folder / "cifar-10-python.tar.gz.lock"):
        assert code_of(fetch) == "download-busy"
    assert server.asked == []
    fetch()


def test_what_was_downloaded_is_the_users_data_set(server, official_archive, monkeypatch):
    server.content = official_archive.read_bytes()
    monkeypatch.setenv("CIFAR_LAB_DATA_URL", server.url)
    path = download(md5=hashlib.md5(server.content).hexdigest())
    assert find_data().path == path
    assert len(load_split(find_data(), "train")) == 18
