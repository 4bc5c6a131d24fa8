"""The menu's way to the studies: Training ▸ Studies."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject

if TYPE_CHECKING:
    from app.gui.window import MainWindow


class StudiesDesk(QObject):
    """Made after the first paint; the window of the studies is made when it is first wanted."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        action = window.actions_["actionStudies"]
        action.triggered.connect(lambda _=False: window.dialogs.show_studies(window.runs))
