"""Folders that must not be looked into. The superuser may look into every one: hence a pretence."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest


def lock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes it, if need be; from now on nothing is told of what is in it, as where the right to
    enter ("x") is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    real = os.stat

    def stat(path: Any, *arguments: Any, **options: Any) -> os.stat_result:
        if not isinstance(path, int) and folder in Path(os.fsdecode(path)).parents:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, "stat", stat)
    return folder
