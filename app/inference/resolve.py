"""What people name a network by (a key, a file, a run, one of their own) becomes a file to load."""

import os
from pathlib import Path

from app.paths import NETWORK_SUFFIX, RUN_WEIGHTS, expanded, networks_folder, runs_folder
from models.errors import CodedError
from models.registry import MODELS
from models.weights import published_path


class ResolveError(CodedError):
    """A name that stands for no network. Codes: model-unknown, model-unpublished,
    model-run-unfinished."""


def resolve_weights(model: str | os.PathLike[str]) -> Path:
    """The weights file of a key, of a file, of a run (its folder, or its name among the runs), or
    of one of the user's own networks (its name).

    The file of a published network need not be there: loading it says so. Raises ResolveError.
    """
    name = os.fspath(model)
    if name in MODELS:
        path = published_path(name)
        if not (MODELS[name].published or os.path.isfile(path)):
            raise ResolveError("model-unpublished", model=name)
        return path
    candidates = [expanded(name)]
    if name and candidates[0].name == name and name not in (".", ".."):
        candidates += [runs_folder() / name, networks_folder() / f"{name}{NETWORK_SUFFIX}"]
    for path in candidates:
        try:
            if path.is_dir():
                return _in_run(path)
            if path.is_file():
                return path
        except (OSError, ValueError):  # a name that no file can have
            continue
    raise ResolveError("model-unknown", model=name, known=", ".join(MODELS))


def _in_run(folder: Path) -> Path:
    weights = folder / RUN_WEIGHTS
    if not weights.is_file():
        raise ResolveError("model-run-unfinished", path=str(folder))
    return weights
