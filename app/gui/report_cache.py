"""Where finished reports are kept, and what measuring one again would take.

A report belongs to a network and to test pictures: its folder is named by both, so that another
network in the same file, or other pictures in the same place, are measured anew. No Qt, no torch.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.files import read_json
from app.gui.report_data import REPORT, ReportData, read_report
from app.inference.resolve import resolve_weights
from app.paths import cache_folder
from app.training import folders
from app.training.sources import Source, count_pictures, find_data, stamp_of
from models.errors import CodedError
from models.registry import CLASSES, MODELS
from models.weights import WeightsInfo, read_info

NEEDED = 20_000_000  # bytes that a report may take while it is being written
_HASHED, _STAMPED = 16, 12  # characters of a folder's name
_PART = ".part"  # behind the name of a folder that is being written
_BLOCK = 2**20
_ABOUT = "cifar_lab"  # what a weights file says of itself
# measured on two cores: seconds until torch is there and the pages are written; for a picture and
# its mirror image; and what comes to that, as multiply-adds of the network (for one view) a second
_START, _PICTURE, _MULTIPLY_ADDS = 14.0, 3e-4, 1.5e10


@dataclass(frozen=True)
class Target:
    """What is to be reported on."""

    model: str  # key, weights file or run folder
    title: str  # as people call it
    data: str | None = None  # where its pictures come from; the usual ones by default


@dataclass(frozen=True)
class Plan:
    """A measurement that could be made."""

    target: Target
    folder: Path  # of the finished report
    images: int
    seconds: float  # that it takes about, on this computer

    @property
    def part(self) -> Path:
        """Where it is written."""
        return self.folder.with_name(self.folder.name + _PART)


@dataclass(frozen=True)
class Standing:
    """How things stand with the report on a network: one of these is there."""

    target: Target
    report: ReportData | None = None
    plan: Plan | None = None
    error: CodedError | None = None
    full: bool = False  # the disk is


def look(target: Target) -> Standing:
    """The finished report, or what it takes to measure one, or why that cannot be."""
    try:
        weights = resolve_weights(target.model)
        info, name = read_info(weights), hash_of(weights)
    except CodedError as error:
        return Standing(target, error=error)
    try:
        source = find_data(target.data)
        folder = reports_folder() / f"{name}-{_stamp(source)}"
        report = _finished(folder)
        if report is not None:
            return Standing(target, report)
        _refuse_other_classes(info, source)
        images = count_pictures(source, "test")
    except CodedError as error:
        old = _of_other_pictures(name) if error.code.startswith("data-") else None
        return Standing(target, old) if old is not None else Standing(target, error=error)
    except OSError as error:
        reason = error.strerror or str(error)
        place = str(error.filename or target.data or "")
        said = CodedError("data-not-readable", path=place, reason=reason)
        return Standing(target, error=said)
    if not _room():
        return Standing(target, full=True)
    return Standing(target, plan=Plan(target, folder, images, seconds_for(info, images)))


def prepare(plan: Plan) -> None:
    """Clears the place where the report will be written; raises OSError."""
    if plan.part.exists():
        shutil.rmtree(plan.part)
    plan.part.mkdir(parents=True)


def adopt(plan: Plan) -> ReportData | None:
    """Takes the report that a process has written; None where it left none that can be used."""
    written = _finished(plan.part)
    if written is None:
        shutil.rmtree(plan.part, ignore_errors=True)
        return None
    if plan.folder.exists():  # damaged: otherwise it would have been shown
        shutil.rmtree(plan.folder, ignore_errors=True)
    plan.part.rename(plan.folder)
    return _finished(plan.folder)


def forget(plan: Plan) -> None:
    """The measurement was given up: what it has written goes."""
    shutil.rmtree(plan.part, ignore_errors=True)


def reports_folder() -> Path:
    """Of all finished reports."""
    return cache_folder() / "reports"


def hash_of(weights: Path) -> str:
    """What names a network: its numbers and how it is used, not the results that its file tells of
    (measuring a training writes them there). Raises what `read_info` raises."""
    read_info(weights)
    try:
        with weights.open("rb") as stream:
            header = json.loads(stream.read(int.from_bytes(stream.read(8), "little")))
            about = json.loads(header["__metadata__"][_ABOUT])
            about.pop("results", None)
            header["__metadata__"] = about
            total = hashlib.sha256(json.dumps(header, sort_keys=True).encode())
            while block := stream.read(_BLOCK):
                total.update(block)
    except (OSError, ValueError, LookupError, AttributeError) as error:  # changed meanwhile
        raise CodedError("weights-damaged", path=str(weights)) from error
    return total.hexdigest()[:_HASHED]


def seconds_for(info: WeightsInfo, images: int) -> float:
    """About how long measuring takes: as this computer was on other networks, or a guess."""
    work = max(info.multiply_adds, 1)
    known = [(count, rate) for count, rate in _measured() if count > 0 and rate > 0]
    pace = 1.0  # how much slower than that this computer is
    if known:
        count, rate = min(known, key=lambda each: max(each[0] / work, work / each[0]))
        pace = 1 / rate / _each(count)
    return _START + images * pace * _each(work)


def _each(multiply_adds: float) -> float:
    """Seconds for a picture."""
    return _PICTURE + multiply_adds / _MULTIPLY_ADDS


def _measured() -> Iterator[tuple[float, float]]:
    """Multiply-adds and pictures a second of the reports that are there."""
    for path in _folders("*"):
        values = read_json(path / REPORT) or {}
        with suppress(KeyError, TypeError, ValueError):
            yield float(values["multiply_adds"]), float(values["speed"]["pictures_per_second"])


def _stamp(source: Source) -> str:
    """Of the test pictures as they lie on the disk now."""
    about = [str(source.path.resolve()), stamp_of(source, "test")]
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()[:_STAMPED]


def _finished(folder: Path) -> ReportData | None:
    """The report in a folder of the cache, in which `evaluate` makes one for each network."""
    found = (read_report(path.parent) for path in sorted(folder.glob(f"*/{REPORT}")))
    return next((report for report in found if report is not None), None)


def _of_other_pictures(name: str) -> ReportData | None:
    """The newest report on the network, whatever its pictures were: better than none."""
    for path in sorted(_folders(f"{name}-*"), key=_changed, reverse=True):
        report = read_report(path)
        if report is not None:
            return report
    return None


def _folders(pattern: str) -> list[Path]:
    try:
        found = list(reports_folder().glob(f"{pattern}/*/{REPORT}"))
    except OSError:
        return []
    return [path.parent for path in found if not path.parent.parent.name.endswith(_PART)]


def _changed(folder: Path) -> float:
    try:
        return (folder / REPORT).stat().st_mtime
    except OSError:
        return 0.0


def _refuse_other_classes(info: WeightsInfo, source: Source) -> None:
    there: tuple[str, ...] = CLASSES
    if source.kind == "folders":
        train = source.path / "train"
        there = folders.class_names(train if train.is_dir() else source.path / "test")
    if tuple(info.classes) != tuple(there):
        raise CodedError("classes-differ", data=", ".join(there), network=", ".join(info.classes))


def _room() -> bool:
    place = reports_folder()
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        return shutil.disk_usage(place).free >= NEEDED
    except OSError:
        return True  # the process will tell


def title_of(model: str) -> str:
    """A network as people call it."""
    return MODELS[model].title if model in MODELS else Path(model).name
