"""Under the picture: its name, its place among those opened, and the way to its neighbours."""

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QAction, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget


class PictureBar(QWidget):
    """Name and place in the middle; the buttons appear with the second picture."""

    def __init__(
        self, previous: QAction, following: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = QLabel(self)
        self._name.setObjectName("pictureName")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # a long name is cut and does not push the window wider
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._previous = self._button(previous, Qt.ArrowType.LeftArrow)
        self._next = self._button(following, Qt.ArrowType.RightArrow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._previous)
        row.addWidget(self._name, 1)
        row.addWidget(self._next)
        self.retranslate()

    def _button(self, action: QAction, arrow: Qt.ArrowType) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setArrowType(arrow)
        button.setAutoRaise(True)
        return button

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._name.setAccessibleName(self.tr("Name of the picture"))
        for button in (self._previous, self._next):
            action = button.defaultAction()
            button.setAccessibleName("" if action is None else action.text().replace("&", ""))

    def show_picture(self, title: str, index: int, count: int) -> None:
        """`index` counts from 0; an empty title is that of a pasted image."""
        title = title or self.tr("pasted image")
        if count > 1:
            title = self.tr("{name}  ({index} of {count})").format(
                name=title, index=index + 1, count=count
            )
        self._name.setText(title)
        self._name.setToolTip(title)
        for button in (self._previous, self._next):
            button.setVisible(count > 1)
