"""One setting of a training: its name, where it is typed or chosen, and a sentence about it."""

from collections.abc import Sequence
from typing import Any

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QFont, QFontMetrics, QPalette, QWheelEvent
from PyQt5.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from app.gui import train_labels as labels
from app.gui.train_values import parse, written
from app.training.settings import Setting

_NUMBER = 140  # logical pixels
_LONGEST = 24  # letters that a list of choices makes room for
_YES_NO: dict[Any, str] = {False: "no", True: "yes"}
_Role = QPalette.ColorRole


class Field(QWidget):
    """What all kinds have in common; `editor` is a part of it."""

    edited = pyqtSignal()  # by a person

    def __init__(self, setting: Setting, editor: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setting = setting
        self.editor = editor
        editor.setObjectName(f"train-{setting.option}")
        self.base: Any = None  # what the recipe says
        self._label = QLabel(self)
        self._label.setBuddy(editor)
        self._sentence = QLabel(self)
        self._sentence.setObjectName(f"train-{setting.option}-help")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(editor, 0, 1)
        grid.addWidget(self._sentence, 1, 0, 1, 3)
        grid.setColumnStretch(2, 1)

    @property
    def value(self) -> Any:
        """What was typed or chosen. Raises ValueError where that is no value of the setting."""
        raise NotImplementedError

    @property
    def valid(self) -> bool:
        """Whether a training could use it; what is not used does no harm."""
        if not self.isEnabled():
            return True
        try:
            return self.setting.allows(self.value)
        except ValueError:
            return False

    @property
    def used(self) -> Any:
        """The value, or the recipe's where this one would change nothing. Raises ValueError."""
        return self.value if self.isEnabled() else self.base

    @property
    def differs(self) -> bool:
        """Whether it says something else than the recipe."""
        try:
            return bool(self.used != self.base)
        except ValueError:
            return True

    def show_value(self, value: Any) -> None:
        """Puts a value in; nobody has edited anything."""
        raise NotImplementedError

    def follow(self, base: Any) -> None:
        """The recipe says something new: whoever followed it still does."""
        if base == self.base:
            return
        followed = not self.differs
        self.base = base
        if followed:
            self.show_value(base)

    def name_width(self) -> int:
        """Of its name in logical pixels, also where that is marked."""
        return QFontMetrics(_bold(self.font())).horizontalAdvance(labels.label(self.setting))

    def set_name_width(self, width: int) -> None:
        """So that all fields begin at the same place."""
        self._label.setFixedWidth(width)

    def retranslate(self) -> None:
        """Texts in the language of now; `show_state` sets the others."""
        self._label.setText(labels.label(self.setting))
        self.editor.setAccessibleName(labels.label(self.setting))

    def show_state(self) -> None:
        """Says what is wrong with the value, and marks what differs from the recipe."""
        said = labels.explanation(self.setting) if self.valid else labels.complaint(self.setting)
        # what lies below stays where it is
        self._sentence.setMinimumHeight(0 if self.valid else self._sentence.height())
        self._sentence.setText(said)
        self._sentence.setToolTip("" if self.valid else labels.explanation(self.setting))
        self._label.setForegroundRole(_Role.WindowText if self.valid else _Role.BrightText)
        self._sentence.setForegroundRole(_Role.PlaceholderText if self.valid else _Role.BrightText)
        self._label.setFont(_bold(self.font()) if self.differs else self.font())
        note = self._note()
        self._label.setToolTip(note)
        self.editor.setToolTip(note)
        self.editor.setAccessibleDescription(f"{said} {note}".strip())

    def _note(self) -> str:
        if not self.isEnabled():
            return labels.idle()
        return labels.differing(self._base_name()) if self.differs else ""

    def _base_name(self) -> str:
        raise NotImplementedError


class NumberField(Field):
    """A number, looked at with every key."""

    def __init__(self, setting: Setting, parent: QWidget) -> None:
        self._line = QLineEdit(parent)
        self._line.setFixedWidth(_NUMBER)
        super().__init__(setting, self._line, parent)
        self._line.textEdited.connect(self.edited)

    @property
    def value(self) -> Any:
        """A number, or None for nothing typed where that is allowed. Raises ValueError."""
        return parse(self.setting, self._line.text())

    def show_value(self, value: Any) -> None:
        """Puts a number in."""
        self._line.setText(written(value))

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self._line.setPlaceholderText(self.tr("all") if self.setting.optional else "")
        super().retranslate()

    def _base_name(self) -> str:
        return written(self.base)


class ChoiceField(Field):
    """One of a few values; those of weights files depend on what lies on this computer."""

    def __init__(self, setting: Setting, parent: QWidget) -> None:
        self._box = _ComboBox(parent)
        super().__init__(setting, self._box, parent)
        self._box.currentIndexChanged.connect(self.edited)
        choices = _YES_NO if setting.kind is bool else {value: value for value in setting.choices}
        self.set_choices([(value, name) for value, name in choices.items()])

    @property
    def value(self) -> Any:
        """The value that was chosen."""
        return self._box.currentData()

    def show_value(self, value: Any) -> None:
        """Chooses a value; the first where it is not offered."""
        blocked = self._box.blockSignals(True)
        self._box.setCurrentIndex(max(0, self._box.findData(value)))
        self._box.blockSignals(blocked)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offers values under their names; what was chosen stays where it is still offered."""
        chosen = self.value
        blocked = self._box.blockSignals(True)
        self._box.clear()
        for value, name in choices:
            self._box.addItem(name, value)
        self.show_value(chosen)
        self._box.blockSignals(blocked)

    def retranslate(self) -> None:
        """Texts in the language of now."""
        values = _YES_NO.values() if self.setting.kind is bool else self.setting.choices
        for index, value in enumerate(values):
            self._box.setItemText(index, labels.choice(self.setting, value))
        super().retranslate()

    def _base_name(self) -> str:
        return self._box.itemText(max(0, self._box.findData(self.base)))


class _ComboBox(QComboBox):
    """Turning the wheel above it scrolls what it lies in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LONGEST)

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Changes nothing by accident."""
        if event is not None:
            event.ignore()


def _bold(font: QFont) -> QFont:
    marked = QFont(font)
    marked.setBold(True)
    return marked
