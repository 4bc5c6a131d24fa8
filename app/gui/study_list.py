"""The list of all studies: the program's ten, then the user's own."""

from collections.abc import Iterator, Sequence

from PyQt5.QtCore import QPoint, Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QKeySequence
from PyQt5.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from app.gui import study_wording as wording
from app.gui.study_row import STUDY, StudyRow
from app.gui.study_view import StudyView


class StudyList(QListWidget):
    """Arrows choose, Enter opens, Delete deletes one of the user's own."""

    chosen = pyqtSignal()  # another study is the current one
    opened = pyqtSignal()
    delete_wanted = pyqtSignal()
    menu_wanted = pyqtSignal(QPoint)  # where, on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studyList")
        self._studies: tuple[StudyView, ...] = ()
        self._filling = False
        self.setItemDelegate(StudyRow(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)  # rows say that they can be chosen
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.activated.connect(lambda _: self.opened.emit())
        self.currentItemChanged.connect(lambda *_: None if self._filling else self.chosen.emit())
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setAccessibleName(self.tr("Studies"))
        studies, self._studies = self._studies, ()
        self.show_studies(studies)

    def show_studies(self, studies: Sequence[StudyView]) -> None:
        """All there are; what was chosen stays so."""
        if tuple(studies) == self._studies:
            return
        chosen, before = self.current(), self._studies
        self._studies = tuple(studies)
        if [study.path for study in before] == [study.path for study in studies]:
            for item, study in zip(self._items(), studies, strict=True):
                if item.data(STUDY) != study:
                    _fill(item, study)
            return
        self._filling = True
        self.clear()
        self._add(self.tr("Of this program"), [study for study in studies if not study.own])
        self._add(self.tr("Your own"), [study for study in studies if study.own])
        found = chosen is not None and self.choose(chosen.name)
        self._filling = False
        if not found:
            if studies:
                self.choose(studies[0].name)
            self.chosen.emit()

    def _add(self, heading: str, studies: Sequence[StudyView]) -> None:
        if not studies:
            return
        title = QListWidgetItem(heading, self)
        title.setFlags(Qt.ItemFlag.NoItemFlags)
        for study in studies:
            _fill(QListWidgetItem(self), study)

    def _items(self) -> Iterator[QListWidgetItem]:
        for row in range(self.count()):
            item = self.item(row)
            if item is not None and item.data(STUDY) is not None:
                yield item

    def studies(self) -> tuple[StudyView, ...]:
        """All of them."""
        return self._studies

    def choose(self, name: str) -> bool:
        """Makes a study the current one; False where there is none of that name."""
        for item in self._items():
            if item.data(STUDY).name == name:
                self.setCurrentItem(item)
                QTimer.singleShot(0, self._see)  # once there is room for it
                return True
        return False

    def _see(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.scrollToItem(item)

    def current(self) -> StudyView | None:
        """The study that is shown."""
        item = self.currentItem()
        study: StudyView | None = None if item is None else item.data(STUDY)
        return study

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Delete is not Qt's own here."""
        if event is not None and event.matches(QKeySequence.StandardKey.Delete):
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _on_menu(self, position: QPoint) -> None:
        viewport = self.viewport()
        if viewport is not None and self.itemAt(position) is not None:
            self.menu_wanted.emit(viewport.mapToGlobal(position))


def _fill(item: QListWidgetItem, study: StudyView) -> None:
    title = wording.title(study)
    item.setText(title)
    item.setToolTip(title)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {wording.state_line(study)}")
    item.setData(STUDY, study)
