"""Which studies are at work. The window asks while it closes: nothing heavy is imported for it."""

from app.paths import study_results_folder
from app.training.run_folder import RunFolder, list_runs

_UNDER_WAY = ("queued", "running")


def studies_under_way() -> list[RunFolder]:
    """The folders of those at which a process works, or is about to."""
    found = list_runs(study_results_folder())
    return [folder for folder in found if folder.state().state in _UNDER_WAY]
