"""Where finished reports are kept, and what measuring one again would take.

A report belongs to a network and to test pictures: its folder is named by both, so that another
network in the same file, or other pictures in the same place, are measured anew. No Qt, no torch.
"""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from app.files import read_json
from app.files import replace as move
from app.gui.report_data import REPORT, ReportData, read_report
from app.inference.resolve import resolve_weights
from app.paths import RUN_WEIGHTS, cache_folder
from app.training import folders
from app.training.sources import Source, count_pictures, find_data, stamp_of
from models.errors import CodedError
from models.registry import CLASSES, MODELS
from models.weights import FORMAT, WeightsInfo, read_info

NEEDED = 20_000_000  # bytes that a report may take while it is being written
_HASHED, _STAMPED = 16, 12  # characters of a folder's name
_PART = ".part"  # behind the name of a folder that is being written
_MINE = os.urandom(4).hex()  # before that: another window may be measuring the same
_LOCK = "lock"  # in such a folder: held as long as there is a window that waits for it
_FRESH = 60  # seconds: whoever makes a folder holds its lock by then
_DAY, _MOST = 24 * 3600, 50  # seconds that one without a lock may be unfinished; reports kept
_BLOCK = 2**20
_ABOUT = "cifar_lab"  # what a weights file says of itself
# measured on two cores: seconds until torch is there and the pages are written; for a picture and
# its mirror image; and what comes to that, as multiply-adds of the network (for one view) a second
_START, _PICTURE, _MULTIPLY_ADDS = 14.0, 3e-4, 1.5e10

_held: dict[Path, FileLock] = {}  # of the folders that this process waits for


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
    others: Path | None = None  # pictures of things that are none of the classes
    again: bool = False  # there is a report, which this one replaces

    @property
    def part(self) -> Path:
        """Where it is written: this process has it to itself."""
        return self.folder.with_name(f"{self.folder.name}.{_MINE}{_PART}")


@dataclass(frozen=True)
class Standing:
    """How things stand with the report on a network: one of these is there."""

    target: Target
    report: ReportData | None = None
    plan: Plan | None = None
    error: CodedError | None = None
    full: bool = False  # the disk is
    problem: str = ""  # an error that nobody has thought of
    again: bool = False  # though there is a report, another one was asked for


def look(target: Target) -> Standing:
    """The finished report, or what it takes to measure one, or why that cannot be."""
    try:
        weights = resolve_weights(target.model)
        name = hash_of(weights)
    except CodedError as error:
        return Standing(target, error=error)
    try:
        report = _finished(reports_folder() / f"{name}-{_stamp(find_data(target.data))}")
    except (CodedError, OSError):
        report = None  # `look_again` tells why
    if report is not None:
        return Standing(target, report)
    standing = replace(look_again(target), again=False)
    if standing.error is not None and standing.error.code.startswith("data-"):
        old = _of_other_pictures(name)
        return standing if old is None else Standing(target, old)
    if standing.plan is not None:
        return replace(standing, plan=replace(standing.plan, again=False))
    return standing


def look_again(target: Target, others: Path | None = None) -> Standing:
    """What it takes to measure one, whether there is one or not; `others` are pictures of things
    that are none of the classes."""
    try:
        weights = resolve_weights(target.model)
        info, name = read_info(weights), hash_of(weights)
        source = find_data(target.data)
        folder = reports_folder() / f"{name}-{_stamp(source)}"
        _refuse_other_classes(info, source)
        images = count_pictures(source, "test")
    except CodedError as error:
        return Standing(target, error=error, again=True)
    except OSError as error:
        reason = error.strerror or str(error)
        place = str(error.filename or target.data or "")
        said = CodedError("data-not-readable", path=place, reason=reason)
        return Standing(target, error=said, again=True)
    if not _room():
        return Standing(target, full=True, again=True)
    plan = Plan(target, folder, images, seconds_for(info, images), others, again=True)
    return Standing(target, plan=plan, again=True)


