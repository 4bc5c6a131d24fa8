"""Where things lie on this computer. CIFAR_LAB_HOME gathers all of it in one folder."""

import os
from pathlib import Path

NETWORK_SUFFIX = ".safetensors"
PYTHON = ".venv\\Scripts\\python" if os.name == "nt" else ".venv/bin/python"  # as one types it
_NAMED = ("CIFAR_LAB_HOME", "CIFAR_LAB_DATA", "CIFAR_LAB_OTHERS", "CIFAR_LAB_WEIGHTS")
RUN_WEIGHTS = f"model{NETWORK_SUFFIX}"  # the finished network in a run's folder


def checkout() -> Path:
    """The folder with main.py: the program runs from its checkout."""
    return Path(__file__).resolve().parent.parent


def expanded(text: str | os.PathLike[str]) -> Path:
    """With the home folder for "~". Where nobody has that name it stays as it is, and is not found
    (`Path.expanduser` would raise RuntimeError)."""
    return Path(os.path.expanduser(text))


def real_path(text: str) -> str:
    """The full path, as other processes find it too; links that go round in a circle stay."""
    return os.path.realpath(expanded(text))


def settle_environment() -> None:
    """Makes the folders that the environment names absolute: processes that are started in another
    folder are to find the same ones."""
    for name in _NAMED:
        if os.environ.get(name):
            os.environ[name] = str(expanded(os.environ[name]).absolute())


def home() -> Path | None:
    """The one folder that CIFAR_LAB_HOME names, if it does."""
    override = os.environ.get("CIFAR_LAB_HOME")
    return expanded(override).absolute() if override else None


def _folder(kind: str, name: str) -> Path:
    base = home()
    if base is not None:
        return base / name
    import platformdirs  # not there on a rented machine, which sets CIFAR_LAB_HOME

    folders = platformdirs.PlatformDirs("cifar-lab", appauthor=False)
    return Path(getattr(folders, f"user_{kind}_dir")) / name


def data_folder() -> Path:
    """The user's data set: class folders, the official archive or its folder."""
    return _folder("data", "data")


def runs_folder() -> Path:
    """The user's training runs, a folder each."""
    return _folder("data", "runs")


def studies_folder() -> Path:
    """The user's studies, and the trainings that they are made of."""
    return _folder("data", "studies")


def study_results_folder() -> Path:
    """What the user's studies have found: a folder each, with a state like a run's."""
    return studies_folder() / "results"


def networks_folder() -> Path:
    """The user's own networks, a weights file each."""
    return _folder("data", "networks")


def cache_folder() -> Path:
    """What can be made anew: decoded data sets, measured precisions."""
    return _folder("cache", "cache")


def log_folder() -> Path:
    """The program's rotating log."""
    return _folder("log", "log")


def settings_folder() -> Path:
    """The window's settings."""
    return _folder("config", "settings")


def window_marker() -> Path:
    """Names the socket of the window that is open; not there where none is."""
    return settings_folder() / "running-window"
