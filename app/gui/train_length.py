"""How long to train, for people who do not want to count epochs."""

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from app.gui.wording import duration
from app.training.lengths import LENGTHS, epochs_of, length_of

_OWN = "own"


class LengthChoice(QWidget):
    """Quick look, good, best, or a number of one's own; each with its epochs and its time."""

    chosen = pyqtSignal(int)  # epochs
    own_wanted = pyqtSignal()  # somebody wants to type the number

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainLength")
        self._full = 1
        self._epochs: int | None = 1  # None: nothing that is a number
        self._seconds: float | None = None  # an epoch
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        self._notes: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(16)
        for row, name in enumerate((*LENGTHS, _OWN)):
            button, note = QRadioButton(self), QLabel(self)
            button.setObjectName(f"train-length-{name}")
            note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self._group.addButton(button)
            self.buttons[name], self._notes[name] = button, note
            grid.addWidget(button, row, 0)
            grid.addWidget(note, row, 1)
            button.clicked.connect(lambda _, name=name: self._on_clicked(name))
        grid.setColumnStretch(1, 1)
        self.retranslate()

    def show_epochs(self, epochs: int | None, full: int) -> None:
        """What is typed elsewhere (None: no number), and the epochs of the recipe."""
        self._epochs, self._full = epochs, full
        self._show()

    def show_speed(self, seconds: float | None) -> None:
        """An epoch takes that long here; None: not known."""
        self._seconds = seconds
        self._show()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.buttons["quick"].setText(self.tr("&Quick look"))
        self.buttons["good"].setText(self.tr("Goo&d"))
        self.buttons["best"].setText(self.tr("&Best"))
        self.buttons[_OWN].setText(self.tr("O&wn choice"))
        self._show()

    def _show(self) -> None:
        length = None if self._epochs is None else length_of(self._epochs, self._full)
        self.buttons[length or _OWN].setChecked(True)
        for name in LENGTHS:
            self._note(name, self._about(epochs_of(name, self._full)))
        own = self._epochs if length is None else None
        self._note(_OWN, self.tr("set the epochs below") if own is None else self._about(own))

    def _note(self, name: str, said: str) -> None:
        self._notes[name].setText(said)
        self.buttons[name].setAccessibleDescription(said)

    def _about(self, epochs: int) -> str:
        count = self.tr("1 epoch") if epochs == 1 else self.tr("{count} epochs")
        said = count.format(count=epochs)
        if self._seconds is None:
            return said
        time = duration(self._seconds * epochs)
        return self.tr("{epochs}, about {time}").format(epochs=said, time=time)

    def _on_clicked(self, name: str) -> None:
        if name == _OWN:
            self.own_wanted.emit()
        else:
            self.chosen.emit(epochs_of(name, self._full))
