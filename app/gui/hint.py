"""What to do next, said once to whoever opens the program for the first time."""

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget


class Hint(QFrame):
    """A sentence under the picture, until it is closed or its advice was taken."""

    closed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self._sentence = QLabel(self)
        self._sentence.setObjectName("hintSentence")
        self._sentence.setWordWrap(True)
        self._close = QToolButton(self)
        self._close.setObjectName("hintClose")
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._close)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._sentence.setText(
            self.tr(
                "Now your own picture: drop it here, press Ctrl+O, or paste one with Ctrl+V. "
                "Keys 1 to 5 ask another network, F1 shows all keys."
            )
        )
        self._close.setAccessibleName(self.tr("Close the hint"))
        self._close.setToolTip(self.tr("Close the hint"))

    def dismiss(self) -> None:
        """It has served."""
        self.hide()
        self.closed.emit()
