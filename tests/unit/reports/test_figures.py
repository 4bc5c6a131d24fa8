"""report.json, against the network asked by hand."""

import json
import math

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from app.inference.images import read_image
from app.inference.predictor import Predictor
from app.reports.figures import measure, metrics_file, report_of
from app.reports.others import VARIABLE, Others, find_others
from app.training.evaluation import evaluate
from models.errors import CodedError
from models.weights import load_weights
from tests.made_runs import metrics
from tests.unit.reports.made import network_file, noise, written

FIELDS = """format model key title arguments parameters multiply_adds classes resizing training
    commit data accuracy accuracy_single_view top2 loss ece ece_chance loss_before ece_before
    temperature power threshold per_class confusion reliability familiarity curves speed
    bytes worst"""


@pytest.fixture
def strangers(tmp_path):
    """A folder with five pictures in folders of folders, and what is no picture."""
    place = tmp_path / "strangers"
    generator = np.random.default_rng(2)
    for number in range(5):
        folder = place / f"kind {number % 2}" / "more"
        folder.mkdir(parents=True, exist_ok=True)
        pixels = generator.integers(0, 256, (20 + number, 40, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{number}.png")
    (place / "list.txt").write_text("no picture")
    (place / "broken.png").write_bytes(b"\x89PNG and no more")
    (place / ".hidden.png").write_bytes(b"")
    return place


def by_hand(file, images):
    """Logits of both views, N×2×C float64."""
    network, info = load_weights(file)
    mean, std = (torch.tensor(v).view(1, 3, 1, 1) for v in (info.mean, info.std))
    pixels = (images.permute(0, 3, 1, 2) / 255 - mean) / std
    with torch.no_grad():
        return torch.stack([network(pixels), network(pixels.flip(3))], 1).double().numpy()


def softmax(logits):
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return (powers / powers.sum(-1, keepdims=True)).mean(1)  # over the views


def test_figures_by_hand(measured):
    made = measured(count=90, temperature=2.5)
    report, labels = made.report, made.dataset.labels.numpy()
    logits = by_hand(made.file, made.dataset.images)
    before, after = softmax(logits), softmax(logits / 2.5)
    places = np.arange(90)
    assert report["accuracy"] == pytest.approx((after.argmax(1) == labels).mean())
    assert report["loss"] == pytest.approx(-np.log(after[places, labels]).mean(), rel=1e-4)
    assert report["loss_before"] == pytest.approx(-np.log(before[places, labels]).mean(), rel=1e-4)
    assert report["ece_before"] > report["ece"] >= 0
    second = np.sort(after, 1)[:, -2]
    assert report["top2"] == pytest.approx((after[places, labels] >= second).mean())
    confusion = np.zeros((3, 3), int)
    np.add.at(confusion, (labels, after.argmax(1)), 1)
    assert report["confusion"] == confusion.tolist()
    worst = max(np.flatnonzero(after.argmax(1) != labels), key=lambda n: after[n].max())
    assert report["worst"][0]["index"] == worst
    assert report["worst"][0]["probability"] == pytest.approx(after[worst].max(), abs=1e-5)


def test_everything_that_was_promised_is_there(measured):
    made = measured(temperature=None)
    report = made.report
    assert set(report) == set(FIELDS.split())
    assert (report["format"], report["model"], report["title"]) == (1, "mine", "LeNet-5")
    assert report["data"] == {"images": 40, "fingerprint": "f00d", "part": "test"}
    assert [len(report["reliability"][when]) for when in ("before", "after")] == [15, 15]
    assert (report["loss"], report["ece"]) == (report["loss_before"], report["ece_before"])
    assert set(report["speed"]) == {
        *("pictures_per_second", "milliseconds_one_picture", "device", "threads", "machine")
    }
    assert report["speed"]["milliseconds_one_picture"] > 0
    assert report["familiarity"] is None
    assert report["curves"] == []
    written(made)
    assert json.loads((made.folder / "report.json").read_text("utf-8")) == report


def test_figures_are_those_of_evaluate(measured):
    made = measured()
    network, info = load_weights(made.file)
    figures = evaluate(network, info, made.dataset)
    for name in ("accuracy", "accuracy_single_view", "loss", "ece", "confusion"):
        assert made.report[name] == figures[name] == made.measured.figures[name]
    assert set(figures) == set(made.measured.figures)


def test_the_answers_of_all_pictures(measured):
    made = written(measured(memory=True))
    answers = load_file(made.folder / "answers.safetensors")
    assert {name: str(t.dtype)[6:] for name, t in answers.items()} == {
        "predicted": "int64",
        "probability": "float32",
        "labels": "int64",
        "familiarity": "float32",
    }
    assert all(tensor.shape == (40,) for tensor in answers.values())
    assert torch.equal(answers["labels"], made.dataset.labels)
    share = (answers["predicted"] == answers["labels"]).double().mean()
    assert float(share) == pytest.approx(made.report["accuracy"])
    surest = made.report["worst"][0]
    assert float(answers["probability"][surest["index"]]) == surest["probability"]


def test_two_measurements_differ_in_speed_alone(measured):
    reports = [measured().report for _ in range(2)]
    for report in reports:
        del report["speed"]
    assert json.dumps(reports[0]) == json.dumps(reports[1])


def test_familiarity(measured, strangers):
    made = measured(others=Others(strangers), threshold=0.9, memory=True)
    known, others = made.measured.known.tolist(), made.measured.others.tolist()
    assert len(others) == 5  # the damaged one is left out
    found = made.report["familiarity"]
    pairs = [(k > o) + (k == o) / 2 for k in known for o in others]
    assert found["auroc"] == pytest.approx(sum(pairs) / len(pairs))
    assert found["accepted"] == sum(k >= 0.9 for k in known) / 40
    assert found["refused"] == sum(o < 0.9 for o in others) / 5
    assert found["others"] == 5


def test_familiarity_is_what_the_program_says_of_a_picture(measured, strangers):
    made = measured(others=Others(strangers), memory=True)
    predictor = Predictor("cpu")
    stranger = read_image(strangers / "kind 0/more/0.png")
    known = Image.fromarray(made.dataset.images[0].numpy())
    for picture, found in ((stranger, made.measured.others), (known, made.measured.known)):
        said = predictor.predict(picture, str(made.file))
        assert float(found[0]) == pytest.approx(said.familiarity, abs=1e-5)
    assert float(made.measured.answers[0].max()) == pytest.approx(said.probability, abs=1e-5)


def test_familiarity_without_a_threshold(measured, strangers):
    found = measured(others=Others(strangers), memory=True).report["familiarity"]
    assert found["accepted"] is found["refused"] is None
    assert 0 <= found["auroc"] <= 1


def test_others_are_not_looked_at_by_a_network_without_a_measure(measured, strangers):
    made = measured(others=Others(strangers))
    assert made.report["familiarity"] is None
    assert made.measured.others is None


def test_where_others_are(strangers, tmp_path, monkeypatch):
    assert find_others() is None
    monkeypatch.setenv(VARIABLE, str(strangers))
    assert find_others().folder == strangers
    (tmp_path / "nothing").mkdir()
    for place, code in (("nowhere", "others-not-found"), ("nothing", "others-empty")):
        with pytest.raises(CodedError) as raised:
            find_others(tmp_path / place)
        assert raised.value.code == code


def test_others_none_of_which_can_be_read(tmp_path):
    _, info = load_weights(network_file(tmp_path / "x.safetensors", ("ant", "bee")))
    (tmp_path / "x.png").write_bytes(b"no picture")
    with pytest.raises(CodedError) as raised:
        Others(tmp_path).pictures(info)
    assert raised.value.code == "others-empty"


@pytest.mark.parametrize(
    ("weights", "course"),
    [("a/model.safetensors", "a/metrics.jsonl"), ("a/x.safetensors", "a/x.metrics.jsonl")],
)
def test_the_course_of_a_training(tmp_path, weights, course):
    file = tmp_path / weights
    assert metrics_file(file) == tmp_path / course


def test_curves_are_the_lines_of_the_training(measured, tmp_path):
    lines = metrics(3)
    (tmp_path / "networks").mkdir()
    beside = tmp_path / "networks/mine.metrics.jsonl"
    beside.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert measured().report["curves"] == lines


def test_what_is_no_number_is_null(tmp_path):
    file = network_file(tmp_path / "x.safetensors", ("ant", "bee"))
    network, info = load_weights(file)
    dataset = noise(info.classes, 20)
    with torch.no_grad():
        next(network.parameters()).fill_(math.nan)
    report = report_of(measure(network, info, dataset), "x", file, dataset)
    assert report["loss"] is None
    json.dumps(report, allow_nan=False)


def test_progress_is_told(measured, strangers):
    network, info = load_weights(measured(memory=True).file)
    told = []
    measure(
        *(network, info, noise(info.classes, 300)),
        others=Others(strangers),
        progress=lambda *what: told.append(what),
    )
    assert [what for what in told if what[0] == "test"] == [("test", n, 300) for n in (0, 128, 256)]
    assert ("read", 6, 6) in told
    assert ("others", 0, 15) in told  # five pictures, each in three views
