"""What the study that is shown has found: curves, a table, a page, and what its process printed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.gui.run_log import RunLog
from app.gui.study_page import StudyPage
from app.gui.study_source import StudySource
from app.gui.study_table import StudyTable
from app.messages import user_language

if TYPE_CHECKING:
    from app.gui.study_curves import StudyCurves
    from app.gui.study_reader import StudyData
    from app.gui.study_view import StudyView

_TABS = ("curves", "table", "page", "log")
_WITH_PANELS = ("curves", "table")


class StudyFigures(QWidget):
    """A row that says whose figures they are, and a tab for each way to look at them."""

    export_wanted = pyqtSignal(str)  # "png" or "csv"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studyFigures")
        self._study: StudyView | None = None
        self._data: StudyData | None = None
        self.curves: StudyCurves | None = None  # drawn once pyqtgraph is there
        self.source = StudySource(self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("studyTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.setCornerWidget(self.source.panels)
        self._empty = QLabel(self)  # instead of curves
        self._empty.setObjectName("studyEmpty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._drawn = QStackedWidget(self)
        self._drawn.addWidget(self._empty)
        self.table, self.page, self.log = StudyTable(), StudyPage(), RunLog()
        self.log.speak_of_studies()
        for widget in (self._drawn, self.table, self.page, self.log):
            tab = QWidget(self)
            column = QVBoxLayout(tab)
            column.setContentsMargins(0, 8, 0, 0)
            column.addWidget(widget)
            self.tabs.addTab(tab, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.source)
        column.addWidget(self.tabs, 1)
        self.source.changed.connect(self._show)
        self.tabs.currentChanged.connect(lambda _: self._show_panels())
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        titles = (self.tr("Curves"), self.tr("Table"), self.tr("Page"), self.tr("Log"))
        for number, title in enumerate(titles):
            self.tabs.setTabText(number, title)
        self.tabs.setAccessibleName(self.tr("About the study that is shown"))
        for part in (self.source, self.table, self.page, self.log, self.curves):
            if part is not None:
                part.retranslate()
        self._show()

    def draw(self) -> None:
        """pyqtgraph is imported: from now on there are curves."""
        if self.curves is None:
            from app.gui.study_curves import StudyCurves

            self.curves = StudyCurves(self._drawn)
            self.curves.export_wanted.connect(self.export_wanted)
            self._drawn.addWidget(self.curves)
            self._show()

    def show_study(self, study: "StudyView") -> None:
        """A study as it is now; what another one found is no longer to be seen."""
        if self._study is None or study.path != self._study.path:
            self._data = None
            self.source.begin(() if study.study is None else study.study.panels)
            self.log.expect(study.path)
            self._show_panels()
            self._study = study
            self._show()
        elif study.state != self._study.state:
            self._study = study
            self._show()
        self._study = study

    def show_data(self, data: "StudyData") -> None:
        """What has been read of the study that is shown."""
        if self._study is not None and data.path == self._study.path:
            self._data = data
            self.source.show_data(data)
            self._show()

    def show_log(self, path: Path, text: str) -> None:
        """What its process printed."""
        if self._study is not None and self._study.path == path:
            self.log.show_log(path, text)

    @property
    def arms(self) -> int:
        """How many curves there are."""
        return 0 if self.curves is None else len(self.curves.lines)

    def go(self, name: str) -> None:
        """Shows one of the tabs."""
        self.tabs.setCurrentIndex(_TABS.index(name))

    def _show_panels(self) -> None:
        self.source.show_panels(_TABS[self.tabs.currentIndex()] in _WITH_PANELS)

    def _show(self) -> None:
        figures, panel = self.source.figures, self.source.panel
        results = None if figures is None else figures.results
        self.table.show_panel(panel, results)
        page = "" if figures is None else figures.pages.get(user_language(), "")
        self.page.show_page("" if self._study is None else self._study.name, page)
        drawn = self.curves is not None and results is not None
        if self.curves is not None:
            self.curves.show_panel(panel, results)
            drawn = bool(self.curves.lines)
            self._drawn.setCurrentWidget(self.curves if drawn else self._empty)
        self._empty.setText(self._sentence(results is not None))

    def _sentence(self, there: bool) -> str:
        if self._data is None or (there and self.curves is None):
            return self.tr("Preparing the curves…")
        if there:
            return self.tr("Of this part nothing is trained yet.")
        if self._study is not None and not self._study.state:
            return self.tr("Start the study: the curves begin when its first training has ended.")
        return self.tr("The curves begin when the first training has ended.")
