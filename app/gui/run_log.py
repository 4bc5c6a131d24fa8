"""What a training printed."""

from pathlib import Path

from PyQt5.QtCore import QEvent
from PyQt5.QtGui import QFontDatabase, QTextCursor
from PyQt5.QtWidgets import QPlainTextEdit, QWidget


class RunLog(QPlainTextEdit):
    """Follows while its end is in sight; who has scrolled up stays there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runLog")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._path: Path | None = None
        self._text = ""
        self._about_studies = False
        self.retranslate()

    def speak_of_studies(self) -> None:
        """What a study printed, from now on."""
        self._about_studies = True
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        if self._about_studies:
            self.setAccessibleName(self.tr("What the study printed"))
            self.setPlaceholderText(
                self.tr("Nothing yet. Studies that were started from a shell print there instead.")
            )
            return
        self.setAccessibleName(self.tr("What the training printed"))
        self.setPlaceholderText(
            self.tr("Nothing yet. Trainings that were started from a shell print there instead.")
        )

    def expect(self, path: Path) -> None:
        """Another run is shown: what the one before it printed is no longer to be seen."""
        if path != self._path:
            self.show_log(path, "")

    def show_log(self, path: Path | None, text: str) -> None:
        """The log of a run; what was there already is not written again."""
        bar = self.verticalScrollBar()
        assert bar is not None
        another = path != self._path
        follows = another or bar.value() >= bar.maximum()
        if not another and text == self._text:
            return
        if not another and self._text and text.startswith(self._text):
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text[len(self._text) :])
        else:
            at = bar.value()
            self.setPlainText(text)
            bar.setValue(at)
        self._path, self._text = path, text
        if follows:
            bar.setValue(bar.maximum())

    def changeEvent(self, event: QEvent | None) -> None:
        """The font stays one of fixed pitch."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.ApplicationFontChange:
            self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
