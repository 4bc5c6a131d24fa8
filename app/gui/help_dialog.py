"""Help ▸ Keys and mouse: what the window's menus and widgets listen to.

The keys of the menus are asked from the menus themselves, so that nothing is written down twice.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PyQt5.QtCore import QModelIndex, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QFontMetrics, QKeySequence, QPainter, QPalette
from PyQt5.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMenu,
    QMenuBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.button_box import ButtonBox

_SIZE = (600, 640)
_KEYS = Qt.ItemDataRole.UserRole
_PADDING, _GAP, _RADIUS = 7, 6, 4  # of a key cap, logical pixels
_Role = QPalette.ColorRole


class Row(NamedTuple):
    """What can be done, and the keys that do it: one is enough."""

    text: str
    keys: tuple[str, ...]


class HelpDialog(QDialog):
    """Not modal: it can stay open beside the window."""

    faq_wanted = pyqtSignal()

    def __init__(self, bar: QMenuBar, networks: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpDialog")
        self.setModal(False)
        self.resize(*_SIZE)
        self._bar, self._networks = bar, networks
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._list = _KeyList(self)
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._faq = QPushButton(self)
        self._faq.setObjectName("openFaq")
        self._faq.setAutoDefault(False)
        buttons.addButton(self._faq, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for widget in (self._hint, self._list, buttons):
            column.addWidget(widget)
        buttons.rejected.connect(self.reject)
        self._faq.clicked.connect(self.faq_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now; the menus are asked anew."""
        self.setWindowTitle(self.tr("Keys and mouse"))
        self._hint.setText(
            self.tr("Tab goes from one control to the next, Space or the arrow keys use it.")
        )
        self._faq.setText(self.tr("Questions and &answers"))
        self._list.setAccessibleName(self.windowTitle())
        self._list.clear()
        for title, rows in (*menu_rows(self._bar), *self._other_rows()):
            self._add_group(title, rows)
        self._list.expandAll()
        first = self._list.topLevelItem(0)
        self._list.setCurrentItem(first.child(0) if first is not None else None)

    def rows(self) -> dict[str, list[Row]]:
        """What is shown, by its headings."""
        shown: dict[str, list[Row]] = {}
        for number in range(self._list.topLevelItemCount()):
            group = self._list.topLevelItem(number)
            assert group is not None
            children = [group.child(n) for n in range(group.childCount())]
            shown[group.text(0)] = [
                Row(child.text(0), tuple(child.data(1, _KEYS))) for child in children if child
            ]
        return shown

    def _add_group(self, title: str, rows: list[Row]) -> None:
        group = QTreeWidgetItem(self._list, [title])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        for row in rows:
            item = QTreeWidgetItem(group, [row.text])
            item.setData(1, _KEYS, list(row.keys))
            item.setData(1, Qt.ItemDataRole.AccessibleTextRole, ", ".join(row.keys))

    def _other_rows(self) -> Iterator[tuple[str, list[Row]]]:
        yield (
            self.tr("Networks and answer"),
            [
                Row(self.tr("Choose a network"), (f"1 … {self._networks}",)),
                Row(self.tr("Your own network"), (str(self._networks + 1),)),
                Row(
                    self.tr("Copy the answer"),
                    (self.tr("Right click"), _native(Qt.Key.Key_Menu)),
                ),
            ],
        )
        yield (
            self.tr("Picture"),
            [
                Row(self.tr("Zoom"), (self.tr("Wheel"), self.tr("Pinch"))),
                Row(self.tr("Fit, or show at full size"), (self.tr("Double click"),)),
                Row(
                    self.tr("Move an enlarged picture"),
                    (self.tr("Drag"), self.tr("Shift+arrow keys")),
                ),
                Row(self.tr("Open pictures or a folder"), (self.tr("Drop"),)),
            ],
        )


def menu_rows(bar: QMenuBar) -> list[tuple[str, list[Row]]]:
    """For each menu with keys: its title, and its actions with theirs, submenus included."""
    found = [(_plain(a.text()), list(_rows_of(a.menu()))) for a in bar.actions() if a.menu()]
    return [(title, rows) for title, rows in found if rows]


def _rows_of(menu: QMenu | None) -> Iterator[Row]:
    for action in menu.actions() if menu is not None else ():
        if action.menu() is not None:
            yield from _rows_of(action.menu())
        keys = [_native(keys) for keys in action.shortcuts() if not keys.isEmpty()]
        if keys and action.isVisible():
            yield Row(_plain(action.text()), tuple(dict.fromkeys(keys)))


def _native(keys: QKeySequence | Qt.Key) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    """A menu's text without its access key, which Chinese puts behind: “打开(&O)…”."""
    import re  # not needed for the window's first paint

    text = re.sub(r"\s*\(&\w\)", "", text)
    return re.sub("&(.)", r"\1", text).rstrip("…. ")


class _KeyList(QTreeWidget):
    """Two columns without a header: what can be done, and its keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("helpKeys")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegate(_KeyCaps(self))
        header = self.header()
        assert header is not None
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)


class _KeyCaps(QStyledItemDelegate):
    """Paints keys as the caps of a keyboard, at the right edge."""

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """The row, and in the second column its keys."""
        padded = QStyleOptionViewItem(option)
        padded.rect = option.rect.adjusted(_GAP if index.column() == 0 else 0, 0, 0, 0)
        super().paint(painter, padded, index)
        keys = index.data(_KEYS)
        if painter is None or not keys:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, palette = option.fontMetrics, option.palette
        right = option.rect.right() - _GAP
        height = metrics.height() + 4
        for key in reversed(keys):
            width = _cap_width(metrics, key)
            cap = QRectF(right - width, option.rect.center().y() - height / 2 + 0.5, width, height)
            painter.setPen(palette.color(_Role.Mid))
            painter.setBrush(palette.brush(_Role.AlternateBase))
            painter.drawRoundedRect(cap.translated(0.5, 0), _RADIUS, _RADIUS)
            painter.setPen(palette.color(_Role.Text))
            painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), key)
            right -= width + _GAP
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Room for the caps and some air; a heading stands a little apart."""
        size = super().sizeHint(option, index)
        heading = not index.parent().isValid()
        size.setHeight(size.height() + (18 if heading else 10))
        keys = index.data(_KEYS) or ()
        widths = [_cap_width(option.fontMetrics, key) + _GAP for key in keys]
        size.setWidth(max(size.width(), sum(widths) + _GAP))
        return size

    def initStyleOption(self, option: QStyleOptionViewItem | None, index: QModelIndex) -> None:
        """A heading's text stands low, near what it heads."""
        super().initStyleOption(option, index)
        if option is not None and not index.parent().isValid():
            low = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            option.displayAlignment = low  # type: ignore[assignment]


def _cap_width(metrics: QFontMetrics, key: str) -> int:
    return max(metrics.horizontalAdvance(key) + 2 * _PADDING, metrics.height() + 4)
