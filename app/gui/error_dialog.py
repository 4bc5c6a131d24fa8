"""Tells of an error that nobody foresaw; the window goes on living."""

from PyQt5.QtGui import QFontDatabase, QGuiApplication
from PyQt5.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.gui.button_box import ButtonBox

_MOST = 20  # errors kept in one dialog: a timer that fails would fill the memory
_SIZE = (620, 360)


class ErrorDialog(QDialog):
    """Not modal. A second error joins the first instead of opening another dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorDialog")
        self.setModal(False)
        self.resize(*_SIZE)
        self._errors: list[str] = []
        self._summary = self._log_file = ""
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._details = QPlainTextEdit(self)
        self._details.setObjectName("errorDetails")
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._copy = QPushButton(self)
        self._copy.setObjectName("copyDetails")
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        for widget in (self._sentence, self._details, buttons):
            column.addWidget(widget)
        buttons.rejected.connect(self.reject)
        self._copy.clicked.connect(self._on_copy)
        self.finished.connect(self._on_finished)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setWindowTitle(self.tr("Something went wrong"))
        self._copy.setText(self.tr("Copy details"))
        self._details.setAccessibleName(self.tr("Details of the error"))
        self._sentence.setText(
            self.tr(
                "The program met an error that it did not expect; you can go on working.\n"
                "{summary}\n\nIt was written to {file}"
            ).format(summary=self._summary, file=self._log_file)
        )

    def show_error(self, summary: str, details: str, log_file: str) -> None:
        """Adds an error and shows the dialog without taking the window away."""
        self._errors = [*self._errors, details][-_MOST:]
        self._summary, self._log_file = summary, log_file
        self.retranslate()
        self._details.setPlainText("\n\n".join(self._errors))
        if not self.isVisible():
            self.show()

    def _on_finished(self) -> None:
        self._errors = []

    def _on_copy(self) -> None:
        clipboard = QGuiApplication.clipboard()
        assert clipboard is not None
        clipboard.setText(self._details.toPlainText())
