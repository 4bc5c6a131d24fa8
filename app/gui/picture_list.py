"""The pictures opened together, and the one being looked at."""

from collections.abc import Sequence

from app.gui.requests import Picture


class PictureList:
    """Remembers what was opened last; previous and next stop at the ends."""

    def __init__(self) -> None:
        self._pictures: tuple[Picture, ...] = ()
        self._index = 0

    def __len__(self) -> int:
        return len(self._pictures)

    @property
    def index(self) -> int:
        """The current picture's place, from 0."""
        return self._index

    @property
    def current(self) -> Picture | None:
        """The picture being looked at, None while nothing was opened."""
        return self._pictures[self._index] if self._pictures else None

    def replace(self, pictures: Sequence[Picture], index: int = 0) -> None:
        """Takes up new pictures and looks at the one at this place."""
        self._pictures = tuple(pictures)
        self._index = max(0, min(index, len(self._pictures) - 1))

    def has(self, step: int) -> bool:
        """Whether there is a picture `step` places further."""
        return 0 <= self._index + step < len(self._pictures)

    def go(self, index: int) -> bool:
        """Looks at the picture at this place; False where there is none."""
        if not 0 <= index < len(self._pictures):
            return False
        self._index = index
        return True
