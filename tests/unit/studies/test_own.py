"""A study of one's own: values as text become arms."""

import pytest

from app.studies.own import own_study, parse
from app.studies.runner import Plan
from models.errors import CodedError
from models.registry import CLASSES

PLAN = Plan("/data", "f", CLASSES, 45_000, 5000, 20_000)


def test_values_are_numbers_or_names():
    assert parse(["lr=0.1, 1e-3", "activation=relu,gelu", "batch_size=16"]) == {
        "lr": [0.1, 1e-3],
        "activation": ["relu", "gelu"],
        "batch-size": [16],
    }
    assert parse(["learning_rate=0.1"]) == parse(["--lr=0.1"]) == {"lr": [0.1]}


@pytest.mark.parametrize(
    ("vary", "code"),
    [
        ("depth=1,2", "study-no-setting"),
        ("seed=1,2", "study-no-setting"),
        ("lr", "study-no-values"),
        ("lr=,", "study-no-values"),
        ("lr=fast", "bad-setting"),
        ("lr=-1", "bad-setting"),
        ("epochs=1.5", "bad-setting"),
        ("activation=step", "bad-setting"),
        ("loss=mse-integers", None),
    ],
)
def test_what_cannot_be_varied_is_said(vary, code):
    if code is None:
        assert parse([vary]) == {"loss": ["mse-integers"]}
        return
    with pytest.raises(CodedError) as caught:
        parse([vary])
    assert caught.value.code == code


def test_every_combination_is_an_arm_with_the_networks_usual_settings():
    study = own_study("resnet18", parse(["lr=0.1,0.2", "dropout=0,0.5"]))
    assert [arm.label.en for arm in study.arms] == ["0.1, 0", "0.1, 0.5", "0.2, 0", "0.2, 0.5"]
    config = PLAN.config(study, study.arms[1], 2)
    assert config.model == "resnet18"
    assert config.arguments == {"width": 32, "dropout": 0.5}
    assert (config.learning_rate, config.cutout, config.epochs) == (0.1, 8, 10)
    assert (config.split, config.seed, config.limit) == ("study", 2, 20_000)


def test_all_else_can_be_as_in_a_study_of_the_program():
    study = own_study("lenet5", parse(["lr=0.1,0.2"]), like="regularisation")
    config = PLAN.config(study, study.arms[0], 0)
    assert (config.optimizer, config.epochs, config.schedule) == ("adamw", 20, "constant")
    assert study.name != own_study("lenet5", parse(["lr=0.1,0.2"]), 20).name


def test_its_length_can_be_chosen():
    assert own_study("lenet5", {"lr": [0.1]}, 3).base["epochs"] == 3


def test_equal_questions_are_one_study_and_others_another():
    first = own_study("lenet5", {"lr": [0.1, 0.2]})
    assert first.name == own_study("lenet5", {"lr": [0.1, 0.2]}).name
    assert first.name.startswith("lenet5-lr-")
    assert first.name != own_study("lenet5", {"lr": [0.1, 0.3]}).name
    assert first.name != own_study("lenet5", {"lr": [0.1, 0.2]}, 3).name


def test_too_many_are_refused():
    values = [0.001 * place for place in range(1, 6)]
    with pytest.raises(CodedError) as caught:
        own_study("lenet5", {"lr": values, "weight-decay": values})
    assert caught.value.code == "study-too-many"


def test_an_unknown_network_is_refused():
    with pytest.raises(CodedError) as caught:
        own_study("lenet", {"lr": [0.1]})
    assert caught.value.code == "unknown-network"


def test_values_that_differ_in_the_seventh_digit_are_two():
    study = own_study("lenet5", parse(["lr=0.1234561,0.1234562"]))
    assert len({arm.key for arm in study.arms}) == 2
    assert study.arms[0].label.en == "0.1234561"
