"""Where a picture lies in its view: fitted or zoomed, and moved about."""

from PyQt5.QtCore import QPointF, QRectF, QSize, QSizeF

_STEP = 1.25  # one notch of the wheel
_CLOSEST = 64.0  # pixels of the screen for one of the picture; more where even the fit is closer
_FITTING = 0.005  # a zoom so near the fit is meant to be the fit


class Placement:
    """Zooms are pixels of the screen for one of the picture; places are logical pixels."""

    def __init__(self) -> None:
        self._size = QSizeF()
        self._room = QRectF()
        self._ratio = 1.0
        self._zoom: float | None = None
        self._centre = QPointF(0.5, 0.5)  # what lies in the room's centre, 0…1 of the picture

    def show(self, size: QSize) -> None:
        """Another picture of `size` pixels (empty: none), fitted."""
        self._size = QSizeF(size)
        self.fit()

    def set_room(self, room: QRectF, device_pixel_ratio: float = 1.0) -> None:
        """The view's size changed: a fitted picture follows, a zoomed one keeps its centre."""
        self._room, self._ratio = QRectF(room), device_pixel_ratio
        self._centre = self._clamped(self._centre)

    @property
    def fitted(self) -> bool:
        """Whether the picture follows the view's size."""
        return self._zoom is None

    @property
    def zoom(self) -> float:
        """What is shown; 0 without a picture."""
        return self.fit_zoom if self._zoom is None else self._zoom

    @property
    def fit_zoom(self) -> float:
        """At which the whole picture just has room; 0 without a picture."""
        if self._size.isEmpty() or self._room.isEmpty():
            return 0.0
        across = self._room.width() / self._size.width()
        return min(across, self._room.height() / self._size.height()) * self._ratio

    @property
    def movable(self) -> bool:
        """Whether some of the picture lies outside the room."""
        extent = self._extent()
        # half a pixel is nothing to be moved into sight
        return max(extent.width() - self._room.width(), extent.height() - self._room.height()) > 0.5

    def rectangle(self) -> QRectF:
        """Where the whole picture lies; null without one."""
        extent = self._extent()
        if extent.isEmpty():
            return QRectF()
        place = QRectF(QPointF(), extent)
        share = QPointF(self._centre.x() * extent.width(), self._centre.y() * extent.height())
        place.moveTopLeft(self._room.center() - share)
        return place

    def fit(self) -> None:
        """The whole picture, as large as there is room."""
        self._zoom, self._centre = None, QPointF(0.5, 0.5)

    def zoom_by(self, notches: float, anchor: QPointF | None = None) -> None:
        """Closer, or away (negative), about a place that keeps what it shows (else the centre).
        On the way it stops at the fit and at the actual size."""
        before = self.zoom
        wanted = before * _STEP**notches
        low, high = sorted((before * _STEP ** (notches / 100), wanted))
        stops = [stop for stop in (self.fit_zoom, 1.0) if low < stop < high]
        nearest = min(stops, key=lambda stop: abs(stop - before), default=wanted)
        self.zoom_to(nearest, anchor)

    def zoom_to(self, zoom: float, anchor: QPointF | None = None) -> None:
        """This zoom, as near as there is one, about a place that keeps what it shows."""
        fit = self.fit_zoom
        if not fit:
            return
        zoom = min(max(zoom, min(fit, 1.0)), max(_CLOSEST, fit))
        if abs(zoom / fit - 1) < _FITTING:
            self.fit()
            return
        anchor = self._room.center() if anchor is None else anchor
        seen = self._seen_at(anchor)
        self._zoom = zoom
        extent, away = self._extent(), self._room.center() - anchor
        centre = QPointF(
            seen.x() + away.x() / extent.width(), seen.y() + away.y() / extent.height()
        )
        self._centre = self._clamped(centre)

    def move(self, step: QPointF) -> None:
        """The picture goes along with a hand, as far as there is more of it."""
        extent = self._extent()
        if not extent.isEmpty():
            moved = QPointF(step.x() / extent.width(), step.y() / extent.height())
            self._centre = self._clamped(self._centre - moved)

    def _extent(self) -> QSizeF:
        return self._size * (self.zoom / self._ratio)

    def _seen_at(self, place: QPointF) -> QPointF:
        """The point of the picture, 0…1, at or nearest to a place."""
        rectangle = self.rectangle()
        x = (place.x() - rectangle.left()) / rectangle.width()
        y = (place.y() - rectangle.top()) / rectangle.height()
        return QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))

    def _clamped(self, centre: QPointF) -> QPointF:
        """No emptiness where the picture could be."""
        extent = self._extent()
        return QPointF(
            _within(centre.x(), self._room.width(), extent.width()),
            _within(centre.y(), self._room.height(), extent.height()),
        )


def _within(centre: float, room: float, extent: float) -> float:
    if extent <= room:
        return 0.5
    margin = room / extent / 2
    return min(max(centre, margin), 1 - margin)
