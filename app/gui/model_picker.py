"""The radio group of networks."""

from collections.abc import Sequence

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QGridLayout, QGroupBox, QLabel, QRadioButton, QWidget

from app.gui.network_choice import NetworkChoice
from app.gui.wording import percent


class ModelPicker(QGroupBox):
    """One radio button a network; those without usable weights are disabled and say why."""

    chosen = pyqtSignal(str)  # key

    def __init__(self, choices: Sequence[NetworkChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelGroup")
        self._choices = tuple(choices)
        self._buttons: dict[str, QRadioButton] = {}
        self._notes: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(4)
        for row, choice in enumerate(self._choices):
            self._add(choice, row)
        self.retranslate()

    def _add(self, choice: NetworkChoice, row: int) -> None:
        button = QRadioButton(self)
        button.setObjectName(f"model-{choice.key}")
        button.setEnabled(not choice.problem)
        button.toggled.connect(lambda on, key=choice.key: self._on_toggled(key, on))
        note = QLabel(self)
        note.setEnabled(not choice.problem)
        note.setObjectName(f"note-{choice.key}")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        note.setAlignment(right)  # type: ignore[arg-type]
        self._grid.addWidget(button, row, 0)
        self._grid.addWidget(note, row, 1)
        self._buttons[choice.key], self._notes[choice.key] = button, note

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setTitle(self.tr("Network"))
        self.setAccessibleName(self.tr("Network"))
        for choice in self._choices:
            button, note = self._buttons[choice.key], self._notes[choice.key]
            button.setText(choice.title)
            note.setText(self._note(choice))
            button.setAccessibleName(f"{choice.title}, {note.text()}")
            button.setAccessibleDescription(choice.problem)
            tip = choice.problem or self._tip(choice)
            button.setToolTip(tip)
            note.setToolTip(tip)

    def _note(self, choice: NetworkChoice) -> str:
        if choice.problem:
            reasons = {
                "weights-missing": self.tr("weights missing"),
                "weights-damaged": self.tr("weights damaged"),
            }
            return reasons.get(choice.code, self.tr("weights cannot be used"))
        if choice.accuracy is None:
            return self.tr("not measured")
        return percent(choice.accuracy)

    def _tip(self, choice: NetworkChoice) -> str:
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
        usable = [choice.key for choice in self._choices if not choice.problem]
        if key not in usable:
            key = usable[0] if usable else ""
        if key:
            self._buttons[key].setChecked(True)

    def _on_toggled(self, key: str, on: bool) -> None:
        if on:
            self.chosen.emit(key)
