"""The radio group of networks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QGridLayout, QGroupBox, QLabel, QRadioButton, QWidget

from app.gui.wording import percent

if TYPE_CHECKING:
    from app.gui.network_choice import NetworkChoice


class ModelPicker(QGroupBox):
    """One radio button a network; those without usable weights are disabled and say why.

    Until `show_choices` has told what the weights files say, none can be chosen.
    """

    chosen = pyqtSignal(str)  # key

    def __init__(self, networks: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`networks`: key and title of each."""
        super().__init__(parent)
        self.setObjectName("modelGroup")
        self._titles = dict(networks)
        self._choices: dict[str, NetworkChoice] = {}
        self._buttons: dict[str, QRadioButton] = {}
        self._notes: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(4)
        for row, key in enumerate(self._titles):
            self._add(key, row)
        self.retranslate()

    def _add(self, key: str, row: int) -> None:
        button, note = QRadioButton(self), QLabel(self)
        button.setObjectName(f"model-{key}")
        button.toggled.connect(lambda on: self._on_toggled(key, on))
        note.setObjectName(f"note-{key}")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        note.setAlignment(right)  # type: ignore[arg-type]
        for column, widget in enumerate((button, note)):
            widget.setEnabled(False)
            self._grid.addWidget(widget, row, column)
        self._buttons[key], self._notes[key] = button, note

    def show_choices(self, choices: "Sequence[NetworkChoice]") -> None:
        """What can be chosen, and what the weights files say of it."""
        self._choices = {choice.key: choice for choice in choices}
        for key in self._titles:
            usable = key in self._usable()
            self._buttons[key].setEnabled(usable)
            self._notes[key].setEnabled(usable)
        self.retranslate()

    def _usable(self) -> list[str]:
        return [key for key, choice in self._choices.items() if not choice.problem]

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setTitle(self.tr("Network"))
        self.setAccessibleName(self.tr("Network"))
        for key, title in self._titles.items():
            self._buttons[key].setText(title)
        for key, choice in self._choices.items():
            button, note = self._buttons[key], self._notes[key]
            note.setText(self._note(choice))
            button.setAccessibleName(f"{choice.title}, {note.text()}")
            button.setAccessibleDescription(choice.problem)
            tip = choice.problem or self._tip(choice)
            button.setToolTip(tip)
            note.setToolTip(tip)

    def _note(self, choice: "NetworkChoice") -> str:
        if choice.problem:
            reasons = {
                "weights-missing": self.tr("weights missing"),
                "weights-damaged": self.tr("weights damaged"),
            }
            return reasons.get(choice.code, self.tr("weights cannot be used"))
        if choice.accuracy is None:
            return self.tr("not measured")
        return percent(choice.accuracy)

    def _tip(self, choice: "NetworkChoice") -> str:
        if choice.accuracy is None:
            return ""
        return self.tr("Names {share} of the test pictures correctly.").format(
            share=percent(choice.accuracy)
        )

    def current(self) -> str | None:
        """The chosen network's key, None while there is no choice."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, key: str) -> None:
        """Chooses a network; where it cannot be used, the first that can."""
        usable = self._usable()
        if key not in usable:
            key = usable[0] if usable else ""
        if key:
            self._buttons[key].setChecked(True)

    def _on_toggled(self, key: str, on: bool) -> None:
        if on:
            self.chosen.emit(key)
