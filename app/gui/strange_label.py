"""The line that says that a picture probably shows none of the classes."""

from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QPalette
from PyQt5.QtWidgets import QLabel, QWidget

from app.gui.wording import folded

_BAR = 3  # logical pixels: the stroke at the left, seen also by those who do not see colours


class StrangeLabel(QLabel):
    """Takes no room while there is nothing to say (``answerUnknown``)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerUnknown")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(_BAR + 7, 2, 0, 2)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self.hide()

    def retranslate(self) -> None:
        """Texts in the language of now, but for the sentence."""
        self.setToolTip(
            folded(
                self.tr(
                    "To this network, the picture looks unlike those it has learnt from. Of "
                    "pictures like those, one in twenty is marked so by mistake; of photographs of "
                    "its classes, it may be twice as many."
                )
            )
        )

    def show_sentence(self, sentence: str) -> None:
        """Empty: nothing."""
        self.setText(sentence)
        self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The sentence, and a stroke at its left."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.BrightText))
        painter.drawRoundedRect(QRectF(0, 2, _BAR, self.height() - 4), 1.5, 1.5)
        painter.end()
