"""What people do with runs besides training: rename and delete. Needs neither torch nor Qt."""

import shutil
from contextlib import suppress
from pathlib import Path

from app.files import replace
from app.training.run_folder import RunFolder
from models.errors import CodedError
from models.registry import MODELS

_LONGEST = 80  # characters of a name
_MOST_BYTES = 200  # of its UTF-8: folders may have 255
_FORBIDDEN = set('/\\:*?"<>|') | {chr(n) for n in range(32)}  # by one system or another


def name_problem(name: str) -> str | None:
    """Why a run cannot have that name: "run-name-empty", "run-name-long", "run-name-signs" or
    "run-name-key" (the name of a network would be taken for it); None where it can."""
    if not name.strip():
        return "run-name-empty"
    if len(name) > _LONGEST or len(name.encode("utf-8", "replace")) > _MOST_BYTES:
        return "run-name-long"
    if _FORBIDDEN & set(name) or name.startswith(".") or name != name.strip(" ."):
        return "run-name-signs"
    return "run-name-key" if name in MODELS or name == "all" else None


def rename_run(run: RunFolder, name: str) -> RunFolder:
    """The run under its new name, which is that of its folder.

    Raises CodedError: `name_problem`'s, "run-name-taken", "run-busy" while a process is at work,
    "run-stuck" where the disk refuses.
    """
    if name == run.name:
        return run
    problem = name_problem(name)
    if problem is not None:
        raise CodedError(problem, name=name)
    _refuse_busy(run)
    target = run.path.with_name(name)
    try:
        # a system that does not tell capitals from small letters finds the folder itself there
        if target.exists() and not target.samefile(run.path):
            raise CodedError("run-name-taken", name=name)
        replace(run.path, target)
    except OSError as error:
        raise _stuck(run, error) from error
    return RunFolder(target)


def delete_run(run: RunFolder) -> None:
    """Removes a run with all its files; its folder vanishes at once.

    Raises CodedError: "run-busy" while a process is at work, "run-stuck" where the disk refuses.
    """
    _refuse_busy(run)
    try:
        doomed = _beside(run.path)
        replace(run.path, doomed)  # nobody finds a half of it
    except FileNotFoundError:
        return
    except OSError as error:
        raise _stuck(run, error) from error
    with suppress(OSError):
        shutil.rmtree(doomed)


def sweep(folder: Path) -> None:
    """Removes what is left of runs whose deletion was interrupted."""
    with suppress(OSError):
        for doomed in folder.glob(".deleted-*"):
            shutil.rmtree(doomed, ignore_errors=True)


def _beside(path: Path) -> Path:
    number = 0
    while (doomed := path.with_name(f".deleted-{number}")).exists():
        number += 1
    return doomed


def _refuse_busy(run: RunFolder) -> None:
    if run.state().state in ("queued", "running") or run.alive():
        raise CodedError("run-busy", run=str(run.path))


def _stuck(run: RunFolder, error: OSError) -> CodedError:
    return CodedError("run-stuck", run=str(run.path), reason=error.strerror or str(error))
