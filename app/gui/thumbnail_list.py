"""One row of thumbnails, of as many pictures as there are: only those in sight cost anything."""

import os
from collections.abc import Hashable, Sequence

from PyQt5.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    QTimer,
    pyqtSignal,
)
from PyQt5.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PyQt5.QtWidgets import (
    QFrame,
    QListView,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionSlider,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui.requests import Picture
from app.gui.thumbnail_cell import THUMBNAIL, Marks, cell_size, paint_cell
from app.gui.thumbnails import Thumbnails, key_of
from app.messages import class_title

_AROUND, _BAR = 4, 10  # logical pixels: free around the cells, and the bar's height below
_PAUSE = 30  # milliseconds between two looks at what is in sight while the row is scrolled
_Keys = Qt.Key
_WALKING = (_Keys.Key_Left, _Keys.Key_Right, _Keys.Key_Home, _Keys.Key_End)
_PAGES = {int(_Keys.Key_PageUp): -1, int(_Keys.Key_PageDown): 1}
_PICKING = (_Keys.Key_Return, _Keys.Key_Enter, _Keys.Key_Space)


class ThumbnailList(QListView):
    """Moving the keyboard's cursor picks a picture, as does a click."""

    picked = pyqtSignal(int)  # place among the pictures

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows, self.thumbnails = _Rows(self), Thumbnails(self)
        self.marked = -1  # the row of the picture that is looked at
        self._quiet = False  # the cursor is being moved, but by nobody
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._want)
        self.thumbnails.loaded.connect(self._on_loaded)
        self.setHorizontalScrollBar(_Bar(self))
        self._set_up()
        self.setItemDelegate(_Delegate(self))
        self.setModel(self.rows)

    def _set_up(self) -> None:
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setViewportMargins(_AROUND, _AROUND, _AROUND, 0)  # inside the round corners
        self.setAutoFillBackground(False)
        self._view().setAutoFillBackground(False)  # whoever holds this paints the ground
        self._fit()

    def show_pictures(self, pictures: Sequence[Picture], current: int) -> None:
        """Other pictures; `current` is looked at (-1: none of them)."""
        self.thumbnails.refresh()
        self.rows.show_pictures(pictures)
        self.mark(current)
        self._look_soon()

    def mark(self, row: int) -> None:
        """The picture that is looked at; its neighbours come into sight with it."""
        self.marked, self._quiet = row, True
        index = self.rows.index(row, 0)
        self.setCurrentIndex(index)
        self._quiet = False
        if index.isValid():
            rect = self.visualRect(index)
            around = rect.adjusted(-rect.width() // 2, 0, rect.width() // 2, 0)
            if not self._view().rect().contains(around):
                self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self._view().update()

    def rows_in_sight(self) -> range:
        """Rows of which a part can be seen."""
        width, left = self._cell().width(), self._left()
        last = (left + self._view().width() - 1) // width
        return range(left // width, min(last + 1, len(self.rows.pictures)))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """The cursor has moved: a person's move picks."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self._pick(current.row())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Pages and picking; a letter does nothing, as Qt would ask for 20,000 names to find it."""
        key = event.key() if event is not None else 0
        if event is None or (event.text().strip() and key not in _PICKING):
            return
        if key in _PAGES:
            self._turn_page(_PAGES[key])
        elif key in _PICKING and self.currentIndex().isValid():
            self._pick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent | None) -> bool:
        """Keys that walk along the row are its own while it has the focus, not shortcuts."""
        if event is not None and event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and (event.key() in _WALKING or event.key() in _PAGES):
                event.accept()
                return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As high as it is at any rate: Qt's is that of a list with many lines."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """As ever; but coming through here, Python's lock is waited for once, and not again for
        each cell while thumbnails are being made."""
        super().paintEvent(event)

    def changeEvent(self, event: QEvent | None) -> None:
        """Captions may need more room."""
        super().changeEvent(event)
        if event is not None and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """More may be in sight."""
        super().resizeEvent(event)
        self._look_soon()

    def showEvent(self, event: QShowEvent | None) -> None:
        """Nothing was loaded while nobody could see it, and its width was not yet known."""
        super().showEvent(event)
        self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)
        self._look_soon()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Others come into sight; those that only fly past are not loaded."""
        super().scrollContentsBy(dx, dy)
        if abs(dx) > self._view().width():
            self._pause.start()  # from the beginning: until it stands still
        else:
            self._look_soon()

    def _look_soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _want(self) -> None:
        """Those in sight first, then a screen ahead, then one behind."""
        if not self.isVisible():
            return
        seen, pictures = self.rows_in_sight(), self.rows.pictures
        rows = (*seen, *range(seen.stop, seen.stop + len(seen)))
        rows += tuple(range(seen.start - 1, max(-1, seen.start - 1 - len(seen)), -1))
        edge = round(THUMBNAIL * self.devicePixelRatioF())
        self.thumbnails.want([pictures[row] for row in rows if row < len(pictures)], edge)

    def _on_loaded(self, key: Hashable) -> None:
        for row in self.rows_in_sight():
            if key_of(self.rows.pictures[row]) == key:
                self.update(self.rows.index(row, 0))

    def _pick(self, row: int) -> None:
        self.marked = row
        self._view().update()
        self.picked.emit(row)

    def _turn_page(self, direction: int) -> None:
        rows = max(1, self._view().width() // self._cell().width() - 1)
        row = self.currentIndex().row() + direction * rows
        row = max(0, min(row, len(self.rows.pictures) - 1))
        self.setCurrentIndex(self.rows.index(row, 0))

    def _fit(self) -> None:
        bar = self.horizontalScrollBar()
        assert bar is not None
        bar.setSingleStep(self._cell().width())
        self.setFixedHeight(_AROUND + self._cell().height() + bar.sizeHint().height())
        self.scheduleDelayedItemsLayout()

    def _cell(self) -> QSize:
        return cell_size(self.font())

    def _left(self) -> int:
        bar = self.horizontalScrollBar()
        assert bar is not None
        return bar.value()

    def _view(self) -> QWidget:
        view = self.viewport()
        assert view is not None
        return view


class _Bar(QScrollBar):
    """A slim one: only its handle is seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAutoFillBackground(False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def sizeHint(self) -> QSize:
        """Less high than the style's."""
        return QSize(super().sizeHint().width(), _BAR)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The handle where the style has it, so that the mouse finds it there."""
        style, option = self.style(), QStyleOptionSlider()
        self.initStyleOption(option)
        assert style is not None
        part = QStyle.SubControl.SC_ScrollBarSlider
        handle = style.subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        if not (self.underMouse() or self.isSliderDown()):
            colour.setAlphaF(0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(handle).adjusted(0, 2, 0, -3), 2.5, 2.5)
        painter.end()


class _Rows(QStringListModel):
    """A row for each picture.

    Qt asks for the number of rows once for each row when it lays them out: for 20,000 that took
    90 ms where Python answered, and takes 2 ms where this class of Qt's own does.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pictures: Sequence[Picture] = ()
        self.unnamed = ""  # what a picture without a name is called

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        self.pictures = pictures
        self.setStringList([""] * len(pictures))  # the words are found when they are wanted

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What can be told of a picture in words; the delegate paints the rest."""
        if index.row() >= len(self.pictures):  # asked while the rows are replaced
            return None
        picture = self.pictures[index.row()]
        title = picture.title or self.unnamed
        if role == Qt.ItemDataRole.DisplayRole:
            # without its ending, which few would see in a short line
            return class_title(picture.label) if picture.label else os.path.splitext(title)[0]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{class_title(picture.label)} – {title}" if picture.label else title
        return None


class _Delegate(QStyledItemDelegate):
    """Hands each cell to `paint_cell`."""

    def __init__(self, view: ThumbnailList) -> None:
        super().__init__(view)
        self._list = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return cell_size(option.font)

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        assert painter is not None
        view, row = self._list, index.row()
        picture = view.rows.pictures[row]
        marks = Marks(
            current=row == view.marked,
            focused=view.hasFocus() and index == view.currentIndex(),
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
        )
        paint_cell(
            painter,
            option.rect,
            option.palette,
            view.thumbnails.get(picture),
            index.data(),
            bool(picture.label),
            marks,
        )
