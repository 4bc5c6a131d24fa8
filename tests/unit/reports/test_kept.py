"""Reports of the program's own networks show what was measured when they were published."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.files import read_json, write_json
from app.paths import checkout
from app.reports import kept
from app.reports.kept import kept_familiarity
from models.weights import published_path, read_info

KEY = "resnet18"
FILE, INFO = published_path(KEY), read_info(published_path(KEY))
FINGERPRINT = "f00d"


@pytest.fixture
def results(tmp_path, monkeypatch):
    """docs/results of a checkout with other figures: a function that changes them."""

    def write(**more):
        familiarity = {"auroc": 0.9, "roc": [[0, 0], [1, 1]], "kinds": ["bowl"]}
        data = {"fingerprint": FINGERPRINT}
        figures = {"accuracy": 0.93, "threshold": INFO.threshold, "data": data}
        made = {**figures, "familiarity": familiarity, **more}
        folder = tmp_path / "docs" / "results"
        folder.mkdir(parents=True, exist_ok=True)
        write_json(folder / f"{KEY}.json", made)

    monkeypatch.setattr(kept, "checkout", lambda: tmp_path)
    write()
    return write


def found(info=INFO, file=FILE, accuracy=0.93, fingerprint=FINGERPRINT):
    return kept_familiarity(info, file, accuracy, fingerprint)


def test_the_figures_say_that_they_were_kept(results):
    assert found() == {"auroc": 0.9, "roc": [[0, 0], [1, 1]], "kinds": ["bowl"], "kept": True}


@pytest.mark.parametrize(
    "other",
    [
        {"accuracy": 0.92},
        {"fingerprint": "beef"},
        {"file": Path("/nowhere.safetensors")},
        {"file": published_path("lenet5")},
        {"info": replace(INFO, threshold=0.1)},
        {"info": replace(INFO, threshold=None)},
        {"info": replace(INFO, key="cnn2")},
    ],
)
def test_another_file_or_other_pictures_have_none(results, other):
    assert found(**other) is None


@pytest.mark.parametrize("changed", [{"familiarity": None}, {"familiarity": {"auroc": 0.9}}])
def test_what_was_not_kept_is_not_there(results, changed):
    results(**changed)
    assert found() is None


def test_a_program_without_its_documents_has_none(results, tmp_path):
    (tmp_path / "docs" / "results" / f"{KEY}.json").unlink()
    assert found() is None


@pytest.mark.parametrize("key", ["lenet5", "alexnet", "vgg16", "googlenet", "resnet18"])
def test_the_published_networks_have_theirs(key):
    figures = read_json(checkout() / "docs" / "results" / f"{key}.json")
    info, accuracy = read_info(published_path(key)), figures["accuracy"]
    there = kept_familiarity(info, published_path(key), accuracy, figures["data"]["fingerprint"])
    assert there["roc"][0] == [0, 0]
    assert there["roc"][-1] == [1, 1]
    assert 1 < len(there["roc"]) <= 200
    assert there["auroc"] == figures["familiarity"]["auroc"]
