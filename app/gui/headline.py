"""The answer in a few words: class and probability as large as there is room, and a small line."""

from PyQt5.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PyQt5.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PyQt5.QtWidgets import QLabel, QWidget

from app.gui.wording import folded

_LARGEST, _SMALLEST = 5.0, 1.2  # of the font's size
_SMALLER = (1.0, 0.94, 0.88)  # a sentence's sizes, tried in turn
_STEP = 0.97  # from one size that is tried to the next
_GAP = 16  # logical pixels between class and probability on one line
_LINE = 1.08  # height of a line; Chinese is higher than the font says
_ROUNDING = 3  # logical pixels: two texts are a little wider than both as one
_TWO_LINES = 4.6  # lines of normal text: from this height on the probability has its own line

_Role = QPalette.ColorRole


class Headline(QWidget):
    """Either an answer (``topClass``, ``topProbability`` and a small line of ``answerNote`` and
    ``deviceBadge``), or a sentence, which then has all the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._class = BigLabel(self)
        self._probability = BigLabel(self)
        self._note = NoteLabel(self)
        self._device = Badge(self)
        names = ("topClass", "topProbability", "answerNote", "deviceBadge")
        labels = (self._class, self._probability, self._note, self._device)
        for label, name in zip(labels, names, strict=True):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)

    def retranslate(self) -> None:
        """Texts in the language of now, but for those of the answer."""
        self._class.setAccessibleName(self.tr("Most probable class"))
        self._probability.setAccessibleName(self.tr("Its probability"))
        self._device.setAccessibleName(self.tr("Device that computed the answer"))
        self._device.setToolTip(self._device.accessibleName())

    def show_answer(self, title: str, share: str, note: str, device: str) -> None:
        """An answer."""
        self._class.setText(title)
        self._probability.setText(share)
        self._device.setText(device)
        self._show_note(note, _Role.PlaceholderText)

    def show_sentence(self, sentence: str, *, problem: bool = False) -> None:
        """No answer; the sentence may be empty."""
        for label in (self._class, self._probability, self._device):
            label.setText("")
        self._show_note(sentence, _Role.BrightText if problem else _Role.PlaceholderText)

    def _show_note(self, note: str, role: QPalette.ColorRole) -> None:
        self._note.role = role
        self._note.setText(note)
        self._note.setToolTip(folded(note) if not self._class.text() else "")
        self._note.update()  # also where only the colour changes
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One line twice as high as normal text, and the small line."""
        return QSize(200, round(self.fontMetrics().height() * 3.3))

    def sizeHint(self) -> QSize:
        """Two large lines, and the small one."""
        return QSize(320, round(self.fontMetrics().height() * 7.5))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """The words follow the room."""
        self._arrange()

    def _arrange(self) -> None:
        if not self._class.text():
            self._note.setGeometry(self.rect())
            return
        small = round(self.fontMetrics().height() * 1.2)  # Chinese is higher than the font says
        room = QRect(0, 0, self.width(), self.height() - small)
        if room.height() >= _TWO_LINES * self.fontMetrics().height():
            self._stack(room)
        else:
            self._set_abreast(room)
        device = self._device.sizeHint().width() if self._device.text() else 0
        self._device.setGeometry(self.width() - device, room.height(), device, small)
        self._note.setGeometry(0, room.height(), self.width() - device - _GAP, small)

    def _stack(self, room: QRect) -> None:
        top = 0
        for label in (self._class, self._probability):
            label.setFont(self._font_for(label.text(), room.width(), room.height() // 2))
            height = min(room.height() // 2, QFontMetrics(label.font()).height())
            label.setGeometry(0, top, room.width(), height)
            top += height
        self._probability.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def _set_abreast(self, room: QRect) -> None:
        text = self._class.text() + self._probability.text()
        font = self._font_for(text, room.width() - _GAP - _ROUNDING, room.height())
        for label in (self._class, self._probability):
            label.setFont(font)
        share = QFontMetrics(font).horizontalAdvance(self._probability.text()) + 1
        self._class.setGeometry(0, 0, room.width() - share - _GAP, room.height())
        self._probability.setGeometry(room.width() - share, 0, share, room.height())
        self._probability.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _font_for(self, text: str, width: int, height: int) -> QFont:
        """The largest bold font in which the text fits."""
        scale = _LARGEST
        font = _scaled(self.font(), scale)
        while scale > _SMALLEST and not _fits(font, text, width, height):
            scale = max(_SMALLEST, scale * _STEP)
            font = _scaled(self.font(), scale)
        return font


class BigLabel(QLabel):
    """One line; its letters stand on the same line as those of another beside it, whatever the
    language."""

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The text, shortened only where it fits in no size."""
        painter = QPainter(self)
        role = _Role.Link if self.objectName() == "topProbability" else _Role.Text
        painter.setPen(self.palette().color(role))
        metrics = QFontMetricsF(self.font())
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        spare = self.width() - metrics.horizontalAdvance(text)
        left = spare if self.alignment() & Qt.AlignmentFlag.AlignRight else 0.0
        painter.drawText(QPointF(left, (self.height() + metrics.capHeight()) / 2), text)
        painter.end()


class NoteLabel(QLabel):
    """A sentence in as many lines as there is room for; long paths break anywhere."""

    role = _Role.PlaceholderText

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The lines from the top; the last one is shortened where there are more."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.role))
        layout = self._laid_out()
        painter.setFont(layout.font())
        metrics = QFontMetricsF(layout.font())
        room = self._room(layout.font())
        for number in range(min(room, layout.lineCount())):
            line = layout.lineAt(number)
            baseline = number * metrics.height() * _LINE + metrics.ascent()
            if number == room - 1 and layout.lineCount() > room:
                rest = _after(self.text(), line.textStart())
                rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
                painter.drawText(QPointF(0, baseline), rest)
            else:
                line.draw(painter, QPointF(0, baseline - line.ascent()))
        painter.end()

    def _room(self, font: QFont) -> int:
        """How many lines there is room for."""
        return max(1, int(self.height() / (QFontMetricsF(font).height() * _LINE)))

    def _laid_out(self) -> QTextLayout:
        """Broken into lines, in smaller letters where there would be too many of them."""
        for scale in _SMALLER:
            font = _scaled(self.font(), scale, bold=False)
            layout = _broken(self.text(), font, self.width())
            if layout.lineCount() <= self._room(font):
                break
        return layout


class Badge(QLabel):
    """A word on a little plate."""

    def sizeHint(self) -> QSize:
        """Room for the plate's ends."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 16, 0)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The plate and the word."""
        if not self.text():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(_Role.AlternateBase))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setPen(self.palette().color(_Role.Text))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()


def _scaled(font: QFont, scale: float, *, bold: bool = True) -> QFont:
    font = QFont(font)
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * scale)
    else:  # given in pixels
        font.setPixelSize(round(font.pixelSize() * scale))
    font.setBold(bold)
    return font


def _fits(font: QFont, text: str, width: int, height: int) -> bool:
    metrics = QFontMetricsF(font)
    return metrics.horizontalAdvance(text) <= width and metrics.height() <= height


def _broken(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def _after(text: str, position: int) -> str:
    """The rest of a text; Qt counts in UTF-16."""
    return text.encode("utf-16-le", "replace")[2 * position :].decode("utf-16-le", "replace")
