"""The fields of a training's settings."""

from typing import Any

import pytest
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.gui import train_labels as labels
from app.gui.train_fields import ChoiceField, NumberField
from app.gui.train_form import TrainForm
from app.gui.train_look import Start
from app.messages import LANGUAGES, text
from app.training.recipes import recipe
from app.training.settings import ARGUMENTS, PRETRAINED, SETTINGS, Setting
from models.registry import MODELS, PUBLISHED

LEFT_OUT = {"split", "threads"}  # for the command line alone
SHOWN = [each for each in (*SETTINGS, *ARGUMENTS) if each.name not in LEFT_OUT]
STARTS = (
    Start("vgg16", "vgg16", "", {"width": 0.5}),
    Start("vgg16", "/runs/mine/model.safetensors", "mine", {"width": 1.0, "activation": "gelu"}),
    Start("lenet5", "/runs/other/model.safetensors", "other", {}),
)


@pytest.fixture
def form(qtbot: QtBot) -> TrainForm:
    form = TrainForm()
    qtbot.addWidget(form)
    form.begin("vgg16")
    return form


def type_in(form: TrainForm, option: str, typed: str) -> None:
    line = form.findChild(QLineEdit, f"train-{option}")
    line.setText(typed)
    line.textEdited.emit(typed)


def choose(form: TrainForm, option: str, value: Any) -> None:
    box = form.findChild(QComboBox, f"train-{option}")
    index = box.findData(value)
    assert index >= 0, value
    box.setCurrentIndex(index)


def sentence(form: TrainForm, option: str) -> QLabel:
    return form.findChild(QLabel, f"train-{option}-help")


def offered(form: TrainForm, option: str) -> list[Any]:
    box = form.findChild(QComboBox, f"train-{option}")
    return [box.itemData(index) for index in range(box.count())]


def test_every_setting_has_a_field_or_is_left_out(form: TrainForm) -> None:
    grouped = [name for names in labels.GROUPS.values() for name in names]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) == set(form.fields) == {setting.name for setting in SHOWN}
    assert set(labels.LABELS) == set(grouped)
    assert {setting.name for setting in SETTINGS} >= LEFT_OUT
    for setting in SHOWN:
        kind = ChoiceField if setting.kind in (str, bool) else NumberField
        assert isinstance(form.fields[setting.name], kind), setting.name


def test_the_lists_are_complete(form: TrainForm) -> None:
    for option, choices in {
        "optimizer": 6, "loss": 4, "activation": 6, "initialisation": 6, "device": 4, "keep": 2,
    }.items():  # fmt: skip
        assert len(offered(form, option)) == choices


