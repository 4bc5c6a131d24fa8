"""The window's fixtures, for the tests of its parts."""

from tests.train_dialog_driver import bare_dialog, data_set, dialog
from tests.training_window_fixtures import opened, processes, watched_runs
from tests.window_fixtures import _weights_folder, crashes, pictures, weights, window

__all__ = [
    "_weights_folder",
    "bare_dialog",
    "crashes",
    "data_set",
    "dialog",
    "opened",
    "pictures",
    "processes",
    "watched_runs",
    "weights",
    "window",
]
