"""What is asked before something is gone for good; it does not wait for the answer."""

from collections.abc import Callable
from typing import NamedTuple

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QIcon
from PyQt5.QtWidgets import QMessageBox, QWidget


class Question(NamedTuple):
    """The texts of the box, in the language of now."""

    title: str
    question: str
    about: str  # what would be gone, and what would not
    confirm: str  # the button that does it


def ask(parent: QWidget, name: str, texts: Question, confirmed: Callable[[], None]) -> None:
    """Opens the box, which is called `name`. Return and Escape leave everything as it is."""
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(texts.title)
    box.setText(texts.question)
    box.setInformativeText(texts.about)
    confirm = box.addButton(texts.confirm, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    assert confirm is not None
    confirm.clicked.connect(lambda: confirmed())
    for button in box.buttons():
        button.setIcon(QIcon())  # as in the other dialogs: app.gui.button_box
    box.open()
