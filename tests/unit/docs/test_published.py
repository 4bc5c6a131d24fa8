"""How pages say what was measured, also where something was not."""

from typing import Any

import pytest

from app.files import read_json
from docs import cards, results, tables
from docs.measure import kept, written
from docs.published import commonest, confusions, interval, percent, report_of, size_of
from models.registry import PUBLISHED
from models.weights import WeightsInfo

FAMILIARITY = {"auroc": 0.934, "accepted": 0.951, "refused": 0.62, "others": 2000}


def fitted(**more: Any) -> dict[str, Any]:
    """LeNet-5's figures as if everything had been fitted and measured."""
    numbers = {"temperature": 1.25, "power": 0.9, "threshold": 0.412, "ece": 0.0101}
    familiarity = {**FAMILIARITY, "kinds": ["apple", "bowl"]}
    return {**report_of("lenet5"), **numbers, "familiarity": familiarity, **more}


def unfitted() -> dict[str, Any]:
    nothing = dict.fromkeys(("temperature", "power", "threshold", "familiarity", "validation"))
    return {**report_of("lenet5"), **nothing, "ece_before": 0.0142}


def use(monkeypatch: pytest.MonkeyPatch, report: dict[str, Any]) -> None:
    for module in (cards, results, tables):
        monkeypatch.setattr(module, "report_of", lambda key: report)


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        ({"classes": 10}, "", ""),
        ({"classes": 10, "width": 0.5}, "width 0.5", "宽度 0.5"),
        (
            {"width": 0.5, "batch_norm": True, "dropout": 0.0},
            "width 0.5, batch norm, dropout 0",
            "宽度 0.5，批归一化，随机失活 0",
        ),
        ({"width": 32, "batch_norm": False}, "width 32", "宽度 32"),
        ({"activation": "silu", "some_thing": True}, "activation silu, some thing", None),
    ],
)
def test_sizes_in_words(arguments: dict[str, Any], english: str, chinese: str | None) -> None:
    assert size_of({"arguments": arguments}) == english
    if chinese is not None:
        assert size_of({"arguments": arguments}, "zh") == chinese


def test_the_commonest_mistakes_come_first() -> None:
    report = {"classes": ["cat", "dog", "frog"], "confusion": [[8, 2, 0], [5, 5, 0], [0, 3, 7]]}
    assert confusions(report) == [("dog", "cat", 5), ("frog", "dog", 3), ("cat", "dog", 2)]
    assert commonest(report, most=2) == "dog taken for cat (5), frog taken for dog (3)"
    assert commonest(report, "zh", 1) == "把狗认作猫（5）"


def test_the_interval_holds_the_accuracy() -> None:
    assert interval({"accuracy": 0.9, "data": {"images": 1000}}) == "87.98–91.71 %"
    assert percent(None) == "–"


def test_a_file_without_a_temperature_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, unfitted())
    card = cards.card("lenet5")
    assert "no temperature was fitted" in card
    assert "Familiarity: not fitted." in card
    assert "validation, " not in card
    assert "| LeNet-5 | 1.42 % | – | 0.92 % | not fitted | not fitted |" in results.page("en")
    assert "未拟合" in results.page("zh")
    assert all(row[-1] == "–" for row in tables.accuracy_rows("en"))


def test_a_fitted_file_says_what_that_brought(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, fitted())
    card, page = cards.card("lenet5"), results.page("en")
    assert "temperature 1.250, power 0.900" in card
    assert "93.4 %; 95.1 % of the test pictures are accepted, 62.0 % of 2,000" in card
    assert "probably none of the 10" in card
    assert "Those show: apple, bowl." in card
    assert "| LeNet-5 | 93.4 % | 95.1 % | 62.0 % | 2,000 | 0.412 |" in page
    assert "show: apple, bowl." in page
    assert "苹果、碗" in results.page("zh")
    assert tables.accuracy_rows("en")[0][-2:] == ("1.01 %", "93.4 %")


def test_pictures_that_the_measure_was_developed_with_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kinds = list(results.DEVELOPED_WITH)
    use(monkeypatch, fitted(familiarity={**FAMILIARITY, "kinds": kinds}))
    assert "20 classes of CIFAR-100's training set" in results.page("en")
    assert "CIFAR-100 训练集的 20 个类别" in results.page("zh")
    assert "the measure was developed with them" in cards.card("lenet5")


def test_a_threshold_that_was_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, fitted(familiarity=None))
    assert "threshold 0.412; not measured." in cards.card("lenet5")
    assert "Not measured for these files." in results.page("en")


def test_what_is_kept_of_a_report(tmp_path: Any) -> None:
    (tmp_path / "others" / "bowl").mkdir(parents=True)
    info = WeightsInfo("lenet5", {}, ("a",), (0.0,), (1.0,), results={"validation": {"loss": 0.1}})
    report = report_of("lenet5") | {
        "worst": [1],
        "model": "lenet5",
        "loss": 0.123456789,
        "familiarity": {**FAMILIARITY, "roc": [[0.0, 0.0]]},
        "training": {"learning_rate": 1e-7, "data": "/home/somebody"},
    }
    found = kept(report, info, tmp_path / "others")
    assert not {"worst", "model"} & found.keys()
    assert found["loss"] == 0.123457
    assert found["training"] == {"learning_rate": 1e-7}
    assert found["familiarity"] == {**FAMILIARITY, "roc": [[0.0, 0.0]], "kinds": ["bowl"]}
    assert found["validation"] == {"loss": 0.1}
    (tmp_path / "one.json").write_text(written(found), "utf-8")
    assert read_json(tmp_path / "one.json") == found


def test_what_was_kept_before_is_kept_again() -> None:
    info = WeightsInfo("lenet5", {}, ("a",), (0.0,), (1.0,))
    before = {**FAMILIARITY, "roc": [[0.0, 0.0]], "kinds": ["bowl"]}
    report = report_of("lenet5") | {"familiarity": {**before, "kept": True}}
    assert kept(report, info, None)["familiarity"] == before


@pytest.mark.parametrize("key", PUBLISHED)
def test_no_place_on_a_disk_is_kept(key: str) -> None:
    assert "/home" not in written(report_of(key))
    assert "data" not in report_of(key)["training"]
