"""File ▸ Look at the data: pictures of every class by chance, as the networks see them."""

import random

from PyQt5.QtCore import Qt, pyqtSignal, pyqtSlot
from PyQt5.QtGui import QShowEvent
from PyQt5.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.gui.button_box import ButtonBox
from app.gui.card import Card
from app.gui.data_page_files import ClassRow, DataPageFiles
from app.gui.data_page_table import ClassTable
from app.gui.data_wording import breakable
from app.gui.report_cell import EDGE
from app.gui.report_layout import sentence, together
from app.gui.report_menu import PictureMenu
from app.messages import error_text
from models.errors import CodedError

_SIZE = (1000, 740)
_PARTS = ("train", "test")
_SEEDS = 2**31


class DataPage(QDialog):
    """Not modal, and a window of its own. A double click on a picture opens it in the main
    window."""

    picture_wanted = pyqtSignal(object)  # Picture
    data_wanted = pyqtSignal()  # the dialog that gets CIFAR-10

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataPage")
        self.setWindowFlags(Qt.WindowType.Window)
        self._rows: tuple[ClassRow, ...] = ()
        self._error: CodedError | str | None = None
        self._looking = False
        self.files = DataPageFiles(self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._hint = sentence(self, "dataPageHint", quiet=True)
        self._group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(14)
        for number, part in enumerate(_PARTS):
            choice = QRadioButton(self)
            choice.setObjectName(f"dataPage-{part}")
            self._group.addButton(choice, number)
            line.addWidget(choice)
        line.addStretch(1)
        box, roles = ButtonBox(self), QDialogButtonBox.ButtonRole
        self._others, self._close = QPushButton(self), QPushButton(self)
        self._others.setObjectName("dataPageOthers")
        self._close.setObjectName("dataPageClose")
        buttons = ((self._others, roles.ActionRole), (self._close, roles.RejectRole))
        for button, role in buttons:
            button.setAutoDefault(False)
            box.addButton(button, role)
        card = Card(self)
        self.table = ClassTable(card)
        self._said = sentence(card, "dataPageSaid")
        self._get = QPushButton(card)
        self._get.setObjectName("dataPageGet")
        self._get.setAutoDefault(False)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(9, 6, 9, 9)
        inner.addWidget(self._said)
        inner.addWidget(self._get, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.table, 1)
        inner.addStretch(0)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(line)
        column.addWidget(self._hint)
        column.addWidget(card, 1)
        column.addWidget(box)
        self.resize(*_SIZE)
        self._button("train").setChecked(True)

    def _connect(self) -> None:
        self._group.idClicked.connect(lambda _: self.draw())
        self._others.clicked.connect(lambda: self.draw())
        self._close.clicked.connect(self.reject)
        self._get.clicked.connect(self.data_wanted)
        self.files.counted.connect(self._on_counted)
        self.files.drawn.connect(self._on_drawn)
        self.files.missing.connect(self._on_missing)
        self.files.failed.connect(self._on_failed)
        self._menu = PictureMenu(self.table, self.table.picture_at, self.files)
        self._menu.open_wanted.connect(self.picture_wanted)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setWindowTitle(self.tr("The data"))
        self._button("train").setText(self.tr("T&raining pictures"))
        self._button("test").setText(self.tr("T&est pictures"))
        self._others.setText(self.tr("&Show others"))
        self._close.setText(self.tr("Close"))
        self._get.setText(self.tr("&Get the pictures…"))
        self.table.retranslate()
        self._show()

    def _button(self, part: str) -> QRadioButton:
        button = self._group.button(_PARTS.index(part))
        assert isinstance(button, QRadioButton)
        return button

    @property
    def part(self) -> str:
        """ "train" or "test"."""
        return _PARTS[self._group.checkedId()]

    def draw(self, seed: int | None = None) -> None:
        """Other pictures; the same ones for the same seed."""
        self._looking, self._error = True, None
        edge = round(EDGE * self.devicePixelRatioF())
        self.files.draw(self.part, random.randrange(_SEEDS) if seed is None else seed, edge)
        self._show()

    def data_arrived(self) -> None:
        """There are pictures now where there were none."""
        if self.isVisible():
            self.draw()

    def open(self) -> None:
        """Shows the window."""
        self.show()
        self.activateWindow()

    def stop(self, milliseconds: int = 1800) -> bool:
        """The program ends; False if the thread was still busy then."""
        self.close()
        self.files.newest += 1  # nothing is drawn any more
        return self.files.stop(milliseconds)

    def showEvent(self, event: QShowEvent | None) -> None:
        """Drawn when there is somebody to see it."""
        super().showEvent(event)
        if not self._rows and not self._looking:
            self.draw()

    def _show(self) -> None:
        whole = sum(row.total for row in self._rows)
        self._hint.setText(self._explanation())
        empty = not self._rows or self._error is not None
        self._said.setVisible(empty or self._looking)
        self.table.setVisible(not empty)
        self._get.setVisible(self._error is not None)
        self._others.setEnabled(bool(whole) and self._error is None)
        if self._error is not None:
            self._said.setText(breakable(self._sentence(self._error)))
        elif self._looking:
            self._said.setText(self.tr("The pictures are being read…"))

    def _explanation(self) -> str:
        whole = sum(row.total for row in self._rows)
        learned = self.tr("The networks learn from these pictures.")
        asked = self.tr("No network learns from these pictures: they show how good it has become.")
        said = learned if self.part == "train" else asked
        if not whole:
            return said
        count = self.tr("{count} pictures, {classes} classes.")
        told = count.format(count=f"{whole:,}", classes=len(self._rows))
        double = self.tr("Double-click one to see it in the main window.")
        return together(told, said, double)

    def _sentence(self, error: CodedError | str) -> str:
        if isinstance(error, str):
            return error
        if error.code == "data-missing":
            return self.tr("The pictures of CIFAR-10 are not on this computer yet.")
        return error_text(error)

    @pyqtSlot(int, object)
    def _on_counted(self, number: int, rows: tuple[ClassRow, ...]) -> None:
        if number == self.files.newest:
            self._looking, self._rows = False, rows
            self.table.show_rows(rows)
            self._show()

    @pyqtSlot(int, int, object)
    def _on_drawn(self, number: int, place: int, row: ClassRow) -> None:
        if number == self.files.newest:
            self.table.show_row(place, row)

    @pyqtSlot(int, object)
    def _on_missing(self, number: int, error: CodedError | str) -> None:
        if number == self.files.newest:
            self._looking, self._error, self._rows = False, error, ()
            self._show()

    def _on_failed(self, said: str) -> None:
        self._said.setText(breakable(said))
        self._said.show()
