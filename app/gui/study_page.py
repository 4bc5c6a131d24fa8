"""The page of a study, beside its curves."""

from PyQt5.QtCore import QEvent, Qt, QUrl
from PyQt5.QtGui import QDesktopServices, QTextDocument
from PyQt5.QtWidgets import QFrame, QTextBrowser, QWidget

from app.gui.page_dress import dress


class StudyPage(QTextBrowser):
    """Whoever has scrolled down stays there while figures come in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studyPage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._markdown: str | None = None
        self._study = ""
        self._document: QTextDocument | None = None
        self.anchorClicked.connect(self._on_link)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now; the page itself comes from `show_page`."""
        self.setAccessibleName(self.tr("The page of the study"))
        self.setPlaceholderText(self.tr("The page is written when the first training has ended."))

    def show_page(self, study: str, markdown: str) -> None:
        """The page of the study of that name."""
        if (study, markdown) == (self._study, self._markdown):
            return
        bar = self.verticalScrollBar()
        assert bar is not None
        at = bar.value() if study == self._study else 0
        self._study, self._markdown = study, markdown
        self._show()
        bar.setValue(at)

    def changeEvent(self, event: QEvent | None) -> None:
        """Another theme has other colours, which a document does not look up anew."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.PaletteChange and self._markdown:
            self._show()

    def _show(self) -> None:
        document = QTextDocument(self)  # laid out once it is dressed and shown, not before
        document.setDefaultFont(self.font())
        document.setMarkdown(self._markdown or "")
        dress(document, self.palette())
        self.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()  # Qt would keep every page that was ever shown
        self._document = document

    def _on_link(self, url: QUrl) -> None:
        from app.studies.pages import published_folder

        if not url.scheme():  # a page beside it
            url = QUrl.fromLocalFile(str((published_folder() / url.path()).resolve()))
        QDesktopServices.openUrl(url)
