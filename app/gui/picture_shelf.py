"""The strip of thumbnails under the picture, with a tab for each place that pictures come from."""

from collections.abc import Sequence

from PyQt5.QtCore import QEvent, QPoint, QRect, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QCursor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PyQt5.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.gui.requests import Picture
from app.gui.thumbnail_list import ThumbnailList

SOURCES = ("opened", "bundled", "test")
_RADIUS, _TAB_RADIUS = 8, 6  # of the strip's and the tabs' corners, logical pixels


class PictureShelf(QWidget):
    """Shows one source at a time: its pictures, or a sentence where it has none."""

    source_chosen = pyqtSignal(str)  # a person chose a tab: one of SOURCES
    picked = pyqtSignal(int)  # place among the pictures shown
    shuffle_wanted = pyqtSignal()
    note_clicked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pictureShelf")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tabs, self._list, self._note = _Tabs(self), ThumbnailList(self), _Note(self)
        self._list.setObjectName("shelfList")
        self._shuffle = QToolButton(self)
        self._shuffle.setObjectName("shelfShuffle")
        self._shuffle.setAutoRaise(True)
        self._shuffle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shuffle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._lay_out()
        self._tabs.currentChanged.connect(self._on_tab)
        self._shuffle.clicked.connect(lambda: self.shuffle_wanted.emit())
        self._list.picked.connect(self.picked)
        self._note.button.clicked.connect(lambda: self.note_clicked.emit())
        self.retranslate()

    def _lay_out(self) -> None:
        top, column, self._stack = QHBoxLayout(), QVBoxLayout(self), QStackedLayout()
        keep = self._shuffle.sizePolicy()
        keep.setRetainSizeWhenHidden(True)  # else the strip would jump
        self._shuffle.setSizePolicy(keep)
        self._shuffle.setVisible(False)
        top.addWidget(self._tabs)
        top.addStretch(1)
        top.addWidget(self._shuffle)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._note)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(self._stack)

    @property
    def source(self) -> str:
        """The source whose tab is in front."""
        return SOURCES[self._tabs.currentIndex()]

    @property
    def pictures(self) -> Sequence[Picture]:
        """Those that are shown."""
        return self._list.rows.pictures

    def retranslate(self) -> None:
        """Texts in the language of now."""
        titles = (self.tr("Your pictures"), self.tr("Examples"), self.tr("CIFAR-10 test pictures"))
        for index, title in enumerate(titles):
            self._tabs.setTabText(index, title)
        self._tabs.setAccessibleName(self.tr("Where the pictures come from"))
        self._shuffle.setText(self.tr("Shuffle"))
        self._shuffle.setToolTip(self.tr("Other pictures, drawn at random"))
        self._list.rows.unnamed = self.tr("pasted")
        self._name_list()
        self.update()

    def show_pictures(self, source: str, pictures: Sequence[Picture], current: int) -> None:
        """Brings these to the front; `current` is looked at (-1: none of them)."""
        self._to_front(source)
        self._stack.setCurrentWidget(self._list)
        self._list.show_pictures(pictures, current)

    def set_current(self, index: int) -> None:
        """Marks the picture that is looked at, and brings it into sight."""
        self._list.mark(index)

    def show_note(self, source: str, sentence: str, button_text: str = "") -> None:
        """Brings a sentence to the front, with a button if that has a text."""
        self._to_front(source)
        self._list.show_pictures((), -1)
        self._note.show_note(sentence, button_text)
        if self._list.hasFocus() and not button_text:
            self._tabs.setFocus()  # a sentence has no use for keys
        self._stack.setCurrentWidget(self._note)

    def stop(self, milliseconds: int = 1800) -> bool:
        """Ends the thread that makes thumbnails; False if it did not end in time."""
        return self._list.thumbnails.stop(milliseconds)

    def _to_front(self, source: str) -> None:
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(SOURCES.index(source))
        self._tabs.blockSignals(False)
        if source == "test" and self._shuffle.icon().isNull():
            from app.gui.icons import icon  # the first time it is seen

            self._shuffle.setIcon(icon("shuffle"))
        self._shuffle.setVisible(source == "test")
        self._name_list()

    def _name_list(self) -> None:
        title = self._tabs.tabText(self._tabs.currentIndex())
        self._list.setAccessibleName(self.tr("Thumbnails: {source}").format(source=title))

    def _on_tab(self) -> None:
        source = self.source
        self._to_front(source)
        self._stack.setCurrentWidget(self._list)
        self._list.show_pictures((), -1)  # what comes may have to be fetched first
        self.source_chosen.emit(source)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The strip's ground, under the thumbnails or the sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().brush(QPalette.ColorRole.AlternateBase))
        shown = self._stack.currentWidget()
        assert shown is not None
        painter.drawRoundedRect(shown.geometry(), _RADIUS, _RADIUS)
        painter.end()


class _Tabs(QTabBar):
    """A tab for each source: a word, underlined where it is in front."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shelfTabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMouseTracking(True)
        for source in SOURCES:
            self.setTabData(self.addTab(""), source)

    def event(self, event: QEvent | None) -> bool:
        """Left and Right go from tab to tab while these have the focus, and are no shortcuts."""
        if event is not None and event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                event.accept()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Words and a line: Fusion's boxes would be too heavy for this place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pointer = self.mapFromGlobal(QCursor.pos()) if self.underMouse() else QPoint(-1, -1)
        for index in range(self.count()):
            rect = self.tabRect(index)
            self._paint_tab(painter, index, rect, rect.contains(pointer))
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int, rect: QRect, hovered: bool) -> None:
        current, palette = index == self.currentIndex(), self.palette()
        inner = QRectF(rect).adjusted(2, 1, -2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if hovered and not current:
            painter.setBrush(palette.brush(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(inner, _TAB_RADIUS, _TAB_RADIUS)
        if current:
            painter.setBrush(palette.brush(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(inner.adjusted(8, inner.height() - 3, -8, 0), 1.5, 1.5)
        role = QPalette.ColorRole.WindowText if current else QPalette.ColorRole.PlaceholderText
        painter.setPen(palette.color(role))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self.tabText(index))


class _Note(QWidget):
    """A sentence and a button beside it, in the place of thumbnails."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("shelfSentence")
        self._sentence.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.setObjectName("shelfNoteButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.button)

    def show_note(self, sentence: str, button_text: str) -> None:
        """The sentence stands in the middle where there is no button."""
        place = Qt.AlignmentFlag.AlignVCenter if button_text else Qt.AlignmentFlag.AlignCenter
        self._sentence.setAlignment(place)
        self._sentence.setText(sentence)
        self.button.setText(button_text)
        self.button.setVisible(bool(button_text))
