"""Which network is trained: a list of all, and a line about the one that is chosen."""

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from app.gui.wording import folded
from app.messages import text
from models.registry import MODELS, spec

_GAP = 4  # logical pixels


class TrainNetwork(QWidget):
    """The published networks come first, as in the registry."""

    chosen = pyqtSignal()  # by a person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox(self)
        self.box.setObjectName("trainNetwork")
        for key, known in MODELS.items():
            self.box.addItem(f"{known.title} ({known.year})", key)
        self._line = QLabel(self)
        self._line.setObjectName("trainNetworkLine")
        self._line.setWordWrap(True)
        self._line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.box)
        column.addWidget(self._line)
        self.box.currentIndexChanged.connect(self._on_changed)

    @property
    def key(self) -> str:
        """Of the network that is chosen."""
        return str(self.box.currentData())

    def choose(self, key: str) -> None:
        """Nobody has chosen anything; the first where there is no such network."""
        blocked = self.box.blockSignals(True)
        self.box.setCurrentIndex(max(0, self.box.findData(key)))
        self.box.blockSignals(blocked)
        self._show_line()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.box.setAccessibleName(self.tr("Network"))
        self._show_line()

    def _on_changed(self) -> None:
        self._show_line()
        self.chosen.emit()

    def _show_line(self) -> None:
        known, said = spec(self.key), text(f"line-{self.key}")
        self._line.setText(said)
        self._line.setToolTip(folded(f"{known.paper}, {known.year}"))
        self.box.setAccessibleDescription(said)
