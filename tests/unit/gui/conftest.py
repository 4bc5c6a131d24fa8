"""The windows' fixtures, for the tests of their parts."""

from collections.abc import Iterator

import pytest

from app.training import download
from tests.download_server import CONTENT, MD5, Server, serving
from tests.report_fixtures import data, finished, process
from tests.studies_window_fixtures import estimates, published, studies
from tests.train_dialog_driver import bare_dialog, data_set, dialog
from tests.training_window_fixtures import opened, processes, watched_runs
from tests.window_fixtures import _weights_folder, crashes, pictures, weights, window

__all__ = [
    "_weights_folder",
    "bare_dialog",
    "crashes",
    "data",
    "data_set",
    "dialog",
    "estimates",
    "finished",
    "opened",
    "pictures",
    "process",
    "processes",
    "published",
    "studies",
    "watched_runs",
    "weights",
    "window",
]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Has a small archive where the window would download CIFAR-10 from."""
    with serving(monkeypatch) as served:
        monkeypatch.setenv("CIFAR_LAB_DATA_URL", served.url)
        monkeypatch.setattr(download, "MD5", MD5)
        monkeypatch.setattr(download, "SIZE", len(CONTENT))
        yield served
