"""Help ▸ Questions and answers: docs/faq.md, without a network connection."""

from pathlib import Path

from PyQt5.QtCore import QEvent, QUrl
from PyQt5.QtGui import QDesktopServices, QTextDocument
from PyQt5.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.gui.button_box import ButtonBox
from app.gui.page_dress import dress
from app.messages import error_text
from app.paths import checkout

_PAGES = {"en": "faq.md", "zh": "faq.zh-CN.md"}
_SIZE = (760, 680)


def page(language: str) -> Path:
    """The file in that language ("en" or "zh")."""
    return checkout() / "docs" / _PAGES[language]


def open_faq(parent: QWidget, language: str) -> "FaqWindow":
    """Opens the page, or brings it to the front where it is open already; does not wait."""
    window = parent.findChild(FaqWindow) or FaqWindow(parent)
    window.show_page(language)
    window.show()
    window.activateWindow()
    return window


class FaqWindow(QDialog):
    """Not modal. Follows links to other pages of the program; web addresses open in the browser."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("faqWindow")
        self.setModal(False)
        self.resize(*_SIZE)
        self._history: list[Path] = []  # the page that is shown comes last
        self._document: QTextDocument | None = None
        self._text = QTextBrowser(self)
        self._text.setObjectName("faqText")
        self._text.setOpenLinks(False)
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._back = QPushButton(self)
        self._back.setObjectName("faqBack")
        self._back.setAutoDefault(False)
        buttons.addButton(self._back, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.addWidget(self._text)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self._back.clicked.connect(self._on_back)
        self._text.anchorClicked.connect(self._on_link)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now; the page itself is chosen by `show_page`."""
        self.setWindowTitle(self.tr("Questions and answers"))
        self._back.setText(self.tr("&Back"))
        self._text.setAccessibleName(self.windowTitle())

    def show_page(self, language: str) -> None:
        """Shows the page in that language, from its beginning."""
        self._history = [page(language)]
        self._show()
        self._text.setFocus()

    def changeEvent(self, event: QEvent | None) -> None:
        """Another theme has other colours, which a document does not look up anew."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.PaletteChange and self._history:
            self._show()

    def _on_link(self, url: QUrl) -> None:
        if url.scheme():
            QDesktopServices.openUrl(url)
            return
        self._history.append((self._history[-1].parent / url.path()).resolve())
        self._show()

    def _on_back(self) -> None:
        self._history.pop()
        self._show()

    def _show(self) -> None:
        try:
            text = self._history[-1].read_text("utf-8")
        except OSError as error:
            text = error_text(error)
        document = QTextDocument(self._text)  # laid out once it is dressed and shown, not before
        document.setDefaultFont(self._text.font())
        document.setMarkdown(text)
        dress(document, self.palette())
        self._text.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()  # Qt would keep every page that was ever shown
        self._document = document
        self._back.setEnabled(len(self._history) > 1)
