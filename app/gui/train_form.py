"""Every setting of a training that people may change, with the recipe's values to begin with."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtGui import QFont
from PyQt5.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.gui import train_labels as labels
from app.gui.train_fields import ChoiceField, Field, NumberField
from app.gui.train_look import Start
from app.training.config import TrainConfig
from app.training.expected import idle_settings
from app.training.recipes import recipe
from app.training.settings import ARGUMENTS, PRETRAINED, SETTINGS, usual_arguments
from models.registry import MODELS, PUBLISHED, owners, spec

_GAP = 10  # between two fields, logical pixels
_ABOVE_HEADING = 12
_HEADING_SIZE = 1.15  # of the font's size


class TrainForm(QWidget):
    """A field for each setting, in groups; what differs from the recipe is marked."""

    changed = pyqtSignal()  # a person has edited a field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainForm")
        self._key = next(iter(MODELS))
        self._starts: tuple[Start, ...] = ()
        self.fields: dict[str, Field] = {}
        self._headings: dict[str, QLabel] = {}
        self._build()
        self.begin(self._key)
        self.retranslate()

    def _build(self) -> None:
        settings = {setting.name: setting for setting in (*SETTINGS, *ARGUMENTS)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for group, names in labels.GROUPS.items():
            heading = self._headings[group] = QLabel(self)
            column.addSpacing(_ABOVE_HEADING)
            column.addWidget(heading)
            for name in names:
                setting = settings[name]
                kind = ChoiceField if setting.kind in (str, bool) else NumberField
                field = self.fields[name] = kind(setting, self)
                field.edited.connect(self._on_edited)
                if setting in ARGUMENTS:  # until a network comes that has it
                    field.base = spec(owners(name)[0]).takes[name]
                    field.show_value(field.base)
                column.addWidget(field)

    def begin(self, key: str) -> None:
        """The recipe of a network, whatever was typed before."""
        self._key = key
        self._offer_weights()
        self._choice("start").show_value(None)
        for name, value in self._recipe_values():
            self.fields[name].base = value
            self.fields[name].show_value(value)
        self._show_all()

    def set_network(self, key: str) -> None:
        """Another network: its recipe, but for what was changed."""
        if key == self._key:
            return
        self._key = key
        self._offer_weights()  # those of the other network are no longer among them
        self._follow_recipe()

    def set_starts(self, starts: tuple[Start, ...]) -> None:
        """What a training could begin with here."""
        if starts != self._starts:
            self._starts = starts
            self._offer_weights()
            self._follow_recipe()

    def set_epochs(self, epochs: int) -> None:
        """As if somebody had typed them."""
        self.fields["epochs"].show_value(epochs)
        self._on_edited()

    @property
    def problem(self) -> str:
        """What is wrong with the first field that is not valid; empty if all are."""
        wrong = next((f for _, f in self._own_fields() if not f.valid), None)
        if wrong is None:
            return ""
        name, said = labels.label(wrong.setting), labels.complaint(wrong.setting)
        said = said[:1].lower() + said[1:]  # within a sentence
        return self.tr("{field}: {problem}").format(field=name, problem=said)

    @property
    def changes(self) -> int:
        """How many settings differ from the recipe, the epochs left aside."""
        return sum(f.differs for name, f in self._own_fields() if name != "epochs")

    @property
    def full_epochs(self) -> int:
        """The epochs of the recipe."""
        return recipe(self._key).epochs

    def config(self, data: str | None = None) -> TrainConfig:
        """The settings as they are now. Raises ValueError where a field has no valid value."""
        config = self._recipe()
        arguments, values = dict(config.arguments), {}
        for name, field in self._own_fields():
            if not field.setting.of_network:
                values[name] = field.used
            elif field.differs:
                arguments[name] = field.used
        return replace(config, **values, arguments=arguments, data=data).checked()

    def retranslate(self) -> None:
        """Texts in the language of now."""
        for group, heading in self._headings.items():
            heading.setText(labels.heading(group))
            heading.setFont(_larger(self.font()))
        width = max(field.name_width() for field in self.fields.values())
        for field in self.fields.values():
            field.set_name_width(width)
            field.retranslate()
        self._offer_weights()
        self._show_all()

    def _recipe(self) -> TrainConfig:
        """With the arguments of the network whose weights it begins with."""
        usual, value = recipe(self._key), self._choice("start").value
        arguments = [s.arguments for s in self._starts if s.value == value and s.key == self._key]
        return replace(usual, arguments=arguments[0]) if arguments else usual

    def _recipe_values(self) -> Iterator[tuple[str, Any]]:
        usual, built = self._recipe(), usual_arguments(self._key)
        for name, field in self._own_fields():
            if field.setting.of_network:
                yield name, usual.arguments.get(name, built[name])
            else:
                yield name, getattr(usual, name)

    def _own_fields(self) -> Iterator[tuple[str, Field]]:
        """Those that mean something for the network: some have arguments of their own."""
        known = spec(self._key)
        foreign = {setting.name for setting in ARGUMENTS} - known.takes.keys()
        if known.pretrained is None:
            foreign.add("pretrained")
        return ((name, field) for name, field in self.fields.items() if name not in foreign)

    def _follow_recipe(self) -> None:
        for name, value in self._recipe_values():
            self.fields[name].follow(value)
        self._show_all()

    def _offer_weights(self) -> None:
        """What the choices of weights are called depends on the language."""
        published = self.tr("the published weights")
        starts: Sequence[tuple[str | None, str]] = [
            (None, self.tr("chance: from scratch")),
            *((s.value, s.name or published) for s in self._starts if s.key == self._key),
        ]
        self._choice("start").set_choices(starts)
        teachers: Sequence[tuple[str | None, str]] = [
            (None, self.tr("none")),
            *((key, MODELS[key].title) for key in PUBLISHED),
        ]
        self._choice("teacher").set_choices(teachers)
        pretrained = self._choice("pretrained")
        names = [(value, labels.choice(pretrained.setting, value)) for value in PRETRAINED]
        pretrained.set_choices(names)

    def _choice(self, name: str) -> ChoiceField:
        field = self.fields[name]
        assert isinstance(field, ChoiceField)
        return field

    def _on_edited(self) -> None:
        self._follow_recipe()
        self.changed.emit()

    def _show_all(self) -> None:
        """What has no effect cannot be edited."""
        chosen = {
            name: field.value
            for name, field in self._own_fields()
            if isinstance(field, ChoiceField) and not field.setting.of_network
        }
        idle = idle_settings(replace(recipe(self._key), **chosen))
        if chosen["teacher"] is None:
            idle.add("views")  # without one it would only be a weaker augmentation
        own = dict(self._own_fields())
        for name, field in self.fields.items():
            field.setVisible(name in own)
            field.setEnabled(name not in idle)
            field.show_state()


def _larger(font: QFont) -> QFont:
    made = QFont(font)
    if font.pointSizeF() > 0:  # a font may be given in pixels
        made.setPointSizeF(font.pointSizeF() * _HEADING_SIZE)
    made.setBold(True)
    return made
