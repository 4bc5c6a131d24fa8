"""Reports are read whole or not at all."""

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from app.gui.report_data import read_report
from models.registry import CLASSES
from tests.made_reports import make_report

LABELS = np.repeat(np.arange(10), 20).astype(np.int64)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_report(tmp_path / "lenet5", LABELS)


def change(folder: Path, **what: object) -> None:
    values = json.loads((folder / "report.json").read_text())
    (folder / "report.json").write_text(json.dumps(values | what))


def test_everything_is_there(folder: Path) -> None:
    report = read_report(folder)
    assert report is not None
    assert report.title == "LeNet-5"
    assert report.classes == CLASSES
    assert report.images == 200
    right = sum(report.confusion[n][n] for n in range(10))
    assert report.numbers["accuracy"] == pytest.approx(right / 200)
    assert [each.name for each in report.per_class] == list(CLASSES)
    assert report.before[0].accuracy is None
    assert report.after[-1].accuracy == pytest.approx(29 / 30)
    assert report.familiarity is not None
    assert report.familiarity.others == 500
    assert len(report.curves) == 6
    assert all(not each.right for each in report.worst)
    assert report.page("zh").name == "report.zh-CN.html"


def test_cells_hold_every_picture_once_the_surest_first(folder: Path) -> None:
    report = read_report(folder)
    assert report is not None
    for (true, answer), those in report.cells.items():
        assert len(those) == report.confusion[true][answer]
        assert [each.probability for each in those] == sorted(
            (each.probability for each in those), reverse=True
        )
    found = sorted(each.index for those in report.cells.values() for each in those)
    assert found == list(range(200))


def test_what_was_not_measured_may_be_missing(folder: Path) -> None:
    change(folder, familiarity=None, curves=[], temperature=None, top2=None, speed={})
    report = read_report(folder)
    assert report is not None
    assert report.familiarity is None
    assert "temperature" not in report.numbers
    assert "top2" not in report.numbers


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 1}', "[" * 100_000, '{"format":'])
def test_damaged_report_is_none(folder: Path, content: str) -> None:
    (folder / "report.json").write_text(content)
    assert read_report(folder) is None


@pytest.mark.parametrize(
    "what",
    [
        {"format": 2},
        {"classes": None},
        {"classes": ["cat"]},
        {"classes": 7},
        {"confusion": [[1]]},
        {"confusion": [[20] * 10] * 10},
        {"per_class": {}},
        {"reliability": {}},
        {"data": {"images": 3, "fingerprint": ""}},
        {"data": None},
        {"worst": [{"index": 1}]},
        {"worst": [{"index": 900, "true": "cat", "answer": "dog", "probability": 0.5}]},
        {"worst": [{"index": 1, "true": "cow", "answer": "dog", "probability": 0.5}]},
        {"familiarity": {"roc": [[1]]}},
    ],
)
def test_report_that_makes_no_sense_is_none(folder: Path, what: dict[str, object]) -> None:
    change(folder, **what)
    assert read_report(folder) is None


def test_answers_have_to_fit(folder: Path) -> None:
    answers = folder / "answers.safetensors"
    whole = answers.read_bytes()
    answers.write_bytes(whole[:-9])
    assert read_report(folder) is None
    answers.write_bytes(b"something else")
    assert read_report(folder) is None
    save_file({"predicted": LABELS, "labels": LABELS}, answers)
    assert read_report(folder) is None
    probability = np.ones(200, np.float32)
    save_file({"predicted": LABELS + 90, "labels": LABELS, "probability": probability}, answers)
    assert read_report(folder) is None
    answers.unlink()
    assert read_report(folder) is None
    answers.write_bytes(whole)
    assert read_report(folder) is not None


def test_no_folder_is_no_report(tmp_path: Path) -> None:
    assert read_report(tmp_path / "none") is None
