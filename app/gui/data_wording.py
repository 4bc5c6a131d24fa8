"""What is said while the data set is being got."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import QCoreApplication

from app.gui.wording import duration
from app.messages import error_text
from models.errors import CodedError

if TYPE_CHECKING:
    from app.gui.data_worker import DataPlace

PAGE = "https://www.cs.toronto.edu/~kriz/cifar.html"
_SLOWEST = 1000  # bytes a second: below that nobody wants to know how long it takes


def size(count: float) -> str:
    """Bytes: "640 KB", "45 MB", "12.3 GB"."""
    if count < 999_500:
        return f"{count / 1e3:.0f} KB"
    if count < 999.5e6:
        return f"{count / 1e6:.0f} MB"
    return f"{count / 1e9:.1f} GB"


def speed(rate: float) -> str:
    """Bytes a second: "640 KB/s", "1.2 MB/s"."""
    return f"{rate / 1e6:.1f} MB/s" if rate >= 999_500 else f"{rate / 1e3:.0f} KB/s"


def progress(done: int, total: int | None, rate: float) -> str:
    """How much is there, how quickly it comes, and how long the rest takes."""
    translate = QCoreApplication.translate
    if total is None:
        return f"{size(done)} · {speed(rate)}"
    parts = [translate("Data", "{done} of {total}").format(done=size(done), total=size(total))]
    if done >= total:
        return " · ".join([*parts, translate("Data", "finishing…")])
    if rate >= _SLOWEST:
        left = duration((total - done) / rate)
        parts += [speed(rate), translate("Data", "about {time} left").format(time=left)]
    return " · ".join(parts)


def waiting(done: int, total: int | None) -> str:
    """Nothing has come for some seconds."""
    said = progress(done, total, 0.0) if total is not None else size(done)
    return said + " · " + QCoreApplication.translate("Data", "waiting…")


def whereabouts(place: "DataPlace") -> str:
    """Where the data set lies, or will lie and what room there is."""
    translate = QCoreApplication.translate
    if place.source is not None:
        return translate("Data", "It lies in {path}").format(path=place.source.path)
    if place.free is None:
        return translate("Data", "It will lie in {path}").format(path=place.folder)
    said = translate("Data", "It will lie in {path} ({free} free there, {needed} needed)")
    return said.format(path=place.folder, free=size(place.free), needed=size(place.needed))


def no_room(place: "DataPlace") -> str:
    """The disk is too full for the download."""
    said = QCoreApplication.translate(
        "Data",
        "The disk is too full: the download needs {needed}, and {free} are free. Make room, then "
        "check again.",
    )
    return said.format(needed=size(place.needed), free=size(place.free or 0))


def problem(error: Exception) -> str:
    """What went wrong, in a sentence for somebody who sees the dialog's buttons."""
    translate = QCoreApplication.translate
    if not isinstance(error, CodedError):
        return f"{type(error).__name__}: {error}"
    if error.code == "data-present":
        return translate("Data", "There is a data set already. Shall the new one take its place?")
    if error.code == "download-offline":
        return translate("Data", "The server does not answer. Is this computer online?")
    if error.code == "download-broken":
        return translate(
            "Data", "The connection broke again and again. What has arrived is kept: try again."
        )
    if error.code == "download-damaged":
        return translate(
            "Data", "What arrived was damaged on the way and has been removed. Try again."
        )
    return error_text(error)


def breakable(sentence: str) -> str:
    """Long paths may be broken after a separator, so that they make no window wider."""
    for separator in "/\\":
        sentence = sentence.replace(separator, separator + "\u200b")
    return sentence
