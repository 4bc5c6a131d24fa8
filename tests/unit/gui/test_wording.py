"""Numbers as people read them."""

import pytest

from app.gui.wording import duration, percent


@pytest.mark.parametrize(
    ("fraction", "said"),
    [
        (0.915, "91.5 %"),
        (1.0, "100.0 %"),
        (0.99996, "> 99.9 %"),
        (0.9994, "99.9 %"),
        (0.0, "0.0 %"),
        (0.0001, "< 0.1 %"),
    ],
)
def test_percent_never_says_all_of_nearly_all(fraction: float, said: str) -> None:
    assert percent(fraction) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 s"), (42.4, "42 s"), (720, "12 minutes"), (3600, "60 minutes"), (9000, "2.5 hours")],
)
def test_duration_has_one_unit(seconds: float, said: str) -> None:
    assert duration(seconds) == said
