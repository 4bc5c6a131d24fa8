"""The row of buttons of a dialog, without Fusion's icons: black on black in a dark theme."""

from PyQt5.QtGui import QIcon, QShowEvent
from PyQt5.QtWidgets import QDialogButtonBox


class ButtonBox(QDialogButtonBox):
    """A QDialogButtonBox of words alone."""

    def showEvent(self, event: QShowEvent | None) -> None:
        """The style gave the icons when the buttons were made."""
        for button in self.buttons():
            button.setIcon(QIcon())
        super().showEvent(event)
