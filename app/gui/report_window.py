"""Training ▸ Report: what a network is worth on the test pictures, measured when it is wanted."""

from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QFont
from PyQt5.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.gui.button_box import ButtonBox
from app.gui.card import Card
from app.gui.incoming import local_path
from app.gui.report_cache import Plan, Standing, Target
from app.gui.report_files import ReportFiles, is_full
from app.gui.report_layout import sentence
from app.gui.report_pages import ReportPages
from app.gui.report_process import ReportProcess
from app.gui.report_saving import export_curves, open_page, save_report
from app.gui.report_start import ReportStart
from app.gui.wording import percent
from app.messages import error_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.report_data import Answer, ReportData
    from models.errors import CodedError

_SIZE = (1060, 740)
_LARGE = 1.3  # of the font's size: the headline
_START, _REPORT = 0, 1  # pages


class ReportWindow(QDialog):
    """Not modal, and a window of its own. A measurement goes on when it is closed."""

    picture_wanted = pyqtSignal(object)  # Picture: to be seen in the main window
    data_wanted = pyqtSignal()  # the dialog that gets CIFAR-10
    said = pyqtSignal(str)  # a sentence for the status bar of the main window

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportWindow")
        self.setWindowFlags(Qt.WindowType.Window)
        self._target: Target | None = None
        self._report: ReportData | None = None
        self._asked: dict[int, str] = {}  # requests for pictures: number → page, the newest alone
        self._number = 0
        self._given_up = False  # before the process had begun
        self.files = ReportFiles(self)
        self.process = ReportProcess(self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._head = sentence(self, "reportHead")
        large = QFont(self._head.font())
        large.setBold(True)
        if large.pointSizeF() > 0:  # a font may be given in pixels
            large.setPointSizeF(_LARGE * large.pointSizeF())
        self._head.setFont(large)
        self._news = sentence(self, "reportNews", quiet=True)
        self._news.hide()
        card = Card(self)
        self.start = ReportStart()
        self.pages = ReportPages(self.files)
        self._stack = QStackedWidget(card)
        for page in (self.start, self.pages):
            self._stack.addWidget(page)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(9, 6, 9, 9)
        inner.addWidget(self._stack)
        self._box = ButtonBox(self)
        roles = QDialogButtonBox.ButtonRole
        self._buttons = {
            name: self._button(name, role)
            for name, role in (
                ("reportOpenPage", roles.ActionRole),
                ("reportSave", roles.ActionRole),
                ("reportMeasureAgain", roles.ActionRole),
                ("reportClose", roles.RejectRole),
            )
        }
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._head)
        column.addWidget(card, 1)
        for widget in (self._news, self._box):
            column.addWidget(widget)
        self.resize(*_SIZE)

    def _button(self, name: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        self._box.addButton(button, role)
        return button

    def _connect(self) -> None:
        files, process, start, pages = self.files, self.process, self.start, self.pages
        files.looked.connect(self._on_looked)
        files.ready.connect(self._on_ready)
        files.refused.connect(self._on_refused)
        files.adopted.connect(self._on_adopted)
        files.pictures_read.connect(self._on_pictures)
        files.pictures_failed.connect(self._on_no_pictures)
        files.failed.connect(self.tell)
        files.written.connect(lambda path: self.tell(self.tr("Saved as {path}.").format(path=path)))
        process.advanced.connect(self._on_advanced)
        process.ended.connect(self._on_ended)
        start.begin_wanted.connect(self._on_begin)
        start.cancel_wanted.connect(self._on_cancel)
        start.data_wanted.connect(self.data_wanted)
        start.choose_wanted.connect(self._on_choose)
        start.look_wanted.connect(self.look)
        pages.picture_wanted.connect(self.picture_wanted)
        pages.pictures_wanted.connect(self._on_pictures_wanted)
        pages.others_wanted.connect(self._on_choose_others)
        pages.export_wanted.connect(lambda kind: export_curves(self, kind))
        self._buttons["reportOpenPage"].clicked.connect(self._on_open_page)
        self._buttons["reportSave"].clicked.connect(lambda: save_report(self))
        self._buttons["reportMeasureAgain"].clicked.connect(lambda: self.measure_again())
        self._buttons["reportClose"].clicked.connect(self.reject)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._buttons["reportOpenPage"].setText(self.tr("&Open as a page"))
        self._buttons["reportSave"].setText(self.tr("&Save report…"))
        self._buttons["reportMeasureAgain"].setText(self.tr("&Measure again"))
        self._buttons["reportClose"].setText(self.tr("Close"))
        self._news.clear()
        self._news.hide()
        self.start.retranslate()
        self.pages.retranslate()
        self._show_head()

    def show_network(self, target: Target) -> None:
        """Opens on this network: shows its report, or offers to measure one."""
        if target != self._target or self._report is None:
            self._target = target
            self.look()
        else:  # the network or the pictures may be others by now
            self.files.look(target)
        self.show()
        self.activateWindow()

    def look(self) -> None:
        """Looks whether there is a report, or what is in its way."""
        if self._target is None:
            return
        self._show_start(None)
        self.files.look(self._target)

    def data_arrived(self) -> None:
        """There are pictures now where there were none."""
        if self._target is not None and self._report is None and self.process.plan is None:
            self.look()

    def measure_again(self, others: str | None = None) -> None:
        """Though there is a report; with pictures of things that are none of the classes."""
        if self._target is not None:
            self.files.look_again(self._target, None if others is None else Path(others))

    def stop(self, milliseconds: int = 1800) -> bool:
        """The window goes; a measurement is given up. False if something was still busy then."""
        self.close()
        ended = self.process.stop(milliseconds)
        return self.files.stop(milliseconds) and ended

    @property
    def report(self) -> "ReportData | None":
        """The one that is shown."""
        return self._report

    @property
    def title(self) -> str:
        """Of the network, as people call it."""
        return "" if self._target is None else self._target.title

    @property
    def news(self) -> str:
        """What was said last about saving and copying."""
        return self._news.text()

    def _show_head(self) -> None:
        window = self.tr("Report on {network}").format(network=self.title)
        self.setWindowTitle(window)
        there = self._report is not None
        for name in ("reportOpenPage", "reportSave", "reportMeasureAgain"):
            self._buttons[name].setEnabled(there)
        if self._report is None:
            self._head.setText(window)
            return
        share = self._report.numbers.get("accuracy")
        said = self.tr("{network}: {share} of {images} test pictures named correctly")
        told = said.format(
            network=self.title,
            share="–" if share is None else percent(share),
            images=f"{self._report.images:,}",
        )
        self._head.setText(told)

    def _show_report(self, report: "ReportData") -> None:
        self._report = report
        self._asked.clear()
        self._show_head()
        self._stack.setCurrentIndex(_REPORT)
        self.pages.show_report(report)
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    @pyqtSlot(object)
    def _on_looked(self, standing: Standing) -> None:
        if standing.target != self._target:
            return  # another network was wanted meanwhile
        if standing.again:
            self._begin_again(standing)
            return
        plan = self.process.plan
        if standing.report is not None and plan is not None and plan.target == self._target:
            standing = Standing(plan.target, plan=plan)  # the report is being measured again
        if standing.report is not None:
            if self._report is None or standing.report.folder != self._report.folder:
                self._show_report(standing.report)
            return
        self._show_start(standing)
        self.start.focus_likely()

    def _show_start(self, standing: Standing | None) -> None:
        self._report = None
        self._show_head()
        self.start.show_standing(standing)
        self._stack.setCurrentIndex(_START)

    def _begin_again(self, standing: Standing) -> None:
        if self.start.measured is not None:
            said = self.tr("{network} is being measured first.")
            self.tell(said.format(network=self.start.measured.title))
        elif standing.plan is None:
            self.tell(self.start.reason(standing))
        else:
            self._show_start(standing)
            self._on_begin()

    def _on_begin(self) -> None:
        plan = self.start.plan
        if plan is not None and self.start.measured is None:
            self._given_up = False
            self.tell("")
            self.start.show_measuring(plan.target)
            self.files.prepare(plan)

    def _on_cancel(self) -> None:
        self._given_up = True
        self.process.cancel()

    @pyqtSlot(object)
    def _on_ready(self, plan: Plan) -> None:
        if self._given_up:
            self.files.forget(plan)
            self._finish(plan, "", full=False)
            return
        self.process.measure(plan)
        self.start.focus_likely()

    @pyqtSlot(object, str, bool)
    def _on_refused(self, plan: Plan, reason: str, full: bool) -> None:
        self._finish(plan, reason, full=full)

    @pyqtSlot(float, float, float)
    def _on_advanced(self, share: float, seconds: float, whole: float) -> None:
        self.start.show_progress(share, seconds, whole)

    @pyqtSlot(object, str)
    def _on_ended(self, plan: Plan, problem: str) -> None:
        if problem or self.process.cancelled:
            self.files.forget(plan)
            self._finish(plan, problem, full=is_full(problem))
        else:
            self.files.adopt(plan)

    @pyqtSlot(object, object)
    def _on_adopted(self, plan: Plan, report: "ReportData | None") -> None:
        if report is None:
            self._finish(plan, self.tr("what it wrote cannot be read."), full=False)
            return
        self.start.show_measuring(None)
        if plan.target == self._target:
            self._show_report(report)
        done = self.tr("The report on {network} is finished.")
        self.said.emit(done.format(network=plan.target.title))

    def _finish(self, plan: Plan, problem: str, *, full: bool) -> None:
        self.start.show_measuring(None)
        if plan.target == self._target:
            self.start.show_problem(problem, full=full)
            if plan.again:  # the report that was there is there still
                said = self.start.reason()
                self.look()
                self.tell(said)
            else:
                self.start.focus_likely()
        elif problem:
            failed = self.tr("The report on {network} could not be measured.")
            self.said.emit(failed.format(network=plan.target.title))

    def _on_open_page(self) -> None:
        open_page(self)

    def _on_choose(self) -> None:
        title = self.tr("Choose a folder with test pictures")
        self._ask_folder("chooseReportData", title, self.choose_data)

    def _on_choose_others(self) -> None:
        title = self.tr("Choose a folder with pictures of other things")
        self._ask_folder("chooseReportOthers", title, self.measure_again)

    def _ask_folder(self, name: str, title: str, use: "Callable[[str], None]") -> None:
        dialog = QFileDialog(self, title)
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.accepted.connect(lambda: use(local_path(dialog.selectedUrls()[0])))
        dialog.open()

    def choose_data(self, folder: str) -> None:
        """Measures on the pictures of this folder instead."""
        if self._target is not None:
            self._target = Target(self._target.model, self._target.title, folder)
            self.look()

    @pyqtSlot(str, object)
    def _on_pictures_wanted(self, page: str, answers: "tuple[Answer, ...]") -> None:
        if self._report is None or self._target is None:
            return
        self._number += 1
        self._asked = {n: name for n, name in self._asked.items() if name != page}
        self._asked[self._number] = page
        self.files.read_pictures(self._number, self._report, self._target.data, answers)

    @pyqtSlot(int, object)
    def _on_pictures(self, number: int, images: object) -> None:
        if number in self._asked:
            self.pages.show_pictures(self._asked.pop(number), images)  # type: ignore[arg-type]

    @pyqtSlot(int, object)
    def _on_no_pictures(self, number: int, error: "CodedError | str | None") -> None:
        if number not in self._asked:
            return
        said = self.tr("The pictures of this report are not on this computer any more.")
        if isinstance(error, str):
            said = error
        elif error is not None and error.code != "data-missing":
            said = error_text(error)
        self.pages.show_problem(self._asked.pop(number), said)

    def tell(self, said: str) -> None:
        """A sentence below the report."""
        self._news.setText(said)
        self._news.setVisible(bool(said))
