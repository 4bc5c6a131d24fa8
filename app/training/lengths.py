"""How long a training may be, for people who do not want to count epochs."""

LENGTHS = ("quick", "good", "best")
_QUICK = 3  # epochs at most


def epochs_of(length: str, full: int) -> int:
    """The epochs of a length, where the recipe has `full`.

    quick: enough to see that it learns; good: a third, which with a rate that falls to zero is most
    of the accuracy; best: the recipe itself. Raises KeyError for another length.
    """
    quick = max(1, min(_QUICK, full // 8))
    return {"quick": quick, "good": max(quick, round(full / 3)), "best": full}[length]


def length_of(epochs: int, full: int) -> str | None:
    """The length that has as many epochs, the longest of several; None: a choice of one's own."""
    return next((name for name in reversed(LENGTHS) if epochs_of(name, full) == epochs), None)
