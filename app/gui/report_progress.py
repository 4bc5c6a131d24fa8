"""How far a measurement is: guessed in its first seconds, then reckoned from what it says."""

import json

_LATEST = 0.97  # what was reckoned is not over before it is over
_PAGES = 6.0  # seconds for the speed and the pages, which come last
_STEPS = ("test", "read", "others", "pages")  # of `main.py evaluate --report`, in this order


class ReportProgress:
    """Hears the lines of JSON that the process prints; no Qt, no clock of its own."""

    def __init__(self, estimate: float) -> None:
        """`estimate`: seconds that it takes about."""
        self._left = max(estimate, 1.0)  # at the time of `_heard`
        self._heard = 0.0
        self._step, self._first = "", (0, 0.0)  # pictures and seconds at the first word of the step
        self._share = 0.0

    def hear(self, line: bytes, seconds: float) -> None:
        """A line of its output, so many seconds after it began."""
        try:
            values = json.loads(line)
            step, done, total = values["step"], int(values["done"]), int(values["total"])
        except (ValueError, TypeError, LookupError, RecursionError):
            return  # something else that it prints
        if step not in _STEPS:
            return
        if step != self._step:
            self._step, self._first = step, (done, seconds)
        elif done > self._first[0]:
            pace = (seconds - self._first[1]) / (done - self._first[0])
            rest = 0.0 if step == "pages" else _PAGES
            self._left, self._heard = pace * max(total - done, 0) + rest, seconds

    def at(self, seconds: float) -> tuple[float, float]:
        """The share that is done, 0…1, which never shrinks, and the seconds in all."""
        whole = max(seconds, self._heard + self._left)
        self._share = max(self._share, min(seconds / whole, _LATEST))
        return self._share, whole
