"""Looks for reports, reads them and the test pictures that they are about, in a thread."""

import errno
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtGui import QImage

from app.gui.report_deeds import DeedsWorker, ReportDeeds, in_words
from models.errors import CodedError

if TYPE_CHECKING:
    from pathlib import Path

    from app.gui.report_cache import Plan, Target
    from app.gui.report_data import Answer, ReportData
    from app.training.decoded import Decoded

_PAGES = ("overview", "classes", "confusions", "mistakes", "confidence", "familiarity", "course")


class ReportFiles(ReportDeeds):
    """Every signal comes in the window's thread."""

    looked = pyqtSignal(object)  # Standing
    ready = pyqtSignal(object)  # Plan to follow: the place is clear, the process may write
    refused = pyqtSignal(object, str, bool)  # Plan, why it cannot be written, the disk is full
    adopted = pyqtSignal(object, object)  # Plan, ReportData or None
    pictures_read = pyqtSignal(int, object)  # request's number, tuple[QImage, ...]
    # request's number and the error, as CodedError or in words; None: they differ
    pictures_failed = pyqtSignal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("reports", parent)

    def look(self, target: "Target") -> None:
        """Told by `looked`."""
        self.do(lambda worker: worker.look(target))

    def look_again(self, target: "Target", others: "Path | None" = None) -> None:
        """What it takes to measure it though there is a report; told by `looked`."""
        self.do(lambda worker: worker.look_again(target, others))

    def prepare(self, plan: "Plan") -> None:
        """Told by `ready` or `refused`."""
        self.do(lambda worker: worker.prepare(plan))

    def adopt(self, plan: "Plan") -> None:
        """Told by `adopted`."""
        self.do(lambda worker: worker.adopt(plan))

    def forget(self, plan: "Plan") -> None:
        """What a measurement that was given up has written goes."""
        self.do(lambda worker: worker.forget(plan))

    def read_pictures(
        self, number: int, report: "ReportData", data: str | None, answers: "Sequence[Answer]"
    ) -> None:
        """Told by `pictures_read` or `pictures_failed`."""
        self.do(lambda worker: worker.read_pictures(number, report, data, answers))

    def make_worker(self) -> "_Worker":
        """The worker with its signals connected."""
        worker = _Worker()
        self.connected(worker)
        for name in ("looked", "ready", "refused", "adopted", "pictures_read", "pictures_failed"):
            getattr(worker, name).connect(getattr(self, name))
        return worker


class _Worker(DeedsWorker):
    looked = pyqtSignal(object)
    ready = pyqtSignal(object)
    refused = pyqtSignal(object, str, bool)
    adopted = pyqtSignal(object, object)
    pictures_read = pyqtSignal(int, object)
    pictures_failed = pyqtSignal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._decoded: tuple[object, Decoded] | None = None  # and where it comes from
        self._used: set[Path] = set()  # folders that are being written, or looked at

    def look(self, target: "Target") -> None:
        from app.gui.report_cache import Standing, look, tidy

        try:
            _import_plots()
            standing = look(target)
            if standing.report is not None:
                _ = standing.report.cells  # sorted here, not in the window's thread
                self._used.add(standing.report.folder.parent)
        except Exception as error:  # noqa: BLE001 - every error is shown
            standing = Standing(target, problem=in_words(error))
        self.looked.emit(standing)
        tidy(self._used)

    def look_again(self, target: "Target", others: "Path | None") -> None:
        from app.gui.report_cache import Standing, look_again

        try:
            standing = look_again(target, others)
        except Exception as error:  # noqa: BLE001 - every error is shown
            standing = Standing(target, problem=in_words(error), again=True)
        self.looked.emit(standing)

    def prepare(self, plan: "Plan") -> None:
        from app.gui.report_cache import prepare

        try:
            plan = prepare(plan)
        except Exception as error:  # noqa: BLE001 - every error is shown
            self._refuse(plan, error)
        else:
            self._used.add(plan.part)
            self.ready.emit(plan)

    def adopt(self, plan: "Plan") -> None:
        from app.gui.report_cache import adopt

        self._used.discard(plan.part)
        try:
            report = adopt(plan)
            if report is not None:
                _ = report.cells
                self._used.add(report.folder.parent)
        except Exception as error:  # noqa: BLE001 - every error is shown
            self._refuse(plan, error)
            return
        self.adopted.emit(plan, report)

    def _refuse(self, plan: "Plan", error: Exception) -> None:
        full = isinstance(error, OSError) and error.errno == errno.ENOSPC
        self.refused.emit(plan, in_words(error), full)

    def forget(self, plan: "Plan") -> None:
        from app.gui.report_cache import forget

        self._used.discard(plan.part)
        forget(plan)

    def read_pictures(
        self, number: int, report: "ReportData", data: str | None, answers: "Sequence[Answer]"
    ) -> None:
        try:
            self._read_pictures(number, report, data, answers)
        except CodedError as error:
            self.pictures_failed.emit(number, error)
        except Exception as error:  # noqa: BLE001 - every error is shown
            self.pictures_failed.emit(number, in_words(error))

    def _read_pictures(
        self, number: int, report: "ReportData", data: str | None, answers: "Sequence[Answer]"
    ) -> None:
        decoded = self._test_pictures(data)
        # the order of the pictures is no part of the fingerprint: labels tell of most others
        same = decoded.fingerprint == report.fingerprint
        if not same or tuple(decoded.labels.tolist()) != report.labels:
            self.pictures_failed.emit(number, None)
            return
        self.pictures_read.emit(number, tuple(_image(decoded, each.index) for each in answers))

    def _test_pictures(self, data: str | None) -> "Decoded":
        """Kept: the next cell wants others of them."""
        from app.training.sources import find_data, read_split, stamp_of

        source = find_data(data)
        try:
            stamp: Any = (source, stamp_of(source, "test"))
        except OSError as error:
            place, reason = error.filename or source.path, error.strerror or str(error)
            raise CodedError("data-not-readable", path=str(place), reason=reason) from error
        if self._decoded is None or self._decoded[0] != stamp:
            self._decoded = stamp, read_split(source, "test")
        return self._decoded[1]


def _image(decoded: "Decoded", index: int) -> QImage:
    pixels = decoded.images[index]
    height, width, _ = pixels.shape
    rows = pixels.tobytes()  # kept alive until it has been copied
    return QImage(rows, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def _import_plots() -> None:
    """Half a second: here the window goes on meanwhile, in its own thread it would stand still."""
    from importlib import import_module

    import pyqtgraph

    # nothing is drawn with OpenGL; and when the program ends, Qt tidies up by itself
    pyqtgraph.setConfigOptions(antialias=True, useOpenGL=False, exitCleanup=False)
    for name in _PAGES:
        import_module(f"app.gui.report_{name}")


def is_full(said: str) -> bool:
    """Whether a process that failed said that the disk is full."""
    return os.strerror(errno.ENOSPC) in said
