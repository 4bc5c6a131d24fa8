"""Test pictures with what the network said of them, in rows; only those in sight cost anything."""

from collections.abc import Sequence

from PyQt5.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QImage, QPainter, QResizeEvent
from PyQt5.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui.report_cell import cell_size, paint_cell
from app.gui.report_data import Answer
from app.gui.report_layout import together
from app.gui.requests import Picture
from app.gui.wording import folded, percent
from app.messages import class_title

_Role = Qt.ItemDataRole
_MOST, _AIR = 12, 8  # columns, and what is left free beside them
_LONGEST = 24  # characters of a caption that a cell has room for


class PictureGrid(QListView):
    """Arrows move through it; what Return, a double click and the menu do is `PictureMenu`'s."""

    def __init__(self, parent: QWidget | None = None, *, alike: bool = False) -> None:
        """`alike`: all have the same class and the same answer, which is not said of each."""
        super().__init__(parent)
        self.rows = _PictureRows(self, alike)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.rows.retranslate()
        self._fit()

    def show_answers(self, classes: Sequence[str], answers: Sequence[Answer]) -> None:
        """These, in this order; their pictures come later."""
        self.rows.show_answers(classes, answers)
        self._fit()
        self.scrollToTop()
        self.setCurrentIndex(self.rows.index(0, 0))

    def show_pictures(self, images: Sequence[QImage]) -> None:
        """One for each of the answers."""
        self.rows.images = tuple(images)
        viewport = self.viewport()
        assert viewport is not None
        viewport.update()

    def picture_at(self, index: QModelIndex) -> Picture | None:
        """With its true class and a name, if it is there."""
        return self.rows.picture(index.row()) if index.isValid() else None

    def changeEvent(self, event: QEvent | None) -> None:
        """Captions may need more room."""
        super().changeEvent(event)
        if event is not None and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Two rows of two."""
        cell = self._cell()
        return QSize(2 * cell.width() + 2 * _AIR, 2 * cell.height() + _AIR)

    def _cell(self) -> QSize:
        return cell_size(self.font(), self.rows.captions(), 1 if self.rows.alike else 2)

    def _fit(self) -> None:
        cell = self._cell()
        bar, style = self.verticalScrollBar(), self.style()
        assert style is not None
        width = self.width() - style.pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) - _AIR
        columns = max(1, min(width // cell.width(), _MOST))
        cell.setWidth(max(cell.width(), width // columns))
        self.setGridSize(cell)
        if bar is not None:
            bar.setSingleStep(self.gridSize().height() // 2)


class PicturePage(QWidget):
    """A page of a report with test pictures: it knows the answers, and asks for their pictures."""

    pictures_wanted = pyqtSignal(object)  # tuple[Answer, ...]
    grid: PictureGrid
    problem: QLabel  # hidden while there is none

    def show_pictures(self, images: Sequence[QImage]) -> None:
        """Those that were wanted last."""
        self.problem.hide()
        self.grid.show_pictures(images)

    def show_problem(self, said: str) -> None:
        """Why there are no pictures."""
        self.problem.setText(said)
        self.problem.setVisible(bool(said))


class _PictureRows(QAbstractListModel):
    def __init__(self, parent: QObject, alike: bool) -> None:
        super().__init__(parent)
        self.alike = alike
        self.answers: tuple[Answer, ...] = ()
        self.images: tuple[QImage, ...] = ()
        self._classes: tuple[str, ...] = ()
        self._titles: list[str] = []

    def show_answers(self, classes: Sequence[str], answers: Sequence[Answer]) -> None:
        self.beginResetModel()
        self.answers, self.images = tuple(answers), ()
        self._classes = tuple(classes)
        self.retranslate()
        self.endResetModel()

    def retranslate(self) -> None:
        self._titles = [class_title(name) for name in self._classes]

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return len(self.answers) if parent is None or not parent.isValid() else 0

    def data(self, index: QModelIndex, role: int = _Role.DisplayRole) -> object:
        """What can be told in words; the delegate paints the rest."""
        if not index.isValid() or index.row() >= len(self.answers):
            return None
        answer = self.answers[index.row()]
        if role == _Role.DisplayRole:
            return " ".join(self.lines(answer))
        if role == _Role.AccessibleTextRole:
            return self.sentence(answer)
        return folded(self.sentence(answer)) if role == _Role.ToolTipRole else None

    def lines(self, answer: Answer) -> tuple[str, ...]:
        """Below a picture: the true class and what it was taken for, and how sure."""
        if self.alike:
            return (percent(answer.probability),)
        true, said = self._titles[answer.true], self._titles[answer.answer]
        return (true if answer.right else f"{true} → {said}"), percent(answer.probability)

    def captions(self) -> list[str]:
        """The first lines that cells make room for."""
        each = {(answer.true, answer.answer): answer for answer in self.answers}
        return [self.lines(answer)[0][:_LONGEST] for answer in each.values()]

    def sentence(self, answer: Answer) -> str:
        """All that is known of it."""
        true, said = self._titles[answer.true], self._titles[answer.answer]
        share = percent(answer.probability)
        if answer.right:
            sentence = self.tr("Test picture {number}: “{name}”, recognised with {share}.")
        else:
            sentence = self.tr(
                "Test picture {number}: “{name}”, taken for “{answer}” with {share}."
            )
        told = sentence.format(number=answer.index, name=true, answer=said, share=share)
        if answer.probability_true is not None and not answer.right:
            also = self.tr("The true class had {share}.")
            return together(told, also.format(share=percent(answer.probability_true)))
        return told

    def picture(self, row: int) -> Picture | None:
        """As it is opened in the main window."""
        if row >= len(self.images) or self.images[row].isNull():
            return None
        answer = self.answers[row]
        name = self.tr("test picture {number} ({name})")
        name = name.format(number=answer.index, name=self._titles[answer.true])
        return Picture(self.images[row], self._classes[answer.true], name)


class _Delegate(QStyledItemDelegate):
    def __init__(self, grid: PictureGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return self._grid.gridSize()

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        assert painter is not None
        rows, row = self._grid.rows, index.row()
        image = rows.images[row] if row < len(rows.images) else None
        focused = self._grid.hasFocus() and index == self._grid.currentIndex()
        paint_cell(painter, option, image, rows.lines(rows.answers[row]), focused=focused)
