"""What is said while the data set is being got."""

import pytest

from app.gui import data_wording as wording
from app.gui.data_worker import DataPlace
from models.errors import CodedError


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 KB"),
        (640_400, "640 KB"),
        (999_600, "1 MB"),
        (170_498_071, "170 MB"),
        (999_600_000, "1.0 GB"),
        (12_340_000_000, "12.3 GB"),
    ],
)
def test_sizes(count: int, said: str) -> None:
    assert wording.size(count) == said


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((0, 170_000_000, 0.0), "0 KB of 170 MB"),
        ((85_000_000, 170_000_000, 1e6), "85 MB of 170 MB · 1.0 MB/s · about 85 s left"),
        ((85_000_000, 170_000_000, 47e3), "85 MB of 170 MB · 47 KB/s · about 30 minutes left"),
        ((170_000_000, 170_000_000, 1e6), "170 MB of 170 MB · finishing…"),
        ((5_000_000, None, 2e6), "5 MB · 2.0 MB/s"),
    ],
)
def test_progress(figures: tuple[int, int | None, float], said: str) -> None:
    assert wording.progress(*figures) == said


def test_waiting() -> None:
    assert wording.waiting(85_000_000, 170_000_000) == "85 MB of 170 MB · waiting…"
    assert wording.waiting(85_000_000, None) == "85 MB · waiting…"


def test_a_disk_that_does_not_say_what_is_free() -> None:
    place = DataPlace("/data", None, None, None, 220_000_000, 0)
    assert wording.whereabouts(place) == "It will lie in /data"
    assert place.enough


def test_problems_are_said_of_the_dialog() -> None:
    broken = CodedError("download-broken", url="https://x", reason="reset")
    assert wording.problem(broken).endswith("try again.")
    refused = CodedError("download-refused", url="https://x", status=503)
    assert "503" in wording.problem(refused)
    assert wording.problem(ValueError("odd")) == "ValueError: odd"
    for code in ("data-present", "download-offline", "download-broken", "download-damaged"):
        assert "run" not in wording.problem(CodedError(code)).lower().split()


def test_long_paths_can_be_broken() -> None:
    assert wording.breakable("/a/b") == "/\u200ba/\u200bb"
    assert wording.breakable(r"C:\a") == "C:\\\u200ba"
