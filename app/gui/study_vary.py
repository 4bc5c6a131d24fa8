"""One setting of a study of one's own, and the values that are compared."""

import unicodedata
from typing import Any

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from app.gui import study_wording as wording
from app.gui import train_labels as labels
from app.gui.report_layout import sentence
from app.studies.own import BY_OPTION
from app.training.settings import Setting

# in the order in which people ask; with values that show something, where the network's own and
# its neighbours would not
_OFFERED: dict[str, str] = {
    "learning_rate": "",
    "optimizer": "sgd, adam, adamw",
    "batch_size": "",
    "epochs": "5, 10, 20",
    "schedule": "constant, linear, one-cycle",
    "warmup": "0, 0.1, 0.2",
    "momentum": "0, 0.9",
    "weight_decay": "0, 0.0005, 0.005, 0.05",
    "label_smoothing": "0, 0.1, 0.2",
    "ema_decay": "0, 0.99",
    "loss": "cross-entropy, mse",
    "initialisation": "default, xavier, he",
    "activation": "relu, tanh, sigmoid",
    "dropout": "0, 0.2, 0.5",
    "flip": "none, random, alternating",
    "translate": "0, 2, 4",
    "scale": "0, 0.2, 0.4",
    "cutout": "0, 8",
}
OFFERED: tuple[Setting, ...] = tuple(
    setting for name in _OFFERED for setting in BY_OPTION.values() if setting.name == name
)


def proposal(setting: Setting, usual: Any) -> str:
    """Values to begin with: around what the network is usually trained with."""
    said = _OFFERED[setting.name]
    if said:
        return said
    if setting.kind is int:
        return f"{usual // 2}, {usual}, {2 * usual}"
    return ", ".join(f"{float(f'{factor * usual:.1g}'):g}" for factor in (0.1, 0.3, 1, 3))


class VaryRow(QWidget):
    """A setting with its explanation, and a line for its values."""

    edited = pyqtSignal()
    setting_chosen = pyqtSignal()  # its values are those of another one

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"vary-{number}")
        self._number = number
        self._setting_label, self._values_label = QLabel(self), QLabel(self)
        self._box, self._line = QComboBox(self), QLineEdit(self)
        self._box.setObjectName(f"varySetting-{number}")
        self._line.setObjectName(f"varyValues-{number}")
        self._help = sentence(self, f"varyHelp-{number}", quiet=True)
        self._wrong = sentence(self, f"varyWrong-{number}")
        self._wrong.setForegroundRole(QPalette.ColorRole.BrightText)
        self._setting_label.setBuddy(self._box)
        self._values_label.setBuddy(self._line)
        for setting in OFFERED:
            self._box.addItem("", setting.option)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(self._setting_label, 0, 0)
        grid.addWidget(self._box, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._help, 1, 1)
        grid.addWidget(self._values_label, 2, 0)
        grid.addWidget(self._line, 2, 1)
        grid.addWidget(self._wrong, 3, 1)
        grid.setColumnStretch(1, 1)
        self._box.activated.connect(lambda _: self.setting_chosen.emit())
        self._line.textEdited.connect(lambda _: self.edited.emit())
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        first = self._number == 1
        self._setting_label.setText(self.tr("S&etting") if first else self.tr("Settin&g"))
        self._values_label.setText(self.tr("&Values") if first else self.tr("Va&lues"))
        for row, setting in enumerate(OFFERED):
            self._box.setItemText(row, wording.setting_title(setting))
        self._line.setPlaceholderText(self.tr("separated by commas"))
        self._show_help()

    @property
    def setting(self) -> Setting:
        """What is varied."""
        return BY_OPTION[str(self._box.currentData())]

    @property
    def words(self) -> str:
        """As `app.studies.own.parse` reads it: "lr=0.01,0.003"."""
        # commas as a Chinese keyboard gives them
        typed = unicodedata.normalize("NFKC", self._line.text()).replace("、", ",")
        return f"{self.setting.option}={typed.strip()}"

    def show_setting(self, option: str, values: str) -> None:
        """This setting, with these values."""
        self._box.setCurrentIndex(max(0, self._box.findData(option)))
        self._line.setText(values)
        self._show_help()

    def show_wrong(self, said: str) -> None:
        """What is wrong with what was typed; empty: nothing."""
        self._wrong.setText(said)
        self._wrong.setVisible(bool(said))
        self._line.setAccessibleDescription(said or self._help.text())

    def label_width(self) -> int:
        """Of its labels."""
        return max(each.sizeHint().width() for each in (self._setting_label, self._values_label))

    def set_label_width(self, width: int) -> None:
        """So that all lines begin at the same place."""
        self._setting_label.setFixedWidth(width)

    def _show_help(self) -> None:
        setting = self.setting
        said = labels.explanation(setting)
        if setting.choices:
            allowed = self.tr("Possible: {allowed}.")
            said = f"{said} {allowed.format(allowed=setting.allowed)}"
        self._help.setText(said)
