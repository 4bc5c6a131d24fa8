"""How far a measurement is, from what its process prints."""

import json

import pytest

from app.gui.report_progress import ReportProgress


def said(step: str, done: int, total: int) -> bytes:
    return json.dumps({"step": step, "done": done, "total": total}).encode() + b"\n"


def test_estimate_serves_until_it_speaks() -> None:
    progress = ReportProgress(100.0)
    assert progress.at(10.0) == (0.1, 100.0)
    assert progress.at(1000.0) == (0.97, 1000.0)


def test_its_own_pace_is_believed() -> None:
    progress = ReportProgress(100.0)
    progress.hear(said("test", 0, 10_000), 5.0)
    progress.hear(said("test", 1000, 10_000), 25.0)  # 50 a second
    share, whole = progress.at(25.0)
    assert whole == pytest.approx(25 + 180 + 6)
    assert share == pytest.approx(25 / 211)
    progress.hear(said("pages", 1, 9), 200.0)
    progress.hear(said("pages", 5, 9), 204.0)
    assert progress.at(204.0) == (pytest.approx(0.97), pytest.approx(208.0))


def test_share_never_shrinks() -> None:
    progress = ReportProgress(10.0)
    assert progress.at(9.0)[0] == 0.9
    progress.hear(said("test", 0, 100), 9.0)
    progress.hear(said("test", 1, 100), 10.0)
    assert progress.at(10.0)[0] == 0.9


@pytest.mark.parametrize(
    "line",
    [
        *(b"", b"A table \xff", b"[1]", b"{}", b"[" * 9999, said("dance", 1, 2)),
        b'{"step": "test", "done": "x", "total": 1}',
    ],
)
def test_other_output_says_nothing(line: bytes) -> None:
    progress = ReportProgress(10.0)
    progress.hear(line, 1.0)
    assert progress.at(1.0) == (0.1, 10.0)
