"""What people type for a setting."""

from typing import Any

import pytest

from app.gui.train_values import parse, written
from app.training.settings import SETTINGS, Setting

BY_NAME = {setting.name: setting for setting in SETTINGS}
NUMBERS = [setting for setting in SETTINGS if setting.kind is not str]


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("epochs", "7", 7),
        ("epochs", " 1000 ", 1000),
        ("epochs", "１２", 12),  # as a Chinese keyboard has them
        ("learning_rate", "0.1", 0.1),
        ("learning_rate", "0,1", 0.1),
        ("learning_rate", "1e-3", 1e-3),
        ("learning_rate", "1E-3", 1e-3),
        ("learning_rate", "2,5e-4", 2.5e-4),
        ("learning_rate", "1e−3", 1e-3),
        ("learning_rate", ".5", 0.5),
        ("learning_rate", "5.", 5.0),
        ("learning_rate", "０．５", 0.5),
        ("momentum", "0", 0.0),
        ("weight_decay", "10", 10.0),
        ("seed", str(2**32 - 1), 2**32 - 1),
        ("limit", "", None),
        ("limit", "  ", None),
        ("limit", "2", 2),
    ],
)
def test_numbers_as_people_write_them(name: str, typed: str, value: Any) -> None:
    read = parse(BY_NAME[name], typed)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        *(("epochs", typed) for typed in ("", "0", "-1", "1.5", "1e3", "ten", "1 0", "1_0", "0x5")),
        *(("learning_rate", typed) for typed in ("", "0", "-1", "nan", "inf", "1e999", "1.2.3")),
        *(("learning_rate", typed) for typed in ("0.1.", "1,000.5", "--1", "e5", "0.1 0", "½")),
        *(("momentum", typed) for typed in ("1", "1.0", "-0.1")),
        ("translate", "17"),
        ("limit", "1"),
        ("seed", str(2**32)),
        ("epochs", "9" * 5000),
    ],
)
def test_what_is_no_value(name: str, typed: str) -> None:
    with pytest.raises(ValueError):
        parse(BY_NAME[name], typed)


@pytest.mark.parametrize("setting", NUMBERS, ids=lambda setting: setting.name)
def test_what_is_written_is_read_back(setting: Setting) -> None:
    for number in (2, 0.3, 1e-7, 5e-4, 123456789, 0.1 + 0.2):
        value = setting.kind(number)
        if setting.allows(value):
            assert parse(setting, written(value)) == value
    assert written(None) == ""
