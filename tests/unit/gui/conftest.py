"""The window's fixtures, for the tests of its parts."""

from tests.window_fixtures import _weights_folder, crashes, pictures, weights, window

__all__ = ["_weights_folder", "crashes", "pictures", "weights", "window"]
