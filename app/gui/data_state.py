"""What the data dialog says and offers, from what is known; no widget in sight."""

from typing import TYPE_CHECKING, NamedTuple

from PyQt5.QtCore import QCoreApplication

from app.gui import data_wording as wording
from models.errors import CodedError

if TYPE_CHECKING:
    from app.gui.data_worker import DataPlace


class DataState(NamedTuple):
    """One moment. step: "looking", "offer", "working", "stopped", "failed" or "done"."""

    step: str = "looking"
    place: "DataPlace | None" = None
    error: Exception | None = None
    bringing: str = ""  # path of the import under way or tried last; empty: the download

    @property
    def working(self) -> bool:
        """Whether something is under way."""
        return self.step == "working"

    @property
    def asks_to_replace(self) -> bool:
        """Whether an import has met another data set."""
        return isinstance(self.error, CodedError) and self.error.code == "data-present"

    @property
    def is_here(self) -> bool:
        """Whether there is a data set."""
        return self.step == "done" or (self.place is not None and self.place.source is not None)

    @property
    def full(self) -> bool:
        """Whether a download is wanted and has no room."""
        return self.place is not None and not self.is_here and not self.place.enough

    @property
    def named(self) -> bool:
        """Whether the user has named a place: what is got here would not be used."""
        return self.place is not None and self.place.named

    def sentence(self) -> str:
        """What there is to say now; empty where the buttons say all."""
        translate = QCoreApplication.translate
        if self.error is not None:
            return wording.problem(self.error)
        if self.step == "done":
            return "✓ " + translate("Data", "The data set is here: everything is ready.")
        if self.step == "stopped":
            return self._stopped()
        if self.place is None or self.working:
            return ""
        if self.place.problem is not None:
            return wording.problem(self.place.problem)
        if self.is_here:
            return "✓ " + translate("Data", "A data set is here already.")
        return wording.no_room(self.place) if self.full else ""

    @property
    def wrong(self) -> bool:
        """Whether the sentence tells of a problem."""
        if self.error is not None:
            return not self.asks_to_replace
        if self.step != "offer" or self.place is None:
            return False
        return self.place.problem is not None or self.full

    def advice(self) -> str:
        """The small print, as HTML; everything in it is text of ours."""
        translate = QCoreApplication.translate
        if self.working and self.bringing:
            return translate("Data", "You can close this dialog; the import goes on.")
        if self.working:
            return translate(
                "Data",
                "You can close this dialog; the download goes on. Where it ends early, it goes on "
                "from there the next time.",
            )
        if self.is_here or self.named or self.asks_to_replace:
            return ""
        link = f'<a href="{wording.PAGE}">{wording.PAGE.removeprefix("https://")}</a>'
        return translate(
            "Data",
            "The server is often slow. You can also fetch the archive (“Python version”) with a "
            "browser from {link}, or copy it from a colleague, and import it here.",
        ).format(link=link)

    def first_words(self) -> str:
        """While nothing is known of the work yet."""
        translate = QCoreApplication.translate
        if self.bringing:
            return translate("Data", "looking into it…")
        return translate("Data", "asking the server…")

    def offers(self) -> dict[str, str]:
        """The buttons to show, by name, with their texts."""
        translate = QCoreApplication.translate
        if self.working:
            return {
                "dataCancel": translate("Data", "&Stop"),
                "dataClose": translate("Data", "&Hide"),
            }
        if self.asks_to_replace:
            return {
                "dataAgain": translate("Data", "&Replace it"),
                "dataCancel": translate("Data", "&Keep the old one"),
            }
        shown = {"dataClose": translate("Data", "&Close")}
        if self.step == "done" or self.named:
            return shown
        shown["dataImport"] = translate("Data", "&Import")
        if self.step == "failed" and self.bringing:
            shown["dataAgain"] = translate("Data", "Try &again")
        elif self.full:
            shown["dataAgain"] = translate("Data", "Check &again")
        if not self.is_here:
            shown["dataDownload"] = self._download()
        return shown

    def _download(self) -> str:
        translate = QCoreApplication.translate
        if self.step == "failed" and not self.bringing:
            return translate("Data", "Try &again")
        stopped = self.step == "stopped" and not self.bringing
        if stopped or (self.place is not None and self.place.arrived > 0):
            return translate("Data", "Go on &downloading")
        return translate("Data", "&Download")

    def _stopped(self) -> str:
        translate = QCoreApplication.translate
        if self.bringing:
            return translate("Data", "The import was stopped; nothing has changed.")
        return translate(
            "Data", "Stopped. What has arrived is kept, and the next download goes on there."
        )
