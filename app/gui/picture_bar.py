"""Under the picture: the way to its neighbours, its name and place, and how close one looks."""

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent, QPalette
from PyQt5.QtWidgets import QAction, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

_HEIGHT = 32  # logical pixels, with and without buttons: the picture above does not jump
_SPACE = 8  # logical pixels between what has nothing to do with each other


class ElidedLabel(QLabel):
    """A long text loses its middle: a file's name keeps its ending, and its window its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """As much of the text as there is room for."""
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(room, int(self.alignment()), text)
        painter.end()


class PictureBar(QWidget):
    """Buttons for the neighbours appear with the second picture, the zoom with the first."""

    grown = pyqtSignal()  # there is one button more

    def __init__(
        self,
        previous: QAction,
        following: QAction,
        fit: QAction | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = {"previous": previous, "next": following, "fit": fit}
        self._buttons: dict[str, QToolButton] = {}  # made when first there is something to do
        self._title, self._index, self._count = "", 0, 0
        self._zoomed = 0.0
        self._name = ElidedLabel(self)
        self._name.setObjectName("pictureName")
        self._place, self._zoom = self._aside("picturePlace"), self._aside("pictureZoom")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 4, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._name, 1)
        for aside in (self._place, self._zoom):
            self._row.addSpacing(_SPACE)
            self._row.addWidget(aside)
        self.setFixedHeight(_HEIGHT)
        self.retranslate()

    def _aside(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        label.hide()
        return label

    def _show_button(self, name: str, position: int, shown: bool) -> None:
        button, action = self._buttons.get(name), self._actions[name]
        if button is None and shown and action is not None:
            from app.gui.icons import icon  # after the first paint, in most cases

            if action.icon().isNull():
                action.setIcon(icon(name))
            self._buttons[name] = button = QToolButton(self)
            button.setObjectName(f"{name}Button")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._row.insertWidget(position, button)
            self._name_buttons()
            self.grown.emit()
        if button is not None:
            button.setVisible(shown)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._name.setAccessibleName(self.tr("Name of the picture"))
        self._place.setAccessibleName(self.tr("Place among the pictures"))
        self._zoom.setAccessibleName(self.tr("Zoom"))
        self._zoom.setToolTip(self.tr("Zoom: turn the wheel, or press Ctrl with + or −"))
        self._name_buttons()
        self._write()

    def _name_buttons(self) -> None:
        for button in self._buttons.values():
            action = button.defaultAction()
            button.setAccessibleName("" if action is None else action.text().replace("&", ""))

    def show_picture(self, title: str, index: int, count: int) -> None:
        """`index` counts from 0; an empty title is that of a pasted image."""
        self._title, self._index, self._count = title, index, count
        self._show_button("previous", 0, count > 1)
        self._show_button("next", 1, count > 1)
        self._write()

    def show_zoom(self, zoom: float) -> None:
        """Screen pixels for one of the picture; 0 where there is none."""
        self._zoomed = zoom
        self._show_button("fit", self._row.count(), zoom > 0)
        self._write()

    def _write(self) -> None:
        self._name.setText(self._title or (self.tr("pasted image") if self._count else ""))
        self._name.setToolTip(self._name.text())
        place = self.tr("{index} of {count}").format(index=self._index + 1, count=self._count)
        self._place.setText(place)
        self._place.setVisible(self._count > 1)
        self._zoom.setText(self.tr("{zoom} %").format(zoom=f"{100 * self._zoomed:.0f}"))
        self._zoom.setVisible(self._zoomed > 0)
