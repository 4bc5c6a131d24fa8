"""Reports of networks of chance on pictures of noise."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.unit.reports.made import Made, measured_report, written


@pytest.fixture
def measured(tmp_path: Path) -> Callable[..., Made]:
    """measured(classes, count, right=…, others=…, **changes of the weights file) -> Made."""
    return partial(measured_report, tmp_path)


@pytest.fixture
def make(measured: Callable[..., Made]) -> Callable[..., Made]:
    """The same with its pages."""

    def make_it(*arguments: Any, **named: Any) -> Made:
        return written(measured(*arguments, **named))

    return make_it
