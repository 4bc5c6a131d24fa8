"""Looks for reports, reads them and the test pictures that they are about, in a thread."""

import errno
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtGui import QImage

from app.gui.report_deeds import DeedsWorker, ReportDeeds
from models.errors import CodedError

if TYPE_CHECKING:
    from app.gui.report_cache import Plan, Target
    from app.gui.report_data import Answer, ReportData
    from app.training.decoded import Decoded

_PAGES = ("overview", "classes", "confusions", "mistakes", "confidence", "familiarity", "course")


class ReportFiles(ReportDeeds):
    """Every signal comes in the window's thread."""

    looked = pyqtSignal(object)  # Standing
    ready = pyqtSignal(object)  # Plan: the place is clear, the process may write
    refused = pyqtSignal(object, str, bool)  # Plan, why it cannot be written, the disk is full
    adopted = pyqtSignal(object, object)  # Plan, ReportData or None
    pictures_read = pyqtSignal(int, object)  # request's number, tuple[QImage, ...]
    pictures_failed = pyqtSignal(int, object)  # request's number, the error; None: they differ

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("reports", parent)

    def look(self, target: "Target") -> None:
        """Told by `looked`."""
        self.do(lambda worker: worker.look(target))

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

    def look(self, target: "Target") -> None:
        from app.gui.report_cache import look

        _import_plots()
        standing = look(target)
        if standing.report is not None:
            _ = standing.report.cells  # sorted here, not in the window's thread
        self.looked.emit(standing)

    def prepare(self, plan: "Plan") -> None:
        from app.gui.report_cache import prepare

        try:
            prepare(plan)
        except OSError as error:
            full = error.errno == errno.ENOSPC
            place = error.filename or plan.part
            self.refused.emit(plan, f"{error.strerror or error}: {place}", full)
        else:
            self.ready.emit(plan)

    def adopt(self, plan: "Plan") -> None:
        from app.gui.report_cache import adopt

        try:
            report = adopt(plan)
        except OSError as error:
            full = error.errno == errno.ENOSPC
            self.refused.emit(plan, f"{error.strerror or error}: {plan.folder}", full)
            return
        if report is not None:
            _ = report.cells
        self.adopted.emit(plan, report)

    def forget(self, plan: "Plan") -> None:
        from app.gui.report_cache import forget

        forget(plan)

    def read_pictures(
        self, number: int, report: "ReportData", data: str | None, answers: "Sequence[Answer]"
    ) -> None:
        try:
            decoded = self._test_pictures(data)
        except CodedError as error:
            self.pictures_failed.emit(number, error)
            return
        if decoded is None or tuple(decoded.labels.tolist()) != report.labels:
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
