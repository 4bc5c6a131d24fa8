"""Addresses of a download as people write them."""

import os
from pathlib import Path

import pytest

from app.training.download import _address, download
from models.errors import CodedError


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("https://a.org/~b/c-d_e.tar.gz", "https://a.org/~b/c-d_e.tar.gz"),
        ("http://127.0.0.1:8000/a%20b?c=d&e", "http://127.0.0.1:8000/a%20b?c=d&e"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("http://host/ä b", "http://host/%C3%A4%20b"),
        ("http://例子.com:80/图?值=一", "http://xn--fsqu00a.com:80/%E5%9B%BE?%E5%80%BC=%E4%B8%80"),
    ],
)
def test_signs_that_no_address_may_have_are_written_otherwise(given: str, asked: str) -> None:
    assert _address(given) == asked


@pytest.mark.parametrize(
    "given",
    [
        "a.tar.gz",
        "ftp://host/a",
        "http://",
        "http://[",
        "http://host:port/a",
        os.fsdecode(b"http://host/\xff"),
    ],
)
def test_what_is_no_address(given: str, own_folders: Path) -> None:
    with pytest.raises(CodedError, match="download-address") as raised:
        download(url=given)
    assert raised.value.data["url"] == given
    assert not own_folders.exists()
