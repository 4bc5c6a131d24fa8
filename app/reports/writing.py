"""The folder of a report: which files there are, and how they come into being.

Every file is written beside and moved. What somebody else has put there stays: a page or a
report.json that is not ours is never overwritten.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.files import read_json, write_whole
from app.inference.images import printable
from app.messages import text
from app.paths import RUN_WEIGHTS
from app.reports import charts
from app.reports.data_set import AboutData
from app.reports.figures import FORMAT, Progress, no_progress
from app.reports.pages import SUFFIXES, Entry, data_page, index_page, is_ours, report_page
from app.reports.sheets import mistakes_sheet
from models.errors import CodedError

if TYPE_CHECKING:
    import torch

REPORT, ANSWERS = "report.json", "answers.safetensors"
_PICTURES = ("confusion.png", "reliability.png", "familiarity.png", "curves.png", "worst.png")
_PAGES = tuple(f"report{suffix}" for suffix in SUFFIXES.values())
_OVERVIEW = tuple(f"{name}{suffix}" for name in ("index", "data") for suffix in SUFFIXES.values())
_PROBE = ".cifar-lab-probe"
_MADE = (REPORT, ANSWERS, *_PICTURES, *_PAGES)


class ReportFolder:
    """DIR of `--report DIR`: a folder a network, and the pages over all of them."""

    def __init__(self, path: Path, files: Mapping[str, Path]) -> None:
        """For the networks in `files`, by the name that each was asked for.

        Makes the folder where it is missing, so that a long measurement is not in vain. Raises
        CodedError "report-not-writable", or "report-foreign" where something that is not ours has
        a name that we would use.
        """
        self.path = path
        self._names: dict[str, str] = {}
        self._entries: list[Entry] = []
        with _told(path):
            path.mkdir(parents=True, exist_ok=True)
            write_whole(path / _PROBE, b"", durable=False)
            (path / _PROBE).unlink()
            for name in _OVERVIEW:
                _refuse_foreign(path / name)
            for model, file in files.items():
                name = folder_name(model, file, set(self._names.values()))
                _refuse_foreign_folder(path / name)
                self._names[model] = name

    def refuse_other_data(self, fingerprint: str) -> None:
        """Before anything is measured on the pictures with this fingerprint.

        Raises CodedError "report-other-data" where a network of another call was measured on
        others: one overview cannot compare them.
        """
        for entry in self._earlier():
            if entry.report["data"]["fingerprint"] != fingerprint:
                raise CodedError("report-other-data", path=printable(self.path))

    def _earlier(self) -> list[Entry]:
        """The networks that other calls have written of, by name."""
        found = []
        for path in sorted(self.path.glob(f"*/{REPORT}")):
            report = read_json(path) or {}
            if path.parent.name not in self._names.values() and _is_whole(report):
                found.append(Entry(path.parent.name, report))
        return found

    def add(
        self,
        report: dict[str, Any],
        answers: "dict[str, torch.Tensor]",
        images: np.ndarray,
        command: str,
        progress: Progress = no_progress,
    ) -> Path:
        """Writes the folder of a network, and says where it is.

        `report` is that of `figures.report_of`, `answers` of `figures.answer_tensors`, `images`
        the N×S×S×3 uint8 pictures; `command` makes it all again. Raises CodedError
        "report-not-writable".
        """
        entry = Entry(self._names[report["model"]], report)
        folder = self.path / entry.name
        files = _contents(entry, answers, images, command)
        with _told(folder):
            folder.mkdir(exist_ok=True)
            for done, (file, content) in enumerate(files.items(), 1):
                progress("pages", done, len(files))
                write_whole(folder / file, content())
            for file in set(_MADE) - set(files):  # of a call that had more to tell
                (folder / file).unlink(missing_ok=True)
        self._entries.append(entry)
        return folder

    def finish(self, about: AboutData, command: str, language: str = "en") -> Path:
        """Writes the pages over all networks, and says where the overview in `language` is.

        Networks of earlier calls are listed with those of this one, where the pictures are the
        same. Raises CodedError "report-not-writable".
        """
        with _told(self.path):
            same = (
                entry
                for entry in self._earlier()
                if entry.report["data"]["fingerprint"] == about.fingerprint
            )
            entries = [*self._entries, *same]
            for each, suffix in SUFFIXES.items():
                write_whole(self.path / f"data{suffix}", data_page(about, each, command))
                page = index_page(entries, each, command)
                write_whole(self.path / f"index{suffix}", page)
        return self.path / f"index{SUFFIXES[language]}"


def folder_name(model: str, file: Path, taken: set[str]) -> str:
    """The key, or the stem of the file or run; with a number where that is taken already."""
    from models.registry import MODELS

    if model in MODELS:
        stem = model
    else:
        whole = file.resolve()
        stem = whole.parent.name if file.name == RUN_WEIGHTS else whole.stem
    stem = stem.lstrip(".") or "network"  # hidden folders are not looked into
    name, number = stem, 1
    while name in taken or name in _OVERVIEW:
        number += 1
        name = f"{stem}-{number}"
    return name


def _contents(
    entry: Entry, answers: "dict[str, torch.Tensor]", images: np.ndarray, command: str
) -> dict[str, Callable[[], bytes]]:
    """What makes each file, by name; report.json is the first, as it says that they are ours."""
    from safetensors.torch import save

    report = entry.report
    files: dict[str, Callable[[], bytes]] = {
        REPORT: lambda: _json(report),
        ANSWERS: lambda: save(answers),
    }
    for name, (draw, size) in _drawings(report).items():
        files[name] = lambda draw=draw, size=size: charts.png(draw, _english, size)  # type: ignore[misc]
    nothing = _english("report-worst-none")
    files["worst.png"] = lambda: mistakes_sheet(report["worst"], images, nothing)
    for language, suffix in SUFFIXES.items():
        files[f"report{suffix}"] = lambda language=language: report_page(  # type: ignore[misc]
            entry, images, language, command
        ).encode()
    return files


def _drawings(report: dict[str, Any]) -> dict[str, tuple[charts.Draw, tuple[float, float]]]:
    classes = report["classes"]
    found: dict[str, tuple[charts.Draw, tuple[float, float]]] = {
        "confusion.png": (
            charts.confusion(report["confusion"], classes),
            charts.confusion_size(len(classes)),
        ),
        "reliability.png": _reliability(report),
    }
    if report["familiarity"] is not None:
        found["familiarity.png"] = charts.familiarity(report["familiarity"]), (5.0, 4.6)
    if report["curves"]:
        found["curves.png"] = charts.curves(report["curves"]), (9.0, 3.4)
    return found


def _reliability(report: dict[str, Any]) -> tuple[charts.Draw, tuple[float, float]]:
    """Before and after; without a temperature they are the same."""
    before, after = report["reliability"]["before"], report["reliability"]["after"]
    if report["temperature"] is None:
        return charts.reliability(after), (5.0, 5.0)
    return charts.reliabilities(before, after), (9.0, 5.0)


def _english(code: str) -> str:
    """Pictures speak English: not every computer has a font with Chinese characters."""
    return text(code, "en")


def _json(value: dict[str, Any]) -> bytes:
    """Bytes of a path that are no UTF-8 are escaped, which JSON reads back as that path."""
    import json

    written = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return written.encode("utf-8", "backslashreplace")


def _is_whole(report: dict[str, Any]) -> bool:
    """Whether it is one of ours, with all that the overview says of a network."""
    names = ("accuracy", "accuracy_single_view", "top2", "loss", "ece", "parameters", "bytes")
    try:
        numbers = [*(report[name] for name in names), report["data"]["images"]]
        numbers.append(report["speed"]["milliseconds_one_picture"])
        numbers.append(sum(row[place] for place, row in enumerate(report["confusion"])))
        known = report["familiarity"] is None or "auroc" in report["familiarity"]
        texts = [report["data"]["fingerprint"], report["title"], report["model"], report["key"]]
    except (LookupError, TypeError):
        return False
    right = all(isinstance(each, int | float) for each in numbers)
    same = all(isinstance(each, str) for each in texts) and report.get("format") == FORMAT
    return bool(known and right and same)


def _refuse_foreign_folder(folder: Path) -> None:
    if not folder.is_dir():
        if folder.exists():
            raise CodedError("report-foreign", path=printable(folder))
        return
    report = read_json(folder / REPORT) or {}
    ours = {"format", "model", "confusion"} <= report.keys()
    for name in _MADE:
        if name in _PAGES:
            _refuse_foreign(folder / name)
        elif not ours and (folder / name).exists():
            raise CodedError("report-foreign", path=printable(folder / name))


def _refuse_foreign(page: Path) -> None:
    """FileNotFoundError is no reason: nothing is there to be overwritten."""
    with suppress(FileNotFoundError):
        if not is_ours(page):
            raise CodedError("report-foreign", path=printable(page))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the disk refuses becomes one sentence."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        place = printable(error.filename or path)
        raise CodedError("report-not-writable", path=place, reason=reason) from error
