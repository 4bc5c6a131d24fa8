"""A study of one's own: a network, one setting or two, and their values."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.gui.button_box import ButtonBox
from app.gui.card import Card
from app.gui.report_layout import sentence
from app.gui.study_estimate import StudyEstimate
from app.gui.study_size import StudySize
from app.gui.study_vary import OFFERED, VaryRow, proposal
from app.gui.study_wording import setting_title
from app.gui.tab_order import order_by_layout
from app.messages import error_text, user_language
from app.studies.launch import Size, estimate_command
from app.studies.library import STUDIES
from app.studies.own import BY_OPTION, checked, own_study, parse
from app.training.recipes import recipe
from app.training.settings import USUAL_ARGUMENTS, Setting
from models.errors import CodedError
from models.registry import MODELS

if TYPE_CHECKING:
    from app.studies.study import Study

_WIDTH, _GAP = 620, 12  # logical pixels
_EPOCHS, _SEEDS = (10, 1000), (3, 20)  # at first, at most


class StudyOwn(QDialog):
    """Everything is looked at as it is typed; what cannot be is said in one sentence."""

    confirmed = pyqtSignal(object, object)  # Study, Size

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studyOwn")
        self._study: Study | None = None
        self._no_data = ""
        self._like: str | None = None
        self._touched: set[VaryRow] = set()  # somebody typed values there
        self.estimate = StudyEstimate(self)
        self._build()
        self._lay_out()
        self._connect()
        order_by_layout(self)
        self.retranslate()
        self.begin()

    def _build(self) -> None:
        self._card = Card(self)
        self._intro = sentence(self._card, "ownIntro", quiet=True)
        self._network_label, self._network = QLabel(self._card), QComboBox(self._card)
        self._network.setObjectName("ownNetwork")
        self._network_label.setBuddy(self._network)
        for key, spec in MODELS.items():
            self._network.addItem(spec.title, key)
        self.rows = (VaryRow(1, self._card), VaryRow(2, self._card))
        self._second = QCheckBox(self._card)
        self._second.setObjectName("ownSecond")
        self._numbers = {
            name: self._number(name, *bounds)
            for name, bounds in (("epochs", _EPOCHS), ("seeds", _SEEDS))
        }
        self.sizes = StudySize(self._card, brief=True)
        self._count = sentence(self._card, "ownCount")
        self._problem = sentence(self._card, "ownProblem")
        self._problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self._box = ButtonBox(self)
        self._start, self._cancel = QPushButton(self), QPushButton(self)
        self._start.setObjectName("ownStart")
        self._cancel.setObjectName("ownCancel")
        self._start.setDefault(True)
        self._box.addButton(self._start, QDialogButtonBox.ButtonRole.AcceptRole)
        self._box.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)

    def _number(self, name: str, first: int, most: int) -> tuple[QLabel, QSpinBox]:
        label, box = QLabel(self._card), QSpinBox(self._card)
        box.setObjectName(f"own-{name}")
        box.setRange(1, most)
        box.setValue(first)
        label.setBuddy(box)
        return label, box

    def _lay_out(self) -> None:
        head, numbers = QGridLayout(), QHBoxLayout()
        head.setHorizontalSpacing(12)
        head.addWidget(self._network_label, 0, 0)
        head.addWidget(self._network, 0, 1)
        head.setColumnStretch(2, 1)
        numbers.setSpacing(_GAP)
        for label, box in self._numbers.values():
            numbers.addWidget(label)
            numbers.addWidget(box)
            numbers.addSpacing(16)
        numbers.addStretch(1)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(9, 6, 9, 9)
        inner.setSpacing(12)
        inner.addWidget(self._intro)
        inner.addLayout(head)
        for widget in (self.rows[0], self._second, self.rows[1]):
            inner.addWidget(widget)
        inner.addLayout(numbers)
        for widget in (self.sizes, self._count, self._problem):
            inner.addWidget(widget)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self._card, 1)
        column.addWidget(self._box)
        self.setMinimumWidth(_WIDTH)

    def _connect(self) -> None:
        self._network.activated.connect(lambda _: self._on_network())
        for row in self.rows:
            row.edited.connect(lambda row=row: self._on_typed(row))
            row.setting_chosen.connect(lambda row=row: self._on_setting(row))
        self._second.toggled.connect(lambda _: self._look())
        for _, box in self._numbers.values():
            box.valueChanged.connect(lambda _: self._look())
        self.estimate.measured.connect(lambda _: self._show_times())
        self.estimate.failed.connect(lambda *_: self._show_times())
        self._start.clicked.connect(self.confirm)
        self._cancel.clicked.connect(self.reject)
        self.finished.connect(lambda _: self.estimate.drop())

    def retranslate(self) -> None:
        """Texts in the language of now."""
        self.setWindowTitle(self.tr("A study of your own"))
        self._card.setTitle(self.tr("What do you want to know?"))
        self._introduce()
        self._network_label.setText(self.tr("&Network"))
        self._second.setText(self.tr("&And a second setting: every value with every value"))
        self._numbers["epochs"][0].setText(self.tr("E&pochs"))
        self._numbers["seeds"][0].setText(self.tr("Tra&inings of each value"))
        self._start.setText(self.tr("&Start"))
        self._cancel.setText(self.tr("Cancel"))
        for row in self.rows:
            row.retranslate()
        self.sizes.retranslate()
        self._align()
        self._look()

    def _introduce(self) -> None:
        """With which settings the network is trained besides."""
        if self._like is None:
            besides = self.tr("The network is trained with its usual settings.")
        else:
            title = STUDIES[self._like].title.of(user_language())
            said = self.tr("All else is as in the study “{title}”; with another network it is not.")
            besides = said.format(title=title)
        chance = self.tr(
            "Each value is trained several times: where the curves of two values lie further apart "
            "than their bands are wide, the difference is probably more than chance."
        )
        self._intro.setText(f"{besides} {chance}")

    def _align(self) -> None:
        alone = (self._network_label, self._numbers["epochs"][0])
        width = max(part.label_width() for part in (*self.rows, self.sizes))
        width = max(width, *(label.sizeHint().width() for label in alone))
        for part in (*self.rows, self.sizes):
            part.set_label_width(width)
        for label in alone:
            label.setFixedWidth(width)

    def begin(
        self,
        model: str | None = None,
        vary: Mapping[str, Sequence[Any]] | None = None,
        epochs: int | None = None,
        like: str | None = None,
    ) -> None:
        """A new study, perhaps like another one; `like` is one of the program's, whose other
        settings are kept as long as the network is not changed."""
        self._touched.clear()
        self._like = like
        offered = {setting.option for setting in OFFERED}
        given = {k: list(v) for k, v in (vary or {}).items() if k in offered}
        self._network.setCurrentIndex(max(0, self._network.findData(model)))
        self._introduce()
        self._numbers["epochs"][1].setValue(epochs or _EPOCHS[0])
        self._second.setChecked(len(given) > 1)
        options = [*given, *(s.option for s in OFFERED if s.option not in given)]
        for row, option in zip(self.rows, options, strict=False):
            values = ", ".join(_written(value) for value in given.get(option, ()))
            row.show_setting(option, values or self._proposal(BY_OPTION[option]))
            if values:
                self._touched.add(row)
        self.sizes.begin()
        self._look()

    def show_data(self, no_data: str) -> None:
        """Why there are no pictures to learn from; empty: there are."""
        self._no_data = no_data
        self._look()

    def show_problem(self, said: str) -> None:
        """Why it could not be started."""
        self._problem.setText(said)
        self._problem.setVisible(bool(said))

    @property
    def study(self) -> "Study | None":
        """What is asked for; None while something is wrong."""
        return self._study

    @property
    def model(self) -> str:
        """Key of the network."""
        return str(self._network.currentData())

    @property
    def seeds(self) -> int:
        """Trainings of each value."""
        return self._numbers["seeds"][1].value()

    def _used(self) -> tuple[VaryRow, ...]:
        return self.rows if self._second.isChecked() else self.rows[:1]

    def _on_network(self) -> None:
        if self._like is not None and self.model != STUDIES[self._like].base["model"]:
            self._like = None
            self._introduce()
        for row in self.rows:
            if row not in self._touched:
                row.show_setting(row.setting.option, self._proposal(row.setting))
        self._look()

    def _on_setting(self, row: VaryRow) -> None:
        self._touched.discard(row)
        row.show_setting(row.setting.option, self._proposal(row.setting))
        self._look()

    def _on_typed(self, row: VaryRow) -> None:
        self._touched.add(row)
        self._look()

    def _proposal(self, setting: Setting) -> str:
        usual = recipe(self.model)
        if setting.of_network:
            known = usual.arguments.get(setting.name, USUAL_ARGUMENTS.get(setting.name))
            return proposal(setting, known)
        return proposal(setting, getattr(usual, setting.name))

    def _look(self) -> None:
        """What has been typed makes a study, or a sentence."""
        self._study = None
        self.rows[1].setVisible(self._second.isChecked())
        varied = [row.setting.name for row in self._used()]
        self._numbers["epochs"][1].setEnabled("epochs" not in varied)
        parts: dict[str, list[Any]] = {}
        wrong = False
        for row in self._used():
            said = self._take(row, parts)
            row.show_wrong(said)
            wrong = wrong or bool(said)
        problem = ""
        if not wrong:
            try:
                epochs = self._numbers["epochs"][1].value()
                self._study = checked(own_study(self.model, parts, epochs, self._like))
            except CodedError as error:
                problem = error_text(error)
        self.show_problem(problem or self._no_data)
        self._show_count()
        self._measure()
        self._make_room()

    def _make_room(self) -> None:
        """What is said now may want more lines than there were."""
        layout = self.layout()
        if self.isVisible() and layout is not None:
            layout.activate()
            wanted = layout.heightForWidth(self.width())
            if wanted > self.height():
                self.resize(self.width(), wanted)

    def _take(self, row: VaryRow, parts: dict[str, list[Any]]) -> str:
        """Adds what a row says; gives what is wrong with it."""
        if row.setting.option in parts:
            return self.tr("That is the first setting already. Choose another one.")
        try:
            parts.update(parse([row.words]))
        except CodedError as error:
            if error.code == "study-no-values":
                return self.tr("Type the values, separated by commas.")
            named = {"name": setting_title(row.setting)}
            return error_text(CodedError(error.code, **{**error.data, **named}))
        return ""

    def _show_count(self) -> None:
        study = self._study
        self._start.setEnabled(study is not None and not self._no_data)
        self._count.setVisible(study is not None)
        if study is not None:
            arms = len(study.arms)
            said = self.tr("{arms} values, {seeds} trainings each: {count} trainings.")
            told = said.format(arms=arms, seeds=self.seeds, count=arms * self.seeds)
            self._count.setText(told)

    def _key(self) -> str:
        return "" if self._study is None else f"{self._study.name} {self.seeds}"

    def _measure(self) -> None:
        if self._study is None or self._no_data or not self.isVisible():
            self.estimate.drop()
        else:
            self.estimate.measure(self._key(), estimate_command(self._study, self.seeds))
        self._show_times()

    def _show_times(self) -> None:
        key = self._key()
        self.sizes.show_times(self.estimate.times(key), measuring=self.estimate.measuring(key))

    def ask(self) -> None:
        """Opens it; nobody waits."""
        self.open()
        self._look()

    def confirm(self) -> None:
        """As the button does."""
        if self._study is not None:
            self.confirmed.emit(self._study, Size(self.sizes.pictures, self.seeds))


def _written(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
