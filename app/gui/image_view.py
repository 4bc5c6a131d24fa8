"""Shows one picture, fitted or zoomed and moved about, or a sentence in its place."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

from app.gui.card import paint_card
from app.gui.placement import Placement

if TYPE_CHECKING:  # what only a picture needs is imported when there is one: after the start
    from app.gui.mipmaps import Mipmaps
    from app.gui.picture_gestures import PictureGestures

_MARGIN = 12  # logical pixels around the picture
_SMALLEST = QSize(240, 200)
_BLOCKS = 3.0  # pixels of the screen from which on one of the picture is a square
_WAIT = 400  # milliseconds before a picture that is being read is spoken of
_FADED = 0.35  # the old picture meanwhile
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class ImageView(QWidget):
    """The picture keeps its proportions and follows the view's size until somebody zooms.

    Wheel and pinch zoom about the place below them, a double click goes between the fit and the
    actual size, a drag or Shift with an arrow key moves what is larger than the view.
    """

    zoom_changed = pyqtSignal(float)  # screen pixels for one of the picture; 0 without a picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imageView")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._image, self._message = QImage(), ""
        self._size = QSize()  # pixels of the picture, of which the image may be a smaller copy
        self._maps: Mipmaps | None = None
        self._gestures: PictureGestures | None = None
        self._placement = Placement()
        self._ratio = 1.0  # pixels of the screen in a logical one, when there was room made
        self._told_zoom = 0.0
        self._by_key = self._waiting = False
        self._work, self._wait = QTimer(self), QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._work.timeout.connect(self._on_work)
        self._wait.timeout.connect(self._on_wait)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setAccessibleName(self.tr("Picture"))
        self._describe()
        self.update()

    @property
    def image(self) -> QImage:
        """The picture being shown; null while there is a sentence instead."""
        return self._image

    @property
    def message(self) -> str:
        """The sentence being shown; empty while there is a picture."""
        return self._message

    @property
    def zoom(self) -> float:
        """Pixels of the screen for one of the picture; 0 without a picture."""
        return self._placement.zoom

    def picture_rectangle(self) -> QRect:
        """Where the picture lies, in logical pixels, seen or not; empty without one."""
        return _on_pixels(self._placement.rectangle(), self._ratio).toAlignedRect()

    def expect_image(self) -> None:
        """Another picture is being read: should that take long, the view says so."""
        self._wait.start()

    def show_image(self, image: QImage) -> None:
        """Shows a picture, fitted. A smaller copy may stand for it (`pixels.full_size`)."""
        self._replace(image, "")

    def show_message(self, sentence: str) -> None:
        """Says in the picture's place why there is none."""
        self._replace(QImage(), sentence)

    def zoom_in(self) -> None:
        """A step closer."""
        self._placement.zoom_by(1)
        self._placed()

    def zoom_out(self) -> None:
        """A step away."""
        self._placement.zoom_by(-1)
        self._placed()

    def fit(self) -> None:
        """The whole picture, as large as there is room."""
        self._placement.fit()
        self._placed()

    def actual_size(self) -> None:
        """A pixel of the picture is one of the screen."""
        self._placement.zoom_to(1.0)
        self._placed()

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small window."""
        return _SMALLEST

    def sizeHint(self) -> QSize:
        """Twice the least, as a start; the layout gives all there is."""
        return _SMALLEST * 2

    def _replace(self, image: QImage, sentence: str) -> None:
        from app.gui.mipmaps import Mipmaps
        from app.gui.pixels import full_size

        self._wait.stop()
        self._waiting = False
        self._image, self._message, self._size = image, sentence, full_size(image)
        self._maps = Mipmaps(image)
        self._placement.show(self._size)
        self._work.start()
        self._listen()
        self._describe()
        self._placed()

    def _listen(self) -> None:
        """To hands, from the first picture on."""
        if self._gestures is not None:
            return
        from app.gui.picture_gestures import PictureGestures

        self._gestures = gestures = PictureGestures(self)
        gestures.turned.connect(self._on_turned)
        gestures.pinched.connect(self._on_pinched)
        gestures.dragged.connect(self._on_dragged)
        gestures.double_clicked.connect(self._on_double_clicked)
        gestures.held.connect(self._choose_cursor)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def _describe(self) -> None:
        pixels = self.tr("{width} × {height} pixels")
        description = pixels.format(width=self._size.width(), height=self._size.height())
        self.setAccessibleDescription(self._message if self._size.isEmpty() else description)

    def _placed(self) -> None:
        """The picture may lie elsewhere, or be of another size, than before."""
        if self._placement.zoom != self._told_zoom:
            self._told_zoom = self._placement.zoom
            self.zoom_changed.emit(self._told_zoom)
        self._choose_cursor()
        self.update()

    def _choose_cursor(self) -> None:
        shapes = Qt.CursorShape
        if self._placement.movable:
            held = self._gestures is not None and self._gestures.holding
            self.setCursor(shapes.ClosedHandCursor if held else shapes.OpenHandCursor)
        else:
            self.unsetCursor()

    def _make_room(self) -> None:
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        self._ratio = self.devicePixelRatioF()
        self._placement.set_room(room, self._ratio)
        self._placed()

    def _on_work(self) -> None:
        """One slice of the smaller copies; whatever waits for the window comes in between."""
        if self._maps is not None and not self._maps.finished:
            self._maps.work()
        else:
            self._work.stop()
            self.update()  # now without crumbs

    def _on_wait(self) -> None:
        self._waiting = True
        self.update()

    def _on_turned(self, notches: float, place: QPointF) -> None:
        self._placement.zoom_by(notches, place)
        self._placed()

    def _on_pinched(self, factor: float, place: QPointF) -> None:
        self._placement.zoom_to(self._placement.zoom * factor, place)
        self._placed()

    def _on_dragged(self, step: QPointF) -> None:
        self._placement.move(step)
        self._placed()

    def _on_double_clicked(self, place: QPointF) -> None:
        if self._placement.fitted:
            self._placement.zoom_to(1.0, place)
        else:
            self._placement.fit()
        self._placed()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """A fitted picture follows."""
        super().resizeEvent(event)
        self._make_room()

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Marked where a key brought it; a click needs no mark, another window changes nothing."""
        super().focusInEvent(event)
        if event is not None and event.reason() not in _PASSING:
            self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Takes the mark away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The card, on it the picture or the sentence, around it the mark of the focus."""
        if self.devicePixelRatioF() != self._ratio:  # moved to a finer screen
            QTimer.singleShot(0, self._make_room)
        painter = QPainter(self)
        paint_card(painter, self.rect(), self.palette())
        if self._maps is not None or self._waiting or self._by_key:
            self._paint_contents(painter)
        painter.end()

    def _paint_contents(self, painter: QPainter) -> None:
        from app.gui.picture_painter import paint_border, paint_note, paint_sentence

        palette, marked = self.palette(), self._by_key and self.hasFocus()
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if not self._image.isNull():
            self._paint_picture(painter)
        elif self._message and not self._waiting:
            paint_sentence(painter, room, palette, self._message)
        if self._waiting:
            paint_note(painter, room, palette, self.tr("Opening…"))
        if marked or self._placement.movable:
            paint_border(painter, self.rect(), palette, focused=marked)

    def _paint_picture(self, painter: QPainter) -> None:
        from app.gui.picture_painter import clip_to_card, paint_image

        assert self._maps is not None
        zoom, place = self._placement.zoom, _on_pixels(self._placement.rectangle(), self._ratio)
        whole = self._image.size() == self._size  # of a copy the pixels are not the picture's
        blocks = whole and zoom >= _BLOCKS and zoom > self._placement.fit_zoom
        painter.save()
        if self._placement.movable:
            clip_to_card(painter, self.rect())
        painter.setOpacity(_FADED if self._waiting else 1.0)
        best = self._maps.best(place.width() * self._ratio)
        paint_image(painter, place, QRectF(self.rect()), best, blocks=blocks)
        painter.restore()


def _on_pixels(place: QRectF, ratio: float) -> QRectF:
    """Edges on those of the screen's pixels: at its actual size nothing of a picture is blurred.
    The thinnest picture is one pixel wide."""
    if place.isNull():
        return place
    left, top = round(place.left() * ratio), round(place.top() * ratio)
    right = max(left + 1, round(place.right() * ratio))
    bottom = max(top + 1, round(place.bottom() * ratio))
    return QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)
