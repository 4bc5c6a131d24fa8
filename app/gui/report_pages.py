"""The pages of a finished report, each made when it is first looked at."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.gui.report_layout import scrolling
from app.gui.report_menu import PictureMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PyQt5.QtGui import QImage

    from app.gui.report_data import ReportData
    from app.gui.report_files import ReportFiles
    from app.gui.report_pictures import PicturePage

NAMES = ("overview", "classes", "confusions", "mistakes", "confidence", "familiarity", "course")


class ReportPages(QTabWidget):
    """Tabs; what is not looked at is not filled."""

    picture_wanted = pyqtSignal(object)  # Picture: to be seen in the main window
    pictures_wanted = pyqtSignal(str, object)  # page, tuple[Answer, ...]
    others_wanted = pyqtSignal()  # to be measured with pictures of other things
    export_wanted = pyqtSignal(str)  # the curves, as "png" or "csv"

    def __init__(self, files: "ReportFiles", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportTabs")
        self.setDocumentMode(True)
        self._files = files
        self._report: ReportData | None = None
        self._pages: dict[str, QWidget] = {}
        self._filled: set[str] = set()  # pages that show the report
        for _ in NAMES:
            holder = QWidget(self)
            QVBoxLayout(holder).setContentsMargins(0, 12, 0, 0)
            self.addTab(holder, "")
        self.currentChanged.connect(lambda _: self._fill())
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        titles = (
            *(self.tr("Overview"), self.tr("Classes"), self.tr("Confusions")),
            *(self.tr("Worst mistakes"), self.tr("Confidence"), self.tr("Unknown things")),
            self.tr("Training"),
        )
        for number, title in enumerate(titles):
            self.setTabText(number, title)
        self.setAccessibleName(self.tr("Parts of the report"))
        for page in self._pages.values():
            page.retranslate()  # type: ignore[attr-defined]

    def show_report(self, report: "ReportData") -> None:
        """Another one; the page that was looked at stays."""
        self._report = report
        self._filled.clear()
        self._fill()

    def page(self, name: str) -> QWidget:
        """One of NAMES, made if it is not there."""
        if name not in self._pages:
            self._pages[name] = page = self._make(name)
            holder = self.widget(NAMES.index(name))
            layout = None if holder is None else holder.layout()
            assert layout is not None
            layout.addWidget(scrolling(page, self))
        return self._pages[name]

    def go(self, name: str) -> None:
        """Looks at a page."""
        self.setCurrentIndex(NAMES.index(name))

    def show_pictures(self, name: str, images: "Sequence[QImage]") -> None:
        """Those that this page wanted last."""
        if name in self._pages:
            self._pages[name].show_pictures(images)  # type: ignore[attr-defined]

    def show_problem(self, name: str, said: str) -> None:
        """Why a page gets no pictures."""
        if name in self._pages:
            self._pages[name].show_problem(said)  # type: ignore[attr-defined]

    def _fill(self) -> None:
        name = NAMES[self.currentIndex()]
        if self._report is not None and name not in self._filled:
            self._filled.add(name)
            self.page(name).show_report(self._report)  # type: ignore[attr-defined]

    def _make(self, name: str) -> QWidget:
        makers: dict[str, Callable[[], QWidget]] = {
            "overview": _overview,
            "classes": _classes,
            "confusions": self._confusions,
            "mistakes": self._mistakes,
            "confidence": _confidence,
            "familiarity": self._familiarity,
            "course": self._course,
        }
        return makers[name]()

    def _confusions(self) -> QWidget:
        from app.gui.report_confusions import ReportConfusions

        return self._with_pictures("confusions", ReportConfusions())

    def _mistakes(self) -> QWidget:
        from app.gui.report_mistakes import ReportMistakes

        return self._with_pictures("mistakes", ReportMistakes())

    def _with_pictures(self, name: str, page: "PicturePage") -> QWidget:
        page.pictures_wanted.connect(lambda those: self.pictures_wanted.emit(name, those))
        menu = PictureMenu(page.grid, page.grid.picture_at, self._files)
        menu.open_wanted.connect(self.picture_wanted)
        return page

    def _familiarity(self) -> QWidget:
        from app.gui.report_familiarity import ReportFamiliarity

        page = ReportFamiliarity()
        page.others_wanted.connect(self.others_wanted)
        return page

    def _course(self) -> QWidget:
        from app.gui.report_course import ReportCourse

        page = ReportCourse()
        page.export_wanted.connect(self.export_wanted)
        return page


def _overview() -> QWidget:
    from app.gui.report_overview import ReportOverview

    return ReportOverview()


def _classes() -> QWidget:
    from app.gui.report_classes import ReportClasses

    return ReportClasses()


def _confidence() -> QWidget:
    from app.gui.report_confidence import ReportConfidence

    return ReportConfidence()
