"""What a study found: means and deviations over seeds, as values and as JSON."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.studies.study import Arm, Study, Words
from models.registry import CLASSES

FORMAT = 1
_QUANTITIES = ("accuracy", "loss")
_CURVES = (
    *("epoch", "step"),
    *(
        f"{part}{q}{end}"
        for q in _QUANTITIES
        for part in ("", "train_")
        for end in ("", "_deviation")
    ),
)


@dataclass(frozen=True)
class ArmResult:
    """The trainings of one arm. Fractions 0…1; `runs` has an object a seed, see `run_of`."""

    key: str
    label: Words
    settings: Mapping[str, Any]  # what the arm changes
    runs: tuple[Mapping[str, Any], ...]
    curves: Mapping[str, Sequence[float]]  # by epoch: epoch, step, means and deviations

    def mean(self, name: str) -> float:
        """Of a quantity of the last epoch, over seeds; missing ones are left out."""
        values = [run[name] for run in self.runs if run.get(name) is not None]
        return statistics.fmean(values) if values else float("nan")

    @property
    def accuracy(self) -> float:
        """Of the validation pictures after the last epoch, mean over seeds."""
        return self.mean("accuracy")

    @property
    def train_accuracy(self) -> float:
        """Of the training pictures during the last epoch, mean over seeds."""
        return self.mean("train_accuracy")

    @property
    def loss(self) -> float:
        """Of the validation pictures after the last epoch, mean over seeds."""
        return self.mean("loss")

    @property
    def gap(self) -> float:
        """How much better it knows the pictures that it was trained on."""
        return self.train_accuracy - self.accuracy

    @property
    def deviation(self) -> float:
        """Standard deviation of the accuracy between seeds (of a sample)."""
        values = [run["accuracy"] for run in self.runs]
        return statistics.stdev(values) if len(values) > 1 else 0.0

    @property
    def diverged(self) -> int:
        """How many of the trainings ended because the loss was no number any more."""
        return sum(1 for run in self.runs if run["diverged"])

    @property
    def dead(self) -> float:
        """The share of dead units in the layer that has most, mean over seeds."""
        shares = [max(run["dead"]) for run in self.runs if run["dead"]]
        return statistics.fmean(shares) if shares else float("nan")

    def spread(self, layer: int) -> float:
        """Of the signals that leave a layer of the untrained network (0 is the first)."""
        values = [run["spread"][layer] for run in self.runs if len(run["spread"]) > layer]
        return statistics.fmean(values) if values else float("nan")

    def at(self, epoch: int, name: str = "accuracy") -> float:
        """The mean of a curve after an epoch; the last one where there are fewer."""
        values = self.curves[name]
        return float(values[min(epoch, len(values)) - 1]) if values else float("nan")

    @property
    def best(self) -> float:
        """The highest point of the mean accuracy."""
        return max(self.curves["accuracy"], default=float("nan"))

    @property
    def best_epoch(self) -> int:
        """After which epoch the mean accuracy is highest; 0 where nothing is known."""
        accuracies = list(self.curves["accuracy"])
        return accuracies.index(max(accuracies)) + 1 if accuracies else 0

    def __format__(self, spec: str) -> str:
        """In a sentence: `{arm:accuracy}` is per cent with a decimal, `{arm:pm}` with the
        deviation; `loss`, `train`, `gap`, `dead`, `best`, `seconds`, `speed`, `memory`, `at<N>`."""
        if spec.startswith("at"):
            return _percent(self.at(int(spec[2:])))
        return _FORMATS[spec](self)


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def _plus_minus(arm: ArmResult) -> str:
    """Nothing is known of the deviation where there is one seed alone."""
    return f" ± {_percent(arm.deviation)}" if len(arm.runs) > 1 else ""


_FORMATS: dict[str, Callable[[ArmResult], str]] = {
    "": lambda arm: arm.label.en,
    "accuracy": lambda arm: _percent(arm.accuracy),
    "pm": lambda arm: _percent(arm.accuracy) + _plus_minus(arm),
    "train": lambda arm: _percent(arm.train_accuracy),
    "gap": lambda arm: _percent(arm.gap),
    "best": lambda arm: _percent(arm.best),
    "dead": lambda arm: f"{100 * arm.dead:.0f}",
    "loss": lambda arm: f"{arm.loss:.2f}",
    "seconds": lambda arm: f"{arm.mean('seconds_per_epoch'):.1f}",
    "speed": lambda arm: f"{arm.mean('images_per_second'):,.0f}".replace(",", " "),
    "memory": lambda arm: f"{arm.mean('memory') / 1e6:.0f}",
}


@dataclass(frozen=True)
class Results:
    """Of a study, or of as much of it as there is yet."""

    study: str
    arms: Mapping[str, ArmResult]
    # pictures, classes, seeds, commits, versions…
    about: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, key: str) -> ArmResult:
        return self.arms[key]

    def best(self, keys: Iterable[str]) -> ArmResult:
        """The most accurate of some arms."""
        return max((self.arms[key] for key in keys if key in self.arms), key=lambda a: a.accuracy)

    @property
    def classes(self) -> int:
        """How many the pictures are of."""
        return len(self._names)

    @property
    def cifar10(self) -> bool:
        """Whether the pictures are of its classes: what is known of CIFAR-10 is about them."""
        return self._names == CLASSES

    @property
    def _names(self) -> tuple[str, ...]:
        names = self.about.get("classes")  # not told of CIFAR-10 at first
        return tuple(names) if isinstance(names, list) and names else CLASSES

    @property
    def guess(self) -> float:
        """The accuracy of whoever names a class by chance."""
        return 1 / self.classes

    def level(self, accuracy: float) -> float:
        """What this accuracy with ten classes is with as many as there are: as far on the way
        from guessing to naming all of them right."""
        way = (accuracy - 1 / len(CLASSES)) / (1 - 1 / len(CLASSES))
        return self.guess + way * (1 - self.guess)

    def range(self, keys: Iterable[str]) -> float:
        """Between the most and the least accurate of some arms."""
        values = [self.arms[key].accuracy for key in keys]
        return max(values) - min(values)

    def to_json(self) -> dict[str, Any]:
        """For results.json."""
        arms = {
            key: {
                "label": list(arm.label),
                "settings": dict(arm.settings),
                "runs": [dict(run) for run in arm.runs],
                "curves": {name: list(values) for name, values in arm.curves.items()},
            }
            for key, arm in self.arms.items()
        }
        return {"format": FORMAT, "study": self.study, "about": dict(self.about), "arms": arms}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Results":
        """Raises ValueError for what is no such object."""
        try:
            if values["format"] != FORMAT:
                raise ValueError("another format")
            arms = {
                key: ArmResult(
                    key, Words(*arm["label"]), arm["settings"], tuple(arm["runs"]), arm["curves"]
                )
                for key, arm in values["arms"].items()
            }
            return cls(values["study"], arms, values["about"])
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("no results of a study") from error


def gather(
    study: Study,
    finished: Sequence[tuple[Arm, int, Mapping[str, Any]]],
    about: Mapping[str, Any],
) -> Results:
    """From (arm, seed, what the trial found), in any order."""
    arms: dict[str, ArmResult] = {}
    for arm in dict.fromkeys(arm.key for arm, _, _ in finished):
        mine = sorted(((s, r) for a, s, r in finished if a.key == arm), key=lambda pair: pair[0])
        which = next(a for a, _, _ in finished if a.key == arm)
        runs = tuple(run_of(seed, result) for seed, result in mine)
        curves = _curves([result["metrics"] for _, result in mine])
        arms[arm] = ArmResult(arm, which.label, which.changes, runs, curves)
    versions = [result.get("commit") for _, _, result in finished]
    commits = sorted({str(commit) for commit in versions if commit})
    return Results(study.name, arms, {**about, "commits": commits, **_machine(finished)})


def _machine(finished: Sequence[tuple[Arm, int, Mapping[str, Any]]]) -> dict[str, Any]:
    for _, _, result in finished:
        return {name: result.get(name) for name in ("versions", "device", "threads")}
    return {}


def run_of(seed: int, result: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of one training.

    One that diverged knows nothing more: it counts as a guess among the classes, without a loss.
    """
    lines, measures = result["metrics"], result["measures"]
    last = lines[-1] if lines and not result["diverged"] else {}
    guess = 1 / max(1, result["classes"])
    # the first epoch warms up
    pace = lines[1:] or lines
    seconds = [line["seconds"] for line in pace]
    speeds = [line["images_per_second"] for line in pace if line["images_per_second"]]
    return {
        "seed": seed,
        "diverged": result["diverged"],
        "accuracy": _rounded(last.get("validation_accuracy", guess)),
        "loss": _rounded(last.get("validation_loss")),
        "train_accuracy": _rounded(last.get("train_accuracy", guess)),
        "train_loss": _rounded(last.get("train_loss")),
        "seconds_per_epoch": _rounded(statistics.fmean(seconds)) if seconds else None,
        "images_per_second": _rounded(statistics.fmean(speeds)) if speeds else None,
        "memory": measures.get("memory"),
        "gpu_memory": measures.get("gpu_memory"),
        "processor": measures.get("processor"),
        "dead": measures.get("dead", []),
        "spread": measures.get("spread", []),
    }


def _curves(courses: Sequence[Sequence[Mapping[str, Any]]]) -> dict[str, list[float]]:
    """Mean and deviation over the courses that got as far, epoch by epoch."""
    curves: dict[str, list[float]] = {name: [] for name in _CURVES}
    for place in range(max((len(course) for course in courses), default=0)):
        lines = [course[place] for course in courses if place < len(course)]
        curves["epoch"].append(lines[0]["epoch"])
        curves["step"].append(lines[0]["step"])
        for part in ("train", "validation"):
            for quantity in _QUANTITIES:
                name = quantity if part == "validation" else f"{part}_{quantity}"
                values = [line[f"{part}_{quantity}"] for line in lines]
                spread = statistics.stdev(values) if len(values) > 1 else 0.0
                curves[name].append(round(statistics.fmean(values), 5))
                curves[f"{name}_deviation"].append(round(spread, 5))
    return curves


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 5)
