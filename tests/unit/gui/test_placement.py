"""Where a picture lies in its view."""

import pytest
from PyQt5.QtCore import QPointF, QRectF, QSize

from app.gui.placement import Placement

ROOM = QRectF(12, 12, 800, 600)
NEAR = 1e-6


def placement(width: int, height: int, ratio: float = 1.0) -> Placement:
    placement = Placement()
    placement.set_room(ROOM, ratio)
    placement.show(QSize(width, height))
    return placement


def seen_at(placement: Placement, place: QPointF) -> tuple[float, float]:
    """The pixel of the picture under a place."""
    rectangle, scale = placement.rectangle(), placement.zoom
    return (place.x() - rectangle.left()) / scale, (place.y() - rectangle.top()) / scale


def test_fit_is_as_large_as_there_is_room() -> None:
    wide = placement(1600, 400)
    assert wide.zoom == 0.5
    assert wide.rectangle() == QRectF(12, 212, 800, 200)
    assert placement(32, 32).zoom == 600 / 32


def test_without_a_picture_there_is_nothing() -> None:
    empty = placement(0, 0)
    empty.zoom_by(1)
    empty.zoom_to(2.0)
    empty.move(QPointF(9, 9))
    assert empty.zoom == 0
    assert empty.rectangle().isNull()
    assert not empty.movable


def test_fine_screens_have_more_pixels() -> None:
    fine = placement(1600, 1200, ratio=2.0)
    assert fine.zoom == 1.0  # of the screen's pixels, of which the room has 1600
    assert fine.rectangle() == ROOM


def test_the_place_below_the_cursor_stays() -> None:
    zoomed = placement(4000, 3000)
    cursor = QPointF(300, 500)
    before = seen_at(zoomed, cursor)
    for _ in range(6):
        zoomed.zoom_by(1, cursor)
    assert zoomed.zoom > 0.7
    assert seen_at(zoomed, cursor) == pytest.approx(before)


def test_zooming_stops_at_the_actual_size_and_comes_back_to_the_fit() -> None:
    zoomed = placement(1000, 750)  # fit: 80 %
    for _ in range(9):
        zoomed.zoom_by(1)
    steps = []
    while not zoomed.fitted:
        zoomed.zoom_by(-1)
        steps.append(zoomed.zoom)
    assert 1.0 in steps
    assert steps[-1] == zoomed.fit_zoom
    zoomed.zoom_by(-1)
    assert zoomed.fitted  # nothing smaller than the whole picture


def test_small_pictures_shrink_to_their_actual_size() -> None:
    small = placement(32, 32)
    for _ in range(99):
        small.zoom_by(-1)
    assert small.zoom == 1.0
    for _ in range(99):
        small.zoom_by(1)
    assert small.zoom == 64.0


def test_fractions_of_a_notch_come_past_the_stops() -> None:
    small = placement(32, 32)
    for _ in range(400):
        small.zoom_by(-0.1)
    assert small.zoom == 1.0


def test_a_drag_ends_at_the_edges() -> None:
    zoomed = placement(1000, 750)
    zoomed.zoom_to(2.0)
    assert zoomed.movable
    zoomed.move(QPointF(50, -20))
    assert zoomed.rectangle().topLeft() - QPointF(50, -20) == ROOM.center() - QPointF(1000, 750)
    zoomed.move(QPointF(9999, 9999))
    assert zoomed.rectangle().topLeft() == ROOM.topLeft()
    zoomed.move(QPointF(-9999, -9999))
    right = zoomed.rectangle().bottomRight()
    assert right.x() == pytest.approx(ROOM.right())
    assert right.y() == pytest.approx(ROOM.bottom())


def test_a_side_that_has_room_stays_in_the_middle() -> None:
    wide = placement(1600, 100)
    wide.zoom_to(1.0, QPointF(20, 20))
    assert wide.movable
    assert wide.rectangle().center().y() == ROOM.center().y()
    wide.move(QPointF(0, 40))
    assert wide.rectangle().center().y() == ROOM.center().y()


def test_a_zoomed_picture_keeps_its_middle_when_the_room_changes() -> None:
    zoomed = placement(4000, 3000)
    zoomed.zoom_to(1.0, QPointF(100, 100))
    before = seen_at(zoomed, ROOM.center())
    smaller = QRectF(12, 12, 500, 400)
    zoomed.set_room(smaller)
    assert zoomed.zoom == 1.0
    assert seen_at(zoomed, smaller.center()) == pytest.approx(before)


def test_another_picture_is_fitted() -> None:
    zoomed = placement(4000, 3000)
    zoomed.zoom_to(3.0, QPointF(100, 100))
    zoomed.show(QSize(300, 300))
    assert zoomed.fitted
    assert zoomed.rectangle().center() == ROOM.center()
