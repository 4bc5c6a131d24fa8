"""Whose figures are shown, and of which panel: the list of panels stands beside the tabs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QRadioButton, QWidget

from app.gui import study_wording as wording
from app.gui.report_layout import sentence
from app.messages import user_language

if TYPE_CHECKING:
    from app.gui.study_reader import Figures, StudyData
    from app.studies.study import Panel

_SOURCES = ("mine", "published")


class StudySource(QWidget):
    """The user's own figures come first, where there are any; both can be looked at."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studySource")
        self._data: StudyData | None = None
        self._panels: tuple[Panel, ...] = ()
        self._wanted = "mine"
        self._said = sentence(self, "studySourceSaid", quiet=True)
        self._group = QButtonGroup(self)
        self._buttons = {name: QRadioButton(self) for name in _SOURCES}
        self.panels = QComboBox(self)
        self.panels.setObjectName("studyPanel")
        self.panels.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for name, button in self._buttons.items():
            button.setObjectName(f"study-{name}")
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _, name=name: self._on_source(name))
        row.addWidget(self._said, 1)
        self.panels.activated.connect(lambda _: self.changed.emit())
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._buttons["mine"].setText(self.tr("You&r figures"))
        self._buttons["published"].setText(self.tr("&Published"))
        self.panels.setAccessibleName(self.tr("Part of the study"))
        self._fill_panels(max(0, self.panels.currentIndex()))
        self._show()

    def begin(self, panels: "Sequence[Panel]") -> None:
        """Another study: nothing is known of its figures yet."""
        self._panels, self._data, self._wanted = tuple(panels), None, "mine"
        self._fill_panels(0)
        self._show()

    def show_data(self, data: "StudyData") -> None:
        """What is there of it."""
        self._data = data
        self._show()

    def show_panels(self, shown: bool) -> None:
        """Whether there is something to choose a part for."""
        self.panels.setVisible(shown and len(self._panels) > 1)

    @property
    def figures(self) -> "Figures | None":
        """What is to be shown."""
        if self._data is None:
            return None
        mine, published = self._data.mine, self._data.published
        return (published or mine) if self._wanted == "published" else (mine or published)

    @property
    def panel(self) -> "Panel | None":
        """The part that is to be shown."""
        place = self.panels.currentIndex()
        return self._panels[place] if 0 <= place < len(self._panels) else None

    def _on_source(self, name: str) -> None:
        self._wanted = name
        self._show()
        self.changed.emit()

    def _fill_panels(self, chosen: int) -> None:
        self.panels.clear()
        for panel in self._panels:
            self.panels.addItem(panel.title.of(user_language()))
        self.panels.setCurrentIndex(chosen)

    def _show(self) -> None:
        data, figures = self._data, self.figures
        both = data is not None and data.mine is not None and data.published is not None
        mine = figures is not None and data is not None and figures is data.mine
        for name, button in self._buttons.items():
            button.setVisible(both)
            button.setChecked((name == "mine") == mine)
        if figures is None:
            said = self.tr("There are no figures of it yet.") if data is not None else ""
        else:
            said = wording.source(figures.results, "" if both else "mine" if mine else "published")
        self._said.setText(said)
