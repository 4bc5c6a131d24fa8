"""What is asked before a study is deleted."""

from collections.abc import Callable

from PyQt5.QtCore import QCoreApplication
from PyQt5.QtWidgets import QWidget

from app.gui.question import Question, ask


def ask_delete_study(parent: QWidget, title: str, confirmed: Callable[[], None]) -> None:
    """Says what would be gone, and what would not."""
    translate = QCoreApplication.translate
    texts = Question(
        translate("StudyQuestions", "Delete the study"),
        translate("StudyQuestions", "Delete the study “{name}”?").format(name=title),
        translate(
            "StudyQuestions",
            "Its curves, table and page will be gone. What was trained for it is kept: made again, "
            "the study is there at once.",
        ),
        translate("StudyQuestions", "Delete"),
    )
    ask(parent, "deleteStudyBox", texts, confirmed)
