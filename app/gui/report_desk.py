"""The menu's ways to reports and data: Training ▸ Report, File ▸ Look at the data."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject

from models.registry import MODELS

if TYPE_CHECKING:
    from app.gui.window import MainWindow


class ReportDesk(QObject):
    """Made after the first paint; the windows are made when they are first wanted."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._report = window.actions_["actionReport"]
        self._report.triggered.connect(lambda _=False: self.show_report())
        data = window.actions_["actionLookAtData"]
        data.triggered.connect(lambda _=False: window.dialogs.look_at_data())
        window.picker.chosen.connect(lambda _: self._update())
        self._update()

    def show_report(self) -> None:
        """On the network that is chosen."""
        from app.paths import NETWORK_SUFFIX

        model = self._window.picker.current()
        if model is None:
            return
        known = MODELS.get(model)
        name = model.replace("\\", "/").rpartition("/")[2].removesuffix(NETWORK_SUFFIX)
        self._window.dialogs.show_report(model, name if known is None else known.title)

    def _update(self) -> None:
        self._report.setEnabled(self._window.picker.current() is not None)
