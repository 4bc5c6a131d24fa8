"""Whether the answer is right, where that is known."""

from PyQt5.QtCore import QRect, Qt
from PyQt5.QtGui import QPainter, QPaintEvent, QPalette
from PyQt5.QtWidgets import QLabel, QWidget

from app.gui.text_line import draw_line

_MARK, _GAP = 18, 6  # logical pixels


class TruthLabel(QLabel):
    """A tick or a cross, and the sentence in the text; nothing while the text is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("truth")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._right = True

    def show_truth(self, sentence: str, *, right: bool) -> None:
        """An empty sentence where the true class is not known."""
        self._right = right
        self.setText(sentence)
        self.update()  # also where only the mark changes

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The mark before the sentence."""
        if not self.text():
            return
        from app.gui.icons import paint_icon  # not for the first paint

        painter = QPainter(self)
        role = QPalette.ColorRole.Link if self._right else QPalette.ColorRole.BrightText
        place = QRect(0, (self.height() - _MARK) // 2, _MARK, _MARK)
        name = "right" if self._right else "wrong"
        paint_icon(painter, name, place, self.palette().color(role))
        rect = self.rect().adjusted(_MARK + _GAP, 0, 0, 0)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        draw_line(painter, rect, self.text())
        painter.end()
