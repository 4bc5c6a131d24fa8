"""Studies as they lie on the disk, made in a moment: figures of a course that looks real."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.files import write_json
from app.studies.library import STUDIES
from app.studies.results import Results, gather
from app.studies.runner import study_folder
from app.studies.study import Study
from app.training.run_folder import RunFolder


def trial_of(epochs: int, place: int, seed: int, steps: int = 16) -> dict[str, Any]:
    """What a training found; the higher `place`, the quicker it learns."""
    lines = []
    for epoch in range(1, epochs + 1):
        wobble = 0.012 * math.sin(3 * seed + epoch + place)
        known = 1 - math.exp(-(0.1 + 0.09 * place) * epoch)
        lines.append(
            {
                "epoch": epoch,
                "step": steps * epoch,
                "train_loss": 2.3 - 1.5 * known + wobble,
                "train_accuracy": 0.1 + 0.6 * known,
                "validation_loss": 2.3 - 1.2 * known - wobble,
                "validation_accuracy": 0.1 + 0.5 * known + wobble,
                "learning_rate": 0.001,
                "images_per_second": 4000.0,
                "seconds": 1.5,
            }
        )
    measures = {"memory": 6e8, "processor": 0.98, "dead": [0.01], "spread": [1.0, 0.8, 0.6, 0.5]}
    return {
        "diverged": False,
        "classes": 10,
        "commit": "abc",
        "versions": {"torch": "2.15", "machine": "Linux"},
        "device": "cpu",
        "metrics": lines,
        "measures": measures,
    }


def results_of(
    study: Study | str,
    pictures: int = 2000,
    seeds: int = 3,
    arms: Sequence[str] | None = None,
    epochs: int = 8,
) -> Results:
    """Of a study, or of some of its arms."""
    study = STUDIES[study] if isinstance(study, str) else study
    wanted = {key for panel in study.panels for key in panel.arms} if arms is None else set(arms)
    known = {arm.key: arm for arm in study.arms}
    if study.then is not None:
        first = [(a, s, trial_of(1, n, s)) for n, a in enumerate(study.arms) for s in range(seeds)]
        known |= {arm.key: arm for arm in study.then(gather(study, first, {}))}
    found = [
        (arm, seed, trial_of(epochs, place, seed, 16 * (1 + place)))
        for place, (key, arm) in enumerate(known.items())
        if key in wanted
        for seed in range(seeds)
    ]
    about = {"pictures": pictures, "whole": 45_000, "validation": 5000, "epochs": epochs}
    return gather(study, found, {**about, "seeds": seeds})


def made_study(
    study: Study | str,
    state: str = "done",
    pictures: int = 2000,
    done: int = 18,
    trials: int = 18,
    arms: Sequence[str] | None = None,
    **config: Any,
) -> RunFolder:
    """A study in the user's folder; `config` adds to its config.json."""
    study = STUDIES[study] if isinstance(study, str) else study
    folder = study_folder(study.name)
    folder.path.mkdir(parents=True, exist_ok=True)
    about = {"study": study.name, "pictures": pictures, "whole": 45_000, "own": study.own}
    folder.write_config({**about, **config})
    folder.write_progress({"done": done, "trials": trials, "seconds": 60.0, "seconds_left": 300.0})
    keep_results(folder.path, results_of(study, pictures, arms=arms))
    failed = state == "failed"
    message = "A training's process ended unexpectedly." if failed else None
    code = "run-crashed" if failed else None
    folder.write_state("running" if state == "interrupted" else state, code, message)
    return folder


def keep_results(folder: Path, results: Results) -> None:
    """As `app.studies.runner` does after each training."""
    write_json(folder / "results.json", results.to_json())


def publish(folder: Path, *names: str) -> None:
    """What the program's own pages are written from."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        write_json(folder / f"{name}.json", results_of(name, pictures=45_000).to_json())
