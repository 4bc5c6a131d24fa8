"""The row of the user's own networks: the one that was chosen last, and a menu of all."""

from typing import TYPE_CHECKING

from PyQt5.QtCore import QEvent, QRect, QSize, Qt
from PyQt5.QtGui import QPalette, QResizeEvent
from PyQt5.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.gui.network_row import NetworkRow
from app.gui.wording import folded, percent

if TYPE_CHECKING:
    from app.inference.collection import OwnNetwork

_LEAST = 60  # logical pixels of a name
_GAP = 14


class OwnRow(QWidget):
    """Hidden as long as there is none. `button` belongs to the picker's group of radio buttons."""

    def __init__(self, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.network: OwnNetwork | None = None
        self.button = _NameButton("own", parent)
        self.more = QToolButton(parent)
        self.more.setObjectName("ownMore")
        self.more.setText("▾")
        self.more.setAutoRaise(True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.more.setMenu(menu)
        self.hide()

    def add_to(self, row: QHBoxLayout) -> None:
        """Side by side."""
        row.setSpacing(0)
        row.addWidget(self.button, 1)
        row.addWidget(self.more)

    def show_network(self, network: "OwnNetwork | None") -> None:
        """Another network takes the row; None hides it."""
        self.network = network
        for widget in (self.button, self.more):
            widget.setVisible(network is not None)
        self.button.setEnabled(network is not None and network.error is None)
        if network is not None:
            self.button.show_name(network.name)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.more.setAccessibleName(self.tr("My networks"))
        self.more.setToolTip(self.tr("Your own networks: choose, save, take out"))
        if self.network is None:
            return
        accuracy = self.network.accuracy
        note = self.tr("cannot be used") if self.network.error is not None else ""
        if accuracy is not None:
            note = percent(accuracy)
        role = (
            QPalette.ColorRole.BrightText if self.network.error else QPalette.ColorRole.WindowText
        )
        self.button.note.show_facts((note,), role)
        self.button.setAccessibleName(", ".join(filter(None, (self.network.name, note))))
        tip = f"{self.network.name}\n{self._about()}"
        self.button.setAccessibleDescription(self._about())
        self.button.setToolTip(folded(tip))

    def _about(self) -> str:
        network = self.network
        if network is None:
            return ""
        if network.error is not None:
            from app.messages import error_text

            return error_text(network.error)
        if network.accuracy is None:
            return self.tr("Your own {kind}, not measured on the test pictures.").format(
                kind=network.title
            )
        return self.tr("Your own {kind}. Names {share} of the test pictures correctly.").format(
            kind=network.title, share=percent(network.accuracy)
        )


class _NameButton(NetworkRow):
    """Its name is cut where the accuracy begins."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(key, parent)
        self._name = ""

    def show_name(self, name: str) -> None:
        self._name = name
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(_LEAST, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent | None) -> None:
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.setText("")
        taken = self.title_width() + metrics.horizontalAdvance(self.note.text()) + 2 * _GAP
        room = max(_LEAST, self.width() - taken)
        shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        self.setText(shown.replace("&", "&&"))
        self.note.setGeometry(QRect(self.note.geometry()))
