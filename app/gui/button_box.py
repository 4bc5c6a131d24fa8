"""Buttons of words: a dialog's row without Fusion's icons, black on black in a dark theme, and
single ones with room around the word."""

from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QIcon, QShowEvent
from PyQt5.QtWidgets import QDialogButtonBox, QPushButton, QWidget

_ROOM = 12  # logical pixels on either side of a word; Fusion leaves 4


class ButtonBox(QDialogButtonBox):
    """A QDialogButtonBox of words alone."""

    def showEvent(self, event: QShowEvent | None) -> None:
        """The style gave the icons when the buttons were made."""
        for button in self.buttons():
            button.setIcon(QIcon())
        super().showEvent(event)


class WordButton(QPushButton):
    """A button outside such a row. Enter elsewhere does not press it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        """Fusion's, or wider where the word is long."""
        hint = super().sizeHint()
        word = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return hint.expandedTo(QSize(word + 2 * _ROOM, 0))