@pytest.mark.parametrize("setting", SHOWN, ids=lambda setting: setting.name)
def test_every_choice_has_a_name_of_its_own(form: TrainForm, setting: Setting) -> None:
    names = [labels.choice(setting, value) for value in setting.choices]
    assert len(set(names)) == len(names)
    if setting.choices:
        box = form.findChild(QComboBox, f"train-{setting.option}")
        assert [box.itemText(index) for index in range(box.count())] == names


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("setting", SHOWN, ids=lambda setting: setting.name)
def test_every_field_explains_itself(
    form: TrainForm, setting: Setting, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIFAR_LAB_LANGUAGE", language)
    form.retranslate()
    said = sentence(form, setting.option).text()
    assert said == labels.explanation(setting)
    # the sentence of `train --help`, as a sentence
    told = text(f"help-{setting.option}").replace("%%", "%")
    assert said[1:-1] == told[1:]
    assert said[0].lower() == told[0].lower()
    assert said[-1] == {"en": ".", "zh": "。"}[language]
    assert len(said) > {"en": 40, "zh": 14}[language]
    editor = form.fields[setting.name].editor
    assert editor.accessibleName()
    assert said in editor.accessibleDescription()


@pytest.mark.parametrize("key", MODELS)
def test_it_begins_with_the_recipe(form: TrainForm, key: str) -> None:
    form.begin(key)
    assert form.config() == recipe(key)
    assert form.changes == 0
    assert form.problem == ""
    assert form.full_epochs == recipe(key).epochs


def test_the_settings_are_what_was_typed_and_chosen(form: TrainForm) -> None:
    for option, typed in {
        "epochs": "7", "batch-size": "64", "lr": "1e-3", "warmup": "0,25", "weight-decay": "0",
        "ema-decay": "0.5", "label-smoothing": "0.05", "dropout": "0.3", "translate": "1",
        "cutout": "4", "limit": "500", "seed": "11",
    }.items():  # fmt: skip
        type_in(form, option, typed)
    for option, value in {
        "optimizer": "rmsprop", "loss": "bce", "activation": "silu", "initialisation": "he",
        "flip": "none", "keep": "best", "device": "cpu", "precision": "float32",
        "teacher": "resnet18",
    }.items():  # fmt: skip
        choose(form, option, value)
    for option, typed in {
        "momentum": "0.8", "teacher-share": "1", "teacher-temperature": "4", "views": "6",
    }.items():  # fmt: skip
        type_in(form, option, typed)
    assert form.config("/pictures") == recipe(
        "vgg16",
        arguments={"width": 0.5, "dropout": 0.3, "activation": "silu"},
        epochs=7, batch_size=64, learning_rate=1e-3, warmup=0.25, weight_decay=0.0, ema_decay=0.5,
        label_smoothing=0.05, translate=1, cutout=4, limit=500, seed=11, optimizer="rmsprop",
        loss="bce", initialisation="he", flip="none", keep="best", device="cpu",
        precision="float32", teacher="resnet18", momentum=0.8, teacher_share=1.0,
        teacher_temperature=4.0, views=6, data="/pictures",
    )  # fmt: skip


def test_wrong_values_are_marked_as_they_are_typed(qtbot: QtBot, form: TrainForm) -> None:
    with qtbot.waitSignal(form.changed):
        type_in(form, "momentum", "1")
    said = sentence(form, "momentum")
    assert said.text() == "Type a number, from 0 to less than 1."
    assert said.foregroundRole() == QPalette.ColorRole.BrightText
    line = form.findChild(QLineEdit, "train-momentum")
    assert said.text() in line.accessibleDescription()
    assert form.problem == "Momentum: type a number, from 0 to less than 1."
    with pytest.raises(ValueError):
        form.config()
    type_in(form, "momentum", "0,5")
    assert said.foregroundRole() == QPalette.ColorRole.PlaceholderText
    assert said.text() == labels.explanation(form.fields["momentum"].setting)
    assert form.config().momentum == 0.5


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("epochs", "", "Type a whole number, 1 or more."),
        ("lr", "0", "Type a number, more than 0."),
        ("translate", "99", "Type a whole number, from 0 to 16."),
        ("seed", "-1", "Type a whole number, from 0 to 4294967295."),
        ("limit", "1", "Type a whole number, 2 or more, or nothing for all."),
        ("weight-decay", "x", "Type a number, from 0 to 10."),
    ],
)
def test_what_to_type_instead(form: TrainForm, option: str, typed: str, said: str) -> None:
    type_in(form, option, typed)
    assert sentence(form, option).text() == said


def test_what_differs_from_the_recipe_is_marked(form: TrainForm) -> None:
    field = form.fields["learning_rate"]
    name = next(label for label in field.findChildren(QLabel) if label.text() == "Learning rate")
    assert not name.font().bold()
    type_in(form, "lr", "0.3")
    assert name.font().bold()
    assert "The recipe says: 0.1" in field.editor.accessibleDescription()
    choose(form, "activation", "tanh")
    assert form.changes == 2
    type_in(form, "lr", "0.1")
    assert not name.font().bold()
    assert form.changes == 1
    form.set_epochs(3)
    assert form.changes == 1  # the epochs are seen elsewhere


def test_what_has_no_effect_is_left_alone(form: TrainForm) -> None:
    views = form.fields["views"]
    assert not views.isEnabled()
    choose(form, "teacher", "resnet18")
    type_in(form, "views", "5")
    assert form.config().views == 5
    choose(form, "teacher", None)
    assert not views.isEnabled()
    assert form.config() == recipe("vgg16")
    type_in(form, "momentum", "7")
    assert form.problem
    choose(form, "optimizer", "adam")  # knows no momentum
    assert not form.problem
    assert form.config() == recipe("vgg16", optimizer="adam")
    assert "no effect" in form.fields["momentum"].editor.accessibleDescription()


