"""A picture and its halves, so that painting it small costs little and shows no crumbs."""

from PyQt5.QtCore import QRect, QRectF
from PyQt5.QtGui import QImage, QPainter

_SMALLEST = 512  # pixels a side: below it there is nothing to gain
_STRIP = 2**19  # pixels of a half made at once: a few milliseconds


class Mipmaps:
    """The picture comes at once; its halves as far as `work` was called."""

    def __init__(self, image: QImage) -> None:
        self._levels = [image]
        self._half = QImage()  # being painted, as far as _row
        self._row = 0

    @property
    def finished(self) -> bool:
        """Whether there is no half left to make."""
        last = self._levels[-1]
        return max(last.width(), last.height()) <= _SMALLEST or min(last.width(), last.height()) < 2

    def best(self, pixels: float) -> QImage:
        """The smallest level there is that is at least so many pixels wide, else the largest."""
        enough = [level for level in self._levels if level.width() >= pixels]
        return enough[-1] if enough else self._levels[0]

    def work(self) -> None:
        """Makes some more of the next half; a few milliseconds."""
        whole = self._levels[-1]
        if self._half.isNull():
            self._row = 0
            size = whole.size() / 2
            self._half = QImage(size, QImage.Format.Format_RGB32)
        half = self._half
        rows = max(1, _STRIP // half.width())
        target = QRect(0, self._row, half.width(), min(rows, half.height() - self._row))
        self._paint(half, target, whole)
        self._row = target.bottom() + 1
        if self._row == half.height():
            self._levels.append(half)
            self._half = QImage()

    @staticmethod
    def _paint(half: QImage, target: QRect, whole: QImage) -> None:
        across, down = whole.width() / half.width(), whole.height() / half.height()
        source = QRectF(0, target.top() * down, target.width() * across, target.height() * down)
        painter = QPainter(half)
        # each pixel in the middle of four: their mean
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(target), whole, source)
        painter.end()