def prepare(plan: Plan) -> Plan:
    """Clears the place where the report will be written; raises OSError.

    The network or the pictures may have been replaced since they were looked at: the plan that is
    to be followed is about those of now.
    """
    plan = replace(plan, folder=_folder_now(plan))
    if plan.part.exists():
        _let_go(plan.part)
        shutil.rmtree(plan.part)
    plan.part.mkdir(parents=True)
    lock = FileLock(plan.part / _LOCK, thread_local=False)
    lock.acquire(timeout=0)
    _held[plan.part] = lock
    return plan


def adopt(plan: Plan) -> ReportData | None:
    """Takes the report that a process has written; None where it left none that can be used.

    Raises OSError, and CodedError "measured-outdated" where the network or the pictures have been
    replaced meanwhile: nobody knows which of them the process has read.
    """
    part, folder = plan.part, _folder_now(plan)
    if folder != plan.folder and not _only_rewritten(plan, folder):
        forget(plan)
        raise CodedError("measured-outdated")
    written = _finished(part)
    if written is None:
        forget(plan)
        return None
    _let_go(part)
    if folder.exists():  # damaged, or measured again
        shutil.rmtree(folder, ignore_errors=True)
    try:
        move(part, folder)
    except OSError:
        if _finished(folder) is None:
            raise
        forget(plan)  # another window was first, and said the same
    return _finished(folder)


def _only_rewritten(plan: Plan, folder: Path) -> bool:
    """Measuring a run writes its results into its file, which another version of the program may
    have written in its own way; the pictures have to be the same still."""
    same = folder.name.rpartition("-")[2] == plan.folder.name.rpartition("-")[2]
    try:
        return same and resolve_weights(plan.target.model).name == RUN_WEIGHTS
    except CodedError:
        return False


def _folder_now(plan: Plan) -> Path:
    """What the report would be called now; as it was where the network or the data have gone."""
    try:
        name = hash_of(resolve_weights(plan.target.model))
        return reports_folder() / f"{name}-{_stamp(find_data(plan.target.data))}"
    except (CodedError, OSError):
        return plan.folder


def forget(plan: Plan) -> None:
    """The measurement was given up: what it has written goes."""
    _let_go(plan.part)
    shutil.rmtree(plan.part, ignore_errors=True)


def _let_go(part: Path) -> None:
    """Nothing is written there any more; the lock does not belong to what was."""
    lock = _held.pop(part, None)
    if lock is not None:
        lock.release()
    with suppress(OSError):
        (part / _LOCK).unlink(missing_ok=True)


def tidy(used: Collection[Path] = ()) -> None:
    """What windows that have ended left unfinished goes, and reports that are older than the
    newest fifty; `used` stay whatever their age."""
    try:
        found = [path for path in reports_folder().iterdir() if path not in used]
    except OSError:
        return  # there are none
    parts = [path for path in found if path.name.endswith(_PART)]
    whole = sorted((path for path in found if path not in parts), key=_age)
    for path in (*whole[_MOST:], *filter(_abandoned, parts)):
        shutil.rmtree(path, ignore_errors=True)


def _abandoned(part: Path) -> bool:
    """Whether nobody waits for it; where there is no lock that could tell, time does."""
    age = _age(part)
    if age < _FRESH or not (part / _LOCK).exists():
        return age > _DAY
    probe = FileLock(part / _LOCK)
    try:
        probe.acquire(timeout=0)
    except Timeout:
        return False
    except OSError:  # it is gone, or must not be written to
        return age > _DAY
    probe.release()
    return True


def _age(folder: Path) -> float:
    """Seconds since anything was made in it."""
    try:
        newest = max(path.stat().st_mtime for path in (folder, *folder.glob("*")))
    except OSError:
        return 0.0
    return time.time() - newest


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
            about["format"] = FORMAT  # versions differ in what they read of an older file
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
