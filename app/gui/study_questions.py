"""What is asked before a study is deleted; it does not wait."""

from collections.abc import Callable

from PyQt5.QtCore import QCoreApplication, Qt
from PyQt5.QtGui import QIcon
from PyQt5.QtWidgets import QMessageBox, QWidget


def ask_delete_study(parent: QWidget, title: str, confirmed: Callable[[], None]) -> None:
    """Says what would be gone, and what would not."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setObjectName("deleteStudyBox")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(translate("StudyQuestions", "Delete the study"))
    box.setText(translate("StudyQuestions", "Delete the study “{name}”?").format(name=title))
    box.setInformativeText(
        translate(
            "StudyQuestions",
            "Its curves, table and page will be gone. What was trained for it is kept: made again, "
            "the study is there at once.",
        )
    )
    delete = translate("StudyQuestions", "Delete")
    confirm = box.addButton(delete, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    assert confirm is not None
    confirm.clicked.connect(lambda: confirmed())
    for button in box.buttons():
        button.setIcon(QIcon())  # as in the other dialogs: app.gui.button_box
    box.open()
