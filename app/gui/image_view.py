"""Shows one picture, as large as fits, or a sentence in its place."""

from PyQt5.QtCore import QRect, QSize, Qt
from PyQt5.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPixmap
from PyQt5.QtWidgets import QFrame, QSizePolicy, QWidget

_MARGIN = 12  # logical pixels around the picture
_SMALLEST = QSize(240, 200)
_TEXT_WIDTH = 440  # logical pixels: longer lines are hard to read


class ImageView(QFrame):
    """The picture keeps its proportions and follows the view's size; small ones are enlarged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imageView")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()
        self._scaled = QPixmap()  # what was painted last, at the size of then
        self._message = ""
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setAccessibleName(self.tr("Picture"))

    @property
    def image(self) -> QImage:
        """The picture being shown; null while there is a sentence instead."""
        return self._image

    @property
    def message(self) -> str:
        """The sentence being shown; empty while there is a picture."""
        return self._message

    def show_image(self, image: QImage) -> None:
        """Shows a picture."""
        self._replace(image, "")

    def show_message(self, sentence: str) -> None:
        """Shows a sentence in the picture's place."""
        self._replace(QImage(), sentence)

    def _replace(self, image: QImage, sentence: str) -> None:
        self._image, self._message, self._scaled = image, sentence, QPixmap()
        self.setAccessibleDescription(sentence)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small window."""
        return _SMALLEST

    def sizeHint(self) -> QSize:
        """Twice the least, as a start; the layout gives all there is."""
        return _SMALLEST * 2

    def picture_rectangle(self) -> QRect:
        """Where the picture is painted, in the widget's logical pixels; empty without one."""
        if self._image.isNull():
            return QRect()
        room = self.contentsRect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        return place

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Frame and ground as ever, then the picture or the sentence."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self._image.isNull():
            self._paint_message(painter)
        else:
            place = self.picture_rectangle()
            painter.drawPixmap(place, self._pixmap(place.size()))
        painter.end()

    def _paint_message(self, painter: QPainter) -> None:
        room = self.contentsRect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if room.width() > _TEXT_WIDTH:
            spare = (room.width() - _TEXT_WIDTH) // 2
            room.adjust(spare, 0, -spare, 0)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere
        if " " in self._message:  # Chinese and file names may break anywhere, English at spaces
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(room, int(flags), self._message)

    def _pixmap(self, size: QSize) -> QPixmap:
        fine = size * self.devicePixelRatioF()
        if self._scaled.size() != fine:  # scaled once a size, not at each repaint
            scaled = self._image.scaled(
                fine,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled = QPixmap.fromImage(scaled)
        return self._scaled