def test_another_network_has_its_recipe_but_for_what_was_changed(form: TrainForm) -> None:
    type_in(form, "lr", "0.05")
    type_in(form, "seed", "4")
    choose(form, "activation", "gelu")
    form.set_network("alexnet")
    changed = {"learning_rate": 0.05, "seed": 4, "arguments": {"activation": "gelu"}}
    assert form.config() == recipe("alexnet", **changed)
    form.set_network("lenet5")
    assert form.config() == recipe("lenet5", **changed)
    form.begin("lenet5")
    assert form.config() == recipe("lenet5")


def test_weights_to_begin_with(form: TrainForm) -> None:
    form.set_starts(STARTS)
    assert offered(form, "start") == [None, "vgg16", "/runs/mine/model.safetensors"]
    choose(form, "start", "vgg16")
    assert form.config() == recipe("vgg16", start="vgg16", arguments={"width": 0.5})
    assert not form.fields["initialisation"].isEnabled()
    choose(form, "start", "/runs/mine/model.safetensors")
    # the network is built as those weights were
    config = form.config()
    assert config.arguments == {"width": 1.0, "activation": "gelu"}
    assert config.start == "/runs/mine/model.safetensors"
    assert form.fields["activation"].value == "gelu"
    choose(form, "activation", "relu")
    assert form.config().arguments == {"width": 1.0, "activation": "relu"}
    form.set_starts(STARTS[2:])  # they are gone
    assert form.config() == recipe("vgg16")
    form.set_network("lenet5")
    assert offered(form, "start") == [None, "/runs/other/model.safetensors"]


def test_a_start_of_another_network_is_forgotten(form: TrainForm) -> None:
    form.set_starts(STARTS)
    choose(form, "start", "vgg16")
    form.set_network("lenet5")
    assert form.config() == recipe("lenet5")


def test_teachers_are_the_published_networks(form: TrainForm) -> None:
    assert offered(form, "teacher") == [None, *PUBLISHED]


def test_retranslating_keeps_what_was_typed(form: TrainForm) -> None:
    form.set_starts(STARTS)
    choose(form, "start", "vgg16")
    choose(form, "teacher", "lenet5")
    type_in(form, "lr", "0.")
    type_in(form, "seed", "9")
    form.retranslate()
    assert form.findChild(QLineEdit, "train-lr").text() == "0."
    type_in(form, "lr", "0.2")
    config = form.config()
    assert (config.start, config.teacher, config.seed) == ("vgg16", "lenet5", 9)


def shown(form: TrainForm) -> set[str]:
    return {name for name, field in form.fields.items() if not field.isHidden()}


def test_what_only_some_networks_have_is_shown_for_them_alone(form: TrainForm) -> None:
    special = {setting.name for setting in ARGUMENTS} | {"pretrained"}
    for key in MODELS:
        form.set_network(key)
        wanted = set(MODELS[key].takes) | ({"pretrained"} if MODELS[key].pretrained else set())
        assert shown(form) & special == wanted, key
        assert shown(form) - special == set(form.fields) - special


def test_arguments_of_a_network_become_its_settings(form: TrainForm) -> None:
    form.begin("cnn2")
    type_in(form, "convolutions", "5")
    assert form.problem
    type_in(form, "convolutions", "4")
    assert form.config() == recipe("cnn2", arguments={"convolutions": 4})
    assert form.changes == 1
    form.set_network("lenet5")  # has none: nothing is wrong, nothing is passed on
    assert form.config() == recipe("lenet5")
    assert form.changes == 0
    choose(form, "batch-norm", True)
    assert form.config().arguments == {"batch_norm": True}
    choose(form, "batch-norm", False)
    assert form.changes == 0


def test_weights_of_others_and_how_they_are_kept(form: TrainForm) -> None:
    assert not form.fields["frozen_epochs"].isEnabled()  # begins by chance
    form.begin("resnet50")
    assert offered(form, "pretrained") == list(PRETRAINED)
    assert form.fields["frozen_epochs"].isEnabled()
    type_in(form, "frozen-epochs", "2")
    assert form.config() == recipe("resnet50", frozen_epochs=2)
    choose(form, "pretrained", "none")
    assert not form.fields["frozen_epochs"].isEnabled()
    assert form.fields["initialisation"].isEnabled()
    assert form.config().pretrained == "none"
    form.set_network("vgg16")
    assert form.config() == recipe("vgg16")
